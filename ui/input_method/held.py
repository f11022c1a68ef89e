"""Keys that an input method has not answered yet, in their order.

A key that was not taken goes on when its turn comes, so that a slow moment of the input method
neither loses a key, nor writes one twice, nor brings two out of order. Who waits too long for the
first of them is told so.
"""

from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent


_LONGEST_MS = 1_000


@dataclass(eq=False, slots=True)
class Waiting:
    """A key that waits, and its answer."""

    event: QKeyEvent
    was_taken: bool | None = None


class Held(QObject):
    """The keys that wait. Signals: gone_on(QKeyEvent) one was not taken; overdue()."""

    gone_on = Signal(object)
    overdue = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: deque[Waiting] = deque()
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        self._longest.timeout.connect(self.overdue)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def hold(self, one: Waiting) -> None:
        """Keep a key until it is answered."""
        self._keys.append(one)
        if not self._longest.isActive():
            self._longest.start()

    def answer(self, one: Waiting, was_taken: bool) -> None:
        """Note whether a key was taken."""
        one.was_taken = was_taken
        self._go_on()

    def let_go(self) -> None:
        """Let all of them go on: nobody will answer any more."""
        for one in self._keys:
            one.was_taken = bool(one.was_taken)
        self._go_on()

    def _go_on(self) -> None:
        while self._keys and self._keys[0].was_taken is not None:
            one = self._keys.popleft()
            self._longest.start()
            if not one.was_taken:
                self.gone_on.emit(one.event)
        if not self._keys:
            self._longest.stop()
