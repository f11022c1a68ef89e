"""Our drawings, in any size and colour: one SVG file each, in `resources/icons`."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gazetteer_desk import paths


@cache
def icon(name: str, sizes: tuple[int, ...], paint: str, greyed: str, ratio: float) -> QIcon:
    """Return a drawing in these sizes (px) and two colours, for what can be done and cannot."""
    made = QIcon()
    for px in sizes:
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
            made.addPixmap(pixmap(name, px, paint, ratio), mode)
        made.addPixmap(pixmap(name, px, greyed, ratio), QIcon.Mode.Disabled)
    return made


@cache
def pixmap(name: str, px: int, paint: str, ratio: float) -> QPixmap:
    """Return a drawing in one colour, `px` wide and high, for a screen of this many dots a px."""
    drawing = QSvgRenderer(QByteArray(_svg(name).replace("#000", paint).encode()))
    drawn = QPixmap(round(px * ratio), round(px * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    drawing.render(painter, QRectF(0, 0, px, px))
    painter.end()
    return drawn


@cache
def _svg(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
