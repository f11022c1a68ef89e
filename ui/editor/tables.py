"""Shown tables ↔ Table: cells, spans, header row, widths, all kept exactly."""

from typing import cast

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextTable,
    QTextTableCell,
)

from gazetteer_desk.bulletin import grid, table_edit
from gazetteer_desk.bulletin.body import Cell, Kind, Paragraph, Table
from gazetteer_desk.bulletin.grid import Placed
from gazetteer_desk.bulletin.squares import Area
from ui.editor import edits, table_looks
from ui.editor.edits import Spot
from ui.editor.look import KIND, SEAM
from ui.editor.manuscript import (
    Known,
    Manuscript,
    Rows,
    read_line,
    write_paragraph,
    write_spans,
)
from ui.editor.shown import Shown, cells_of, lines_of, seam_above


_ABSENT = KIND + 22
_SQUARES_A_PART = 72  # so that a key in a cell is laid out in a few milliseconds
MOST_SQUARES = _SQUARES_A_PART * 3 // 2  # of a part: what is larger is cut


def write(document: Manuscript, cursor: QTextCursor, table: Table) -> Shown:
    """Write a table behind the cursor's line."""
    made = Shown(write_rows(document, cursor, table))
    table_looks.dress(document, made, table)
    document.wholes[made.key] = table
    return made


def write_rows(
    document: Manuscript, cursor: QTextCursor, table: Table, columns: int = 0
) -> list[QTextTable]:
    """Write the rows of a table part by part behind the cursor's line, not dressed yet.

    They have as many columns as the table, or as is said.
    """
    parts: list[QTextTable] = []
    placed: dict[int, list[Placed]] = {}
    own_columns, every = grid.place(table)
    columns = columns or own_columns
    for one in every:
        placed.setdefault(one.row, []).append(one)
    for first, end in _cuts(table, columns):
        if parts:
            cursor.setPosition(parts[-1].lastPosition() + 1)
            cursor.setBlockFormat(document.measure.block(SEAM))
        made = cursor.insertTable(end - first, columns)
        here = [one for row in range(first, end) for one in placed.get(row, ())]
        if len(here) == (end - first) * columns:
            _write_all(document, made, here)
        else:
            _write_cells(document, made, [one._replace(row=one.row - first) for one in here])
        document.tables[made.objectIndex()] = table.rows[first:end]
        parts.append(made)
    return parts


def _cuts(table: Table, columns: int) -> list[tuple[int, int]]:
    """Return the rows of each part: cut where no cell crosses, none too large if that can be."""
    if len(table.rows) * columns <= MOST_SQUARES:
        return [(0, len(table.rows))]
    made: list[tuple[int, int]] = []
    start = 0
    for first, end in table_edit.bands(table):
        if (end - start) * columns > _SQUARES_A_PART and first > start:
            made.append((start, first))
            start = first
    return [*made, (start, len(table.rows))]


def _write_cells(document: Manuscript, made: QTextTable, placed: list[Placed]) -> None:
    there = {(one.row, one.column) for one in placed}
    for one in placed:
        if one.rowspan > 1 or one.colspan > 1:
            made.mergeCells(one.row, one.column, one.rowspan, one.colspan)
            there.update(
                (one.row + r, one.column + c)
                for r in range(one.rowspan)
                for c in range(one.colspan)
            )
    for row in range(made.rows()):
        for column in range(made.columns()):
            if (row, column) not in there:
                _set_absent(made.cellAt(row, column))
    for one in placed:
        write_cell(document, made.cellAt(one.row, one.column), one.cell.paragraphs)


def _write_all(document: Manuscript, made: QTextTable, placed: list[Placed]) -> None:
    """Write the cells of a part that has one for each square, without looking for any of them."""
    cursor = made.cellAt(0, 0).firstCursorPosition()
    last = made.lastPosition()
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.setBlockFormat(document.measure.block(Kind.BODY, in_cell=True))
    cursor.setPosition(made.firstPosition())
    for nth, one in enumerate(placed):
        if nth:
            cursor.setPosition(cursor.position() + 1)
        if not one.cell.paragraphs:
            cursor.setBlockFormat(document.measure.block("", in_cell=True))
        for at, paragraph in enumerate(one.cell.paragraphs):
            if at or paragraph.kind is not Kind.BODY:
                write_paragraph(document, cursor, paragraph, free=not at, in_cell=True)
            else:
                write_spans(cursor, paragraph.spans)
                document.remember(cursor.block(), paragraph)


def redress(document: Manuscript) -> None:
    """Give every table the colours of the present look."""
    for shown in all_shown(document):
        table_looks.tint(document, shown, _read(document, shown, ""))


def all_shown(document: Manuscript) -> list[Shown]:
    """Return the tables of a document, the first one first."""
    frames = document.rootFrame().childFrames()
    parts = [frame for frame in frames if isinstance(frame, QTextTable)]
    parts.sort(key=QTextTable.firstPosition)
    made: list[list[QTextTable]] = []
    for part in parts:
        is_joined = bool(made) and made[-1][-1].lastPosition() + 2 == part.firstPosition()
        if is_joined and seam_above(document, part) is not None:
            made[-1].append(part)
        else:
            made.append([part])
    return [Shown(one) for one in made]


