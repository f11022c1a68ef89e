"""Show another picture, width or caption in place of one."""

from PySide6.QtGui import QTextBlock, QTextCursor

from gazetteer_desk.bulletin.body import Kind, Picture
from ui.editor import plates
from ui.editor.look import CAPTION, PICTURE
from ui.editor.manuscript import Manuscript, role_of


def rewrite(document: Manuscript, line: QTextBlock, old: Picture, new: Picture) -> None:
    """Show `new` on a line that holds nothing but the picture `old`."""
    if old.caption != new.caption:
        _caption(document, line, new.caption)
    if (old.digest, old.media, old.width_mm) != (new.digest, new.media, new.width_mm):
        cursor = QTextCursor(line)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(plates.image_format(document, new))


def caption_of(line: QTextBlock) -> QTextBlock | None:
    """Return the line of the caption under the line of a picture."""
    under = line.next()
    return under if under.isValid() and role_of(under) == CAPTION else None


def with_caption(cursor: QTextCursor) -> QTextCursor:
    """Return a selection; where it ends behind a picture, with the caption, which goes with it."""
    made, end = QTextCursor(cursor), cursor.selectionEnd()
    line = cursor.document().findBlock(end)
    is_behind = role_of(line) == PICTURE and cursor.selectionStart() <= line.position() < end
    if is_behind and end == line.position() + line.length() - 1 and (under := caption_of(line)):
        made.setPosition(cursor.selectionStart())
        last = under.position() + under.length() - 1
        made.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    return made


def take_out(document: Manuscript, cursor: QTextCursor) -> None:
    """Remove what is selected, a picture with its caption; the line left of it is body text."""
    whole = with_caption(cursor)
    whole.removeSelectedText()
    if role_of(whole.block()) == CAPTION and not whole.block().text():
        whole.setBlockFormat(document.measure.block(Kind.BODY))


def _caption(document: Manuscript, line: QTextBlock, words: str) -> None:
    cursor = QTextCursor(line)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    under = caption_of(line)
    if under is not None:
        last = under.position() + under.length() - 1
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(document.measure.block(PICTURE))
    if words:
        plain = document.measure.plain_characters
        cursor.insertBlock(document.measure.block(CAPTION), plain)
        cursor.insertText(words, plain)
        cursor.block().setUserState(-1)
