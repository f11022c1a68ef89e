"""The rows and cells of a table of old Word files and RTF → `Grid`.

Each row names the places of its own cells' edges; the edges of all rows together are the table's
columns, and a cell reaches over as many as lie between its own.
"""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from gazetteer_desk.bulletin.body import Block
from gazetteer_desk.intake.cells import Grid
from gazetteer_desk.intake.taken import MOST_COLUMNS


_SAME = 60  # twips
MERGED, DOWN, DOWN_BEGINS = 0x02, 0x20, 0x60  # as [MS-DOC] 2.9.329 has them


class Shape(NamedTuple):
    """Where the edges of a row's cells stand in twips, nothing where it does not say so.

    `flags` tell of each cell what it is merged with.
    """

    edges: tuple[int, ...] = ()
    flags: tuple[int, ...] = ()


class Row(NamedTuple):
    """The cells of a row, each as its blocks, and their shape."""

    cells: list[list[Block]]
    shape: Shape


def table(some: Sequence[Row]) -> list[Block]:
    """Return the table that some rows are, with what goes beside it.

    Of a row of too many cells the last takes what the others hold.
    """
    rows = [row if len(row.cells) <= MOST_COLUMNS else _narrow(row) for row in some]
    shapes = [_shape(row) for row in rows]
    edges = _edges(shapes)
    grid = Grid()
    grid.columns = [b - a for a, b in itertools.pairwise(edges)]
    for nth, (row, shape) in enumerate(zip(rows, shapes, strict=True)):
        grid.start_row()
        for at, blocks in enumerate(row.cells):
            wide = _wide(edges, shape, at)
            is_below = _goes_on(shape.flags[at])
            if not wide or (is_below and nth and not blocks):
                for block in blocks:
                    grid.add(block)
                continue
            high = _high(shapes, nth, at, rows) if shape.flags[at] & DOWN else 1
            grid.start_cell(wide, high, is_head=False)
            for block in blocks:
                grid.add(block)
    return grid.blocks()


def _narrow(row: Row) -> Row:
    most = MOST_COLUMNS - 1
    rest = [block for cell in row.cells[most:] for block in cell]
    return Row([*row.cells[:most], rest], Shape())


def _shape(row: Row) -> Shape:
    count = len(row.cells)
    edges, flags = row.shape
    is_whole = len(edges) == count + 1 and len(flags) == count and list(edges) == sorted(edges)
    return row.shape if is_whole else Shape((), (0,) * count)


def _edges(shapes: Sequence[Shape]) -> list[int]:
    """Return the edges of a table's columns, none where some row names none or they are many."""
    if not all(shape.edges for shape in shapes):
        return []
    found: list[int] = []
    for edge in sorted({edge for shape in shapes for edge in shape.edges}):
        if not found or edge - found[-1] > _SAME:
            found.append(edge)
    return found if len(found) <= MOST_COLUMNS + 1 else []


def _wide(edges: Sequence[int], shape: Shape, at: int) -> int:
    """Return how many columns a cell reaches over; none where it belongs to the one before."""
    if not edges:
        return 1
    if shape.flags[at] & MERGED and at:
        return 0
    end = at + 1
    while end < len(shape.flags) and shape.flags[end] & MERGED:
        end += 1
    return max(_column(edges, shape.edges[end]) - _column(edges, shape.edges[at]), 1)


def _column(edges: Sequence[int], edge: int) -> int:
    return sum(one <= edge + _SAME for one in edges) - 1


def _goes_on(flag: int) -> bool:
    """Return whether a cell goes on with the one above."""
    return flag & DOWN_BEGINS == DOWN


def _high(shapes: Sequence[Shape], nth: int, at: int, rows: Sequence[Row]) -> int:
    """Return how many rows a cell reaches down: as long as empty ones below go on with it."""
    edges = shapes[nth].edges
    high = 1
    for shape, row in zip(shapes[nth + 1 :], rows[nth + 1 :], strict=True):
        below = [
            _goes_on(flag) and not blocks
            for flag, blocks, left in zip(shape.flags, row.cells, shape.edges, strict=False)
            if abs(left - edges[at]) <= _SAME
        ]
        if not any(below):
            break
        high += 1
    return high
