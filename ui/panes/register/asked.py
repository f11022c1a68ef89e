"""The strip above a list: what past issues tell, as one question after the other."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy

from ui import theme
from ui.widgets import buttons
from ui.widgets.announcing import announce
from ui.widgets.flow import Flow


YES, NO, LATER = "yes", "no", "later"
_NARROW = 560  # px: the buttons go under the words


class AskedStrip(QFrame):
    """Hidden while nothing is asked. Signals: answered(yes, no or later)."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "blue")
        self._icon, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.yes, self.no = buttons.plain("去看"), buttons.plain("不记")
        self.later = buttons.link("以后再说")
        deeds = Flow(6)
        for name, button in ((YES, self.yes), (NO, self.no), (LATER, self.later)):
            deeds.addWidget(button)
            button.clicked.connect(partial(self.answered.emit, name))
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._icon)
        said.addWidget(self._words, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addLayout(said, 1)
        self._row.addLayout(deeds)
        self._tint()
        self.hide()

    @property
    def words(self) -> str:
        """Return what is asked, "" while nothing is."""
        return "" if self.isHidden() else self._words.text()

    def ask(self, words: str, yes: str, no: str = "") -> None:
        """Ask this; "" hides the strip. Without `no` there are only yes and later."""
        for button, label in ((self.yes, yes), (self.no, no)):
            button.setText(label)
            button.setAccessibleName(label)
            button.setAccessibleDescription(words)
        self.no.setVisible(bool(no))
        if words != self._words.text():
            self._words.setText(words)
            if words and self.isVisible():
                announce(self._words, words)
        self.setVisible(bool(words))

    def _tint(self) -> None:
        self._icon.setPixmap(theme.pixmap("info", 16, "accent"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_narrow = self.width() < theme.scaled(_NARROW)
        self._row.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._tint()
