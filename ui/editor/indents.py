"""Blanks at the beginning of a paragraph: the format indents, so none are written there.

In a cell of a table they may stand: there is no indent to be doubled.
"""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.editor import tables


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor


BLANKS = " \t\u00a0\u2002\u2003\u3000"


def without(editor: "BodyEditor", words: str) -> str:
    """Return the words as they may be written at the caret; say so where blanks fall away."""
    kept = words.lstrip(BLANKS)
    if kept == words or not _begins(editor.textCursor()):
        return words
    editor.hint_at_indent()
    return kept


def drop(cursor: QTextCursor) -> None:
    """Take the blanks away that stand at the beginning of the cursor's line."""
    if tables.around(cursor) is not None:
        return
    text = cursor.block().text()
    taken = QTextCursor(cursor.block())
    kept, mode = text.lstrip(BLANKS), QTextCursor.MoveMode.KeepAnchor
    taken.movePosition(QTextCursor.MoveOperation.Right, mode, len(text) - len(kept))
    taken.removeSelectedText()


def _begins(cursor: QTextCursor) -> bool:
    start = QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    before = start.block().text()[: start.positionInBlock()]
    return not before.strip(BLANKS) and tables.around(start) is None
