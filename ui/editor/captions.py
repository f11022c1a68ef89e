"""The lines of captions: they belong to a picture or a table and are no paragraphs of the body."""

from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import Body, Paragraph, paragraph
from gazetteer_desk.bulletin.cleaning import clean_line
from ui.editor.look import CAPTION, TABLE_CAPTION
from ui.editor.manuscript import role_of


def around(cursor: QTextCursor) -> bool:
    """Return whether all that a cursor selects is within one caption."""
    line = cursor.document().findBlock(cursor.selectionStart())
    is_within = cursor.selectionEnd() < line.position() + line.length()
    return is_within and role_of(line) in (CAPTION, TABLE_CAPTION)


def selected(cursor: QTextCursor) -> Body:
    """Return the chosen words of a caption."""
    words = clean_line(cursor.selectedText())
    return (paragraph(words),) if words else ()


def takes(cursor: QTextCursor, body: Body) -> bool:
    """Return whether blocks come into a caption at the cursor, which are then words of it."""
    return around(cursor) and all(isinstance(block, Paragraph) for block in body)


def write(cursor: QTextCursor, body: Body) -> None:
    """Write the words of blocks into the caption at the cursor, all on its line."""
    words = " ".join(block.text for block in body if isinstance(block, Paragraph))
    cursor.insertText(clean_line(words))
