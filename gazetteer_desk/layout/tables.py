"""Tables: the cells a span covers, the widths of columns, which are centred, which rows are tall.

A row is kept whole and a heading is repeated, as far as a page holds them: Word and LibreOffice
both cut off what stands in a row that must not be split and fits no page.
"""

from collections.abc import Iterable
from itertools import pairwise

from gazetteer_desk.bulletin.body import Cell, Kind, Paragraph, Table
from gazetteer_desk.bulletin.grid import Placed as InGrid
from gazetteer_desk.bulletin.grid import place
from gazetteer_desk.bulletin.table_edit import heading_rows
from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.runs import runs_of
from gazetteer_desk.layout.sheet import Box, Grid, Line


_SHORT = 10  # characters; a column of short cells looks better centred
_NARROWEST = 3.0  # characters that a column's width is reckoned from at least

Placed = dict[tuple[int, int], tuple[Cell, int, int]]  # (row, column) → cell, its row, its column


def grid(table: Table, look: Look) -> Grid:
    """Return the table as wide as the type area, every place of its grid filled."""
    placed, columns = _place(table)
    heading = heading_rows(table)
    centred = [_is_short(placed, column, heading) for column in range(columns)]
    rows = tuple(
        tuple(_row(placed, at, columns, heading=heading, centred=centred))
        for at in range(len(table.rows))
    )
    widths = _widths(table, look.page.type_width)
    heights = [_height(row, widths, look) for row in rows]
    if sum(heights[:heading]) > gbt9704.TABLE_HEAD_MOST:
        heading = 0
    room = look.page.type_height - sum(heights[:heading]) - gbt9704.LINE
    tall = frozenset(at for at, height in enumerate(heights) if height > room)
    return Grid(widths, rows, heading, tall)


def shares(table: Table) -> tuple[int, ...]:
    """Return how wide each column is printed, in twips: the whole is the type area."""
    return _widths(table, gbt9704.PAGE.type_width)


def _height(row: tuple[Box, ...], widths: tuple[int, ...], look: Look) -> int:
    """Return about how high a row is, in twips."""
    highest = 0
    at = 0
    for box in row:
        room = max(sum(widths[at : at + box.columns]) - 2 * gbt9704.TABLE_PAD, 1)
        at += box.columns
        height = 0
        for one in box.lines:
            appearance = one.appearance(look)
            letters = max(room // round(20 * appearance.size), 1)
            height += measure.lines_of(one.text, letters) * appearance.height
        highest = max(highest, height)
    return highest + 2 * gbt9704.TABLE_PAD


def _place(table: Table) -> tuple[Placed, int]:
    """Return which cell owns each place, as HTML lays out spans; rows may be of any length."""
    placed: Placed = {}
    columns = 1
    for at, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while (at, column) in placed:
                column += 1
            wide = 1
            while wide < cell.colspan and (at, column + wide) not in placed:
                wide += 1
            owner = (cell, at, column)
            for r in range(at, min(at + cell.rowspan, len(table.rows))):
                for c in range(column, column + wide):
                    placed.setdefault((r, c), owner)
            column += wide
            columns = max(columns, column)
    return placed, columns


def _row(placed: Placed, at: int, columns: int, *, heading: int, centred: list[bool]) -> list[Box]:
    boxes: list[Box] = []
    column = 0
    while column < columns:
        owner = placed.get((at, column))
        if owner is None:
            boxes.append(Box((Line(Style.TABLE_TEXT),)))
            column += 1
            continue
        wide = 1
        while column + wide < columns and placed.get((at, column + wide)) is owner:
            wide += 1
        cell, top, left = owner
        is_own = top == at and left == column
        below = placed.get((at + 1, column)) is owner
        if is_own:
            style = Style.TABLE_HEAD if at < heading else Style.TABLE_TEXT
            is_short = centred[column] if wide == 1 else measure.ems(cell.text) <= _SHORT
            lines = _lines(cell, style, is_centred=is_short)
        else:
            lines = (Line(Style.TABLE_TEXT),)
        boxes.append(Box(lines, wide, starts_rows=is_own and below, covered=not is_own))
        column += wide
    return boxes


def _lines(cell: Cell, style: Style, *, is_centred: bool) -> tuple[Line, ...]:
    lines = tuple(
        Line(_cell_style(paragraph, style, is_centred=is_centred), runs_of(paragraph))
        for paragraph in cell.paragraphs
    )
    return lines or (Line(style),)


def _cell_style(paragraph: Paragraph, style: Style, *, is_centred: bool) -> Style:
    if style is Style.TABLE_HEAD:
        return style
    return Style.TABLE_CENTERED if is_centred or paragraph.kind is Kind.CENTERED else style


def _is_short(placed: Placed, column: int, heading: int) -> bool:
    words = [
        paragraph.text
        for (row, at), (cell, _, left) in placed.items()
        if at == column and row >= heading and left == column and cell.colspan == 1
        for paragraph in cell.paragraphs
    ]
    return all(measure.ems(text) <= _SHORT for text in words)


def _widths(table: Table, width: int) -> tuple[int, ...]:
    columns, cells = place(table)
    shares = list(table.widths[:columns])
    if len(shares) < columns:
        room = width / round(20 * gbt9704.SIZE_4)
        shares = _levelled(_natural(cells, columns), room)
    total = sum(shares)
    cuts = [round(width * sum(shares[:at]) / total) for at in range(columns + 1)]
    return tuple(right - left for left, right in pairwise(cuts))


def _levelled(wanted: list[float], room: float) -> list[float]:
    """Return the widths with the widest cut down alike, so that short columns need not wrap."""
    rest = sorted(wanted)
    while rest and rest[0] * len(rest) <= room:
        room -= rest.pop(0)
    if not rest:
        return wanted
    level = max(room / len(rest), _NARROWEST)
    return [min(one, level) for one in wanted]


def _natural(cells: Iterable[InGrid], columns: int) -> list[float]:
    """Return the characters of each column's widest paragraph, and the white at its sides."""
    widest = [_NARROWEST] * columns
    for one in cells:
        if one.cell.colspan == 1:
            for paragraph in one.cell.paragraphs:
                text = paragraph.text
                if measure.most(text) > widest[one.column]:
                    widest[one.column] = max(widest[one.column], measure.spaced(text))
    return [one + 1 for one in widest]
