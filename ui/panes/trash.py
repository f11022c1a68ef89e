"""The side 回收站 of the room 往期: what was deleted, and how long it can still be put back."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QMenu,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.panes.recall.reading import Reading, ReadingView
from ui.widgets import buttons, painting, tag
from ui.widgets.line_model import LINE, Index, LineModel


_HEIGHT = 50
_SOON = 7  # days; fewer are told in amber
_ABOUT = "删除的简报和留用稿在这里放 90 天，可以原样放回；满 90 天，打开程序时自动彻底删除。"


@dataclass(frozen=True, slots=True)
class TrashRow:
    """One deleted thing: its sort and id, what it is called, and the days that are left."""

    sort: str
    id: int
    title: str
    below: str
    days: int

    @property
    def left(self) -> str:
        """Return 还有 87 天."""
        return f"还有 {self.days} 天" if self.days > 0 else "下次打开时彻底删除"


class _Lines(LineModel[TrashRow]):
    def spoken(self, line: TrashRow) -> str:
        return f"{line.title}，{line.below}，{line.left}"

    def tip(self, line: TrashRow) -> str:
        return line.title


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: TrashRow = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option).adjusted(14, 5, -12, -5)
        half, wide = box.height() // 2, tag.width_of(line.left)
        spot = QRect(box.right() - wide, box.top() + (half - tag.height()) // 2, wide, tag.height())
        tag.paint(painter, spot, line.left, "amber" if line.days <= _SOON else "grey")
        top = QRect(box.left(), box.top(), box.width() - wide - 10, half)
        painting.say(painter, top, line.title, bold=painting.is_chosen(option))
        under = QRect(box.left(), box.top() + half, box.width(), half)
        painting.say(painter, under, line.below, "text2", px=12)
        painter.restore()


class TrashList(QListView):
    """The rows, the latest first.

    Signals: chosen(sort, id), back_asked(sort, id), removal_asked(sort, id).
    """

    chosen = Signal(str, int)
    back_asked = Signal(str, int)
    removal_asked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("回收站")
        self._model = _Lines(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    @property
    def lines(self) -> tuple[TrashRow, ...]:
        """Return what is shown."""
        return self._model.lines

    def show_lines(self, lines: tuple[TrashRow, ...]) -> None:
        """Show these; the chosen one stays chosen, or the row that took its place."""
        if lines == self._model.lines:
            return
        kept, at = self.current(), self.currentIndex().row()
        self._model.show_lines(lines)
        same = [
            n for n, one in enumerate(lines) if kept and (one.sort, one.id) == (kept.sort, kept.id)
        ]
        if lines and kept:
            row = same[0] if same else min(max(at, 0), len(lines) - 1)
            self.setCurrentIndex(self._model.index(row))

    def current(self) -> TrashRow | None:
        """Return the chosen row."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, TrashRow) else None

    def put_back(self) -> None:
        """Ask to put the chosen one back."""
        if line := self.current():
            self.back_asked.emit(line.sort, line.id)

    def remove(self) -> None:
        """Ask to remove the chosen one for good."""
        if line := self.current():
            self.removal_asked.emit(line.sort, line.id)

    def menu(self) -> QMenu:
        """Return what can be done with the chosen row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("放回\tEnter", self.put_back)
        menu.addSeparator()
        menu.addAction("彻底删除…\tDel", self.remove)
        return menu

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if line := self.current():
            self.chosen.emit(line.sort, line.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.put_back()
            case Qt.Key.Key_Delete:
                self.remove()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current():
            self.menu().popup(event.globalPos())


class TrashSide(QSplitter):
    """The list, and beside it what is chosen in it. Signals: those of `list`."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.list = TrashList()
        self.list.setObjectName("plain")
        self.reader = ReadingView()
        self.back, self.gone = buttons.PrimaryButton("放回"), buttons.plain("彻底删除…")
        self.gone.setProperty("tone", "danger")
        for button in (self.reader.open, self.reader.copy):
            button.hide()
        for button in (self.back, self.gone):
            self.reader.deeds.addWidget(button)
        self._about = QLabel(_ABOUT)
        self._about.setWordWrap(True)
        self._about.setProperty("tone", "second")
        self._about.setContentsMargins(14, 10, 14, 4)
        theme.set_font(self._about, 12)
        left = QWidget()
        left.setObjectName("panel")
        left.setMinimumWidth(300)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(self.reader)
        self.setStretchFactor(1, 1)
        self.setSizes((620, 680))
        self.setFocusProxy(self.list)
        self.back.clicked.connect(self.list.put_back)
        self.gone.clicked.connect(self.list.remove)
        self.show_lines(())

    def show_lines(self, lines: tuple[TrashRow, ...]) -> None:
        """Show what was deleted, the latest first."""
        self.list.show_lines(lines)
        self._about.setText(_ABOUT if lines else f"回收站是空的。{_ABOUT}")
        if self.list.current() is None:
            self.show_reading(None)

    def show_reading(self, reading: Reading | None) -> None:
        """Show the words of the chosen one."""
        self.reader.show_reading(reading)
        for button in (self.back, self.gone):
            button.setEnabled(reading is not None)
