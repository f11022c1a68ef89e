"""Garbage is collected on the screen's thread only.

Python collects on whatever thread happens to allocate; a widget that is freed on a worker thread
takes the program down or leaves it hanging.
"""

import gc

from PySide6.QtCore import QObject, QTimer


EVERY_MS = 1_000


class Garbage(QObject):
    """Takes the collector over while it lives. Signals: none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        gc.freeze()  # the modules stay for good: looking through them again takes 0.07 s each time
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._limits[generation]:
                gc.collect(generation)
                return

    def hand_back(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
