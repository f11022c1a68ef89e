"""The room 往期: past issues found by words, and all of them in the ledger."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.panes.hits import HitLine
from ui.panes.ledger_rows import LedgerLine
from ui.panes.recall.head import RecallHead
from ui.panes.recall.ledger_side import LedgerSide
from ui.panes.recall.search_side import SearchSide


class RecallRoom(QWidget):
    """The room 往期: a head, and under it the side that is chosen there.

    Signals: asked(words), opened(entry, article), copy_asked(entry) for 照此新建, take_asked(entry,
    article) for 放进草稿; what else is done there the head and the sides themselves say.
    """

    asked = Signal(str)
    opened = Signal(int, str)
    take_asked = Signal(int, str)
    copy_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = RecallHead()
        self.search, self.past = SearchSide(), LedgerSide()
        self.field, self.hits, self.ledger = self.head.field, self.search.hits, self.past.page
        self.sides: dict[str, str] = {}  # by name the words in the head
        self._sides: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.field)
        self.head.segment_chosen.connect(self._on_segment)
        self.add_side("search", "查找", self.search)
        self.add_side("ledger", "台账", self.past)
        self.field.asked.connect(self._on_asked)
        self.field.left_downward.connect(self._on_downward)
        self.search.left_upward.connect(self.enter_field)
        self.search.nothing.asked.connect(self.field.ask_for)
        self.search.opened.connect(self.opened)
        self.search.take_asked.connect(self.take_asked)
        self.search.copy_asked.connect(self.copy_asked)
        self.past.opened.connect(self._on_entry_opened)
        self.past.copy_asked.connect(self.copy_asked)
        self.show_segment("ledger")

    def add_side(self, name: str, words: str, side: QWidget) -> None:
        """Offer one more side in the head, by these words."""
        self.sides[name] = words
        self._sides[name] = side
        self._stack.addWidget(side)
        self.head.add_segment(name, words)

    def show_segment(self, name: str) -> None:
        """Show the "search" or the "ledger" side of the room, or one that was added."""
        self.head.show_segment(name)

    def show_hits(self, words: str, lines: tuple[HitLine, ...], count: int | None = None) -> None:
        """Show what was found for these words."""
        self.search.show_hits(words, lines, count)

    def add_hits(self, words: str, lines: tuple[HitLine, ...], count: int) -> None:
        """Show more of what was found for these words."""
        self.search.add_hits(words, lines, count)

    def enter_field(self) -> None:
        """Put the caret where words are typed."""
        self.field.setFocus()

    def show_rebuilding(self, percent: int | None) -> None:
        """Say how far the index is that is being made anew; nothing with None."""
        self.head.show_rebuilding(percent)

    def show_ledger(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show all issues, newest first."""
        self.past.show_lines(lines)

    def _on_segment(self, name: str) -> None:
        focused, left = QApplication.focusWidget(), self._stack.currentWidget()
        self._stack.setCurrentWidget(self._sides[name])
        if focused is not None and left.isAncestorOf(focused):
            self.enter_field()  # else the keys would go to whatever Qt finds next

    def _on_downward(self) -> None:
        self.hits.enter()
        if not self.hits.lines:
            self.focusNextChild()

    def _on_asked(self, words: str) -> None:
        self.show_segment("search")
        self.asked.emit(words)

    def _on_entry_opened(self, entry: int) -> None:
        self.opened.emit(entry, "")
