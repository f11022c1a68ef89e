"""Tables and 版记 as printed: the words of their cells, the rules about them."""

from collections.abc import Iterator

import msgspec

from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.breaking import Filled
from gazetteer_desk.layout.composing import Paragraphs, Place
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.paging import Piece
from gazetteer_desk.layout.printed import Ink, Row, Rule
from gazetteer_desk.layout.sheet import Box, Colophon, Grid, Line


_EIGHTHS = 20 / 8  # twips in an eighth of a point
_HALF = 2


class _Band(msgspec.Struct):
    """A row of a table on a page: which, its lines `first` to `last`, from where to where."""

    row: int
    first: int
    last: int
    top: float
    height: float
    is_whole: bool = True


class Lattice:
    """Places what stands between rules."""

    def __init__(self, paragraphs: Paragraphs, look: Look, filled: Filled) -> None:
        self._paragraphs, self._look, self._filled = paragraphs, look, filled

    def foot(self, element: int, colophon: Colophon, top: float) -> Iterator[Row | Rule]:
        """Yield the rows of 版记 from `top` on, a rule above each and one below the last."""
        page = self._look.page
        nth = len(colophon.names)
        first = 1 if colophon.names else 0
        for at, lines in enumerate(colophon.rows, first):
            yield self._across(top, gbt9704.RULE_THICK if at == first else gbt9704.RULE_THIN)
            below = top + self._filled.rows[element, at]
            y = top + gbt9704.RULE_THIN * _EIGHTHS
            for inner, line in enumerate(lines):
                ends = self._filled.ends[element, at, inner]
                place = Place(element, (nth,), page.left, page.type_width)
                for row in self._paragraphs.rows(line, ends, place, range(len(ends)), y):
                    yield row
                    y += row.height
                nth += 1
            top = below
        yield self._across(top, gbt9704.RULE_THICK)

    def _across(self, top: float, eighths: int) -> Rule:
        page = self._look.page
        return Rule(page.left, top, page.type_width, eighths * _EIGHTHS)

    def grid(self, piece: Piece, grid: Grid, top: float) -> Iterator[Row | Rule]:
        """Yield a part of a table, its heading above it again where it goes on."""
        bands = [*self._bands(piece, grid, top)]
        for at in range(len(bands)):
            yield from self._rules(grid, bands, at)
            yield from self._words(piece.element, grid, bands, at)
        yield self._line(self._look.page.left, bands[-1].top + bands[-1].height, sum(grid.widths))

    def _bands(self, piece: Piece, grid: Grid, top: float) -> Iterator[_Band]:
        heights = [self._filled.rows[piece.element, at] for at in range(len(grid.rows))]
        if piece.first:
            for at in range(grid.heading):
                yield _Band(at, 0, 0, top, heights[at])
                top += heights[at]
        pitch = self._look.styles[Style.TABLE_TEXT].height
        unit = 0  # rows, and lines of tall rows, as `blocks` counts them
        for at, height in enumerate(heights):
            lines = height // pitch if at in grid.tall else 1
            first, last = max(piece.first - unit, 0), min(piece.last - unit, lines)
            unit += lines
            if first < last:
                high = (
                    height - (lines - last + first) * pitch
                    if not first
                    else ((last - first) * pitch)
                )
                yield _Band(at, first, last, top, high, is_whole=at not in grid.tall)
                top += high

    def _rules(self, grid: Grid, bands: list[_Band], at: int) -> Iterator[Rule]:
        """Yield the rules above the boxes of a row and at their sides."""
        band, left = bands[at], self._look.page.left
        x, column = left, 0
        for box in grid.rows[band.row]:
            width = sum(grid.widths[column : column + box.columns])
            if not box.covered or at == 0 or band.first:
                yield self._line(x, band.top, width)
            yield self._upright(x, band.top, band.height)
            x += width
            column += box.columns
        yield self._upright(x, band.top, band.height)

    def _line(self, left: float, top: float, width: float) -> Rule:
        high = gbt9704.TABLE_RULE * _EIGHTHS
        return Rule(left, top - high / 2, width, high, Ink.TABLE)

    def _upright(self, left: float, top: float, height: float) -> Rule:
        wide = gbt9704.TABLE_RULE * _EIGHTHS
        return Rule(left - wide / 2, top - wide / 2, wide, height + wide, Ink.TABLE)

    def _words(self, element: int, grid: Grid, bands: list[_Band], at: int) -> Iterator[Row]:
        band, column = bands[at], 0
        for box_at, box in enumerate(grid.rows[band.row]):
            left = self._look.page.left + sum(grid.widths[:column]) + gbt9704.TABLE_PAD
            width = sum(grid.widths[column : column + box.columns]) - 2 * gbt9704.TABLE_PAD
            if not box.covered:
                room = self._reach(grid, bands, at, column) if box.starts_rows else band.height
                yield from self._box((element, band.row, box_at), box, band, (left, width, room))
            column += box.columns

    def _reach(self, grid: Grid, bands: list[_Band], at: int, column: int) -> float:
        """Return how high a cell is that goes over several rows, as far as they stand here."""
        high = bands[at].height
        for band in bands[at + 1 :]:
            if not grid.is_covered(band.row, column):
                break
            high += band.height
        return high

    def _box(
        self, path: tuple[int, int, int], box: Box, band: _Band, room: tuple[float, int, float]
    ) -> Iterator[Row]:
        """Yield the lines of a cell: in the middle of its height, from the top in a tall row."""
        left, width, high = room
        element, row, box_at = path
        stacked = [(line, self._filled.ends[*path, nth]) for nth, line in enumerate(box.lines)]
        total = sum(len(ends) * self._height(line) for line, ends in stacked)
        top = band.top + (high - total) / _HALF
        if not band.is_whole:
            top = band.top + (0 if band.first else gbt9704.TABLE_PAD)
        at = 0
        for nth, (line, ends) in enumerate(stacked):
            lines = range(len(ends))
            if not band.is_whole:
                lines = range(max(band.first - at, 0), min(band.last - at, len(ends)))
            place = Place(element, (row, box_at, nth), left, width)
            for one in self._paragraphs.rows(line, ends, place, lines, top):
                yield one
                top += one.height
            at += len(ends)

    def _height(self, line: Line) -> int:
        return line.appearance(self._look).height
