"""The fields of a phrase in the text, {{单位}}: Tab leads from one to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QTextCursor, QTextDocument

from gazetteer_desk.bulletin.phrase import FIELD


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor


def to_next(editor: "BodyEditor", *, back: bool = False) -> bool:
    """Select the next field, the first behind the last; return False where there is none."""
    page = editor.manuscript
    pattern = QRegularExpression(FIELD)
    flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
    found = page.find(pattern, editor.textCursor(), flags)
    if found.isNull():
        start = QTextCursor(page)
        if back:
            start.movePosition(QTextCursor.MoveOperation.End)
        found = page.find(pattern, start, flags)
    if found.isNull():
        return False
    editor.flush()
    editor.setTextCursor(found)
    editor.ensureCursorVisible()
    return True
