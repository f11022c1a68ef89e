"""Arrows over the seams of a long table: where Qt would put the caret on one, it goes on."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QTextCursor

from ui.editor import keys, tables
from ui.editor import shown as showing
from ui.editor.look import SEAM
from ui.editor.manuscript import role_of
from ui.editor.shown import Shown


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

_MOVE = QTextCursor.MoveOperation
_WAYS = {
    (keys.NONE, keys.UP): _MOVE.Up,
    (keys.NONE, keys.DOWN): _MOVE.Down,
    (keys.NONE, keys.LEFT): _MOVE.Left,
    (keys.NONE, keys.RIGHT): _MOVE.Right,
    (keys.CTRL, keys.LEFT): _MOVE.PreviousWord,
    (keys.CTRL, keys.RIGHT): _MOVE.NextWord,
}


def step(editor: "BodyEditor", event: QKeyEvent) -> bool:
    """Carry the caret over a seam; False where there is none in the way."""
    chord = keys.chord(event)
    cursor = editor.textCursor()
    if chord not in _WAYS or cursor.hasSelection() or tables.around(cursor) is None:
        return False
    shown = showing.find(editor.manuscript, cursor.position())
    moved = QTextCursor(cursor)
    moved.movePosition(_WAYS[chord])
    if shown is None or role_of(moved.block()) != SEAM:
        return False
    editor.setTextCursor(_beyond(shown, cursor, moved.position(), chord[1]))
    editor.ensureCursorVisible()
    return True


def _beyond(shown: Shown, cursor: QTextCursor, seam: int, key: object) -> QTextCursor:
    here = shown.area_at(cursor.position())
    below = next(
        top
        for top, part in zip(shown.tops, shown.parts, strict=True)
        if part.firstPosition() > seam
    )
    if key in (keys.RIGHT, keys.LEFT):
        is_on = key == keys.RIGHT
        cell = shown.cell_at(below, 0) if is_on else shown.cell_at(below - 1, shown.columns - 1)
        return cell.firstCursorPosition() if is_on else cell.lastCursorPosition()
    cell = shown.cell_at(below if key == keys.DOWN else below - 1, here.column)
    if key == keys.DOWN:
        return cell.firstCursorPosition()
    made = cell.lastCursorPosition()
    made.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    return made
