"""版记: who gets the issue, who printed it, how many copies."""

from collections.abc import Iterator

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.layout import gbt9704, measure
from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.plan import Slot
from gazetteer_desk.layout.sheet import Colophon, Element, Line, halves, line


def elements(
    bulletin: Bulletin, look: Look, elsewhere: frozenset[Slot] = frozenset()
) -> Iterator[Element]:
    """Yield what stands at the foot of the last page, nothing where nothing is known.

    What the plan has a slot for, `elsewhere`, is not said again.
    """
    rows = tuple(_rows(bulletin, look, elsewhere))
    if rows:
        yield Colophon(rows, pinned=_count(rows, look) <= gbt9704.COLOPHON_MOST)


def _rows(bulletin: Bulletin, look: Look, elsewhere: frozenset[Slot]) -> Iterator[tuple[Line, ...]]:
    """Yield the rows between thin rules: 报送发 together (7.4.2), 印发 by itself (7.4.3)."""
    recipients: list[Line] = []
    for word, entries in bulletin.distribution.groups:
        recipients.append(line(Style.RECIPIENTS, f"{word}：{entries[0]}"))
        recipients += (line(Style.RECIPIENTS_MORE, entry) for entry in entries[1:] if entry)
    if recipients:
        yield tuple(recipients)
    here = {name: "" if name in elsewhere else said for name, said in plain.named(bulletin).items()}
    printed = f"{here[Slot.PRINTED]}印发" if here[Slot.PRINTED] else ""
    if here[Slot.OFFICE] or printed:
        yield (halves(Style.IMPRINT, here[Slot.OFFICE], printed, look),)
    if persons := plain.persons(here):
        yield (line(Style.PERSONS, persons),)
    if here[Slot.COPIES]:
        yield (line(Style.COPIES, f"（共印{here[Slot.COPIES]}份）"),)


def _count(rows: tuple[tuple[Line, ...], ...], look: Look) -> int:
    """Return about how many lines the rows take."""
    total = 0
    for row in rows:
        for one in row:
            style = look.styles[one.style]
            room = look.page.type_width - style.left - style.right
            text = "".join(run.text for run in one.runs)
            total += measure.lines_of(text, room / (20 * style.size))
    return total
