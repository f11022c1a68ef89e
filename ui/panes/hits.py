"""A list of found articles, with the words that were looked for lit up."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets import painting
from ui.widgets.line_model import Index, LineModel


_ROW = Qt.ItemDataRole.UserRole
_HEIGHT = 76
Spans = tuple[tuple[int, int], ...]  # of words that are lit: from, to, in Python characters


@dataclass(frozen=True, slots=True)
class HitLine:
    """One found article: whose, its title, where and when it stood, and the words about it."""

    entry: int
    article: str
    title: str
    issue: str
    dated: str
    excerpt: str
    places: int = 1
    lit_title: Spans = ()
    lit: Spans = ()  # of the excerpt


class _Lines(LineModel[HitLine]):
    def data(self, index: Index, role: int = 0) -> object:
        line = self.lines[index.row()]
        if role == _ROW:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.title}，{line.issue}，{line.dated}，{line.places}处"
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: HitLine = index.data(_ROW)
        painter.save()
        box = painting.ground(painter, option).adjusted(16, 0, -14, 0)
        count = f"{line.places} 处" if line.places > 1 else ""
        high, low = theme.scaled(20), theme.scaled(18)
        beside = theme.scaled(48) if count else 0
        top = QRect(box.left(), box.top() + theme.scaled(7), box.width() - beside, high)
        self._say_lit(painter, top, line.title, line.lit_title, bold=True)
        painting.say(
            painter,
            QRect(box.left(), top.top(), box.width(), high),
            count,
            "text2",
            px=12,
            right=True,
        )
        middle = QRect(box.left(), box.top() + theme.scaled(29), box.width(), low)
        self._say_lit(painter, middle, line.excerpt, line.lit, px=12)
        under = QRect(box.left(), box.top() + theme.scaled(50), box.width(), low)
        painting.say(
            painter, under.adjusted(0, 0, -theme.scaled(86), 0), line.issue, "text3", px=12
        )
        painting.say(painter, under, line.dated, "text3", px=12, right=True)
        painter.restore()

    def _say_lit(
        self,
        painter: QPainter,
        spot: QRect,
        words: str,
        lit: Spans,
        *,
        px: int = 13,
        bold: bool = False,
    ) -> None:
        painter.setFont(theme.ui_font(px, bold=bold))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, spot.width())
        there = len(shown) - (shown != words)  # without the … of a line that is cut
        for start, end in lit:
            left = spot.left() + metrics.horizontalAdvance(shown[: min(start, there)])
            width = metrics.horizontalAdvance(shown[min(start, there) : min(end, there)])
            painter.fillRect(
                QRect(left, spot.top() + 1, width, spot.height() - 2), theme.color("hit")
            )
        painting.say(painter, spot, words, "text" if bold else "text2", px=px, bold=bold)


class Hits(QListView):
    """The list. Signals: hit_chosen(entry, article), hit_opened(entry, article)."""

    hit_chosen = Signal(int, str)
    hit_opened = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("查到的篇目")
        self._model = _Lines(self)
        self._showing = False
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    def show_lines(self, lines: tuple[HitLine, ...]) -> None:
        """Show what was found."""
        self._showing = True
        self._model.show_lines(lines)
        self._showing = False

    def enter(self) -> None:
        """Take the focus, with the first row chosen where none is."""
        if not self._model.lines:
            return
        self.setFocus()
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0))

    def current(self) -> HitLine | None:
        """Return the chosen row."""
        line = self.currentIndex().data(_ROW)
        return line if isinstance(line, HitLine) else None

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and (line := self.current()):
            self.hit_chosen.emit(line.entry, line.article)

    def _on_opened(self) -> None:
        if line := self.current():
            self.hit_opened.emit(line.entry, line.article)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened()
        else:
            super().keyPressEvent(event)
