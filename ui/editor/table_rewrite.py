"""Show another table in place of one: only the parts that differ are written anew."""

from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtGui import QTextBlock, QTextCursor, QTextTable

from gazetteer_desk.bulletin import grid
from gazetteer_desk.bulletin.body import Mark, Table
from ui.editor import paragraph_rewrite, table_columns, table_looks, tables
from ui.editor import shown as showing
from ui.editor.look import TABLE_CAPTION, characters
from ui.editor.manuscript import Manuscript, Rows, role_of
from ui.editor.shown import Shown


class _Stretch(NamedTuple):
    """Parts from `first` to before `end`, and the rows of the new table in their place."""

    first: int
    end: int
    top: int
    below: int


def rewrite(document: Manuscript, shown: Shown, old: Table, new: Table) -> None:
    """Show `new` where `old` stands."""
    if old.caption != new.caption:
        _caption(document, shown, new.caption)
    is_same = _spans(old) == _spans(new)
    if is_same:
        _words(document, shown, old, new)
    elif table_columns.rewrite(document, shown, old, new):
        shown = Shown(shown.parts)
    else:
        shown = _parts(document, shown, old, new)
    if (old.header, old.widths) != (new.header, new.widths) or not is_same:
        table_looks.dress(document, shown, new)
    document.wholes[shown.key] = new


def _spans(table: Table) -> object:
    return tuple(tuple((cell.colspan, cell.rowspan) for cell in row) for row in table.rows)


def _words(document: Manuscript, shown: Shown, old: Table, new: Table) -> None:
    for top, part in zip(shown.tops, shown.parts, strict=True):
        before, after = (table.rows[top : top + part.rows()] for table in (old, new))
        if before == after:
            continue
        if _is_even(before, part) and _is_even(after, part):
            _lines(document, part, before, after)
        else:
            _cells(document, part, before, after)
        document.tables[part.objectIndex()] = after


def _is_even(rows: Rows, part: QTextTable) -> bool:
    """Return whether each square is a cell of one paragraph: line by line, then, they follow."""
    columns = part.columns()
    return all(
        len(row) == columns and all(len(cell.paragraphs) == 1 for cell in row) for row in rows
    )


def _lines(document: Manuscript, part: QTextTable, before: Rows, after: Rows) -> None:
    line = document.findBlock(part.firstPosition())
    if marks := _new_marks(before, after):
        _mark(document, part, *marks)
        for cell in chain(*after):
            document.remember(line, cell.paragraphs[0])
            line = line.next()
        return
    for was, cell in zip(chain(*before), chain(*after), strict=True):
        if was is not cell and was != cell:
            old, new = was.paragraphs[0], cell.paragraphs[0]
            paragraph_rewrite.rewrite(document, line, old, new, in_cell=True)
        line = line.next()


def _new_marks(before: Rows, after: Rows) -> set[frozenset[Mark]]:
    """Return the marks that all words have got and nothing else, none where more has changed."""
    marks: set[frozenset[Mark]] = set()
    for was, cell in zip(chain(*before), chain(*after), strict=True):
        old, new = was.paragraphs[0], cell.paragraphs[0]
        if (old.kind, old.lead) != (new.kind, new.lead) or old.text != new.text:
            return set()
        marks.update(span.marks for span in new.spans)
    return marks if len(marks) == 1 else set()


def _mark(document: Manuscript, part: QTextTable, marks: frozenset[Mark]) -> None:
    """Give all words of a part the same marks: Qt leaves out what parts the cells."""
    cursor = QTextCursor(document)
    cursor.setPosition(part.firstPosition())
    cursor.setPosition(part.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(characters(marks))


def _cells(document: Manuscript, part: QTextTable, before: Rows, after: Rows) -> None:
    for cells, olds, news in zip(showing.cells_of(part), before, after, strict=True):
        for cell, was, now in zip(cells, olds, news, strict=False):
            if was != now:
                tables.write_cell(document, cell, now.paragraphs)


def _parts(document: Manuscript, shown: Shown, old: Table, new: Table) -> Shown:
    """Write new parts for the rows that differ, and take the old ones away."""
    columns, _ = grid.place(new)
    stretch = _differing(shown, old, new)
    if columns != shown.columns:
        stretch = _Stretch(0, len(shown.parts), 0, len(new.rows))
    cursor = QTextCursor(document)
    cursor.setPosition(shown.parts[stretch.first].firstPosition() - 1)
    behind = document.findBlock(shown.parts[stretch.end - 1].lastPosition() + 1)
    looks, state = behind.blockFormat(), behind.userState()
    rows = replace(new, rows=new.rows[stretch.top : stretch.below])
    made = tables.write_rows(document, cursor, rows, columns)
    for part in shown.parts[stretch.first : stretch.end]:
        document.tables.pop(part.objectIndex(), None)
        part.removeRows(0, part.rows())
    # The line that Qt has put behind the new parts took in the words of the one that was there.
    cursor.setPosition(made[-1].lastPosition() + 1)
    cursor.setBlockFormat(looks)
    cursor.block().setUserState(state)
    return Shown((*shown.parts[: stretch.first], *made, *shown.parts[stretch.end :]))


def _differing(shown: Shown, old: Table, new: Table) -> _Stretch:
    """Return the parts whose rows are not the same, at least one of them."""
    most = min(len(old.rows), len(new.rows))
    ahead = next((n for n in range(most) if old.rows[n] != new.rows[n]), most)
    ends = (*shown.tops[1:], shown.rows)
    first = sum(end <= ahead for end in ends)
    first = min(first, len(shown.parts) - 1)
    top = shown.tops[first]
    most -= top
    behind = next((n for n in range(most) if old.rows[-1 - n] != new.rows[-1 - n]), most)
    end = len(shown.parts)
    while end - 1 > first and shown.rows - shown.tops[end - 1] <= behind:
        end -= 1
    left = shown.rows - (shown.tops[end] if end < len(shown.parts) else shown.rows)
    below = len(new.rows) - left
    if below <= top and first:  # nothing is left of them: the part above is written again
        first -= 1
        top = shown.tops[first]
    elif below <= top:
        end += 1
        below = len(new.rows) - (shown.rows - ends[end - 1])
    return _Stretch(first, end, top, below)


def _caption(document: Manuscript, shown: Shown, words: str) -> None:
    """Write the line above a table, add it or take it away."""
    line = shown.line_above()
    cursor = QTextCursor(document)
    cursor.setPosition(line.position() + line.length() - 1)
    role = role_of(line)
    if role == TABLE_CAPTION or (not role and not line.text()):
        cursor.setPosition(line.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(document.measure.block(TABLE_CAPTION if words else ""))
    else:
        begin_caption(document, cursor)
    cursor.block().setUserState(-1)
    cursor.insertText(words, document.measure.plain_characters)


def begin_caption(document: Manuscript, cursor: QTextCursor) -> None:
    """Begin a line for a caption behind the cursor's line."""
    plain = document.measure.plain_characters
    cursor.insertBlock(document.measure.block(TABLE_CAPTION), plain)


def caption_line(document: Manuscript, shown: Shown) -> QTextBlock:
    """Return the line for the caption of a table, which may be empty; begin it where it lacks."""
    line = shown.line_above()
    if role_of(line) == TABLE_CAPTION:
        return line
    with document.filling() as cursor:
        cursor.setPosition(line.position() + line.length() - 1)
        if not role_of(line) and not line.text():
            cursor.setBlockFormat(document.measure.block(TABLE_CAPTION))
        else:
            begin_caption(document, cursor)
    return shown.line_above()
