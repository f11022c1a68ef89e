"""What can be done to a table: pure changes of rows, columns and cells.

Places are squares of the grid, counted from 0; an `Area` is a rectangle of them. Every change
returns a table in which each square belongs to exactly one cell: squares that a short row did not
reach have become empty cells, and a row or column in which no cell begins any more is gone.
"""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Cell, Table
from gazetteer_desk.bulletin.grid import Placed, place, settled
from gazetteer_desk.bulletin.squares import (
    EMPTY,
    Area,
    Squares,
    apart,
    area_of,
    filled,
    shares,
    together,
)


_LEAST = 2.0  # hundredths: the narrowest column that dragging makes


def whole(table: Table, area: Area) -> Area:
    """Return the area grown until it cuts no cell."""
    placed = [area_of(one) for one in place(table)[1] if one.rowspan > 1 or one.colspan > 1]
    while True:
        grown = area
        for one in placed:
            if one.meets(grown):
                grown = grown.united(one)
        if grown == area:
            return area
        area = grown


def _is_within(one: Placed, area: Area) -> bool:
    """Return what `area_of(one).meets(area)` does, in less time: a long table has many cells."""
    row, column, _, high, wide = one
    return (
        row < area.row + area.rows
        and row + high > area.row
        and column < area.column + area.columns
        and column + wide > area.column
    )


def bands(table: Table) -> list[tuple[int, int]]:
    """Return the runs of rows (first, behind the last) that no cell crosses the borders of."""
    made: list[tuple[int, int]] = []
    reach = start = 0
    for row, cells in enumerate(table.rows):
        if row and row >= reach:
            made.append((start, row))
            start = row
        reach = max((reach, row + 1, *(row + cell.rowspan for cell in cells)))
    return [*made, (start, len(table.rows))]


def heading_rows(table: Table) -> int:
    """Return how many rows the heading takes: as many as its tallest cell."""
    if not table.header:
        return 0
    return min(max((1, *(cell.rowspan for cell in table.rows[0]))), len(table.rows))


def _by_row(table: Table) -> list[list[Placed]]:
    rows: list[list[Placed]] = [[] for _ in table.rows]
    for one in place(table)[1]:
        rows[one.row].append(one)
    return rows


def _changed(table: Table, change: Callable[[Squares], Squares], *, across: bool) -> Table:
    """Change rows, or `across` columns as if they were rows."""
    squares = apart(table)
    made = change(squares.turned).turned if across else change(squares)
    return together(table, made)


def insert_rows(table: Table, at: int, count: int = 1) -> Table:
    """Put empty rows before row `at`; cells that reach over the place grow."""
    return _changed(table, lambda squares: _inserted(squares, at, count), across=False)


def insert_columns(table: Table, at: int, count: int = 1) -> Table:
    """Put empty columns before column `at`, as wide as the one beside them."""
    return _changed(table, lambda squares: _inserted(squares, at, count), across=True)


def _inserted(squares: Squares, at: int, count: int) -> Squares:
    placed = [
        Placed(row + count, column, cell, high, wide)
        if row >= at
        else Placed(row, column, cell, high + (count if row + high > at else 0), wide)
        for row, column, cell, high, wide in squares.placed
    ]
    heights = squares.heights
    share = heights[at - 1 if at else 0]
    heights = (*heights[:at], *(share,) * count, *heights[at:])
    return filled(Squares(heights, squares.widths, tuple(placed)))


def remove_rows(table: Table, first: int, count: int = 1) -> Table | None:
    """Take rows away; None where none is left. Cells that reach out of them keep the rest."""
    if count >= len(table.rows):
        return None
    head = heading_rows(table)
    header = table.header and not (first == 0 and count >= head)
    made = _changed(table, lambda squares: _removed(squares, first, count), across=False)
    return replace(made, header=header)


def remove_columns(table: Table, first: int, count: int = 1) -> Table | None:
    """Take columns away; None where none is left."""
    if count >= place(table)[0]:
        return None
    return _changed(table, lambda squares: _removed(squares, first, count), across=True)


def _removed(squares: Squares, first: int, count: int) -> Squares:
    last = first + count
    ends = range(len(squares.heights) + 1)
    moved = [row if row < first else max(row - count, first) for row in ends]
    placed = [
        Placed(moved[row], column, cell, left, wide)
        for row, column, cell, high, wide in squares.placed
        if (left := moved[row + high] - moved[row]) > 0
    ]
    heights = (*squares.heights[:first], *squares.heights[last:])
    return Squares(heights, squares.widths, tuple(placed))


def merge(table: Table, area: Area) -> Table:
    """Make one cell of an area: its words one under the other, empty cells leave nothing."""
    area = whole(table, area)
    squares = apart(table)
    inside = sorted(
        (one for one in squares.placed if _is_within(one, area)),
        key=lambda one: (one.row, one.column),
    )
    if len(inside) == 1:
        return table
    words = [p for one in inside if one.cell.text for p in one.cell.paragraphs]
    cell = Cell(tuple(words) or inside[0].cell.paragraphs)
    others = [one for one in squares.placed if not _is_within(one, area)]
    made = Placed(area.row, area.column, cell, area.rows, area.columns)
    return together(table, squares._replace(placed=(*others, made)))


