"""Garbage is collected on the screen's thread only, and what is free goes back to the system.

Python collects on whatever thread happens to allocate; a widget that is freed on a worker thread
takes the program down or leaves it hanging. What Qt frees when an issue is closed, glibc keeps for
itself in small pieces: tens of megabytes after a morning's work, given back in a millisecond.
"""

import ctypes
import gc
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


EVERY_MS = 1_000
SETTLED_AT, TRIM_EVERY = 2, 10  # times


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
        self._trim = _trimmer()
        self._ticks = 0

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would; trim at times."""
        self._ticks += 1
        if self._ticks == SETTLED_AT:
            gc.freeze()  # the window stays too, and all that its first showing has made
        if self._ticks % TRIM_EVERY == 0:
            self._trim(0)
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


def _trimmer() -> Callable[[int], object]:
    """Return what gives free memory back to the system, as far as the C library can."""
    if sys.platform == "linux":
        return getattr(ctypes.CDLL(None), "malloc_trim", _keep)
    return _keep


def _keep(_pad: int) -> None:
    """Give nothing back."""
