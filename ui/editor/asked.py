"""Where a paste was asked for, for as long as it takes to be read."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QTextCursor


_KEPT_MS = 10_000


class Asked:
    """A place of the text that moves with its words. One that is not fetched is soon forgotten."""

    def __init__(self) -> None:
        self._place: QTextCursor | None = None
        self._since = QElapsedTimer()

    def keep(self, place: QTextCursor) -> None:
        """Keep a place."""
        self._place = place
        self._since.restart()

    def fetch(self) -> QTextCursor | None:
        """Return the place once, None where there is none or it is too old."""
        place, self._place = self._place, None
        return None if self._since.hasExpired(_KEPT_MS) else place

    def forget(self) -> None:
        """Keep no place any more."""
        self._place = None
