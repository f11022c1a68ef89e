"""Printed pages as values: every line with its place, its letters in order, rules and pictures.

Lengths are twips from the upper left corner of the paper. What sets the pages (a PDF, a preview)
needs nothing else, and decides nothing: where lines break and pages end is `breaking`'s.
"""

from enum import StrEnum

import msgspec

from gazetteer_desk.layout.tracing import Standing


class Ink(StrEnum):
    """The colours of a page, as RRGGBB."""

    BLACK = "000000"
    RED = "FF0000"
    TABLE = "404040"
    GREY = "808080"


class Letters(msgspec.Struct, frozen=True, gc=False):
    """Some characters of one look on one line, `at` in their paragraph.

    `left` is where they begin, `advance` how far they reach, `track` what stands after each of
    them, `blank` what each blank is wider, `rise` how far up they stand; `size` is in points,
    `percent` that of their width that condensed letters keep.
    """

    text: str
    at: int
    left: float
    advance: float
    face: str
    size: float
    track: float = 0
    blank: float = 0
    rise: float = 0
    percent: int = 100
    bold: bool = False
    underlined: bool = False


class Row(msgspec.Struct, frozen=True, gc=False):
    """A printed line: where its paragraph stands on the sheet, its characters from where to where.

    `left` and `width` are the room it is set in, `stretch` what each joint between its characters
    is wider than by itself, `hung` how far a mark stands beyond the right edge.
    """

    standing: Standing
    top: float
    height: float
    baseline: float
    left: float
    width: float
    letters: tuple[Letters, ...]
    ink: Ink = Ink.BLACK
    stretch: float = 0
    hung: float = 0


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A rule: a filled rectangle."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink = Ink.BLACK


class Shot(msgspec.Struct, frozen=True, gc=False):
    """A picture by its digest."""

    digest: str
    left: float
    top: float
    width: float
    height: float


class Page(msgspec.Struct, frozen=True, gc=False):
    """One page; `number` are its letters at the foot, None where the series prints none."""

    rows: tuple[Row, ...]
    rules: tuple[Rule, ...] = ()
    shots: tuple[Shot, ...] = ()
    number: Row | None = None

    @property
    def lines(self) -> tuple[Row, ...]:
        """Return all that has letters, the number of the page last."""
        return self.rows if self.number is None else (*self.rows, self.number)
