"""The two sides of the room 往期 that one reads in: what was found, and the ledger."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.panes.hits import HitLine, Hits
from ui.panes.ledger_page import LedgerPage
from ui.panes.ledger_rows import LedgerLine
from ui.panes.recall.reading import Reading, ReadingView
from ui.panes.recall_pane import line_of_words, sum_of


class _Side(QSplitter):
    """A list, and beside it what is chosen in it."""

    def __init__(self, left: QWidget, sizes: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.reader = ReadingView()
        left.setMinimumWidth(300)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(left)
        self.addWidget(self.reader)
        self.setStretchFactor(1, 1)
        self.setSizes(sizes)

    def show_reading(self, reading: Reading | None) -> None:
        """Show what was chosen."""
        self.reader.show_reading(reading)


class SearchSide(_Side):
    """What was found for the words in the head.

    Signals: chosen(entry, article), opened(entry, article), copy_asked(entry), take_asked(entry,
    article).
    """

    chosen = Signal(int, str)
    opened = Signal(int, str)
    take_asked = Signal(int, str)
    copy_asked = Signal(int)

    def __init__(self) -> None:
        self.hits = Hits()
        self.hits.setObjectName("plain")
        self._sum = line_of_words()
        found = QWidget()
        found.setObjectName("panel")
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._sum)
        column.addWidget(self.hits, 1)
        super().__init__(found, (620, 680))
        self.hits.hit_chosen.connect(self.chosen)
        self.hits.hit_opened.connect(self.opened)
        self.reader.open_asked.connect(self._on_open)
        self.reader.take_asked.connect(self._on_take)
        self.reader.copy_asked.connect(self._on_copy)

    def show_hits(self, words: str, lines: tuple[HitLine, ...], count: int | None = None) -> None:
        """Show what was found for these words."""
        self.hits.show_lines(lines)
        self._sum.setText(sum_of(words, lines, count))
        if not lines:
            self.show_reading(None)  # what was read belongs to words looked for before

    def _on_open(self) -> None:
        if line := self.hits.current():
            self.opened.emit(line.entry, line.article)

    def _on_take(self) -> None:
        if line := self.hits.current():
            self.take_asked.emit(line.entry, line.article)

    def _on_copy(self) -> None:
        if line := self.hits.current():
            self.copy_asked.emit(line.entry)


class LedgerSide(_Side):
    """All issues, newest first. Signals: chosen(entry), opened(entry), copy_asked(entry)."""

    chosen = Signal(int)
    opened = Signal(int)
    copy_asked = Signal(int)

    def __init__(self) -> None:
        self.page = LedgerPage()
        super().__init__(self.page, (880, 420))  # px; the ledger has nine columns
        self.reader.take.hide()  # of the ledger one reads whole issues
        self._entry = 0
        self.page.table.entry_chosen.connect(self._on_chosen)
        self.page.table.entry_opened.connect(self.opened)
        self.page.table.copy_asked.connect(self.copy_asked)
        self.reader.open_asked.connect(self._on_open)
        self.reader.copy_asked.connect(self._on_copy)

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show all issues."""
        self.page.show_lines(lines)

    def _on_chosen(self, entry: int) -> None:
        self._entry = entry
        self.chosen.emit(entry)

    def _on_open(self) -> None:
        self.opened.emit(self._entry)

    def _on_copy(self) -> None:
        self.copy_asked.emit(self._entry)
