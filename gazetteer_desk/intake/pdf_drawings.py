"""The ruled lines of a PDF's page, and where its points are seen.

A line is drawn as one, as the edge of a frame, or as a thin bar, as Word likes to.
"""

import ctypes
import math
from typing import Any

from gazetteer_desk.intake import strokes
from gazetteer_desk.intake.strokes import Stroke


_MOST_OBJECTS = 50_000
_MOST_CORNERS = 2_000  # of a drawing
_LEANING = 0.1


class Place:
    """Where a point of a page is seen: from the upper left corner, the page turned upright."""

    def __init__(self, page: Any) -> None:
        self._turn = int(page.get_rotation()) % 360
        left, bottom, right, top = page.get_cropbox()
        self._box = left, bottom, right, top

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is seen."""
        left, bottom, right, top = self._box
        if self._turn == 90:  # noqa: PLR2004 - degrees, as below
            return y - bottom, x - left
        if self._turn == 180:  # noqa: PLR2004
            return right - x, y - bottom
        if self._turn == 270:  # noqa: PLR2004
            return top - y, right - x
        return x - left, top - y

    def leans(self, a: float, b: float) -> bool:
        """Return whether letters drawn along (a, b) do not stand upright on the page."""
        turn = math.radians(self._turn)
        along = a * math.cos(turn) + b * math.sin(turn)
        across = b * math.cos(turn) - a * math.sin(turn)
        return along <= 0 or abs(across) > _LEANING * along


def read(page: Any, raw: Any) -> tuple[list[Stroke], int]:
    """Return the ruled lines of a page, and how many pictures it bears."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > _MOST_OBJECTS:
        return [], 0
    place = Place(page)
    found: list[Stroke] = []
    pictures = 0
    for at in range(count):
        one = raw.FPDFPage_GetObject(page.raw, at)
        kind = raw.FPDFPageObj_GetType(one)
        pictures += kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind == raw.FPDF_PAGEOBJ_PATH:
            found += _strokes(one, raw, place)
    return found, pictures


def _strokes(path: Any, raw: Any, place: Place) -> list[Stroke]:
    """Return the level and upright lines of a drawing; a thin bar is one, as Word draws them."""
    corners = [raw.FPDFPath_GetPathSegment(path, at) for at in range(_corners(path, raw))]
    mode, has_line = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, has_line)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for corner in corners:
        raw.FPDFPathSegment_GetPoint(corner, x, y)
        point = place(
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if raw.FPDFPathSegment_GetType(corner) == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        parts[-1].append(point)
        if raw.FPDFPathSegment_GetClose(corner):
            parts[-1].append(parts[-1][0])
    found: list[Stroke] = []
    for part in parts:
        found += strokes.of(part, has_line=bool(has_line.value))
    return found


def _corners(path: Any, raw: Any) -> int:
    count = raw.FPDFPath_CountSegments(path)
    return count if 0 < count <= _MOST_CORNERS else 0
