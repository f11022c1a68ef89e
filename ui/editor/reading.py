"""Every block of the body with its place on the screen, kept up from read to read.

A whole walk costs milliseconds a thousand lines, and every deed asks for it several times. So what
was found last is kept with the document, and only the lines that were touched since are read
again: as long as their number is the same, and each of them stands for one paragraph, or lies in a
table. Anything else is walked from the beginning.
"""

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock

from gazetteer_desk.bulletin.body import Paragraph, Table
from ui.editor import tables
from ui.editor.look import TABLE_CAPTION
from ui.editor.manuscript import Known, Manuscript, Walk, kind_of, read_line, role_of
from ui.editor.shown import Shown


def walk(document: Manuscript) -> list[Known]:
    """Return every block of the body with the line it begins at."""
    last = document.last_walk
    if last is None or not _is_brought_up(document, last):
        last = document.last_walk = _anew(document)
    return list(last.found)


def _anew(document: Manuscript) -> Walk:
    made = Walk([], [], document.blockCount())
    found, numbers = made.found, made.numbers
    waiting = tables.all_shown(document)
    waiting.reverse()
    line, number = document.begin(), 0
    while line.isValid():
        if waiting and line.position() >= waiting[-1].first:
            shown = waiting.pop()
            words = _caption(made, line)
            found.append(Known(tables.read(document, shown, words), line, 0, shown))
            numbers.append(number)
            line = document.findBlock(shown.last + 1)
            number = line.blockNumber()
            continue
        if paragraph := document.values.get(line.userState()):
            found.append(Known(paragraph, line))
        else:
            read_line(document, line, found)
        numbers += [number] * (len(found) - len(numbers))
        line = line.next()
        number += 1
    return made


def _caption(made: Walk, line: QTextBlock) -> str:
    """Return the caption of the table that begins at `line`; it is no block of its own."""
    above = line.previous()
    last = made.found[-1] if made.found else None
    if last is None or last.table is not None or last.line != above:
        return ""
    if role_of(above) != TABLE_CAPTION:
        return ""
    made.found.pop()
    made.numbers.pop()
    return last.value.text if isinstance(last.value, Paragraph) else ""


def _is_brought_up(document: Manuscript, last: Walk) -> bool:
    """Read again the lines that were touched; return whether that can be told from them alone."""
    touched, last.touched = last.touched, set()
    return last.lines == document.blockCount() and all(
        _is_read_again(document, last, number, alone=len(touched) == 1) for number in touched
    )


def _is_read_again(document: Manuscript, last: Walk, number: int, *, alone: bool) -> bool:
    at = bisect_right(last.numbers, number) - 1
    if at < 0:
        return False
    line, one = document.findBlockByNumber(number), last.found[at]
    if one.table is not None:
        return alone and _is_table_read(document, last, at, line, one.table)
    if last.numbers[at] != number or number in _beside(last.numbers, at) or kind_of(line) is None:
        return False
    here: list[Known] = []
    if paragraph := document.values.get(line.userState()):
        here.append(Known(paragraph, line))
    else:
        read_line(document, line, here)
    if len(here) != 1 or not isinstance(here[0].value, Paragraph):
        return False
    last.found[at] = here[0]
    return True


def _is_table_read(
    document: Manuscript, last: Walk, at: int, line: QTextBlock, shown: Shown
) -> bool:
    one = last.found[at].value
    if not shown.holds(line.position()) or not isinstance(one, Table):
        return False
    last.found[at] = last.found[at]._replace(value=tables.read(document, shown, one.caption))
    return True


def _beside(numbers: list[int], at: int) -> Iterator[int]:
    """Yield the lines of the blocks next to one: several may stand on the same."""
    yield from numbers[max(at - 1, 0) : at]
    yield from numbers[at + 1 : at + 2]
