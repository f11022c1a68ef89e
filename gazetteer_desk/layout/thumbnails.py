"""Pages as small drawings: a bar for each printed line, in fractions of the paper."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.look import Align, Look, Style
from gazetteer_desk.layout.paging import Piece
from gazetteer_desk.layout.sheet import Colophon, Grid, Line, Plate, Sheet


class Tone(StrEnum):
    """What a bar stands for."""

    SERIES = "series"
    RULE = "rule"
    TEXT = "text"
    HEADING = "heading"
    TABLE = "table"
    PICTURE = "picture"
    EDGE = "edge"


class Bar(msgspec.Struct, frozen=True, gc=False):
    """One bar: left, top, width and height are fractions of the paper."""

    tone: Tone
    left: float
    top: float
    width: float
    height: float


class Spot(msgspec.Struct, frozen=True):
    """A place in print: the page, from 0, and how far down, as a fraction of the paper."""

    page: int
    top: float


Pages = tuple[tuple[Bar, ...], ...]
_INK = 0.42  # of a line's height
_HAIR = 0.004
_POINT = 20  # twips


def pages(sheet: Sheet, look: Look, filled: Filled) -> Pages:
    """Return the bars of every page of a filled sheet."""
    drawer = _Drawer(sheet, look, filled)
    return tuple(
        tuple(bar for piece in page for bar in drawer.bars(piece)) for page in filled.pages
    )


class _Drawer:
    def __init__(self, sheet: Sheet, look: Look, filled: Filled) -> None:
        self._elements, self._look, self._ends = sheet.elements, look, filled.ends

    def bars(self, piece: Piece) -> Iterator[Bar]:
        """Yield the bars of what stands on a page."""
        match self._elements[piece.element]:
            case Line() as line:
                yield from self._line(piece, line)
            case Grid():
                yield self._bar(Tone.TABLE, 0, 1, piece.top, piece.height)
            case Plate() as plate:
                width = min(plate.width / self._look.page.type_width, 1)
                yield self._bar(Tone.PICTURE, (1 - width) / 2, width, piece.top, piece.height)
            case Colophon():
                yield from self._colophon(piece)

    def _line(self, piece: Piece, line: Line) -> Iterator[Bar]:
        shape, page = line.appearance(self._look), self._look.page
        ends = (0, *self._ends.get((piece.element,), ()))
        count = max(piece.last - piece.first, 1)
        high = piece.height / count
        for nth in range(piece.first, piece.last):
            chars = ends[nth + 1] - ends[nth] if nth + 1 < len(ends) else 0
            if line.right:  # words at both ends of the line
                chars = page.type_width
            indent = shape.chars if not nth and shape.chars > 0 else 0
            unit = shape.size * _POINT / page.type_width
            width = min(chars * unit, 1 - indent * unit)
            if width <= 0:
                continue
            left = {Align.CENTER: (1 - width) / 2, Align.RIGHT: 1 - width}.get(
                shape.align, indent * unit
            )
            tone = _tone(line)
            top = piece.top + (nth - piece.first) * high
            yield self._bar(tone, left, width, top + high * (1 - _INK) / 2, high * _INK)
        if shape.rule_below:
            yield self._bar(Tone.RULE, 0, 1, piece.top + piece.height, 0)

    def _colophon(self, piece: Piece) -> Iterator[Bar]:
        rows = max(piece.last - piece.first, 1)
        high = piece.height / rows
        for nth in range(rows):
            top = piece.top + nth * high
            yield self._bar(Tone.EDGE, 0, 1, top, 0)
            yield self._bar(Tone.TEXT, 0.04, 0.8, top + high * 0.35, high * 0.3)
        yield self._bar(Tone.EDGE, 0, 1, piece.top + piece.height, 0)

    def _bar(self, tone: Tone, left: float, width: float, top: float, height: float) -> Bar:
        page = self._look.page
        return Bar(
            tone,
            (page.left + left * page.type_width) / page.width,
            (page.top + top) / page.height,
            width * page.type_width / page.width,
            height / page.height or _HAIR,
        )


def _tone(line: Line) -> Tone:
    if line.style is Style.SERIES:
        return Tone.SERIES
    is_title = line.style in (Style.TITLE, Style.TITLE_ABOVE_SUBTITLE)
    return Tone.HEADING if is_title else Tone.TEXT