def split(table: Table, area: Area) -> Table:
    """Part every merged cell of an area into its squares; the words stay in the first."""
    squares = apart(table)
    placed = (
        one._replace(rowspan=1, colspan=1) if _is_within(one, area) else one
        for one in squares.placed
    )
    return together(table, filled(squares._replace(placed=tuple(placed))))


def halve(table: Table, area: Area, *, across: bool) -> Table:
    """Part the first cell of an area into two, one above the other or `across` side by side."""
    at = (area.column, area.row) if across else (area.row, area.column)
    return _changed(table, lambda squares: _halved(squares, *at), across=across)


def _halved(squares: Squares, row: int, column: int) -> Squares:
    target = next(one for one in squares.placed if area_of(one).meets(Area(row, column)))
    if target.rowspan == 1:
        squares = _parted(squares, target.row)
        target = target._replace(rowspan=2)
    upper = target.rowspan // 2
    here = target.row, target.column
    placed = (
        one._replace(rowspan=upper) if (one.row, one.column) == here else one
        for one in squares.placed
    )
    return filled(squares._replace(placed=tuple(placed)))


def _parted(squares: Squares, row: int) -> Squares:
    """Make two rows of one, every cell in it reaching over both."""
    placed = (
        one._replace(row=one.row + 1)
        if one.row > row
        else one._replace(rowspan=one.rowspan + 1)
        if one.row + one.rowspan > row
        else one
        for one in squares.placed
    )
    half = squares.heights[row] / 2
    heights = (*squares.heights[:row], half, half, *squares.heights[row + 1 :])
    return Squares(heights, squares.widths, tuple(placed))


def emptied(table: Table, area: Area) -> Table:
    """Take the words out of the cells of an area."""
    return mapped(table, area, lambda cell: replace(cell, paragraphs=EMPTY.paragraphs))


def mapped(table: Table, area: Area, change: Callable[[Cell], Cell]) -> Table:
    """Change the cells of an area, nothing of the grid."""
    rows: list[list[Cell]] = [list(row) for row in table.rows]
    for at, row in enumerate(_by_row(table)):
        for nth, one in enumerate(row):
            if _is_within(one, area):
                rows[at][nth] = change(one.cell)
    return replace(table, rows=tuple(tuple(row) for row in rows))


def cells_in(table: Table, area: Area) -> list[tuple[tuple[int, int], Cell]]:
    """Return the cells of an area: the row each begins in and its number there, and the cell."""
    return [
        ((at, nth), one.cell)
        for at, row in enumerate(_by_row(table))
        for nth, one in enumerate(row)
        if _is_within(one, area)
    ]


def move_rows(table: Table, area: Area, by: int) -> tuple[Table, Area]:
    """Carry the rows of an area one place up (−1) or down (1), never over the heading.

    Returns the table, and where the area is then.
    """
    known = bands(table)
    first = next(at for at, (_, end) in enumerate(known) if end > area.row)
    last = next(at for at, (_, end) in enumerate(known) if end >= area.below)
    other = first - 1 if by < 0 else last + 1
    if (table.header and not min(first, other)) or not 0 <= other < len(known):
        return table, area
    (start, end), (a, b) = (known[first][0], known[last][1]), known[other]
    rows = settled(table).rows
    run = (*rows[start:end], *rows[a:b]) if by < 0 else (*rows[a:b], *rows[start:end])
    low, high = min(start, a), max(end, b)
    made = replace(table, rows=(*rows[:low], *run, *rows[high:]))
    return made, area._replace(row=area.row + by * (b - a))


def with_widths(table: Table, widths: Iterable[float]) -> Table:
    """Give the columns these proportions; none at all: they find their widths themselves."""
    widths = tuple(widths)
    return replace(table, widths=shares(widths) if widths else ())


def dragged(widths: tuple[float, ...], border: int, by: float) -> tuple[float, ...]:
    """Return the shares with the border right of column `border` carried by a share of the whole.

    The two columns beside it change; the last border makes the table no wider.
    """
    if border + 1 >= len(widths):
        return widths
    widths = shares(widths)
    left, right = widths[border], widths[border + 1]
    by = min(max(by * 100, min(_LEAST - left, 0)), max(right - _LEAST, 0))
    made = round(left + by, 2)
    return (*widths[:border], made, round(left + right - made, 2), *widths[border + 2 :])


def part(table: Table, area: Area) -> Table:
    """Return the cells of an area as a table of their own."""
    area = whole(table, area)
    placed = [one for one in apart(table).placed if _is_within(one, area)]
    inside = (
        one._replace(row=one.row - area.row, column=one.column - area.column) for one in placed
    )
    squares = Squares((1.0,) * area.rows, (1.0,) * area.columns, tuple(inside))
    header = table.header and area.row == 0
    return together(Table((), header, (), ""), squares)
