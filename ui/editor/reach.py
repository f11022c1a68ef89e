"""Brings a place far down into sight without holding the window up.

Qt tells where a line stands only when all above it is laid out, which takes 0.2 s where a table of
500 × 8 has been written. So that is done in slices, one a turn of the loop, and nothing is painted
until the place is reached. The words are whole all the while; whatever asks Qt for a place sooner
has it at once.
"""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


_SLICE_S = 0.03
_LINES = 20  # laid out between two looks at the clock


class Reach(QObject):
    """Brings the caret of one view into sight. Signals: none."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._number = self._last = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def begin(self, line: QTextBlock) -> None:
        """Bring the caret on this line into sight: now where little is above, else turns later."""
        self._number, self._last = 0, line.blockNumber()
        self._view.viewport().setUpdatesEnabled(False)
        self._go_on()

    def drop(self) -> None:
        """Stay where the view is: other words are shown."""
        self._soon.stop()
        self._view.viewport().setUpdatesEnabled(True)

    def _go_on(self) -> None:
        document = self._view.document()
        layout = document.documentLayout()
        until = time.perf_counter() + _SLICE_S
        while self._number < self._last:
            self._number = min(self._number + _LINES, self._last)
            layout.blockBoundingRect(document.findBlockByNumber(self._number))
            if time.perf_counter() > until:
                break
        if self._number < self._last:
            self._soon.start()
        else:
            self.drop()
            self._view.ensureCursorVisible()
