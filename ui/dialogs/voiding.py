"""作废: a number is given up for good, with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons


class VoidDialog(QDialog):
    """Asks for the reason; the safe side is the default. Signals: void_chosen(reason)."""

    void_chosen = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        deed = f"作废{label}"
        self.setWindowTitle(deed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(460))
        head = QLabel(deed)
        theme.set_font(head, 16, bold=True)
        words = QLabel(f"作废后{label}的期号保留，台账写明原因，不能再用。")
        words.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("作废的原因")
        self.reason.setPlaceholderText("写明原因，如：内容有误，未印发")
        self.reason.setMaxLength(200)
        self.yes = buttons.plain(deed)
        self.yes.setProperty("tone", "danger")
        self.yes.setAutoDefault(False)
        self.no = buttons.plain("不作废")
        self.no.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.yes)
        foot.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (head, words, self.reason):
            column.addWidget(widget)
        column.addLayout(foot)
        self.reason.textChanged.connect(self._enable)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.reject)
        self._enable()
        self.reason.setFocus()

    def _enable(self) -> None:
        has_reason = bool(self.reason.text().strip())
        self.yes.setEnabled(has_reason)
        self.yes.setToolTip("" if has_reason else "先写原因")

    def _on_yes(self) -> None:
        self.void_chosen.emit(self.reason.text().strip())
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.focusWidget() is self.reason:
            if self.yes.isEnabled():
                self.yes.setFocus()  # Enter after the reason neither voids nor throws it away
        elif is_enter and self.focusWidget() is self.yes:
            self._on_yes()
        else:
            super().keyPressEvent(event)
