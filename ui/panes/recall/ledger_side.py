"""The side 台账 of the room 往期: all issues, and the chosen one to read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from ui.panes.ledger_page import LedgerPage
from ui.panes.ledger_rows import LedgerLine
from ui.panes.recall.reading import Reading, ReadingView


_BOTH = 900  # px: in less the titles would be cut to a few characters; Enter opens the issue


class LedgerSide(QSplitter):
    """All issues, newest first. Signals: chosen(entry), opened(entry), copy_asked(entry)."""

    chosen = Signal(int)
    opened = Signal(int)
    copy_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.page, self.reader = LedgerPage(), ReadingView()
        self.page.setMinimumWidth(300)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(self.page)
        self.addWidget(self.reader)
        self.setStretchFactor(1, 1)
        self.setSizes((880, 420))  # px; the ledger has nine columns
        self._entry = 0
        self.page.table.entry_chosen.connect(self._on_chosen)
        self.page.table.entry_opened.connect(self.opened)
        self.page.table.copy_asked.connect(self.copy_asked)
        self.reader.open_asked.connect(self._on_open)
        self.reader.copy_asked.connect(self._on_copy)

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show all issues; what is not among them any more is not read on."""
        self.page.show_lines(lines)
        if self._entry and all(line.entry != self._entry for line in lines):
            self._entry = 0
            self.reader.show_reading(None)

    def show_reading(self, reading: Reading | None) -> None:
        """Show what was chosen."""
        self.reader.show_reading(reading)

    def _on_chosen(self, entry: int) -> None:
        self._entry = entry
        self.chosen.emit(entry)

    def _on_open(self) -> None:
        self.opened.emit(self._entry)

    def _on_copy(self) -> None:
        self.copy_asked.emit(self._entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.reader.setVisible(event.size().width() >= _BOTH)
        super().resizeEvent(event)
