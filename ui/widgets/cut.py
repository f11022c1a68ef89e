"""A label whose words are cut with … where there is no room for them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from ui import theme
from ui.widgets import painting


class CutLabel(QLabel):
    """One line at a size of the type scale, in the colour of a token."""

    def __init__(self, px: int = 13, *, bold: bool = False, token: str = "text") -> None:
        super().__init__()
        self._px, self._bold, self._token = px, bold, token
        self._struck = False
        theme.set_font(self, px, bold=bold)

    def strike(self, *, struck: bool) -> None:
        """Strike the words through."""
        self._struck = struck
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painting.say(
            QPainter(self),
            self.rect(),
            self.text(),
            self._token,
            px=self._px,
            bold=self._bold,
            struck=self._struck,
        )
