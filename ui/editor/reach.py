"""Lays a long text out by and by, and brings a place far down into sight, holding nothing up.

Qt tells where a line stands only when all above it is laid out, which takes 0.2 s where a table of
500 × 8 has been written, measured or coloured anew. So that is done in slices, one a turn of the
loop, and nothing is painted until the place is reached; what is below it follows the same way, for
Qt's own slices double until they take 0.1 s. The words are whole all the while; whatever asks Qt
for a place sooner has it at once.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit


_SLICE_S = 0.03
_AT_ONCE_S = 0.005  # beside what else is done in the same turn
_LINES = 20  # laid out between two looks at the clock


class Reach(QObject):
    """Lays out the text of one view. Signals: none."""

    def __init__(self, view: QTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._number = self._goal = 0  # lines: laid out last, to be laid out first
        self._arrivals: list[Callable[[], None]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        view.document().documentLayout().installEventFilter(self)
        for child in view.children():
            if child.inherits("QWidgetTextControl"):
                child.installEventFilter(self)

    @property
    def is_on_the_way(self) -> bool:
        """Return whether a place is not reached yet: what is at the top is not what shall be."""
        return bool(self._arrivals)

    def begin_anew(self) -> None:
        """Lay out everything from the beginning, in turns to come; the place stays the same."""
        self._number = 0
        self._soon.start()

    def bring(self, line: QTextBlock, arrive: Callable[[], None]) -> None:
        """Call `arrive` once this line has its place: now where little is above, else later.

        Where other places are awaited, it is called behind theirs.
        """
        is_first = not self._arrivals
        self._arrivals.append(arrive)
        self._goal = max(self._goal, line.blockNumber())
        self._view.setUpdatesEnabled(False)
        if is_first:
            self._number = 0
            self._lay(min(_AT_ONCE_S, _SLICE_S))

    def drop(self) -> None:
        """Stay where the view is: other words are shown."""
        self._goal = 0
        self._arrivals.clear()
        self._view.setUpdatesEnabled(True)

    def _go_on(self) -> None:
        self._lay(_SLICE_S)

    def _lay(self, seconds: float) -> None:
        document = self._view.document()
        layout = document.documentLayout()
        last = document.blockCount() - 1
        if not document.findBlockByNumber(min(self._number, last)).layout().lineCount():
            self._number = 0  # Qt has begun anew
        until = time.perf_counter() + seconds
        is_due = False
        while not is_due:
            if self._arrivals and self._number >= min(self._goal, last):
                self._arrive()
            if self._number >= last:
                break
            ahead = min(self._goal, last) if self._arrivals else last
            self._number = min(self._number + _LINES, ahead)
            layout.blockBoundingRect(document.findBlockByNumber(self._number))
            is_due = time.perf_counter() > until
        if self._arrivals or self._number < last:
            self._soon.start()

    def _arrive(self) -> None:
        arrivals = list(self._arrivals)
        self.drop()
        for arrive in arrivals:
            arrive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Qt's timers off meanwhile: its layout, and the blink of the caret."""
        if event.type() != QEvent.Type.Timer:
            return False
        is_layout = watched.inherits("QAbstractTextDocumentLayout")
        return self._soon.isActive() if is_layout else self.is_on_the_way
