"""Body ↔ QTextDocument: the only place (with its two helpers below) that knows both.

What a paragraph *is* stands in two user properties: `KIND` of the block, `MARKS` of the
characters (a heading that is drawn bold must not come back as bold text). Reading trusts these
two and ignores every font. Looks are painted for the eye: block formats by `look.Measure`, faces
by `faces.Faces`.

Reading is cheap because each block remembers the value it was last known to be: its
`userState` is the number of that value, negative (−2 − number) once its words were touched. So a
read after a key looks into one block, and every other paragraph comes back as the same object.

A QTextDocument wants a line before and after each table; where the body has none, a block
without `KIND` fills the gap. It is no part of the body until something is typed into it.

Qt counts UTF-16 units (𠮷 is 2), the body counts Python characters; the conversion is here.
"""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCursor, QTextTableCell

from gazetteer_desk.bulletin.body import Block, Body, Paragraph, Picture, Table
from gazetteer_desk.bulletin.place import Place
from ui.editor import edits, plates, table_looks, tables
from ui.editor.edits import Spot
from ui.editor.look import CAPTION, PICTURE, TABLE_CAPTION, Look, Measure
from ui.editor.manuscript import (
    Known,
    Manuscript,
    begin_line,
    role_of,
    write_paragraph,
)
from ui.editor.reading import walk
from ui.editor.shown import table_at
from ui.utf16 import count, units


def read(document: Manuscript, before: Body = ()) -> Body:
    """Return the body that the document stands for; what equals `before` is the same object."""
    found = [known.value for known in walk(document)]
    last = min(len(found), len(before))
    at = 0
    while at < last and (found[at] is before[at] or found[at] == before[at]):
        found[at] = before[at]
        at += 1
    behind = 1
    while behind <= last - at and (
        found[-behind] is before[-behind] or found[-behind] == before[-behind]
    ):
        found[-behind] = before[-behind]
        behind += 1
    _prune(document)
    return before if at == len(found) == len(before) else tuple(found)


def _prune(document: Manuscript) -> None:
    """Drop the values of lines that are gone, now and then."""
    if len(document.values) < 4 * document.blockCount() + 1000:
        return
    living: dict[int, Paragraph] = {}
    line = document.begin()
    while line.isValid():
        state = line.userState()
        number = -2 - state if state < -1 else state
        if number in document.values:
            living[number] = document.values[number]
        line = line.next()
    document.values = living


def show(body: Body, document: Manuscript) -> None:
    """Write a body into the document in place of all that was there."""
    document.values.clear()
    document.tables.clear()
    document.wholes.clear()
    document.last_walk = None
    with document.laying_anew(), document.filling() as cursor:
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        _clear_line(document, cursor)
        free = True
        for block in body:
            if isinstance(block, Paragraph):
                write_paragraph(document, cursor, block, free=free)
                free = False
            elif isinstance(block, Picture):
                _write_picture(document, cursor, block, free=free)
                free = False
            else:
                _write_table(document, cursor, block, free=free)
                free = True


def _clear_line(document: Manuscript, cursor: QTextCursor) -> None:
    cursor.setBlockFormat(document.measure.block(""))
    cursor.setBlockCharFormat(document.measure.plain_characters)
    cursor.setCharFormat(document.measure.plain_characters)
    cursor.block().setUserState(-1)


def _write_picture(
    document: Manuscript, cursor: QTextCursor, picture: Picture, *, free: bool
) -> None:
    begin_line(document, cursor, PICTURE, free=free)
    cursor.insertImage(plates.image_format(document, picture))
    if picture.caption:
        begin_line(document, cursor, CAPTION, free=False)
        cursor.insertText(picture.caption, document.measure.plain_characters)


def _write_table(document: Manuscript, cursor: QTextCursor, table: Table, *, free: bool) -> None:
    if table.caption:
        begin_line(document, cursor, TABLE_CAPTION, free=free)
        cursor.insertText(table.caption, document.measure.plain_characters)
    made = tables.write(document, cursor, table)
    cursor.setPosition(made.last + 1)
    _clear_line(document, cursor)


