"""From a filled sheet to printed pages: each line, rule and picture at its place.

Lines and pages are those of `breaking`, so that all that is set from here agrees with its counts.
"""

from collections.abc import Iterator

from gazetteer_desk.bulletin.scheme import PageNumbers
from gazetteer_desk.layout import gbt9704, latticing, widths
from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.composing import Paragraphs, Place
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.paging import Piece
from gazetteer_desk.layout.paragraphs import room
from gazetteer_desk.layout.printed import Ink, Page, Row, Rule, Shot
from gazetteer_desk.layout.sheet import Colophon, Grid, Line, Plate, Run, Sheet


NO_ELEMENT = -1  # where the number of a page stands on the sheet: nowhere
_EIGHTHS = 20 / 8  # twips in an eighth of a point
_NEW_PAGE_RULE = 8
Thing = Row | Rule | Shot


class Placer:
    """Places the pages of one filled sheet, in faces as wide as `table` says."""

    def __init__(
        self, sheet: Sheet, look: Look, filled: Filled, *, table: widths.Table = widths.OFFICIAL
    ) -> None:
        self._sheet, self._look, self._filled = sheet, look, filled
        self._paragraphs = Paragraphs(sheet, look, table)
        self._lattice = latticing.Lattice(self._paragraphs, look, filled)
        self._room = room(look)

    def page(self, nth: int) -> Page:
        """Return a page, from 0."""
        things = [one for piece in self._filled.pages[nth] for one in self._piece(nth, piece)]
        return Page(
            tuple(one for one in things if isinstance(one, Row)),
            tuple(one for one in things if isinstance(one, Rule)),
            tuple(one for one in things if isinstance(one, Shot)),
            self._number(nth + 1),
        )

    def pages(self) -> tuple[Page, ...]:
        """Return all pages."""
        return tuple(map(self.page, range(self._filled.count)))

    def _piece(self, nth: int, piece: Piece) -> Iterator[Thing]:
        element = self._sheet.elements[piece.element]
        top = self._look.page.top + piece.top
        match element:
            case Line():
                yield from self._line(piece, element, top)
            case Grid():
                yield from self._lattice.grid(piece, element, top)
            case Plate():
                yield from self._plate(piece, element, top)
            case Colophon():
                is_foot = bool(element.rows) and nth + 1 == self._filled.count
                if is_foot and piece is self._filled.pages[nth][-1]:
                    yield from self._lattice.foot(piece.element, element, top)
                else:
                    yield from self._names(piece, element, top)

    def _line(self, piece: Piece, line: Line, top: float) -> Iterator[Thing]:
        ends = self._filled.ends[piece.element,]
        place = Place(piece.element, (), self._look.page.left, self._room)
        lines = range(piece.first, piece.last)
        yield from self._paragraphs.rows(line, ends, place, lines, top)
        shape = line.appearance(self._look)
        if shape.rule_below and piece.last == len(ends):
            high = gbt9704.RED_RULE * _EIGHTHS
            below = top + piece.height - high
            yield self._rule(below, high, Ink.RED)

    def _rule(self, top: float, height: float, ink: Ink) -> Rule:
        page = self._look.page
        return Rule(page.left, top, page.type_width, height, ink)

    def _plate(self, piece: Piece, plate: Plate, top: float) -> Iterator[Thing]:
        page = self._look.page
        shape = self._look.styles[Style.PICTURE]
        if piece is self._first(piece):
            left = page.left + (page.type_width - plate.width) / 2
            yield Shot(
                plate.digest, left, top, plate.width, min(plate.height, shape.line or plate.height)
            )
            return
        caption = Line(Style.PICTURE_CAPTION, (Run(plate.caption),))
        ends = self._filled.ends[piece.element,]
        place = Place(piece.element, (), page.left, self._room)
        yield from self._paragraphs.rows(caption, ends, place, range(piece.first, piece.last), top)

    def _first(self, piece: Piece) -> Piece:
        """Return the first of the pieces of an element: that of a picture is the picture."""
        return next(
            one for page in self._filled.pages for one in page if one.element == piece.element
        )

    def _names(self, piece: Piece, colophon: Colophon, top: float) -> Iterator[Thing]:
        """Yield a part of the names that take pages of their own, a rule above the first."""
        if piece is self._first(piece):
            yield self._rule(top + piece.height / 2, _NEW_PAGE_RULE * _EIGHTHS, Ink.BLACK)
            return
        left, width = self._look.page.left, self._look.page.type_width
        at = 0
        for nth, line in enumerate(colophon.names):
            ends = self._filled.ends[piece.element, 0, nth]
            lines = range(max(piece.first - at, 0), min(piece.last - at, len(ends)))
            place = Place(piece.element, (nth,), left, width)
            for row in self._paragraphs.rows(line, ends, place, lines, top):
                yield row
                top += row.height
            at += len(ends)

    def _number(self, number: int) -> Row | None:
        how, page = self._sheet.page_numbers, self._look.page
        if how is PageNumbers.NONE:
            return None
        text = f"— {number} —" if how is PageNumbers.DASHES else f"{number}"
        line = Line(Style.PAGE_ODD if number % 2 else Style.PAGE_EVEN, (Run(text),))
        top = page.height - page.footer - line.appearance(self._look).height
        place = Place(NO_ELEMENT, (), page.left, page.type_width)
        return next(self._paragraphs.rows(line, (len(text),), place, range(1), top))
