"""Where the cells of a table stand: pure, no screen.

A row lists only the cells that begin in it, as in HTML; this finds the square each begins at,
clamps spans that leave the grid or lie over another cell, and fills the grid.
"""

from typing import NamedTuple

from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Cell, Table
from gazetteer_desk.bulletin.lately import Lately


MOST_ROWS, MOST_COLUMNS = 500, 63  # the limits of what comes in, and of Word


class Placed(NamedTuple):
    """A cell, the row and column it begins at, and the squares it really takes."""

    row: int
    column: int
    cell: Cell
    rowspan: int
    colspan: int


_Rows = tuple[tuple[Cell, ...], ...]


def place(table: Table) -> tuple[int, tuple[Placed, ...]]:
    """Return the number of columns and every cell with its place, row by row."""
    return _placed(table.rows)


def _place(rows: _Rows) -> tuple[int, tuple[Placed, ...]]:
    if all(cell.rowspan <= 1 and cell.colspan <= 1 for row in rows for cell in row):
        plain = tuple(
            Placed(at, column, cell, 1, 1)
            for at, row in enumerate(rows)
            for column, cell in enumerate(row)
        )
        return max(map(len, rows), default=0) or 1, plain
    free: dict[int, int] = {}  # by column the row from which on nothing lies over it
    placed: list[Placed] = []
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while free.get(column, 0) > at:
                column += 1
            high = min(max(cell.rowspan, 1), len(rows) - at)
            wide = 1
            while wide < cell.colspan and free.get(column + wide, 0) <= at:
                wide += 1
            placed.append(Placed(at, column, cell, high, wide))
            free.update(dict.fromkeys(range(column, column + wide), at + high))
            column += wide
    return max(free, default=0) + 1, tuple(placed)


_placed = Lately(_place)


def settled(table: Table) -> Table:
    """Return the table with every span as far as it really reaches."""
    rows: list[list[Cell]] = [[] for _ in table.rows]
    for one in place(table)[1]:
        cell = one.cell
        if (cell.rowspan, cell.colspan) != (one.rowspan, one.colspan):
            cell = replace(cell, rowspan=one.rowspan, colspan=one.colspan)
        rows[one.row].append(cell)
    return replace(table, rows=tuple(tuple(row) for row in rows))


def owner(table: Table, row: int, column: int) -> tuple[int, int]:
    """Return which cell owns a square: its row, and how many cells begin before it there.

    Behind the end of a short row that is where its next cell would stand.
    """
    nth, last = 0, -1
    for one in place(table)[1]:
        nth = nth + 1 if one.row == last else 1
        last = one.row
        is_row = one.row <= row < one.row + one.rowspan
        if is_row and one.column <= column < one.column + one.colspan:
            return one.row, nth - 1
    return row, len(table.rows[row])
