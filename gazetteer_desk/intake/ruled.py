"""Tables of printed pages: what stands between ruled lines that cross.

Lines that touch are one drawing; where at least two cells come of it, it is a table, and the
letters inside belong to its cells. A mere frame, or rules below one another, are no table. A table
that goes on at the head of the next page is one table, its repeated head once.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Paragraph, Table
from gazetteer_desk.intake import letters as printed
from gazetteer_desk.intake import reflow, wrapped
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.cells import Grid
from gazetteer_desk.intake.kinds import paragraph_of
from gazetteer_desk.intake.letters import Letter, PrintedLine
from gazetteer_desk.intake.reflow import Piece
from gazetteer_desk.intake.strokes import Stroke
from gazetteer_desk.intake.taken import MOST_COLUMNS, MOST_ROWS


_TOUCH = 3.0  # points
_MOST_STROKES = 4_000
_MIDDLE = 0.35  # of a size above the base, where a letter's middle is
_SLACK = 0.4  # of a size that may be left at the end of a cell's full line
_NEARLY = 0.75  # of the room that a line fills which goes on, if it did not end
_PADDING = 12.0  # points of a cell on both sides together
_SAME = 4.0  # points by which the columns of a table differ overleaf


class Ruled(NamedTuple):
    """A table of a page: where it begins, where its columns stand."""

    top: float
    xs: tuple[float, ...]
    table: Table


def apart(letters: Sequence[Letter], strokes: Sequence[Stroke]) -> tuple[list[Letter], list[Ruled]]:
    """Return the letters that stand in no table, and the tables."""
    loose = list(letters)
    found: list[Ruled] = []
    for drawing in _drawings(strokes):
        lattice = _Lattice(drawing)
        if lattice.is_table:
            inside = [one for one in loose if lattice.place(one)]
            if any(not one.char.isspace() for one in inside) and (made := lattice.table(inside)):
                found.append(Ruled(lattice.ys[0], tuple(lattice.xs), made))
                taken = set(map(id, inside))
                loose = [one for one in loose if id(one) not in taken]
    return loose, sorted(found, key=lambda one: one.top)


def ordered(
    pages: Sequence[Sequence[PrintedLine]], tables: Sequence[Sequence[Ruled]]
) -> list[Piece]:
    """Return the lines and tables of all pages as they are read."""
    made: list[Piece] = []
    last: Ruled | None = None  # that the page before ended with
    for lines, some in zip(pages, tables, strict=True):
        pieces = sorted([*lines, *some], key=_height)
        for piece in pieces:
            if isinstance(piece, PrintedLine):
                made.append(piece)
                last = None
            elif last and (whole := _continued(last, piece)):
                made[-1] = whole.table
                last = whole
            else:
                made.append(piece.table)
                last = piece
        if not pieces:
            last = None
    return made


def _height(piece: PrintedLine | Ruled) -> float:
    return piece.base if isinstance(piece, PrintedLine) else piece.top


def _continued(last: Ruled, piece: Ruled) -> Ruled | None:
    """Return both tables as one where their columns are the same."""
    if len(last.xs) != len(piece.xs):
        return None
    shift = piece.xs[0] - last.xs[0]
    if any(abs(b - a - shift) > _SAME for a, b in zip(last.xs, piece.xs, strict=True)):
        return None
    head, rows = last.table.rows[0], piece.table.rows
    if [cell.text for cell in head] == [cell.text for cell in rows[0]]:
        rows = rows[1:]
    if len(last.table.rows) + len(rows) > MOST_ROWS:
        return None
    return last._replace(table=replace(last.table, rows=last.table.rows + rows))


def _drawings(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Yield the lines that touch, together."""
    if len(strokes) > _MOST_STROKES:
        return
    waiting = sorted(strokes, key=lambda one: one.y0)
    drawings: list[tuple[float, list[Stroke]]] = []
    for stroke in waiting:
        touching = [
            one
            for one in drawings
            if one[0] + _TOUCH >= stroke.y0 and any(_touch(stroke, other) for other in one[1])
        ]
        rest = [one for one in drawings if one not in touching]
        joined = [stroke, *(other for one in touching for other in one[1])]
        drawings = [*rest, (max(one.y1 for one in joined), joined)]
    for _, drawing in drawings:
        yield drawing


