"""The number that ties a line of 印前检查 to its place on the small sheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


_SIZE = 18
_LANES = (0, 1, -1)


@dataclass(frozen=True, slots=True)
class Pin:
    """A number, and whether what it points at must be mended."""

    nth: int
    is_must: bool


def size() -> int:
    """Return how wide and high a pin is, in px."""
    return theme.scaled(_SIZE)


def places(wanted: Sequence[float], room: float, size: float) -> list[tuple[int, float]]:
    """Return lane and height of pins that want to be at these heights, in order: all in the room.

    Where they are too many to stand apart, they stand in several lanes by turns (1 is right of 0,
    -1 left of it); more than that lie over one another like scales.
    """
    apart = size + 2
    step = min(apart, (room - size) / max(len(wanted) - 1, 1))
    lanes = _LANES[: ceil(apart / step)] if step > 0 else _LANES
    placed: list[float] = []
    for top in wanted:
        placed.append(max(top, placed[-1] + step if placed else 0))
    lowest = room - size
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], lowest)
        lowest = placed[at] - step
    return [(lanes[at % len(lanes)], top) for at, top in enumerate(placed)]


def paint(painter: QPainter, box: QRectF, pin: Pin) -> None:
    """Paint a pin into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("red" if pin.is_must else "amber"))
    painter.drawEllipse(box)
    painter.setPen(theme.color("base"))
    painter.setFont(theme.ui_font(12, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(pin.nth))
    painter.restore()


class PinLabel(QWidget):
    """A pin beside its line; without one, its room is kept."""

    def __init__(self, pin: Pin | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = pin
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(size(), size())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pin is not None:
            paint(QPainter(self), QRectF(self.rect()), self._pin)
