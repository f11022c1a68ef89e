"""The lines of 报, 送 and 发 as they will break in print, to be shown while they are written."""

from collections.abc import Iterator

import msgspec

from gazetteer_desk.layout import paragraphs, widths
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.sheet import Colophon, Line, Sheet


_NAMES = (Style.RECIPIENTS, Style.RECIPIENTS_MORE)
_TWIPS_PER_POINT = 20


class PrintedLine(msgspec.Struct, frozen=True):
    """One line of print, and how far in it begins, in letters."""

    text: str
    indent: float


class Printed(msgspec.Struct, frozen=True):
    """The lines, and how many letters one holds from margin to margin."""

    lines: tuple[PrintedLine, ...] = ()
    letters: float = 0


def printed(sheet: Sheet, look: Look) -> Printed:
    """Return the lines in which a sheet's recipients are printed."""
    setter = paragraphs.Setter(look, widths.OFFICIAL)
    found = [
        line
        for element in sheet.elements
        if isinstance(element, Colophon)
        for one in element.lines
        if one.style in _NAMES
        for line in _broken(one, setter, look)
    ]
    letter = look.styles[Style.RECIPIENTS].size * _TWIPS_PER_POINT
    return Printed(tuple(found), look.page.type_width / letter)


def _broken(line: Line, setter: paragraphs.Setter, look: Look) -> Iterator[PrintedLine]:
    shape = line.appearance(look)
    letter = shape.size * _TWIPS_PER_POINT
    left = shape.left + shape.indent
    at = 0
    for end in setter.ends(line, look.page.type_width, hangs=False):
        yield PrintedLine(line.text[at:end], left / letter)
        at, left = end, shape.left
