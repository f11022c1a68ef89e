"""A small coloured word: 拟稿, 缺2, 作废."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import painting


TONES = {
    "grey": ("hover", "text2"),
    "blue": ("tint", "accent"),
    "amber": ("ambertint", "amber"),
    "green": ("greentint", "green"),
    "red": ("redtint", "red"),
}
_HEIGHT = 18


def height() -> int:
    """Return how high a tag is."""
    return theme.scaled(_HEIGHT)


def width_of(words: str) -> int:
    """Return how wide a tag with these words is."""
    return painting.face(12)[1].horizontalAdvance(words) + 12


def paint(painter: QPainter, box: QRect, words: str, tone: str) -> None:
    """Paint a tag into a box; delegates use this too."""
    ground, ink = TONES[tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(box), 3, 3)
    painter.setPen(theme.color(ink))
    painter.setFont(painting.face(12)[0])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


class Tag(QWidget):
    """A coloured word that stands by itself."""

    def __init__(self, words: str = "", tone: str = "grey", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words, self._tone = "", "grey"
        self.show_words(words, tone)

    def show_words(self, words: str, tone: str = "grey") -> None:
        """Show these words in this tone; hide when there are none."""
        self._words, self._tone = words, tone
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(width_of(self._words), height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint(QPainter(self), self.rect().adjusted(0, 1, 0, -1), self._words, self._tone)
