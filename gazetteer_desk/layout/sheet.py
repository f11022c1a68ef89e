"""The sheet: what stands on the page, in order, each thing with the name of its style.

A sheet is a value. The Word file, later the preview and the counts, are made from it alone, so they
cannot disagree on content, order, face or size.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

from gazetteer_desk.bulletin.body import NO_MARKS, Mark
from gazetteer_desk.bulletin.scheme import PageNumbers
from gazetteer_desk.layout.look import Appearance, CharStyle, Look, Style


class Run(msgspec.Struct, frozen=True):
    """Some characters of one look; a line feed in them is a line break of the sheet."""

    text: str
    marks: frozenset[Mark] = NO_MARKS
    lead: CharStyle | None = None


Pieces = tuple[tuple[int, str], ...]


class Line(msgspec.Struct, frozen=True):
    """One paragraph; `right` stands after the right-hand tab stop of its style.

    `own` is how it looks where that differs from its style: a line of an edited template. Such a
    line's `source` is the paragraph it was read from (-1 for none), `pieces` the words that stand
    in the places of its parts; together they are the same text as `runs` and `right`.
    """

    style: Style
    runs: tuple[Run, ...] = ()
    right: str = ""
    own: Appearance | None = None
    source: int = -1
    pieces: Pieces = ()

    def appearance(self, look: Look) -> Appearance:
        """Return how the paragraph looks."""
        return self.own or look.styles[self.style]

    @property
    def text(self) -> str:
        """Return the characters before the tab stop."""
        return "".join(run.text for run in self.runs)


class Box(msgspec.Struct, frozen=True):
    """One cell: how many columns it takes, and whether it is covered by the cell above."""

    lines: tuple[Line, ...]
    columns: int = 1
    starts_rows: bool = False
    covered: bool = False


class Grid(msgspec.Struct, frozen=True):
    """A table: widths of its columns in twips, its rows, how many of them each page repeats.

    `tall` are the rows that no page holds: the others are kept whole.
    """

    widths: tuple[int, ...]
    rows: tuple[tuple[Box, ...], ...]
    heading: int = 0
    tall: frozenset[int] = frozenset()

    def is_covered(self, row: int, column: int) -> bool:
        """Return whether the cell that begins there is a part of the one above it."""
        at = 0
        for box in self.rows[row]:
            if at == column:
                return box.covered
            at += box.columns
        return False


class Plate(msgspec.Struct, frozen=True):
    """A picture by its digest, in a paragraph of its own; width and height in twips."""

    digest: str
    width: int
    height: int
    caption: str = ""


class Colophon(msgspec.Struct, frozen=True):
    """版记: rows between rules, pinned to the foot of the last page.

    `names` are the recipients where they are more than a page holds: they begin on a page of their
    own and flow over as many as they need, and the rows stand at the foot of the last of those.
    """

    rows: tuple[tuple[Line, ...], ...]
    names: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return its lines in the order of the page."""
        return (*self.names, *(line for row in self.rows for line in row))


Element = Line | Grid | Plate | Colophon


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A whole issue as it is printed, and what its file says about itself.

    `condensed` are the styles whose letters are made narrower to fit their line, in percent;
    `begins` are the elements with which the articles begin, in their order.
    """

    elements: tuple[Element, ...]
    begins: tuple[int, ...] = ()
    series_size: float
    condensed: Mapping[Style, int]
    unsaid: tuple[str, ...] = ()  # what is known of the issue and has no place in its template
    named: Mapping[str, str] = {}  # what headers and footers of a template may name
    faces: Mapping[str, tuple[str, ...]] = {}  # other faces for some of the template's
    page_numbers: PageNumbers
    title: str
    author: str
    dated: dt.date | None


def line(style: Style, text: str, right: str = "") -> Line:
    """Return a paragraph of one look."""
    return Line(style, (Run(text),) if text else (), right)
