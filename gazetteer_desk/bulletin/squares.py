"""A table taken apart into squares, so that rows and columns can be changed alike.

`turned` changes rows and columns about: what is done to rows is done to columns the same way.
"""

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Cell, Kind, Paragraph, Table
from gazetteer_desk.bulletin.grid import MOST_COLUMNS, MOST_ROWS, Placed, place
from gazetteer_desk.errors import Known


EMPTY = Cell((Paragraph(Kind.BODY),))
_WHERE = itemgetter(0, 1)  # row and column
_WHOLE = 100.0  # the shares of a table's columns together


class Area(NamedTuple):
    """A rectangle of squares."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def below(self) -> int:
        """Return the first row under it."""
        return self.row + self.rows

    @property
    def behind(self) -> int:
        """Return the first column right of it."""
        return self.column + self.columns

    def united(self, other: "Area") -> "Area":
        """Return the smallest area around both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        below, behind = max(self.below, other.below), max(self.behind, other.behind)
        return Area(row, column, below - row, behind - column)

    def meets(self, other: "Area") -> bool:
        """Return whether the two share a square."""
        is_beside = self.row >= other.below or other.row >= self.below
        return not (is_beside or self.column >= other.behind or other.column >= self.behind)


def area_of(one: Placed) -> Area:
    """Return the squares of a cell."""
    return Area(one.row, one.column, one.rowspan, one.colspan)


class Squares(NamedTuple):
    """A table taken apart: a share for each row and column, every cell with its place."""

    heights: tuple[float, ...]
    widths: tuple[float, ...]
    placed: tuple[Placed, ...]

    @property
    def turned(self) -> "Squares":
        """Return the same with rows and columns changed about."""
        placed = [Placed(c, r, cell, wide, high) for r, c, cell, high, wide in self.placed]
        return Squares(self.widths, self.heights, tuple(placed))


def apart(table: Table) -> Squares:
    """Take a table apart, every square owned."""
    columns, placed = place(table)
    widths = table.widths if len(table.widths) == columns else (1.0,) * columns
    return filled(Squares((1.0,) * len(table.rows), widths, tuple(placed)))


def filled(squares: Squares) -> Squares:
    """Put an empty cell on every square that no cell owns."""
    taken = sum([high * wide for _, _, _, high, wide in squares.placed])
    if taken == len(squares.heights) * len(squares.widths):
        return squares
    owned = {
        (row, column)
        for one in squares.placed
        for row in range(one.row, one.row + one.rowspan)
        for column in range(one.column, one.column + one.colspan)
    }
    missing = [
        Placed(row, column, EMPTY, 1, 1)
        for row in range(len(squares.heights))
        for column in range(len(squares.widths))
        if (row, column) not in owned
    ]
    return squares._replace(placed=(*squares.placed, *missing))


def together(table: Table, squares: Squares) -> Table:
    """Put a table together again; one whose columns find their widths themselves goes on so."""
    squares = _dense(filled(squares))
    if len({one.column for one in squares.placed}) < len(squares.widths):
        squares = _dense(squares.turned).turned
    if len(squares.heights) > MOST_ROWS or len(squares.widths) > MOST_COLUMNS:
        raise Known(f"表格最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列，没有改动。")
    rows: list[list[Placed]] = [[] for _ in squares.heights]
    for one in sorted(squares.placed, key=_WHERE):
        rows[one.row].append(one)
    cells = tuple(tuple(_spanned(one) for one in row) for row in rows)
    return replace(table, rows=cells, widths=shares(squares.widths) if table.widths else ())


def _spanned(one: Placed) -> Cell:
    cell = one.cell
    if (cell.rowspan, cell.colspan) == (one.rowspan, one.colspan):
        return cell
    return replace(cell, rowspan=one.rowspan, colspan=one.colspan)


def shares(widths: Iterable[float]) -> tuple[float, ...]:
    """Return the same proportions as hundredths of the type width."""
    widths = tuple(widths)
    total = sum(widths)
    return tuple(max(round(_WHOLE * one / total, 2), 0.01) for one in widths)


def _dense(squares: Squares) -> Squares:
    """Drop the rows in which no cell begins; their share goes to the row above."""
    begun = {one.row for one in squares.placed}
    if len(begun) == len(squares.heights):
        return squares
    new: list[int] = []  # the number of each row afterwards
    heights: list[float] = []
    for row, height in enumerate(squares.heights):
        new.append(len(heights))
        if row in begun:
            heights.append(height)
        else:
            heights[-1] += height
    placed = (
        one._replace(
            row=new[one.row],
            rowspan=sum(row in begun for row in range(one.row, one.row + one.rowspan)),
        )
        for one in squares.placed
    )
    return Squares(tuple(heights), squares.widths, tuple(placed))