def _set_absent(cell: QTextTableCell) -> None:
    """Mark a square that the table's rows do not reach; it is nothing until it is written in."""
    looks = cell.format()
    looks.setProperty(_ABSENT, True)
    cell.setFormat(looks)


def write_cell(
    document: Manuscript, cell: QTextTableCell, paragraphs: tuple[Paragraph, ...]
) -> None:
    """Write the paragraphs of a cell in place of what it holds."""
    cursor = cell.firstCursorPosition()
    last = cell.lastCursorPosition().position()
    if last > cursor.position():
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    cursor.block().setUserState(-1)
    if not paragraphs:
        cursor.setBlockFormat(document.measure.block("", in_cell=True))
    for at, paragraph in enumerate(paragraphs):
        write_paragraph(document, cursor, paragraph, free=not at, in_cell=True)


def read(document: Manuscript, shown: Shown, caption: str) -> Table:
    """Return what a table on the screen stands for."""
    made = _read(document, shown, caption)
    former = document.wholes.get(shown.key)
    if former is not None and former == made:
        return former
    document.wholes[shown.key] = made
    return made


def present(document: Manuscript, shown: Shown) -> Table:
    """Return what a table stands for, with the caption that it had when it was last read."""
    former = document.wholes.get(shown.key)
    return read(document, shown, former.caption if former else "")


def _read(document: Manuscript, shown: Shown, caption: str) -> Table:
    rows = tuple(row for part in shown.parts for row in _rows(document, part))
    header, widths = table_looks.told(shown)
    return Table(rows, header, widths, caption)


def _rows(document: Manuscript, part: QTextTable) -> Rows:
    known = document.tables.get(part.objectIndex())
    if known is not None:
        return known
    rows: list[tuple[Cell, ...]] = []
    for row in cells_of(part):
        cells: list[Cell] = []
        absent = 0
        for cell in row:
            words = _paragraphs(document, cell)
            is_absent = cell.format().boolProperty(_ABSENT) and not any(p.text for p in words)
            absent = absent + 1 if is_absent else 0
            cells.append(Cell(words, cell.columnSpan(), cell.rowSpan()))
        rows.append(tuple(cells[: len(cells) - absent]))
    made = document.tables[part.objectIndex()] = tuple(rows)
    return made


def _paragraphs(document: Manuscript, cell: QTextTableCell) -> tuple[Paragraph, ...]:
    found: list[Known] = []
    for line in lines_of(cell):
        if paragraph := document.values.get(line.userState()):
            found.append(Known(paragraph, line))
        else:
            read_line(document, line, found)
    return tuple(one.value for one in found if isinstance(one.value, Paragraph))


def path_of(shown: Shown, position: int, line: QTextBlock) -> tuple[int, int, int]:
    """Return row, cell and paragraph of a position inside a table."""
    top, cell = shown.cell_with(position)
    row = cell.row()
    before = [
        one
        for column in range(cell.column())
        if (one := shown.cell_at(top + row, column)).row() == row and one.column() == column
    ]
    first = next(lines_of(cell)).blockNumber()
    return top + row, len(before), max(line.blockNumber() - first, 0)


def line_at(shown: Shown, path: tuple[int, ...]) -> QTextBlock:
    """Return the line at (row, cell, paragraph), the first or nearest where there is none."""
    row, *rest = path or (0, 0, 0)
    top, part = shown.part_of_row(min(row, shown.rows - 1))
    return line_in(cells_of(part), (row - top, *rest))


def line_in(rows: list[list[QTextTableCell]], path: tuple[int, ...]) -> QTextBlock:
    """Return the line at (row, cell, paragraph) of these cells, or the nearest."""
    row, at, paragraph = path
    row_cells = rows[min(row, len(rows) - 1)] or rows[0]
    cell = row_cells[min(at, len(row_cells) - 1)]
    lines = list(lines_of(cell))
    return lines[min(paragraph, len(lines) - 1)]


def area_of(shown: Shown, cursor: QTextCursor) -> Area | None:
    """Return the squares of the cells that Qt's own cursor selects, None where it is within one."""
    first, high, left, wide = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    if first < 0 or high < 1:
        return None
    top, _ = shown.cell_with(cursor.selectionStart())
    return Area(top + first, left, high, max(wide, 1))


def selected(
    value: Table, shown: Shown, cursor: QTextCursor, start: Spot, end: Spot
) -> tuple[Table | Paragraph, ...]:
    """Return what a selection inside one table covers: words of a cell, or some cells."""
    if start.path[:3] == end.path[:3]:
        paragraphs = value.rows[start.path[1]][start.path[2]].paragraphs
        return tuple(
            edits.part(
                paragraphs[at],
                start.offset if at == start.path[3] else 0,
                end.offset if at == end.path[3] else len(paragraphs[at].text),
            )
            for at in range(start.path[3], min(end.path[3] + 1, len(paragraphs)))
        )
    area = area_of(shown, cursor)
    return (value,) if area is None else (table_edit.part(value, area),)


def blank(rows: int, columns: int) -> Table:
    """Return an empty table with a header row."""
    cell = Cell((Paragraph(Kind.BODY),))
    return Table(((cell,) * columns,) * rows, header=True)


def around(cursor: QTextCursor) -> QTextTable | None:
    """Return the part of a table that a cursor stands in, None outside of tables."""
    return cast("QTextTable | None", cursor.currentTable())
