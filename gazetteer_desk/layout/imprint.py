"""版记: who gets the issue, who printed it, how many copies.

报送发 (7.4.2) and the rows below stand together at the foot of the last page. Where they are more
than a page holds, the names begin on a page of their own below the first rule and flow on; what is
pinned to the foot of their last page is 印发 and what goes with it, between rules again. The names
bear no rule where a page ends: rules there would make each page look like a colophon of its own.
"""

from collections.abc import Iterator
from itertools import chain

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.layout import condensing, gbt9704, measure
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.plan import Slot
from gazetteer_desk.layout.sheet import Colophon, Element, Line, line


def elements(
    bulletin: Bulletin, look: Look, elsewhere: frozenset[Slot] = frozenset()
) -> Iterator[Element]:
    """Yield what stands at the foot of the last page, nothing where nothing is known.

    What the plan has a slot for, `elsewhere`, is not said again.
    """
    names = tuple(_names(bulletin))
    rows = tuple(_rows(bulletin, look, elsewhere))
    if names and _count((names, *rows), look) <= gbt9704.COLOPHON_MOST:
        yield Colophon((names, *rows))
    elif rows:
        yield Colophon(rows, names)
    elif names:
        yield Colophon((names[-1:],), names[:-1])


def _names(bulletin: Bulletin) -> Iterator[Line]:
    """Yield 报, 送 and 发, each entry a paragraph."""
    for word, entries in bulletin.distribution.groups:
        yield line(Style.RECIPIENTS, f"{word}：{entries[0]}")
        yield from (line(Style.RECIPIENTS_MORE, entry) for entry in entries[1:] if entry)


def _rows(bulletin: Bulletin, look: Look, elsewhere: frozenset[Slot]) -> Iterator[tuple[Line, ...]]:
    """Yield the rows below 报送发, each between rules: 印发 by itself (7.4.3)."""
    here = {name: "" if name in elsewhere else said for name, said in plain.named(bulletin).items()}
    printed = f"{here[Slot.PRINTED]}印发" if here[Slot.PRINTED] else ""
    if here[Slot.OFFICE] or printed:
        yield (_halves(here[Slot.OFFICE], printed, look),)
    if persons := plain.persons(here):
        yield (line(Style.PERSONS, persons),)
    if here[Slot.COPIES]:
        yield (line(Style.COPIES, f"（共印{here[Slot.COPIES]}份）"),)


def _halves(office: str, printed: str, look: Look) -> Line:
    """Return 印发机关 and the date; where both do not fit one line, the date gets its own."""
    if printed and not condensing.fits(office + printed, look.styles[Style.IMPRINT], look.page):
        office += "\n"
    return line(Style.IMPRINT, office, printed)


def _count(rows: tuple[tuple[Line, ...], ...], look: Look) -> int:
    """Return about how many lines the rows take, rather one too many."""
    total = 0
    for one in chain.from_iterable(rows):
        style = one.appearance(look)
        letter = round(20 * style.size)
        room = (look.page.type_width - style.left - style.right) // letter
        width = measure.ems(one.text) + style.indent / letter
        total += max(1, -int(-width // room))
    return total
