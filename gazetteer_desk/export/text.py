"""The whole issue as plain text, for a website's editor, a mail or a WeChat message.

UTF-8 carries its mark (BOM) and lines end as on Windows: every Notepad since Windows 7 then shows
the characters and the lines, and what is copied out of it holds neither. GB18030 is for systems
that take nothing else; it has no mark and holds every character there is. A paragraph begins with
two full-width blanks, as pasted text does anywhere else in the trade; cells are parted by tabs, so
that a table pasted into WPS or Excel is one. A picture leaves a mark where it stood.
"""

from collections.abc import Iterator
from enum import StrEnum

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.sheet import Box, Colophon, Element, Grid, Line, Plate, Sheet


PICTURE = "［图片］"
_INDENT = "\u3000\u3000"
_INDENTED = frozenset(
    (
        Style.BODY,
        Style.HEADING1,
        Style.HEADING2,
        Style.HEADING3,
        Style.HEADING4,
        Style.NOTE,
        Style.ATTACHMENT,
    )
)
_HANGING = f"{_INDENT}\u3000\u3000\u3000"  # 附件： stands above, and two blanks before it
_BLANK_ABOVE = frozenset(
    (
        Style.SERIES,
        Style.CONTENTS_HEAD,
        Style.COLUMN,
        Style.TITLE,
        Style.TITLE_ABOVE_SUBTITLE,
        Style.TABLE_CAPTION,
        Style.DISCLOSURE,
    )
)
_BLANK_BELOW = frozenset((Style.PUBLISHER, Style.TITLE, Style.SUBTITLE))


class Encoding(StrEnum):
    """The encodings that plain text is written in."""

    UTF8 = "utf-8"
    GB18030 = "gb18030"


def text_bytes(sheet: Sheet, encoding: Encoding = Encoding.UTF8) -> bytes:
    """Return the sheet as plain text in an encoding, with Windows' ends of lines."""
    words = "".join(f"{line}\r\n" for line in lines(sheet))
    return words.encode("utf-8-sig" if encoding is Encoding.UTF8 else encoding)


def lines(sheet: Sheet) -> Iterator[str]:
    """Yield the lines of the text, one blank line between its parts."""
    above: Element | None = None
    for element in sheet.elements:
        if words := list(_lines(element)):
            if above is not None and _is_parted(above, element):
                yield ""
            yield from words
            above = element


def _is_parted(above: Element, below: Element) -> bool:
    """Return whether a blank line stands between two elements."""
    if isinstance(above, Line) and above.style is Style.TABLE_CAPTION:
        return False
    return _has_blank(above, _BLANK_BELOW) or _has_blank(below, _BLANK_ABOVE)


def _has_blank(element: Element, styles: frozenset[Style]) -> bool:
    if isinstance(element, Line):
        return element.style in styles
    return isinstance(element, Grid | Colophon)


def _lines(element: Element) -> Iterator[str]:
    match element:
        case Line():
            yield from _line(element)
        case Grid():
            yield from ("\t".join(_cells(row)).rstrip("\t") for row in element.rows)
        case Plate():
            yield PICTURE + clean_line(element.caption)
        case Colophon():
            for line in element.lines:
                yield from _line(line)


def _line(line: Line) -> list[str]:
    """Return a paragraph as it reads: what stands right follows, or has a line of its own."""
    words = line.text
    if not words.strip() and not line.right:
        return []
    gap = "" if not words or words.endswith("\n") else _INDENT
    whole = words + (gap + line.right if line.right else "")
    indent = _INDENT if line.style in _INDENTED else ""
    indent = _HANGING if line.style is Style.ATTACHMENT_MORE else indent
    return [indent + clean_line(one) for one in whole.split("\n")]


def _cells(row: tuple[Box, ...]) -> Iterator[str]:
    for box in row:
        yield " ".join(" ".join(clean_line(line.text).split()) for line in box.lines)
        yield from [""] * (box.columns - 1)
