"""The list on the shelf: one row an item, with a menu and keys for all that can be done."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.panes import load
from ui.panes.load import Load
from ui.widgets import painting
from ui.widgets.line_model import LINE, Index, LineModel


HELD, INBOX, PLACED, DECLINED = STATES = ("留用", "来稿", "已用", "退稿")
_HEIGHT = 44
_DEEDS: dict[str, tuple[tuple[str, str], ...]] = {
    HELD: (("place", "放进本期"), ("next", "移到下一期"), ("decline", "退稿…"), ("remove", "删除")),
    PLACED: (("open", "打开所在的一期"),),
    DECLINED: (("restore", "恢复"), ("remove", "删除")),
}
_DEEDS[INBOX] = (("hold", "留用"), *_DEEDS[HELD])


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """One item: its state in the office's word, its words, and what to say below the title."""

    id: int
    state: str
    title: str
    below: str
    tip: str = ""
    is_due: bool = False

    @property
    def deeds(self) -> tuple[tuple[str, str], ...]:
        """Return what can be done with it, the usual first: name and words each."""
        due = {"next": "不移到下一期"} if self.is_due else {}
        return tuple((name, due.get(name, words)) for name, words in _DEEDS[self.state])


class _Lines(LineModel[ShelfLine]):
    def spoken(self, line: ShelfLine) -> str:
        return f"{line.title}，{line.below}"

    def tip(self, line: ShelfLine) -> str:
        return line.tip

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(180, theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ShelfLine = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option).adjusted(14, 4, -8, -4)
        half = box.height() // 2
        top = QRect(box.left(), box.top(), box.width(), half)
        chosen = painting.is_chosen(option)
        painting.say(painter, top, line.title, bold=chosen)
        under = QRect(box.left(), box.top() + half, box.width(), half)
        painting.say(painter, under, line.below, "text2", px=12)
        painter.restore()


class ShelfList(QListView):
    """The rows of one state. Signals: asked(deed, ids), changed() the choice."""

    asked = Signal(str, object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("留用稿")
        self._model = _Lines(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().selectionChanged.connect(self.changed)
        self.doubleClicked.connect(self._on_enter)

    def show_lines(self, lines: tuple[ShelfLine, ...]) -> None:
        """Show these items; what is chosen stays chosen, or the row that took its place."""
        if lines == self._model.lines:
            return
        kept, at = self.chosen(), self.currentIndex().row()
        self._model.show_lines(lines)
        places = [n for n, line in enumerate(lines) if line.id in {one.id for one in kept}]
        if kept and lines and not places:
            places = [min(max(at, 0), len(lines) - 1)]
        for place in places:
            flag = self.selectionModel().SelectionFlag.Select
            self.selectionModel().select(self._model.index(place), flag)
        if places:
            flag = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._model.index(places[0]), flag)
        self.changed.emit()

    def chosen(self) -> list[ShelfLine]:
        """Return the chosen items, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._model.lines[row] for row in rows if row < len(self._model.lines)]

    def enter(self) -> None:
        """Take the focus, with the first row chosen where none is."""
        if self._model.lines:
            self.setFocus()
            if not self.chosen():
                self._choose(0)

    def choose(self, item: int) -> None:
        """Choose the row of an item, where it is shown."""
        ids = [line.id for line in self._model.lines]
        if item in ids:
            self._choose(ids.index(item))

    def _choose(self, at: int) -> None:
        """Choose one row, whatever keys are held: the view's own way would ask them."""
        selection = self.selectionModel()
        selection.setCurrentIndex(self._model.index(at), selection.SelectionFlag.ClearAndSelect)

    def menu(self) -> QMenu:
        """Return what can be done with the chosen items."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words in self.chosen()[0].deeds if self.chosen() else ():
            menu.addAction(words, partial(self.ask, name))
        return menu

    def ask(self, deed: str) -> None:
        """Ask for a deed to what is chosen, where it can be done to it."""
        chosen = self.chosen()
        if chosen and deed in dict(chosen[0].deeds):
            self.asked.emit(deed, tuple(line.id for line in chosen))

    def _on_enter(self) -> None:
        if chosen := self.chosen():
            self.ask(chosen[0].deeds[0][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._on_enter()
            case Qt.Key.Key_Delete:
                self.ask("remove")
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen():
            self.menu().popup(event.globalPos())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's name
        lines = [line for line in self.chosen() if line.state in (HELD, INBOX)]
        if lines:
            more = f"等 {len(lines)} 篇" if len(lines) > 1 else ""
            items = tuple(line.id for line in lines)
            load.drag(self, Load(items=items), lines[0].title + more)