def remeasure(document: Manuscript, percent: int, look: Look | None = None) -> None:
    """Show the same words at another zoom or in other faces; nothing of the body is touched."""
    present = document.measure
    if percent == present.percent and (look is None or look == present.look):
        return
    document.measure = Measure(look or present.look, percent)
    if percent == present.percent and document.measure.look.letters == present.look.letters:
        if document.rootFrame().childFrames():
            with document.laying_anew(), document.filling():
                tables.redress(document)
        return  # of other colours no line takes note
    with document.laying_anew(), document.filling() as cursor:
        document.setDefaultFont(document.measure.font)
        line = document.begin()
        while line.isValid():
            part = table_at(document, line.position())
            if part is not None:
                table_looks.remeasure(document, part)
                line = document.findBlock(part.lastPosition() + 1)
                continue
            role = role_of(line)
            cursor.setPosition(line.position())
            cursor.setBlockFormat(document.measure.block(role))
            if role == PICTURE:
                _resize_pictures(document, line)
            line = line.next()
        if document.measure.look != present.look:
            tables.redress(document)


def _resize_pictures(document: Manuscript, line: QTextBlock) -> None:
    cursor = QTextCursor(line)
    while not cursor.atBlockEnd():
        cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        if plates.read(cursor.charFormat()) is not None:
            looks = cursor.charFormat().toImageFormat()
            plates.resize(document, looks)
            cursor.setCharFormat(looks)
        cursor.clearSelection()


def spot_of(document: Manuscript, position: int, found: list[Known] | None = None) -> Spot:
    """Return the place in the body of a position in the document."""
    line = document.findBlock(position)
    offset = count(line.text(), position - line.position())
    after = 0
    for at, one in enumerate(found if found is not None else walk(document)):
        if one.table is not None:
            if one.table.holds(position):
                return Spot((at, *tables.path_of(one.table, position, line)), offset)
        elif one.line == line and one.start <= offset:
            within = offset - one.start
            if isinstance(one.value, Picture) or within <= len(one.value.text):  # type: ignore[union-attr]
                return Spot((at,), within)
        if one.line.position() < position:
            after = at + 1
    return Spot((after,), 0, gap=True)


def position_of(document: Manuscript, spot: Spot, found: list[Known] | None = None) -> int:
    """Return the position in the document of a place in the body, the nearest there is."""
    known = found if found is not None else walk(document)
    if spot.gap or not known:
        if spot.block >= len(known):
            return document.characterCount() - 1
        return max(known[spot.block].line.position() - (1 if spot.gap else 0), 0)
    one = known[min(spot.block, len(known) - 1)]
    line, offset = one.line, one.start + spot.offset
    if one.table is not None:
        line = tables.line_at(one.table, spot.path[1:])
        offset = spot.offset if len(spot.path) > 1 else 0
    text = line.text()
    return line.position() + units(text, min(offset, len(text)))


def stretches(document: Manuscript, places: Iterable[Place]) -> list[tuple[int, int]]:
    """Return from where to where each of these stretches of the body stands in the document."""
    found = walk(document)
    rows: dict[int, list[list[QTextTableCell]]] = {}
    made: list[tuple[int, int]] = []
    for path, here in groupby(places, key=lambda place: place.path):
        one = found[path[0]]
        line, start = one.line, one.start
        if one.table is not None and len(path) > 1:
            if path[0] not in rows:
                rows[path[0]] = one.table.cells()
            line = tables.line_in(rows[path[0]], path[1:])
        elif one.table is not None:
            line = line.previous()  # its caption
        elif isinstance(one.value, Picture):
            line, start = line.next(), 0
        text, first = line.text(), line.position()
        is_narrow = len(text) == line.length() - 1  # no character of two units
        for place in here:
            ends = (start + place.start, start + place.end)
            a, b = ends if is_narrow else (units(text, ends[0]), units(text, ends[1]))
            made.append((first + a, first + b))
    return made


def selected(document: Manuscript, cursor: QTextCursor) -> Body:
    """Return what a selection covers as a body of its own."""
    if not cursor.hasSelection():
        return ()
    found = walk(document)
    start = spot_of(document, cursor.selectionStart(), found)
    end = spot_of(document, cursor.selectionEnd(), found)
    table = found[start.block] if start.block < len(found) else None
    if table and isinstance(table.value, Table) and len(start.path) > 1 and len(end.path) > 1:
        shown = table.table
        return tables.selected(table.value, shown, cursor, start, end) if shown else ()
    made: list[Block] = []
    for at in range(start.block, min(end.block + 1, len(found))):
        value = found[at].value
        if isinstance(value, Paragraph):
            first = start.offset if start.path == (at,) and not start.gap else 0
            last = end.offset if end.path == (at,) else len(value.text)
            if end.gap and at >= end.block:
                break
            made.append(edits.part(value, first, last))
        elif not (end.path == (at,) and (end.gap or not end.offset)):
            made.append(value)
    return tuple(made)
