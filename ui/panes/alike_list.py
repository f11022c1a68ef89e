"""曾用: which past articles the article under the pen has words of, and the way through these."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import buttons, painting
from ui.widgets.line_model import LINE, Index, LineModel


_HEIGHT = 50
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """One past article, or an item of the shelf: where it stands, and how much of it is the same.

    `percent` is of the article under the pen; `whole` counts its paragraphs that stand there too.
    """

    name: str
    title: str
    issue: str
    dated: str
    percent: int
    whole: int
    excerpt: str

    @property
    def words(self) -> str:
        """Return all of it in one sentence."""
        whole = f"，整段相同 {self.whole} 段" if self.whole else ""
        where = "，".join(filter(None, (self.title, self.issue, self.dated)))
        return f"{where}，相同 {self.percent}%{whole}"


class _Lines(LineModel[AlikeLine]):
    def spoken(self, line: AlikeLine) -> str:
        return line.words

    def tip(self, line: AlikeLine) -> str:
        said = f"相同的话，最长的一句：\n{line.excerpt}" if line.excerpt else ""
        return "\n".join(filter(None, (line.words, said)))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: AlikeLine = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option).adjusted(16, 0, -14, 0)
        top = QRect(box.left(), box.top() + theme.scaled(6), box.width(), theme.scaled(20))
        under = QRect(box.left(), box.top() + theme.scaled(27), box.width(), theme.scaled(18))
        beside, day = theme.scaled(76), theme.scaled(86)
        painting.say(painter, top.adjusted(0, 0, -beside, 0), line.title, "text", bold=True)
        painting.say(painter, top, f"相同 {line.percent}%", "accent", px=12, bold=True, right=True)
        where = under.adjusted(0, 0, -day, 0)
        words = f"{line.issue}　整段 {line.whole}" if line.whole else line.issue
        painter.setFont(theme.ui_font(12))
        fits = painter.fontMetrics().horizontalAdvance(words) <= where.width()
        painting.say(painter, where, words if fits else line.issue, "text2", px=12)
        painting.say(painter, under, line.dated, "text3", px=12, right=True)
        painter.restore()


class _Rows(QListView):
    """The rows. Signals: stepped(-1 or 1), entered() by Enter or twice by mouse."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("曾用")
        self.setAccessibleDescription("左右方向键看上一处、下一处相同的文字，回车打开那一期")
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _STEPS.get(Qt.Key(event.key())):
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Steps(QWidget):
    """The way from stretch to stretch. Signal: stepped(-1 or 1)."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count = QLabel()
        theme.set_font(self._count, 12)
        back = buttons.tool("up", "上一处相同", key="←")
        on = buttons.tool("down", "下一处相同", key="→")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._parts = (self._count, back, on)
        for part in self._parts:
            row.addWidget(part)
        back.clicked.connect(self._on_back)
        on.clicked.connect(self._on_on)
        self.show_at(-1, 0)

    @property
    def counted(self) -> str:
        """Return what is said of the stretches: 2/8 处."""
        return self._count.text()

    def show_at(self, at: int, count: int) -> None:
        """Show how many stretches there are, and at which of them one is (-1: none)."""
        for part in self._parts:
            part.setVisible(count > 0)
        self._count.setText(f"{at + 1}/{count} 处" if at >= 0 else f"{count} 处相同")

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_on(self) -> None:
        self.stepped.emit(1)


class AlikeList(QWidget):
    """Rows, and a sentence where it is needed. Signals: chosen(name), opened(name)."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._says = QLabel()
        theme.set_font(self._says, 12)
        self._says.setProperty("tone", "second")
        self._says.setWordWrap(True)
        self._says.setContentsMargins(16, 0, 14, 0)
        self._showing = False
        self.steps, self.rows = Steps(), _Rows()
        self._model = _Lines(self)
        self.rows.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._says)
        column.addWidget(self.rows, 1)
        self.setFocusProxy(self.rows)
        self.rows.selectionModel().currentChanged.connect(self._on_current)
        self.rows.entered.connect(self._on_entered)
        self.rows.stepped.connect(self.steps.stepped)
        self.show_lines((), "")

    def show_lines(self, lines: tuple[AlikeLine, ...], says: str) -> None:
        """Show what was found and what is to be said of it; what was chosen stays chosen."""
        before = self.current()
        self._says.setText(says)
        self._says.setVisible(bool(says))
        self._showing = True
        self._model.show_lines(lines)
        names = [line.name for line in lines]
        if before in names:
            self.rows.setCurrentIndex(self._model.index(names.index(before)))
        self._showing = False
        self.steps.show_at(-1, 0)

    def current(self) -> str:
        """Return the name of the chosen row, "" for none."""
        line = self.rows.currentIndex().data(LINE)
        return line.name if isinstance(line, AlikeLine) else ""

    def enter(self) -> None:
        """Take the focus, with the first row chosen where none is."""
        if self._model.lines:
            if not self.rows.currentIndex().isValid():
                # Before the focus comes: Qt would then stand on the row without choosing it.
                self.rows.setCurrentIndex(self._model.index(0))
            self.rows.setFocus()

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and (name := self.current()):
            self.chosen.emit(name)

    def _on_entered(self) -> None:
        if name := self.current():
            self.opened.emit(name)
