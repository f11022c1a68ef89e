"""Show another body by rewriting only the lines that changed: for undo, redo and every deed."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtGui import QTextCursor

from gazetteer_desk.bulletin.body import Block, Body, Paragraph, Picture, Table
from ui.editor import document as sheet
from ui.editor import edits, paragraph_rewrite, picture_rewrite, table_rewrite
from ui.editor.edits import Spot
from ui.editor.manuscript import Known, Manuscript, write_paragraph
from ui.editor.reading import walk


_Thing = TypeVar("_Thing")
_FAR = 150  # lines: laid out in some ten milliseconds


def write_changed(document: Manuscript, old: Body, new: Body) -> Spot:
    """Rewrite what differs between two bodies; return the end of the change in the new one."""
    found = walk(document)
    start = _same_ahead(old, new)
    behind = _same_behind(old, new, start)
    before, after = old[start : len(old) - behind], new[start : len(new) - behind]
    end = _end_of_change(before, after, start)
    if not before and not after:
        return end
    shown = [one.value for one in found]
    if len(shown) != len(old) or any(
        a is not b and a != b for a, b in zip(shown, old, strict=True)
    ):
        sheet.show(new, document)  # it was not this body that stood here
    elif not (
        _rewrite_alike(document, found[start:], before, after)
        or _rewrite_lines(document, found, start, before, after)
    ):
        sheet.show(new, document)
    return end


def reaches_far(old: Body, new: Body) -> bool:
    """Return whether so many lines differ that Qt had better not lay them out at once."""
    start = _same_ahead(old, new)
    behind = _same_behind(old, new, start)
    before, after = old[start : len(old) - behind], new[start : len(new) - behind]
    if len(before) == len(after) == 1:
        return _lines_apart(before[0], after[0]) > _FAR
    return sum(map(_lines, (*before, *after))) > _FAR


def _lines(block: Block) -> int:
    return sum(map(len, block.rows)) if isinstance(block, Table) else 1


def _lines_apart(old: Block, new: Block) -> int:
    """Return how many lines differ between one block and another in its place."""
    if not (isinstance(old, Table) and isinstance(new, Table)) or old.header != new.header:
        return _lines(old) + _lines(new)
    if old.widths != new.widths:
        return _lines(new)
    start = _same_ahead(old.rows, new.rows)
    behind = _same_behind(old.rows, new.rows, start)
    return sum(map(len, (*new.rows[start : len(new.rows) - behind],)))


def _same_ahead(old: Sequence[object], new: Sequence[object]) -> int:
    at = 0
    while at < min(len(old), len(new)) and (old[at] is new[at] or old[at] == new[at]):
        at += 1
    return at


def _same_behind(old: Sequence[object], new: Sequence[object], ahead: int) -> int:
    at = 0
    most = min(len(old), len(new)) - ahead
    while at < most and (old[-1 - at] is new[-1 - at] or old[-1 - at] == new[-1 - at]):
        at += 1
    return at


def _end_of_change(before: Body, after: Body, start: int) -> Spot:
    if not after:
        return Spot((start,))
    path = (start + len(after) - 1,)
    last = after[-1]
    former = before[-1] if before else None
    if isinstance(last, Table):
        if isinstance(former, Table):
            return _end_in_table(former, last, path[0])
        return Spot((path[0], 0, 0, 0))
    if not isinstance(last, Paragraph):
        return Spot(path, 1)
    same = 0
    if isinstance(former, Paragraph):
        same = edits.common_prefix(former.text[::-1], last.text[::-1])
        same = min(same, len(last.text) - edits.common_prefix(former.text, last.text))
    return Spot(path, len(last.text) - same)


def _end_in_table(former: Table, table: Table, at: int) -> Spot:
    """Return the end of the last paragraph that is another, or none, at its place before."""
    for row, cells in _from_behind(table.rows):
        before = former.rows[row] if row < len(former.rows) else ()
        if cells is before or cells == before:
            continue
        for nth, cell in _from_behind(cells):
            was = before[nth].paragraphs if nth < len(before) else ()
            for inner, paragraph in _from_behind(cell.paragraphs):
                if inner >= len(was) or was[inner] != paragraph:
                    return Spot((at, row, nth, inner), len(paragraph.text))
    return Spot((at, 0, 0, 0))


def _from_behind(things: Sequence[_Thing]) -> Iterator[tuple[int, _Thing]]:
    return ((at, things[at]) for at in range(len(things) - 1, -1, -1))


def _rewrite_alike(document: Manuscript, found: list[Known], before: Body, after: Body) -> bool:
    """Rewrite block by block where the change keeps their number and the shape of tables."""
    if len(before) != len(after):
        return False
    pairs = list(zip(found, before, after, strict=False))
    if not all(_is_alike(old, new) and _is_plain(one) for one, old, new in pairs):
        return False
    with document.filling():
        for one, old, new in reversed(pairs):  # a table takes the line behind it along
            if isinstance(old, Table) and isinstance(new, Table):
                if one.table is not None and old != new:
                    table_rewrite.rewrite(document, one.table, old, new)
            elif isinstance(old, Picture) and isinstance(new, Picture):
                picture_rewrite.rewrite(document, one.line, old, new)
            elif isinstance(old, Paragraph) and isinstance(new, Paragraph):
                paragraph_rewrite.rewrite(document, one.line, old, new)
    return True


def _is_alike(old: object, new: object) -> bool:
    return (
        (isinstance(old, Table) and isinstance(new, Table))
        or (isinstance(old, Paragraph) and isinstance(new, Paragraph))
        or (isinstance(old, Picture) and isinstance(new, Picture))
    )


def _is_plain(one: Known) -> bool:
    """Return whether a block has its line, or its table, for itself."""
    if one.table is not None:
        return True
    if isinstance(one.value, Picture):
        return one.line.length() == 2  # noqa: PLR2004 - the picture and the end of its line
    return (
        isinstance(one.value, Paragraph)
        and not one.start
        and len(one.value.text) == len(one.line.text())
    )


def _rewrite_lines(
    document: Manuscript, found: list[Known], start: int, before: Body, after: Body
) -> bool:
    """Rewrite, add and remove lines where only paragraphs are touched."""
    if not all(isinstance(one, Paragraph) for one in (*before, *after)):
        return False
    touched = found[max(start - 1, 0) : start + len(before) + 1]
    if not all(_is_plain(one) for one in touched):
        return False
    anchor = (
        found[start + min(len(before), len(after)) - 1] if start or (before and after) else None
    )
    if anchor is None or not isinstance(anchor.value, Paragraph):
        return False  # no line above to hold on to
    same = min(len(before), len(after))
    with document.filling() as cursor:
        for one, old, new in zip(found[start:], before[:same], after[:same], strict=False):
            if isinstance(old, Paragraph) and isinstance(new, Paragraph):
                paragraph_rewrite.rewrite(document, one.line, old, new)
        _end(cursor, anchor)
        for new in after[same:]:
            if isinstance(new, Paragraph):
                write_paragraph(document, cursor, new, free=False)
        if len(before) > same:
            _remove(cursor, anchor, found[start + len(before) - 1])
    return True


def _end(cursor: QTextCursor, one: Known) -> None:
    cursor.setPosition(one.line.position() + one.line.length() - 1)


def _remove(cursor: QTextCursor, anchor: Known, last: Known) -> None:
    """Remove the lines below `anchor` up to `last`."""
    looks, state = anchor.line.blockFormat(), anchor.line.userState()
    cursor.setPosition(
        last.line.position() + last.line.length() - 1, QTextCursor.MoveMode.KeepAnchor
    )
    cursor.removeSelectedText()
    # What is left is the last of the lines for Qt: it becomes again what the first one was.
    cursor.setBlockFormat(looks)
    cursor.block().setUserState(state)
