"""The elements of a sheet as blocks of lines and rows: how high each is, and what it is tied to."""

from collections.abc import Iterator
from itertools import chain

from gazetteer_desk.layout import condensing, gbt9704, paragraphs, widths
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.paging import Block
from gazetteer_desk.layout.sheet import Box, Colophon, Element, Grid, Line, Plate, Run, Sheet


# Element; or element, row, box, line of a table; or element, row, line of a 版记, whose names
# beyond a page count as its first row.
Path = tuple[int, ...]
_WORDS = frozenset({Style.BODY, Style.HEADING3, Style.HEADING4})
_RULE = 10  # twips: half a point
_COLOPHON_RULES = 10


class Blocks:
    """A sheet in blocks: `flowing` with the text, and the height `foot` of a pinned 版记.

    `ends` tells where the lines of each paragraph end, `rows` how high each row of a table is.
    """

    def __init__(self, sheet: Sheet, look: Look, table: widths.Table) -> None:
        self._sheet = sheet
        self._look = look
        self._setter = paragraphs.Setter(look, table)
        self._room = paragraphs.room(look)
        self.ends: dict[Path, tuple[int, ...]] = {}
        self.rows: dict[Path, int] = {}
        self.flowing: list[Block] = []
        self.foot = self.foot_rows = 0
        for at, element in enumerate(sheet.elements):
            self._take(at, element)

    def _take(self, at: int, element: Element) -> None:
        match element:
            case Line():
                self.flowing.append(self._line(at, element))
            case Grid():
                self.flowing.append(self._grid(at, element))
            case Plate():
                self._plate(at, element)
            case Colophon():
                self._colophon(at, element)

    def _line(self, at: int, line: Line) -> Block:
        shape = line.appearance(self._look)
        ends = self._setter.ends(line, self._room, size=self._size(line))
        self.ends[at,] = ends
        before, after = shape.before, shape.after
        if shape.together:
            before = 0 if self._is_style(at - 1, line.style) else before
            after = 0 if self._is_style(at + 1, line.style) else after
        heights = [shape.height] * len(ends)
        if shape.rule_below:
            heights[-1] += gbt9704.RULE_ROOM
        words = line.style in _WORDS
        return Block(
            at,
            heights,
            before,
            after,
            keeps=shape.keep_next,
            least=len(heights) if shape.keep_next else 1,
            words=words,
            fresh=shape.new_page,
        )

    def _size(self, line: Line) -> float:
        """Return how wide a line's letters are, in points: condensed ones as if they were small."""
        size, percent = condensing.letters(self._sheet, self._look, line)
        return size * percent / condensing.WHOLE

    def _is_style(self, at: int, style: Style) -> bool:
        elements = self._sheet.elements
        one = elements[at] if 0 <= at < len(elements) else None
        return isinstance(one, Line) and one.style is style

    def _plate(self, at: int, plate: Plate) -> None:
        shape = self._look.styles[Style.PICTURE]
        height = shape.line or plate.height
        self.flowing.append(Block(at, [height], shape.before, shape.after, keeps=shape.keep_next))
        if plate.caption:
            line = Line(Style.PICTURE_CAPTION, (Run(plate.caption),))
            below = line.appearance(self._look)
            ends = self._setter.ends(line, self._room)
            self.ends[at,] = ends
            heights = [below.height] * len(ends)
            self.flowing.append(Block(at, heights, below.before, below.after))

    def _grid(self, at: int, grid: Grid) -> Block:
        heights = [self._row(at, nth, row, grid.widths) for nth, row in enumerate(grid.rows)]
        repeats = sum(heights[: grid.heading])
        if grid.tall:
            heights = list(chain.from_iterable(self._split(heights, grid.tall)))
        return Block(at, heights, repeats=repeats, edge=_RULE, least=grid.heading + 1)

    def _split(self, heights: list[int], tall: frozenset[int]) -> Iterator[list[int]]:
        """Yield each row's height, that of a tall row as its lines."""
        line = self._look.styles[Style.TABLE_TEXT].height
        for at, height in enumerate(heights):
            lines = height // line if at in tall else 1
            yield [height - (lines - 1) * line, *[line] * (lines - 1)]

    def _row(self, at: int, nth: int, row: tuple[Box, ...], columns: tuple[int, ...]) -> int:
        """Return the height of a row: that of its highest cell."""
        pad = 2 * gbt9704.TABLE_PAD
        highest = self._look.styles[Style.TABLE_TEXT].height
        column = 0
        for box_at, box in enumerate(row):
            width = sum(columns[column : column + box.columns]) - pad
            column += box.columns
            high = self._stack((at, nth, box_at), box.lines, width)
            if not box.starts_rows and not box.covered:
                highest = max(highest, high)
        self.rows[at, nth] = highest + pad + _RULE
        return highest + pad + _RULE

    def _colophon(self, at: int, colophon: Colophon) -> None:
        """Take a 版记: names beyond a page flow on pages of their own, the rows are pinned."""
        width = self._look.page.type_width
        if colophon.names:
            line = self._look.styles[Style.RECIPIENTS].height
            high = self._stack((at, 0), colophon.names, width)
            self.flowing += (
                Block(at, [self._look.styles[Style.NEW_PAGE].height + _COLOPHON_RULES], fresh=True),
                Block(at, [line] * (high // line)),
            )
        row = 1 if colophon.names else 0
        for nth, lines in enumerate(colophon.rows, row):
            high = self._stack((at, nth), lines, width)
            self.rows[at, nth] = high + gbt9704.COLOPHON_PAD + _COLOPHON_RULES
            self.foot += self.rows[at, nth]
        self.foot_rows = len(colophon.rows)

    def _stack(self, path: Path, lines: tuple[Line, ...], width: int) -> int:
        """Return how high some paragraphs of a cell are together; no mark hangs in a table."""
        high = 0
        for at, line in enumerate(lines):
            ends = self._setter.ends(line, width, hangs=False, size=self._size(line))
            self.ends[*path, at] = ends
            high += len(ends) * line.appearance(self._look).height
        return high
