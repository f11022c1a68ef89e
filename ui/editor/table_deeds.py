"""What can be done to the table at the caret: rows, columns, header row, the next cell."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor, QTextTable, QTextTableCell

from gazetteer_desk.bulletin.body import Kind
from ui.editor import tables


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

Deed = Callable[["BodyEditor", QTextTable, QTextTableCell], None]


def at_caret(editor: "BodyEditor") -> tuple[QTextTable, QTextTableCell] | None:
    """Return the table and the cell that the caret stands in, None outside of tables."""
    cursor = editor.textCursor()
    table = tables.around(cursor)
    return (table, table.cellAt(cursor)) if table is not None else None


def do(editor: "BodyEditor", name: str) -> None:
    """Do one of `DEEDS` to the table at the caret."""
    here = at_caret(editor)
    if here is None or editor.isReadOnly() or editor.is_composing:
        return
    caret = editor.textCursor()
    caret.setKeepPositionOnInsert(name.endswith(("下方插入行", "右侧插入列")))
    with editor.single(name):
        DEEDS[name](editor, *here)
        editor.manuscript.tables.clear()
    caret.setKeepPositionOnInsert(False)
    editor.setTextCursor(caret)
    editor.ensureCursorVisible()


def next_cell(editor: "BodyEditor", *, back: bool) -> None:
    """Go to the next cell, to a new row behind the last one."""
    cursor = editor.textCursor()
    way = QTextCursor.MoveOperation.PreviousCell if back else QTextCursor.MoveOperation.NextCell
    if not cursor.movePosition(way) and not back and not editor.isReadOnly():
        do(editor, "下方插入行")
        cursor = editor.textCursor()
        if table := tables.around(cursor):
            cursor = table.cellAt(table.rows() - 1, 0).firstCursorPosition()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _insert_rows(editor: "BodyEditor", table: QTextTable, at: int) -> None:
    table.insertRows(at, 1)
    for column in range(table.columns()):
        _freshen(editor, table.cellAt(at, column), is_new=table.cellAt(at, column).row() == at)


def _insert_columns(editor: "BodyEditor", table: QTextTable, at: int) -> None:
    table.insertColumns(at, 1)
    for row in range(table.rows()):
        _freshen(editor, table.cellAt(row, at), is_new=table.cellAt(row, at).column() == at)


def _freshen(editor: "BodyEditor", cell: QTextTableCell, *, is_new: bool) -> None:
    if not is_new:
        return
    tables.make_present(cell)
    cursor = cell.firstCursorPosition()
    cursor.setBlockFormat(editor.manuscript.measure.block(Kind.BODY, in_cell=True))


def _above(editor: "BodyEditor", table: QTextTable, cell: QTextTableCell) -> None:
    _insert_rows(editor, table, cell.row())


def _below(editor: "BodyEditor", table: QTextTable, cell: QTextTableCell) -> None:
    _insert_rows(editor, table, cell.row() + cell.rowSpan())


def _left(editor: "BodyEditor", table: QTextTable, cell: QTextTableCell) -> None:
    _insert_columns(editor, table, cell.column())


def _right(editor: "BodyEditor", table: QTextTable, cell: QTextTableCell) -> None:
    _insert_columns(editor, table, cell.column() + cell.columnSpan())


def _remove_row(editor: "BodyEditor", table: QTextTable, cell: QTextTableCell) -> None:
    if table.rows() == 1:
        _remove(editor, table, cell)
    else:
        table.removeRows(cell.row(), 1)


def _remove_column(editor: "BodyEditor", table: QTextTable, cell: QTextTableCell) -> None:
    if table.columns() == 1:
        _remove(editor, table, cell)
    else:
        table.removeColumns(cell.column(), 1)


def _header(_editor: "BodyEditor", table: QTextTable, _cell: QTextTableCell) -> None:
    looks = table.format()
    tables.set_header(looks, on=not tables.has_header(table))
    table.setFormat(looks)


def _remove(_editor: "BodyEditor", table: QTextTable, _cell: QTextTableCell) -> None:
    table.removeRows(0, table.rows())


DEEDS: dict[str, Deed] = {
    "上方插入行": _above,
    "下方插入行": _below,
    "左侧插入列": _left,
    "右侧插入列": _right,
    "删除行": _remove_row,
    "删除列": _remove_column,
    "表头行": _header,
    "删除表格": _remove,
}
