"""Lines that must stay one line: how narrow their letters are made where they would need two.

刊名 is as large as fits; a long one would come out too small for a masthead, so below a certain
size its letters are made narrower rather than smaller, as offices do. 编印单位 and 印发机关 share
their line with a date and have a size by the standard: there the letters are only made narrower,
down to two thirds; a line that needs more than that becomes two.
"""

from collections.abc import Iterable, Iterator, Mapping

from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Appearance, Look, Page, Style
from gazetteer_desk.layout.sheet import Colophon, Element, Line, Sheet


WHOLE = 100  # percent of a letter's own width


def fits(text: str, appearance: Appearance, page: Page) -> bool:
    """Return whether both halves of a line fit it, condensed if need be."""
    return _percent(text, appearance, page) >= gbt9704.NARROWEST


def condensed(elements: Iterable[Element], look: Look) -> Mapping[Style, int]:
    """Return the percent of their width that the letters of a style get, where it is not all."""
    found: dict[Style, int] = {}
    for one in _lines(elements):
        if not one.right or "\n" in one.text:
            continue
        percent = _percent(one.text + one.right, one.appearance(look), look.page)
        if gbt9704.NARROWEST <= percent < WHOLE:
            found[one.style] = min(percent, found.get(one.style, WHOLE))
    return found


def letters(sheet: Sheet, look: Look, line: Line) -> tuple[float, int]:
    """Return how large the letters of a line are in points, and the percent of their own width."""
    is_series = line.style is Style.SERIES
    size = sheet.series_size if is_series else line.appearance(look).size
    return size, sheet.condensed.get(line.style, WHOLE)


def _lines(elements: Iterable[Element]) -> Iterator[Line]:
    for one in elements:
        if isinstance(one, Line):
            yield one
        elif isinstance(one, Colophon):
            yield from one.lines


def _percent(text: str, appearance: Appearance, page: Page) -> int:
    room = (appearance.right_tab or page.type_width) - appearance.left
    # A letter of white stands between the halves.
    needed = (measure.spaced(text) + 1) * appearance.size * 20
    return min(int(WHOLE * room / needed), WHOLE)
