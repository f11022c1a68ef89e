"""What a key does to the words, where Qt's own answer is not the office's."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from gazetteer_desk.bulletin.body import HEADINGS, Kind
from ui.editor import edits, indents, keys, phrase_fields, table_deeds, table_keys, tables
from ui.editor.look import PICTURE, TABLE_CAPTION
from ui.editor.manuscript import kind_of, role_of
from ui.editor.widening import widen
from ui.utf16 import count


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor


def answer(editor: "BodyEditor", event: QKeyEvent) -> bool:
    """Answer a key; return False where Qt shall do it."""
    chord = keys.chord(event)
    key = chord[1]
    if chord in keys.UNDO or chord in keys.REDO:
        editor.flush()
        (editor.undo_asked if chord in keys.UNDO else editor.redo_asked).emit()
        return True
    if _leaves_upward(editor, event):
        editor.flush()
        editor.left_upward.emit()
        return True
    if key in keys.WAYS and chord not in keys.MOVES:
        editor.flush()
        return editor.choice.answer(event) or table_keys.step(editor, event)
    if key == keys.ESCAPE:
        return editor.choice.answer(event)
    if key in keys.TABS and not event.modifiers() & ~keys.SHIFT:
        _tab(editor, back=key == keys.BACKTAB or bool(event.modifiers() & keys.SHIFT))
        return True
    return not editor.isReadOnly() and _edit(editor, event, chord)


def _edit(editor: "BodyEditor", event: QKeyEvent, chord: keys.Chord) -> bool:
    key = chord[1]
    if event.text() or key in keys.ERASE:
        widen(editor)
    if chord in keys.KINDS:
        editor.set_kind(keys.KINDS[chord])
    elif chord in keys.MARKS:
        editor.toggle_mark(keys.MARKS[chord])
    elif chord in keys.MOVES:
        editor.move_paragraphs(keys.MOVES[chord])
    elif event.matches(QKeySequence.StandardKey.Cut):
        editor.cut()
    elif chord == keys.PLAIN_PASTE:
        editor.paste_text()
    elif event.text() and not indents.without(editor, event.text()):
        with editor.single("删除"):
            editor.textCursor().removeSelectedText()
    elif key in keys.ENTER and not event.modifiers() & ~(keys.SHIFT | keys.KEYPAD):
        enter(editor)
    elif key in keys.ERASE and _erase(editor, chord):
        pass
    else:
        if editor.textCursor().hasSelection() and event.text().isprintable() and event.text():
            editor.flush()  # to write over words is the beginning of another deed
        return False
    return True


def _leaves_upward(editor: "BodyEditor", event: QKeyEvent) -> bool:
    cursor = editor.textCursor()
    if event.modifiers() & ~keys.KEYPAD or cursor.hasSelection():
        return False
    if keys.chord(event)[1] == keys.BACKSPACE:
        return cursor.atStart() and not editor.isReadOnly()
    return keys.chord(event)[1] == keys.UP and not cursor.movePosition(QTextCursor.MoveOperation.Up)


def enter(editor: "BodyEditor") -> None:
    """End the paragraph; what follows a heading is body text."""
    page = editor.manuscript
    cursor = editor.textCursor()
    if cursor.hasSelection():
        editor.flush()
        cursor.removeSelectedText()
    line = cursor.block()
    role = role_of(line)
    in_cell = tables.around(cursor) is not None
    if role == TABLE_CAPTION and not in_cell:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        editor.setTextCursor(cursor)
        return
    upper, lower = _parted(editor, cursor, role)
    at_end = cursor.atBlockEnd()
    cursor.beginEditBlock()
    if upper != role:
        cursor.setBlockFormat(page.measure.block(upper, in_cell=in_cell))
    cursor.insertBlock(page.measure.block(lower, in_cell=in_cell), cursor.blockCharFormat())
    if at_end:
        cursor.setBlockCharFormat(page.measure.plain_characters)
        cursor.setCharFormat(page.measure.plain_characters)
    indents.drop(cursor)  # of the half that begins a paragraph now
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _erase(editor: "BodyEditor", chord: keys.Chord) -> bool:
    if table_deeds.empty(editor, "清空单元格"):
        return True
    if editor.textCursor().hasSelection():
        editor.take_out("删除")
    elif chord in keys.WORD_ERASE:
        _erase_word(editor, back=chord[1] == keys.BACKSPACE)
    else:
        return False
    return True


def _erase_word(editor: "BodyEditor", *, back: bool) -> None:
    """Erase up to the edge of a word, never beyond the line.

    Qt would go on into a table or the next cell, and then take that out as a whole.
    """
    cursor = editor.textCursor()
    line = cursor.block()
    if back and cursor.atBlockStart():
        cursor.deletePreviousChar()
    elif not back and cursor.atBlockEnd():
        cursor.deleteChar()
    else:
        way = QTextCursor.MoveOperation.PreviousWord if back else QTextCursor.MoveOperation.NextWord
        moved = QTextCursor(cursor)
        moved.movePosition(way)
        edge = line.position() if back else line.position() + line.length() - 1
        if moved.block() != line:
            moved.setPosition(edge)
        cursor.setPosition(moved.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    editor.ensureCursorVisible()


def _parted(editor: "BodyEditor", cursor: QTextCursor, role: str) -> tuple[str, str]:
    """Return what the two halves of a line become when it is parted at the cursor."""
    line = cursor.block()
    offset = cursor.positionInBlock()
    if role == PICTURE:
        return (Kind.BODY, PICTURE) if offset == 0 else (PICTURE, Kind.BODY)
    kind = kind_of(line)
    if kind is None:
        return (role or Kind.BODY), Kind.BODY
    if cursor.atBlockEnd():
        return kind, edits.NEXT.get(kind, kind)
    if kind in HEADINGS:
        if offset == 0:
            return Kind.BODY, kind
        text = line.text()
        lead = edits.lead_of(editor.manuscript.former(line), kind, text)
        if lead and count(text, offset) >= lead:
            return kind, Kind.BODY
    return kind, kind


def _tab(editor: "BodyEditor", *, back: bool) -> None:
    if tables.around(editor.textCursor()) is not None:
        editor.flush()
        table_deeds.next_cell(editor, back=back)
    elif not phrase_fields.to_next(editor, back=back) and not back:
        editor.hint_at_indent()
