"""What takes longer than half a second says so, in place, and can be stopped where that is safe."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from ui import theme
from ui.widgets import buttons


WAIT_MS = 500
_LONG_S = 10


class Progress(QWidget):
    """A line of words, a bar, 取消. One deed at a time; a later one takes the place of the first.

    Signals: cancelled() the clerk does not want it any more.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._done = self._total = 0
        self._since = 0.0
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(96, 8)
        self._cancel = buttons.link("取消")
        for widget in (self._label, self._cancel):
            theme.set_font(widget, 12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._label, self._bar, self._cancel):
            row.addWidget(widget)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.show)
        self._cancel.clicked.connect(self._on_cancel)
        self.hide()

    @property
    def words(self) -> str:
        """Return what is said now, "" while nothing is shown."""
        return "" if self.isHidden() else self._label.text()

    def begin(self, words: str, *, total: int = 0, can_cancel: bool = False) -> None:
        """Note that a deed has begun; show it if it lasts. `total` 0: nobody knows it."""
        self._words, self._done, self._total = words, 0, total
        self._since = time.monotonic()
        self._cancel.setVisible(can_cancel)
        self._tell()
        self._wait.start()

    def step(self, done: int) -> None:
        """So many parts of it are done."""
        self._done = done
        self._tell()

    def end(self) -> None:
        """Note that it is over, however it went."""
        self._wait.stop()
        self.hide()

    def _tell(self) -> None:
        left = self._total - self._done
        said = f"{self._words} {self._done} / {self._total}" if self._total else self._words
        if self._total and time.monotonic() - self._since > _LONG_S:
            said += f"，还有 {left} 个"
        self._label.setText(said)
        self.setAccessibleName(said)
        self._bar.setRange(0, self._total)
        self._bar.setValue(self._done)

    def _on_cancel(self) -> None:
        self.end()
        self.cancelled.emit()
