"""One line that asks why articles are declined (退稿): no dialog where a line will do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout

from gazetteer_desk.bulletin.cleaning import clean_line
from ui.widgets import buttons
from ui.widgets.resting import keep_one_line


class ReasonLine(QFrame):
    """Hidden until it asks. Signals: given(reason); closed() however it ended."""

    given = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "amber")
        self._words = QLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setAccessibleName("退稿的原因")
        self.field.setPlaceholderText("原因，如：已另有采用")
        keep_one_line(self.field)
        self._decline = buttons.plain("退稿", size="row")
        self._stay = buttons.plain("不退", size="row")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._decline)
        row.addWidget(self._stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addWidget(self.field)
        column.addLayout(row)
        self.field.returnPressed.connect(self._on_decline)
        self._decline.clicked.connect(self._on_decline)
        self._stay.clicked.connect(self.close_up)
        self.hide()

    def ask(self, words: str) -> None:
        """Ask for the reason to decline what these words name; an open question is dropped."""
        if not self.isHidden():
            self.close_up()
        self._words.setText(words)
        self.field.clear()
        self.show()
        self.field.setFocus()

    def close_up(self) -> None:
        """Take the line away; nothing is declined."""
        self.hide()
        self.closed.emit()

    def _on_decline(self) -> None:
        reason = clean_line(self.field.text())
        if not reason:
            self.field.setPlaceholderText("请写一句原因再退")
            self.field.setFocus()
            return
        self.hide()
        self.given.emit(reason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
