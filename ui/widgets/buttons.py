"""Buttons of the house: the filled one, the one with an icon alone, the link, the segment."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui import theme
from ui.widgets import painting


class PrimaryButton(QPushButton):
    """The one filled button of a place; its focus ring stands outside a gap of 1 px."""

    def __init__(self, text: str, drawing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)
        self.setAutoDefault(True)  # Enter presses it, not the space bar alone
        self._drawing = drawing
        theme.set_font(self, bold=True)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        icon = self._before
        return QSize(metrics.horizontalAdvance(self.text()) + icon + 34, metrics.height() + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect())
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(outer.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground())
        painter.drawRoundedRect(outer.adjusted(3, 3, -3, -3), 3, 3)
        token = "onaccent" if self.isEnabled() else "text3"
        painter.setPen(theme.color(token))
        words = self.fontMetrics().horizontalAdvance(self.text())
        icon = self._before
        left = (self.width() - words - icon) // 2
        if self._drawing:
            painting.draw(painter, self.rect().adjusted(left, 0, 0, 0), self._drawing, 16, token)
        painter.drawText(
            QRectF(left + icon, 0, words + 4, self.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )

    @property
    def _before(self) -> int:
        return theme.scaled(16) + 6 if self._drawing else 0

    def _ground(self) -> QColor:
        if not self.isEnabled():
            return theme.color("hover")
        return theme.color("accenthover" if self.underMouse() or self.isDown() else "accent")


def plain(text: str, drawing: str = "", *, size: str = "") -> QPushButton:
    """Return an outlined button with a word, and an icon before it if wished."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(True)  # Enter presses it, not the space bar alone
    if drawing:
        theme.set_icon(button, drawing)
    if size:
        button.setProperty("room", size)  # "size" is Qt's own, and no style sheet can read it
    return button


def link(text: str) -> QPushButton:
    """Return a word that can be clicked."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setAutoDefault(True)  # Enter presses it, not the space bar alone
    button.setProperty("look", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def tool(drawing: str, name: str, *, key: str = "", framed: bool = False) -> QToolButton:
    """Return a button with an icon alone; its name is its tip and what a screen reader says."""
    button = QToolButton()
    theme.set_icon(button, drawing)
    button.setAccessibleName(name)
    button.setToolTip(f"{name}　{key}" if key else name)
    theme.set_size(button, 28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if framed:
        button.setProperty("look", "framed")
    return button


def segment(words: str) -> QToolButton:
    """Return one of some buttons side by side, of which one is pressed: the caller groups them."""
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(words)
    button.setCheckable(True)
    button.setProperty("look", "segment")
    return button
