"""The rail at the left: one item a room."""

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from ui import theme


ROOMS = (
    ("draft", "起草", "draft", "Alt+1"),
    ("recall", "往期", "archive", "Alt+2"),
    ("register", "名录", "register", "Alt+3"),
    ("selfcheck", "自检", "selfcheck", "Alt+4"),
    ("settings", "设置", "settings", "Alt+5"),
)
_FOOT = "selfcheck"


def _words_height() -> int:
    return max(20, QFontMetrics(theme.ui_font()).height())


class RailItem(QToolButton):
    """A room: its drawing over its word; a bar at the left where one is."""

    def __init__(self, word: str, drawing: str, key: str) -> None:
        super().__init__()
        self._drawing = drawing
        self._word = word
        self.narrow = False
        self.setCheckable(True)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}　{key}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fold(narrow=False)

    def fold(self, *, narrow: bool) -> None:
        """Show the drawing alone."""
        self.narrow = narrow
        self._fit()

    def _fit(self) -> None:
        words = _words_height()
        wide, drawing = (48, 44) if self.narrow else (60, 32)
        high = theme.scaled(drawing) + (0 if self.narrow else words)
        self.setFixedSize(max(wide, theme.scaled(wide) - 12), high)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(4, 1, -4, -1)
        token = "accent" if self.isChecked() else "text2"
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("tint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(inner, 4, 4)
        if self.isChecked():
            painter.fillRect(QRect(0, 1, 3, self.height() - 2), theme.color("accent"))
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(theme.color("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), 4, 4)
        size, drawn = theme.scaled(20), theme.pixmap(self._drawing, 20, token)
        top = (self.height() - size) // 2 if self.narrow else 7
        painter.drawPixmap((self.width() - size) // 2, top, drawn)
        if not self.narrow:
            painter.setFont(theme.ui_font(bold=self.isChecked()))
            painter.setPen(theme.color(token))
            painter.drawText(
                QRect(0, size + 8, self.width(), _words_height()),
                Qt.AlignmentFlag.AlignCenter,
                self._word,
            )


class Rail(QWidget):
    """The rooms that there are. Signals: room_chosen(name)."""

    room_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("房间")
        self._group = QButtonGroup(self)
        self.items: dict[str, RailItem] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 1, 6)
        column.setSpacing(2)
        for name, word, drawing, key in ROOMS:
            item = RailItem(word, drawing, key)
            item.setObjectName(name)
            self._group.addButton(item)
            self.items[name] = item
            if name == _FOOT:
                column.addStretch(1)
            column.addWidget(item)
        self.items["draft"].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_room(self, name: str) -> None:
        """Show that one is in this room."""
        with QSignalBlocker(self._group):
            self.items[name].setChecked(True)

    def fold(self, *, narrow: bool) -> None:
        """Show drawings alone where the window is narrow."""
        for item in self.items.values():
            item.fold(narrow=narrow)

    def sizeHint(self) -> QSize:
        return QSize(61, 300)

    def _on_clicked(self, item: RailItem) -> None:
        self.room_chosen.emit(item.objectName())
