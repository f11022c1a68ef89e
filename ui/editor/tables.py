"""QTextTable ↔ Table: cells, spans, header row, widths, all kept exactly."""

from typing import cast

from PySide6.QtGui import (
    QTextBlock,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from gazetteer_desk.bulletin.body import Cell, Kind, Paragraph, Table
from ui.editor import edits, grid
from ui.editor.edits import Spot
from ui.editor.look import KIND
from ui.editor.manuscript import Known, Manuscript, read_line, write_paragraph


_HEADER, _WIDTHS, _ABSENT = KIND + 20, KIND + 21, KIND + 22


def write(document: Manuscript, cursor: QTextCursor, table: Table) -> QTextTable:
    """Write a table behind the cursor's line."""
    columns, placed = grid.place(table)
    made = cursor.insertTable(len(table.rows), columns, _format(document, table, columns))
    there = {(one.row, one.column) for one in placed}
    for one in placed:
        if one.rowspan > 1 or one.colspan > 1:
            made.mergeCells(one.row, one.column, one.rowspan, one.colspan)
            there.update(
                (one.row + r, one.column + c)
                for r in range(one.rowspan)
                for c in range(one.colspan)
            )
    for row in range(len(table.rows)):
        for column in range(columns):
            if (row, column) not in there:
                _set_absent(made.cellAt(row, column))
    for one in placed:
        write_cell(document, made.cellAt(one.row, one.column), one.cell.paragraphs)
    document.tables[made.objectIndex()] = table
    return made


def _format(document: Manuscript, table: Table, columns: int) -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(1)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(document.measure.look.color("line"))
    made.setBorderCollapse(True)
    made.setCellSpacing(0)
    made.setCellPadding(4)
    made.setTopMargin(6)
    made.setBottomMargin(6)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    made.setProperty(_WIDTHS, f"{columns}|" + " ".join(repr(one) for one in table.widths))
    shares = table.widths if len(table.widths) == columns else (1.0,) * columns
    total = sum(shares) or 1
    made.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, 100 * one / total) for one in shares]
    )
    set_header(made, on=table.header)
    return made


def set_header(made: QTextTableFormat, *, on: bool) -> None:
    """Make the first row a header row, or not."""
    made.setProperty(_HEADER, on)
    made.setHeaderRowCount(1 if on else 0)


def has_header(table: QTextTable) -> bool:
    """Return whether the first row is a header row."""
    return table.format().boolProperty(_HEADER)


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
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.block().setUserState(-1)
    if not paragraphs:
        cursor.setBlockFormat(document.measure.block("", in_cell=True))
    for at, paragraph in enumerate(paragraphs):
        write_paragraph(document, cursor, paragraph, free=not at, in_cell=True)


def read(document: Manuscript, table: QTextTable, caption: str) -> Table:
    """Return what a table on the screen stands for."""
    former = document.tables.get(table.objectIndex())
    if former is not None and former.caption == caption:
        return former
    rows: list[tuple[Cell, ...]] = []
    for row in range(table.rows()):
        cells: list[Cell] = []
        absent = 0
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) != (row, column):
                continue
            words = _paragraphs(document, cell)
            is_absent = cell.format().boolProperty(_ABSENT) and not any(p.text for p in words)
            absent = absent + 1 if is_absent else 0
            cells.append(Cell(words, cell.columnSpan(), cell.rowSpan()))
        rows.append(tuple(cells[: len(cells) - absent]))
    looks = table.format()
    made = Table(tuple(rows), looks.boolProperty(_HEADER), _widths(table, looks), caption)
    document.tables[table.objectIndex()] = made
    return made


def _widths(table: QTextTable, looks: QTextTableFormat) -> tuple[float, ...]:
    columns, _, words = looks.stringProperty(_WIDTHS).partition("|")
    if columns != str(table.columns()):
        return ()  # a column came or went: even widths again
    return tuple(float(one) for one in words.split())


def _paragraphs(document: Manuscript, cell: QTextTableCell) -> tuple[Paragraph, ...]:
    found: list[Known] = []
    line = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block()
    while line.isValid():
        if paragraph := document.values.get(line.userState()):
            found.append(Known(paragraph, line))
        else:
            read_line(document, line, found)
        if line == last:
            break
        line = line.next()
    return tuple(one.value for one in found if isinstance(one.value, Paragraph))


def cells(table: QTextTable) -> list[list[QTextTableCell]]:
    """Return the cells that begin in each row."""
    return [
        [
            cell
            for column in range(table.columns())
            if (cell := table.cellAt(row, column)).row() == row and cell.column() == column
        ]
        for row in range(table.rows())
    ]


def path_of(table: QTextTable, position: int, line: QTextBlock) -> tuple[int, int, int]:
    """Return row, cell and paragraph of a position inside a table."""
    cell = table.cellAt(position)
    row = cell.row()
    before = [
        one
        for column in range(cell.column())
        if (one := table.cellAt(row, column)).row() == row and one.column() == column
    ]
    first = cell.firstCursorPosition().block().blockNumber()
    return row, len(before), line.blockNumber() - first


def line_at(table: QTextTable, path: tuple[int, ...]) -> QTextBlock:
    """Return the line at (row, cell, paragraph), the first or nearest where there is none."""
    return line_in(cells(table), path or (0, 0, 0))


def line_in(rows: list[list[QTextTableCell]], path: tuple[int, ...]) -> QTextBlock:
    """Return the line at (row, cell, paragraph) of these cells, or the nearest."""
    row, at, paragraph = path
    row_cells = rows[min(row, len(rows) - 1)] or rows[0]
    cell = row_cells[min(at, len(row_cells) - 1)]
    line = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block()
    for _ in range(paragraph):
        if line == last:
            break
        line = line.next()
    return line


def selected(
    value: Table, table: QTextTable | None, cursor: QTextCursor, start: Spot, end: Spot
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
    if table is None:
        return ()
    first, high, left, wide = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
    _, placed = grid.place(value)
    rows = tuple(
        tuple(
            one.cell
            for one in placed
            if one.row == row and left <= one.column < left + max(wide, 1)
        )
        for row in range(first, first + max(high, 1))
    )
    if first < 0 or not any(rows):
        return (value,)
    return (grid.settled(Table(rows, value.header and first == 0)),)


def blank(rows: int, columns: int) -> Table:
    """Return an empty table with a header row."""
    cell = Cell((Paragraph(Kind.BODY),))
    return Table(((cell,) * columns,) * rows, header=True)


def around(cursor: QTextCursor) -> QTextTable | None:
    """Return the table that a cursor stands in, None outside of tables."""
    return cast("QTextTable | None", cursor.currentTable())


def make_present(cell: QTextTableCell) -> None:
    """Let a square count as a cell of its row."""
    looks = cell.format()
    looks.clearProperty(_ABSENT)
    cell.setFormat(looks)