def _touch(a: Stroke, b: Stroke) -> bool:
    return (
        a.x0 <= b.x1 + _TOUCH
        and b.x0 <= a.x1 + _TOUCH
        and a.y0 <= b.y1 + _TOUCH
        and b.y0 <= a.y1 + _TOUCH
    )


def _places(values: Sequence[float]) -> list[float]:
    """Return the places at which lines stand, those that nearly agree as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _TOUCH:
            found.append(value)
    return found


class _Lattice:
    """Lines that cross, and the cells between them."""

    def __init__(self, drawing: Sequence[Stroke]) -> None:
        self._level = [one for one in drawing if one.is_level]
        self._upright = [one for one in drawing if not one.is_level]
        self.xs = _places([(one.x0 + one.x1) / 2 for one in self._upright])
        self.ys = _places([(one.y0 + one.y1) / 2 for one in self._level])

    @property
    def is_table(self) -> bool:
        """Return whether there is more than one cell, and no more than a table may have."""
        wide, high = len(self.xs) - 1, len(self.ys) - 1
        return 1 <= wide <= MOST_COLUMNS and 1 <= high <= MOST_ROWS and wide * high > 1

    def place(self, letter: Letter) -> tuple[int, int] | None:
        """Return the row and the column between whose lines a letter stands."""
        column = bisect(self.xs, (letter.left + letter.right) / 2) - 1
        row = bisect(self.ys, letter.base - _MIDDLE * letter.size) - 1
        inside = 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1
        return (row, column) if inside else None

    def table(self, letters: Sequence[Letter]) -> Table | None:
        """Return the table of some letters; None where it only frames words."""
        owner = self._owners()
        held: dict[tuple[int, int], list[Letter]] = {}
        for letter in letters:
            if at := self.place(letter):
                held.setdefault(owner[at], []).append(letter)
        grid = Grid()
        grid.columns = [round(b - a) for a, b in zip(self.xs, self.xs[1:], strict=False)]
        for row in range(len(self.ys) - 1):
            grid.start_row()
            for column in range(len(self.xs) - 1):
                if owner[row, column] != (row, column):
                    continue
                covered = [at for at, whose in owner.items() if whose == (row, column)]
                wide = 1 + max(at[1] for at in covered) - column
                high = 1 + max(at[0] for at in covered) - row
                grid.start_cell(wide, high, is_head=False)
                room = self.xs[column + wide] - self.xs[column] - _PADDING
                for one in _paragraphs(held.get((row, column), ()), room):
                    grid.add(one)
        blocks = grid.blocks()
        return blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Table) else None

    def _owners(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Return the upper left square of the cell that each square belongs to."""
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        high, wide = len(self.ys) - 1, len(self.xs) - 1
        for row in range(high):
            for column in range(wide):
                if (row, column) in owner:
                    continue
                end, foot = column + 1, row + 1
                while end < wide and not self._is_wall(row, end) and (row, end) not in owner:
                    end += 1
                while foot < high and not any(
                    self._is_floor(foot, at) for at in range(column, end)
                ):
                    foot += 1
                for at in range(row, foot):
                    for beside in range(column, end):
                        owner.setdefault((at, beside), (row, column))
        return owner

    def _is_wall(self, row: int, column: int) -> bool:
        """Return whether a line stands to the left of a square."""
        x, y = self.xs[column], (self.ys[row] + self.ys[row + 1]) / 2
        return any(abs(one.x0 - x) <= _TOUCH and one.y0 <= y <= one.y1 for one in self._upright)

    def _is_floor(self, row: int, column: int) -> bool:
        """Return whether a line lies above a square."""
        y, x = self.ys[row], (self.xs[column] + self.xs[column + 1]) / 2
        return any(abs(one.y0 - y) <= _TOUCH and one.x0 <= x <= one.x1 for one in self._level)


def _paragraphs(letters: Sequence[Letter], room: float) -> Iterator[Paragraph]:
    """Yield the paragraphs of a cell: a line goes on where the next letter had no room."""
    some: list[str] = []
    width = 0.0
    for line in printed.lines(letters):
        has_room = width + line.head + _SLACK * line.size <= room
        if has_room and (width < _NEARLY * room or (some and reflow.ENDED.search(some[-1]))):
            yield from _paragraph(wrapped.joined(some))
            some = []
        some.append(line.text)
        width = line.right - line.left
    yield from _paragraph(wrapped.joined(some))


def _paragraph(text: str) -> Iterator[Paragraph]:
    if spans := tidied([(codec.clean(text), frozenset())]):
        yield paragraph_of(spans)
