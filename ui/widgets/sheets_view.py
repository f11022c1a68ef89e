"""The pages of an issue as small sheets: what is printed where, in grey lines."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gazetteer_desk.layout.thumbnails import Bar, Pages, Tone
from ui import theme


_WIDE, _HIGH, _GAP, _FOOT = 144, 204, 30, 34
_INKS = {
    Tone.SERIES: "mast",
    Tone.RULE: "mast",
    Tone.HEADING: "papertext",
    Tone.EDGE: "papertext",
}


class SheetsView(QWidget):
    """The sheets in rows, as many side by side as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_WIDE + 2 * _GAP)

    def show_pages(self, pages: Pages) -> None:
        """Show these pages."""
        self._pages = pages
        self.setAccessibleName(f"共 {len(pages)} 页" if pages else "还没有页面")
        self.updateGeometry()
        self.update()

    def _columns(self, width: int) -> int:
        room = (width - _GAP) // (_WIDE + _GAP)
        return max(1, min(room, len(self._pages) or 1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._pages) // self._columns(width))
        return rows * (_HIGH + _FOOT) + _GAP

    def sizeHint(self) -> QSize:
        return QSize(2 * (_WIDE + _GAP) + _GAP, self.heightForWidth(2 * (_WIDE + _GAP) + _GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.setFont(theme.ui_font(12))
        columns = self._columns(self.width())
        left = (self.width() - columns * (_WIDE + _GAP) + _GAP) / 2
        for at, bars in enumerate(self._pages):
            row, column = divmod(at, columns)
            paper = QRectF(
                left + column * (_WIDE + _GAP), _GAP / 2 + row * (_HIGH + _FOOT), _WIDE, _HIGH
            )
            painter.fillRect(paper, theme.color("paper"))
            for bar in bars:
                _paint(painter, paper, bar)
            painter.setPen(theme.color("text2"))
            foot = QRectF(paper.left(), paper.bottom() + 4, _WIDE, _FOOT - 12)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(at + 1))


def _paint(painter: QPainter, paper: QRectF, bar: Bar) -> None:
    box = QRectF(
        paper.left() + bar.left * paper.width(),
        paper.top() + bar.top * paper.height(),
        bar.width * paper.width(),
        max(bar.height * paper.height(), 1),
    )
    ink = theme.color(_INKS.get(bar.tone, "papertext"))
    if bar.tone in (Tone.TABLE, Tone.PICTURE):
        ink.setAlphaF(0.12)
        painter.fillRect(box, ink)
        ink.setAlphaF(0.5)
        painter.setPen(ink)
        painter.drawRect(box)
        return
    if bar.tone is Tone.TEXT:
        ink.setAlphaF(0.28)
    painter.fillRect(box, ink)
