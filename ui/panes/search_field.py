"""Where words are typed that past issues are searched for."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui import theme
from ui.widgets.resting import keep_one_line


REST_MS = 300


class SearchField(QLineEdit):
    """Words to look for. Signals: asked(str) at rest or with Enter, left_downward() to the list."""

    asked = Signal(str)
    left_downward = Signal()

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
        keep_one_line(self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        self._asked = ""

    def _on_edited(self, _text: str) -> None:
        self._rest.start()

    def _ask(self) -> None:
        self._rest.stop()
        self._asked = self.text().strip()
        self.asked.emit(self._asked)

    def _on_return(self) -> None:
        if self._asked and self.text().strip() == self._asked:
            self.left_downward.emit()  # found already: on to the list
        else:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downward.emit()
        else:
            super().keyPressEvent(event)
