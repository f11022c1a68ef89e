"""Where words are typed that past issues are searched for."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton

from ui import theme
from ui.widgets.resting import keep_one_line


REST_MS = 120
_GLASS = 16  # px, before 大字


class SearchField(QLineEdit):
    """Words to look for.

    Signals: asked(str) at rest or with Enter, settled(str) with Enter, left_downward() to the list.
    Esc takes the words away, and is nobody's where there are none.
    """

    asked = Signal(str)
    settled = Signal(str)
    left_downward = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setAccessibleName("查往期")
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(False)
        self.setMinimumHeight(30)
        # Not an action in the field: Qt draws those in a size of its own, whatever the letters.
        self.glass = QToolButton()
        self.glass.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.glass.setCursor(Qt.CursorShape.ArrowCursor)
        self.glass.setAccessibleName("查往期")
        self.glass.setToolTip("查往期")
        self.glass.setStyleSheet("border: none; background: transparent; padding: 0;")
        theme.set_icon(self.glass, "find", "text2", px=_GLASS)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 0, 0)
        row.addWidget(self.glass)
        row.addStretch(1)
        self._make_room()
        keep_one_line(self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self._on_return)
        self.glass.clicked.connect(self._ask)
        self._asked = ""

    def ask_for(self, words: str) -> None:
        """Show these words and look for them."""
        self.setText(words)
        self._ask()

    def _make_room(self) -> None:
        self.setTextMargins(theme.scaled(_GLASS) + 4, 0, 0, 0)

    def _on_edited(self, _text: str) -> None:
        self._rest.start()

    def _ask(self) -> None:
        self._rest.stop()
        self._asked = self.text().strip()
        self.asked.emit(self._asked)

    def _on_return(self) -> None:
        self.settled.emit(self.text().strip())
        if self._asked and self.text().strip() == self._asked:
            self.left_downward.emit()  # found already: on to the list
        else:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downward.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.ask_for("")
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()
