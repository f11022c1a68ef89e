"""A selection that reaches into a long table takes all of it, as Qt takes a QTextTable.

The parts of a long table are tables for Qt: it would take out those that are selected, and leave
the others behind.
"""

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from ui.editor import shown as showing


def widen(editor: QTextEdit) -> None:
    """Let what is selected hold every table as a whole that it reaches into from outside."""
    cursor = editor.textCursor()
    if cursor.hasSelection():
        whole = _whole(editor.document(), cursor)
        if _ends(whole) != _ends(cursor):
            editor.setTextCursor(whole)


def _whole(document: QTextDocument, cursor: QTextCursor) -> QTextCursor:
    start, end = _ends(cursor)
    # Where a selection reaches into a part, Qt has its end beside it: on the seam.
    above = showing.find(document, start) or showing.find(document, start + 1)
    below = showing.find(document, end) or showing.find(document, end - 1)
    if above is not None and below is not None and above.first == below.first:
        return cursor
    made = QTextCursor(cursor)
    made.setPosition(above.first if above is not None else start)
    made.setPosition(below.last if below is not None else end, QTextCursor.MoveMode.KeepAnchor)
    return made


def _ends(cursor: QTextCursor) -> tuple[int, int]:
    return cursor.selectionStart(), cursor.selectionEnd()
