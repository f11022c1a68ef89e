"""When a burst of typing has ended, and what to call it."""

from PySide6.QtCore import QObject, QTimer, Signal


REST_MS = 800
LONGEST_MS = 10_000


class Burst(QObject):
    """Gather keys into one deed, for undo and autosave.

    Signals: ended(str) the Chinese name of the deed.
    """

    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._held = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)

        self._rest.timeout.connect(self.end)
        self._longest.timeout.connect(self.end)

    @property
    def is_running(self) -> bool:
        """Return whether something was typed that no deed accounts for yet."""
        return bool(self._name)

    def touch(self, name: str) -> None:
        """Take note of one more key; what deletes and types is called typing."""
        if not self._name:
            self._longest.start()
        self._name = name if self._name in ("", name) else "键入"
        self._rest.start()

    def hold(self, *, on: bool) -> None:
        """Let nothing end while the input method is composing; rest begins behind it."""
        if self._held and not on and self._name:
            self._rest.start()
        self._held = on
        if on:
            self._rest.stop()

    def end(self) -> None:
        """End the burst now, if there is one and nothing is being composed."""
        if not self._held:
            self.take()

    def take(self) -> None:
        """End the burst now, also while something is half-typed: that is no part of the words."""
        if self._name:
            self.ended.emit(self.forget())

    def settle(self) -> None:
        """End a burst that composing kept alive beyond its longest time."""
        if self._name and not self._longest.isActive():
            self.end()

    def forget(self) -> str:
        """Drop the burst without a word; return its name."""
        name, self._name = self._name, ""
        self._rest.stop()
        self._longest.stop()
        return name
