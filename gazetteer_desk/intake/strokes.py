"""The ruled lines of a printed page: what is drawn level or upright, and thin."""

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple


_THIN, _SHORT = 2.6, 5.0  # points: a ruled line is as thin at most, and as long at least
Point = tuple[float, float]


class Stroke(NamedTuple):
    """A ruled line, level or upright, in points from the upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        """Return whether it runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


def of(corners: Sequence[Point], *, has_line: bool) -> list[Stroke]:
    """Return the ruled lines of a drawing: itself, where it is a thin bar, or its edges."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    if not corners:
        return []
    if bar := _stroke((min(xs), max(xs)), (min(ys), max(ys))):
        return bar
    found: list[Stroke] = []
    for (x0, y0), (x1, y1) in itertools.pairwise(corners) if has_line else ():
        found += _stroke((x0, x1), (y0, y1))
    return found


def _stroke(xs: tuple[float, float], ys: tuple[float, float]) -> list[Stroke]:
    made = Stroke(min(xs), min(ys), max(xs), max(ys))
    wide, high = made.x1 - made.x0, made.y1 - made.y0
    if not (math.isfinite(wide) and math.isfinite(high)):
        return []
    return [made] if min(wide, high) <= _THIN and max(wide, high) >= _SHORT else []
