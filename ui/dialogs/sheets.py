"""Sheets to read: what this program is, all that an export has to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import buttons


_FRAME = 48  # px of the screen for the frame that the system draws


class Sheet(QDialog):
    """A titled sheet with one button to close it. Signals: none."""

    def __init__(self, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = QLabel(title)
        theme.set_font(head, 16, bold=True)
        close = buttons.plain("关闭")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(body, 1)
        column.addLayout(foot)

    def take_room(self, width: int, height: int) -> None:
        """Be this large, on a small screen as large as it allows."""
        room = self.screen().availableSize()
        self.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))


def about(version: str, parent: QWidget | None = None) -> Sheet:
    """Return the sheet that says what this program is, and which version."""
    body = QLabel(
        f"方志简报工作台　{version}\n\n"
        "起草、存稿、查找和导出简报。\n"
        "所有内容只存在这台电脑上，本程序不联网。\n\n"
        "按 MIT 许可发布；界面使用 Qt（LGPL）。"
    )
    body.setWordWrap(True)
    body.setMinimumWidth(380)
    return Sheet("关于", body, parent)


def told(title: str, sentences: tuple[str, ...], parent: QWidget | None = None) -> Sheet:
    """Return the sheet of some sentences, one below the other, to read and to copy."""
    words = QPlainTextEdit("\n".join(sentences))
    words.setObjectName("reading")
    words.setReadOnly(True)
    words.setTabChangesFocus(True)
    words.setAccessibleName(title)
    sheet = Sheet(title, words, parent)
    sheet.take_room(theme.scaled(640), theme.scaled(420))
    return sheet
