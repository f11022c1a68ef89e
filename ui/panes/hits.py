"""A list of found articles, with the words that were looked for lit up."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets import painting, tag
from ui.widgets.line_model import LINE, Index, LineModel


ROW, TALL = 76, 92  # px: with one line of the excerpt, with two
_NEAR = 4  # rows before the end of the list at which more are wanted
_HELD = "留用稿"
_CLOSING = "，。、；：？！”’）》」』】…"  # begin no line
Spans = tuple[tuple[int, int], ...]  # of words that are lit: from, to, in Python characters


@dataclass(frozen=True, slots=True)
class HitLine:
    """One found article: whose, its title, where and when it stood, and the words about it.

    One that waits on the shelf (留用稿) has an `item` instead of an entry.
    """

    entry: int
    article: str
    title: str
    issue: str
    dated: str
    excerpt: str
    places: int = 1
    lit_title: Spans = ()
    lit: Spans = ()  # of the excerpt
    item: int = 0
    column: str = ""
    unit: str = ""

    @property
    def origin(self) -> str:
        """Return where it stands: 2025年第54期　【经验交流】　白渡镇."""
        column = f"【{self.column}】" if self.column else ""
        return "　".join(filter(None, ("" if self.item else self.issue, column, self.unit)))


class _Lines(LineModel[HitLine]):
    def spoken(self, line: HitLine) -> str:
        kind = _HELD if line.item else ""
        said = (line.title, kind, line.origin, line.dated, f"{line.places}处")
        return "，".join(filter(None, said))

    def add(self, lines: tuple[HitLine, ...]) -> None:
        """Put more lines behind those there are."""
        there = len(self.lines)
        self.beginInsertRows(QModelIndex(), there, there + len(lines) - 1)
        self.lines += lines
        self.endInsertRows()


class _Painter(QStyledItemDelegate):
    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.scaled(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: HitLine = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option).adjusted(16, 0, -14, 0)
        high, low = theme.scaled(20), theme.scaled(18)
        top = QRect(box.left(), box.top() + theme.scaled(7), box.width(), high)
        count = f"{line.places} 处" if line.places > 1 else ""
        painting.say(painter, top, count, "text2", px=12, right=True)
        beside = theme.scaled(48) if count else 0
        self._say_lit(
            painter, top.adjusted(0, 0, -beside, 0), line.title, line.lit_title, bold=True
        )
        at = box.top() + theme.scaled(29)
        for words, lit in self._folded(line, box.width()):
            spot = QRect(box.left(), at, box.width(), low)
            self._say_lit(painter, spot, words, lit, px=12)
            at += low
        foot = box.top() + theme.scaled(self._height - 26)
        under = QRect(box.left(), foot, box.width(), low)
        if line.item:
            spot = QRect(box.left(), foot, tag.width_of(_HELD), tag.height())
            tag.paint(painter, spot, _HELD, "amber")
            under.setLeft(spot.right() + 8)
        cut = under.adjusted(0, 0, -theme.scaled(86), 0)
        painting.say(painter, cut, _whole(line.origin, cut.width()), "text3", px=12)
        painting.say(painter, under, line.dated, "text3", px=12, right=True)
        painter.restore()

    def _folded(self, line: HitLine, width: int) -> list[tuple[str, Spans]]:
        """Return the excerpt on as many lines as the row has, each with what is lit in it."""
        if self._height == ROW:
            return [(line.excerpt, line.lit)]
        metrics = QFontMetrics(theme.ui_font(12))
        words, at = line.excerpt, len(line.excerpt)
        while at and metrics.horizontalAdvance(words[:at]) > width:
            at = max(min(at - 1, at * width // metrics.horizontalAdvance(words[:at])), 1)
        while 1 < at < len(words) and words[at] in _CLOSING:
            at -= 1
        first = tuple((a, min(b, at)) for a, b in line.lit if a < at)
        rest = tuple((max(a - at, 0), b - at) for a, b in line.lit if b > at)
        return [(words[:at], first), (words[at:], rest)]

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


def _whole(origin: str, width: int) -> str:
    """Return as many parts of an origin as fit whole, the first one at least."""
    metrics = QFontMetrics(theme.ui_font(12))
    while "　" in origin and metrics.horizontalAdvance(origin) > width:
        origin = origin.rpartition("　")[0]
    return origin


class Hits(QListView):
    """The list.

    Signals: hit_chosen(entry, article), hit_opened(entry, article) and hit_taken(entry, article)
    with Ctrl+Enter; item_chosen, item_opened and item_taken(item) of what waits on the shelf;
    more_wanted() near the end; left_upward() to where words are typed.
    """

    hit_chosen = Signal(int, str)
    hit_opened = Signal(int, str)
    hit_taken = Signal(int, str)
    item_chosen = Signal(int)
    item_opened = Signal(int)
    item_taken = Signal(int)
    more_wanted = Signal()
    left_upward = Signal()

    def __init__(self, height: int = ROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("查到的篇目")
        self._model = _Lines(self)
        self._showing = False
        self.setModel(self._model)
        self.setItemDelegate(_Painter(height, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)
        self.verticalScrollBar().valueChanged.connect(self._look_for_end)

    @property
    def lines(self) -> tuple[HitLine, ...]:
        """Return what is shown."""
        return self._model.lines

    def show_lines(self, lines: tuple[HitLine, ...]) -> None:
        """Show what was found; the chosen row stays chosen where it is still there."""
        self._showing = True
        kept = self.current()
        self._model.show_lines(lines)
        at = next((n for n, one in enumerate(lines) if kept and _same(one, kept)), -1)
        if at >= 0:
            self.setCurrentIndex(self._model.index(at))
        else:
            self.scrollToTop()
        self._showing = False

    def add_lines(self, lines: tuple[HitLine, ...]) -> None:
        """Show more, behind those there are."""
        fresh = tuple(one for one in lines if not any(_same(one, old) for old in self.lines))
        if fresh:
            self._model.add(fresh)

    def enter(self) -> None:
        """Take the focus, with the first row chosen where none is."""
        if not self._model.lines:
            return
        if not self.currentIndex().isValid():  # before the focus comes: Qt would choose no row
            self.setCurrentIndex(self._model.index(0))
        self.setFocus()

    def step(self, by: int) -> bool:
        """Choose the row after or before; tell whether there is one."""
        at = self.currentIndex().row() + by
        if not 0 <= at < len(self.lines):
            return False
        self.setCurrentIndex(self._model.index(at))
        return True

    def current(self) -> HitLine | None:
        """Return the chosen row."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, HitLine) else None

    def open_current(self) -> None:
        """Ask for the chosen row to be opened."""
        if line := self.current():
            self._tell(line, self.hit_opened, self.item_opened)

    def take_current(self) -> None:
        """Ask for the chosen row to be put into the draft."""
        if line := self.current():
            self._tell(line, self.hit_taken, self.item_taken)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and (line := self.current()):
            self._tell(line, self.hit_chosen, self.item_chosen)
        if index.row() >= len(self.lines) - _NEAR:
            self._look_for_end()

    def _tell(self, line: HitLine, hit: SignalInstance, item: SignalInstance) -> None:
        if line.item:
            item.emit(line.item)
        else:
            hit.emit(line.entry, line.article)

    def _on_opened(self) -> None:
        self.open_current()

    def _look_for_end(self) -> None:
        bar = self.verticalScrollBar()
        row = self.sizeHintForRow(0) if self.lines else 0
        if self.lines and not self._showing and bar.value() >= bar.maximum() - _NEAR * row:
            self.more_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_first = self.currentIndex().row() == 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_taken = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.take_current if is_taken else self.open_current)()
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and is_first):
            self.left_upward.emit()
        else:
            super().keyPressEvent(event)


def _same(one: HitLine, other: HitLine) -> bool:
    return (one.entry, one.item, one.article) == (other.entry, other.item, other.article)
