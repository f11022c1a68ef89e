"""Deeds that cannot be taken back, or that want a reason: each is asked for by its own name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons


class DeedDialog(QDialog):
    """Names the deed in its title and on its button; the safe side is the default.

    With `asks` it asks for a reason of that name, with `hint` in the empty line.

    Signals: chosen(reason; "" where none is asked for).
    """

    chosen = Signal(str)

    def __init__(
        self,
        deed: str,
        words: str,
        *,
        no: str,
        asks: str = "",
        hint: str = "",
        tone: str = "danger",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(deed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.scaled(460))
        head = QLabel(deed)
        theme.set_font(head, 16, bold=True)
        told = QLabel(words)
        told.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(asks)
        self.reason.setPlaceholderText(hint)
        self.reason.setMaxLength(200)
        self.reason.setVisible(bool(asks))
        self._asks = asks
        self.yes = buttons.plain(deed)
        self.yes.setProperty("tone", tone)
        self.yes.setAutoDefault(False)
        self.no = buttons.plain(no)
        self.no.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.yes)
        foot.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for widget in (head, told, self.reason):
            column.addWidget(widget)
        column.addLayout(foot)
        self.reason.textChanged.connect(self._enable)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.reject)
        self._enable()
        (self.reason if asks else self.no).setFocus()

    def _enable(self) -> None:
        is_ready = not self._asks or bool(self.reason.text().strip())
        self.yes.setEnabled(is_ready)
        self.yes.setToolTip("" if is_ready else "先写原因")

    def _on_yes(self) -> None:
        self.chosen.emit(self.reason.text().strip())
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.focusWidget() is self.reason:
            if self.yes.isEnabled():
                self.yes.setFocus()  # Enter after the reason neither does it nor throws it away
        elif is_enter and self.focusWidget() is self.yes:
            self._on_yes()
        else:
            super().keyPressEvent(event)


class VoidDialog(DeedDialog):
    """作废: a number is given up for good, with a reason."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"作废{label}",
            f"作废后{label}的期号保留，台账写明原因，不能再用。",
            no="不作废",
            asks="作废的原因",
            hint="写明原因，如：内容有误，未印发",
            parent=parent,
        )


class CorrectDialog(DeedDialog):
    """更正: what has gone out is opened once more, for a reason."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"更正{label}",
            f"{label}已经印发。改动另存为“更正”的稿次并写明原因，台账显示“有更正”；印发的原稿仍在。",
            no="不更正",
            asks="更正的原因",
            hint="写明原因，如：第一版领导姓名有误",
            tone="",
            parent=parent,
        )


class RemoveDialog(DeedDialog):
    """彻底删除: no trace is left."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(
            f"彻底删除{label}",
            "所有稿次连同流水和备份里的文字都会清掉，再也找不回来，只留下一条没有内容的销毁记录。"
            "已导出的文件不受影响。",
            no="不删除",
            parent=parent,
        )
