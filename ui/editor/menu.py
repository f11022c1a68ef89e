"""The menu of the right mouse button: clipboard, and the table where the caret stands in one."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu

from ui.editor import clipboard, table_deeds, table_looks, table_menu


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor


def context_menu(editor: "BodyEditor") -> QMenu:
    """Return the menu for the place of the caret."""
    made = QMenu(editor)
    has_words = editor.has_selection
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
    shown = table_deeds.shown_at(editor)
    if shown is not None and writes:
        made.addSeparator()
        table_menu.fill(made, editor, has_heading=table_looks.told(shown)[0])
    return made


def caret_to(editor: "BodyEditor", cursor: QTextCursor) -> None:
    """Put the caret where the mouse points, unless that is inside the selection."""
    present = editor.textCursor()
    if _is_chosen(editor, cursor.position()):
        return
    if not present.selectionStart() <= cursor.position() <= present.selectionEnd():
        editor.setTextCursor(cursor)


def _is_chosen(editor: "BodyEditor", position: int) -> bool:
    """Return whether a position is in one of several cells that are chosen."""
    shown, area = table_deeds.shown_at(editor), editor.choice.area
    if area is None or shown is None or not shown.holds(position):
        return False
    return area.meets(shown.area_at(position))
