"""One name in a field of names, as a small block that can be taken away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui import theme
from ui.widgets import painting


_BEFORE, _CROSS = 8, 22


class Chip(QToolButton):
    """One name; Delete, Backspace or its cross takes it away. Signals: dropped().

    `count` stands after the name (= 14); a group of recipients is `bold`; `ground` is the token of
    its colour.
    """

    dropped = Signal()

    def __init__(
        self,
        words: str,
        parent: QWidget,
        *,
        said: str,
        count: str = "",
        bold: bool = False,
        ground: str = "tint",
        tip: str = "",
    ) -> None:
        super().__init__(parent)
        self.words = words
        self._count, self._bold, self._ground = count, bold, ground
        self.setText(words)
        self.setAccessibleName(said)
        self.setToolTip(f"{tip or words}　Delete 去掉")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def is_bold(self) -> bool:
        """Return whether it stands for a group."""
        return self._bold

    @property
    def label(self) -> str:
        """Return the words that are painted."""
        return f"{self.words} {self._count}" if self._count else self.words

    def sizeHint(self) -> QSize:
        self.setFont(self._letters())
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.label) + _BEFORE + self._behind + 2
        return QSize(wide, max(20, metrics.height() + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color(self._ground))
        painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(theme.color("text"))
        painter.setFont(self._letters())
        room = self.width() - _BEFORE - self._behind
        words = painter.fontMetrics().elidedText(self.label, Qt.TextElideMode.ElideRight, room)
        spot = self.rect().adjusted(_BEFORE, 0, -self._behind, 0)
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter, words)
        if self.isEnabled():  # what may only be read has no cross
            painting.draw(painter, self.rect().adjusted(0, 0, -6, 0), "close", 14, right=True)

    @property
    def _behind(self) -> int:
        return theme.scaled(_CROSS) if self.isEnabled() else _BEFORE

    def _letters(self) -> QFont:
        return theme.ui_font(bold=self._bold)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.position().x() > self.width() - self._behind - 2:
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.dropped.emit()
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Right:
                self.focusNextChild()
            case _:
                super().keyPressEvent(event)
