"""The pane 往期: past articles found by words, beside the issue one writes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.panes.alike_list import AlikeLine, AlikeList
from ui.panes.alike_switch import AlikeSwitch
from ui.panes.hits import HitLine, Hits
from ui.panes.past_reader import PastReader
from ui.panes.search_field import SearchField


class Recall(QWidget):
    """The pane 往期.

    Signals: asked(words), chosen(entry, article), opened(entry, article), take_asked(entry,
    article) for 放进草稿; item_chosen, item_opened, item_taken(item) of what waits on the shelf;
    more_wanted() near the end of the list.
    """

    asked = Signal(str)
    chosen = Signal(int, str)
    opened = Signal(int, str)
    take_asked = Signal(int, str)
    item_chosen = Signal(int)
    item_opened = Signal(int)
    item_taken = Signal(int)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = SearchField("查往期的题名和正文")
        self.list = Hits()
        self._sum = line_of_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        column.addLayout(_with_margins(self.field))
        found = QWidget()
        below = QVBoxLayout(found)
        below.setContentsMargins(0, 4, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._sum)
        below.addWidget(self.list, 1)
        self.alike, self.past = AlikeList(), PastReader()
        self.switch = AlikeSwitch(self.alike.steps)
        self._lists = QStackedWidget()
        for part in (found, self.alike):
            self._lists.addWidget(part)
        self._is_settled = False  # which part is in front: by the clerk
        column.addWidget(self.switch)
        self._halves = QSplitter(Qt.Orientation.Vertical)
        self._halves.setHandleWidth(1)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self._lists)
        self._halves.addWidget(self.past)
        self._halves.setSizes([260, 460])
        column.addWidget(self._halves, 1)
        self.past.take_asked.connect(self.take_asked)
        self.past.opened.connect(self.opened)
        self.setFocusProxy(self.field)
        self.field.asked.connect(self.asked)
        self.field.left_downward.connect(self._on_left_downward)
        self.switch.chosen.connect(self._on_part)
        self.list.hit_chosen.connect(self.chosen)
        self.list.hit_opened.connect(self.opened)
        self.list.hit_taken.connect(self.take_asked)
        self.list.item_chosen.connect(self.item_chosen)
        self.list.item_opened.connect(self.item_opened)
        self.list.item_taken.connect(self.item_taken)
        self.list.more_wanted.connect(self.more_wanted)
        self.list.left_upward.connect(self._on_upward)
        self.show_hits("", ())

    def show_hits(self, words: str, lines: tuple[HitLine, ...], count: int | None = None) -> None:
        """Show what was found for these words; `count` is more where only the first are shown."""
        self.list.show_lines(lines)
        self._sum.setText(sum_of(words, lines, count))
        self.switch.setVisible(not words)
        self._lists.setCurrentIndex(int(self.is_alike))

    @property
    def is_alike(self) -> bool:
        """Return whether 曾用 is in front."""
        return not self.switch.isHidden() and self.switch.is_alike

    def show_alike(self, lines: tuple[AlikeLine, ...], says: str) -> None:
        """Show who has the same words; they come to the front until the clerk chooses a part."""
        self.alike.show_lines(lines, says)
        self.switch.show_count(len(lines))
        if lines and not self._is_settled:
            self.show_part(is_alike=True)

    def show_part(self, *, is_alike: bool) -> None:
        """Bring 曾用 or 各期 to the front: for the time in which nothing is looked for."""
        self.switch.show_part(is_alike=is_alike)
        self._lists.setCurrentIndex(int(self.is_alike))

    def _on_part(self, is_alike: bool) -> None:
        self._is_settled = True
        self.show_part(is_alike=is_alike)

    def _on_left_downward(self) -> None:
        (self.alike if self.is_alike else self.list).enter()

    def add_hits(self, words: str, lines: tuple[HitLine, ...], count: int) -> None:
        """Show more of what was found for these words."""
        self.list.add_lines(lines)
        self._sum.setText(sum_of(words, self.list.lines, count))

    def _on_upward(self) -> None:
        self.field.setFocus()


def sum_of(words: str, lines: tuple[HitLine, ...], count: int | None) -> str:
    """Return 13 篇，见于 11 期, or what to do when there is nothing."""
    if not words and lines:
        total = count if count is not None else len(lines)
        return f"共 {total} 期，新的在前。输入词语，查题名和正文。"
    if not words:
        return "输入词语，查所有往期的题名和正文。"
    if not lines:
        return f"没有查到“{words}”。可以少写一个词再查。"
    total = count if count is not None else len(lines)
    if total > len(lines):
        return f"{total} 篇"
    issues = len({line.entry for line in lines if line.entry})
    return f"{total} 篇，见于 {issues} 期" if issues else f"{total} 篇"


def line_of_words() -> QLabel:
    """Return the line over a list that says how much was found."""
    label = QLabel()
    theme.set_font(label, 12)
    label.setProperty("tone", "second")
    label.setWordWrap(True)
    label.setContentsMargins(16, 0, 14, 2)
    return label


def _with_margins(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(widget)
    return row
