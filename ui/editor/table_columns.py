"""Columns come into a shown table, or go out of it, and no other cell is written anew."""

from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from gazetteer_desk.bulletin import grid
from gazetteer_desk.bulletin.body import Cell, Table
from ui.editor import tables
from ui.editor.manuscript import Manuscript
from ui.editor.shown import Shown


Cells = tuple[Cell, ...]


class _Change(NamedTuple):
    """Columns that come in before column `at`, or go out from there where `more` is below 0."""

    at: int
    more: int


def rewrite(document: Manuscript, shown: Shown, old: Table, new: Table) -> bool:
    """Show `new` for `old`, if columns are all that has come or gone; else return False."""
    change = _change_between(old, new)
    if change is None or any(
        part.rows() * (shown.columns + change.more) > tables.MOST_SQUARES for part in shown.parts
    ):
        return False
    for top, part in zip(shown.tops, shown.parts, strict=True):
        rows = new.rows[top : top + part.rows()]
        if change.more < 0:
            _remove(document, part, change)
        else:
            part.insertColumns(change.at, change.more)
            for row, cells in enumerate(rows):
                for column in range(change.at, change.at + change.more):
                    tables.write_cell(document, part.cellAt(row, column), cells[column].paragraphs)
        document.tables[part.objectIndex()] = rows
    return True


def _remove(document: Manuscript, part: QTextTable, change: _Change) -> None:
    """Take columns out of a part.

    The line before a cell that goes becomes for Qt the last line of that cell: what it is, and
    which paragraph it stands for, is told again.
    """
    lines = [_line_before(document, part, row, change.at) for row in range(part.rows())]
    kept = [(line.blockFormat(), line.userState()) for line in lines]
    part.removeColumns(change.at, -change.more)
    for row, (looks, state) in enumerate(kept):
        line = _line_before(document, part, row, change.at)
        if line.blockFormat() != looks:
            QTextCursor(line).setBlockFormat(looks)
        line.setUserState(state)


def _line_before(document: Manuscript, part: QTextTable, row: int, column: int) -> QTextBlock:
    """Return the line before a cell: in the cell before it, or above the part."""
    if column:
        return document.findBlock(part.cellAt(row, column - 1).lastPosition())
    if row:
        return document.findBlock(part.cellAt(row - 1, part.columns() - 1).lastPosition())
    return document.findBlock(part.firstPosition() - 1)


def _change_between(old: Table, new: Table) -> _Change | None:
    if len(old.rows) != len(new.rows) or not (_is_even(old) and _is_even(new)):
        return None
    fewer, more = sorted((old.rows, new.rows), key=lambda rows: len(rows[0]))
    count = len(more[0]) - len(fewer[0])
    at = min(map(_alike, fewer, more))
    is_rest_same = all(
        _alike(few[at:], many[at + count :]) == len(few) - at
        for few, many in zip(fewer, more, strict=True)
    )
    if not count or not is_rest_same:
        return None
    return _Change(at, count if more is new.rows else -count)


def _is_even(table: Table) -> bool:
    """Return whether each square is a cell of its own."""
    columns, placed = grid.place(table)
    return len(placed) == columns * len(table.rows) and all(
        high == wide == 1 for _, _, _, high, wide in placed
    )


def _alike(few: Cells, many: Cells) -> int:
    """Return how many cells at the beginning are the very same ones."""
    return next((at for at, cell in enumerate(few) if cell is not many[at]), len(few))
