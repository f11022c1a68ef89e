"""Sheets to read: all keys in one view, what this program is, all that an export has to say."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import actions, theme
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


def shortcuts(parent: QWidget | None = None) -> Sheet:
    """Return the sheet of all keys, read from the table of actions."""
    inside = QWidget()
    inside.setObjectName("base")
    grid = QGridLayout(inside)
    grid.setContentsMargins(14, 10, 14, 10)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(5)
    keyed = [deed for deed in actions.TABLE if deed.keys]
    half = (len(keyed) + 1) // 2
    for at, deed in enumerate(keyed):
        side, row = divmod(at, half)
        keys = QLabel("　".join(list(dict.fromkeys(map(actions.shown, deed.keys)))[:2]))
        keys.setProperty("tone", "second")
        grid.addWidget(QLabel(deed.label), row, side * 3)
        grid.addWidget(keys, row, side * 3 + 1)
    grid.setColumnMinimumWidth(2, 32)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName("快捷键")
    area.setWidget(inside)
    sheet = Sheet("快捷键一览", area, parent)
    sheet.take_room(max(780, inside.sizeHint().width() + 70), 680)
    return sheet


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
    words = QLabel("\n".join(sentences))
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.setContentsMargins(14, 10, 14, 10)
    words.setObjectName("base")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setAccessibleName(title)
    area.setWidget(words)
    sheet = Sheet(title, area, parent)
    sheet.take_room(theme.scaled(640), theme.scaled(420))
    return sheet
