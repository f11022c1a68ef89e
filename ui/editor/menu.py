"""The menu of the right mouse button: clipboard, and the table where the caret stands in one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from ui.editor import clipboard, table_deeds, tables


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor


def context_menu(editor: "BodyEditor") -> QMenu:
    """Return the menu for the place of the caret."""
    made = QMenu(editor)
    has_words = editor.textCursor().hasSelection()
    writes = not editor.isReadOnly()
    held = clipboard.can_take(clipboard.of_screen())
    entries = (
        ("剪切\tCtrl+X", editor.cut, has_words and writes),
        ("复制\tCtrl+C", editor.copy, has_words),
        ("粘贴\tCtrl+V", editor.paste, held and writes),
        ("只粘贴文字\tCtrl+Shift+V", editor.paste_text, held and writes),
        ("全选\tCtrl+A", editor.selectAll, True),
    )
    for words, deed, enabled in entries:
        made.addAction(words, deed).setEnabled(enabled)
    here = table_deeds.at_caret(editor)
    if here and writes:
        made.addSeparator()
        for name in table_deeds.DEEDS:
            action = made.addAction(name, partial(table_deeds.do, editor, name))
            if name == "表头行":
                action.setCheckable(True)
                action.setChecked(tables.has_header(here[0]))
    return made


def caret_to(editor: "BodyEditor", cursor: QTextCursor) -> None:
    """Put the caret where the mouse points, unless that is inside the selection."""
    present = editor.textCursor()
    if not present.selectionStart() <= cursor.position() <= present.selectionEnd():
        editor.setTextCursor(cursor)
