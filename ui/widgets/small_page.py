"""A page as a small drawing: paper, and a bar for each line, rule and picture."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from gazetteer_desk.layout.thumbnails import Bar, Bars, Tone
from ui import theme


_INKS = {Tone.SERIES: "mast", Tone.RULE: "mast"}
_FAINT = {Tone.TEXT: 0.28, Tone.TABLE: 0.4, Tone.PICTURE: 0.12}


def paint(painter: QPainter, paper: QRectF, bars: Bars) -> None:
    """Paint a page into a rectangle of its shape."""
    painter.fillRect(paper, theme.color("paper"))
    for bar in bars:
        _paint(painter, paper, bar)


def _paint(painter: QPainter, paper: QRectF, bar: Bar) -> None:
    box = QRectF(
        paper.left() + bar.left * paper.width(),
        paper.top() + bar.top * paper.height(),
        max(bar.width * paper.width(), 1),
        max(bar.height * paper.height(), 1),
    )
    ink = theme.color(_INKS.get(bar.tone, "papertext"))
    ink.setAlphaF(_FAINT.get(bar.tone, 1))
    painter.fillRect(box, ink)
    if bar.tone is Tone.PICTURE:
        ink.setAlphaF(0.5)
        painter.setPen(ink)
        painter.drawRect(box)
