"""Where words are typed that past issues are searched for."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from ui import theme


REST_MS = 300


class SearchField(QLineEdit):
    """Words to look for. Signals: asked(str), at rest or with Enter."""

    asked = Signal(str)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setAccessibleName("查往期")
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(False)
        self.setMinimumHeight(30)
        glass = QAction(self)
        theme.set_icon(glass, "find", "text2")
        glass.setToolTip("查往期")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._ask)

    def _on_edited(self, _text: str) -> None:
        self._rest.start()

    def _ask(self) -> None:
        self._rest.stop()
        self.asked.emit(self.text().strip())
