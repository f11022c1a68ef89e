"""Lines of a plan filled with what an issue says.

Tabs cut a line into halves, wide blanks cut a half into groups. A group that has slots, all of them
empty, is left out with its fixed text (签发人：), and so is a line; fixed text without slots stays.
Pictures of a template stay always: where Word anchored one does not say what it belongs to.
"""

from collections.abc import Iterator, Mapping

from gazetteer_desk.layout import condensing
from gazetteer_desk.layout.look import Look
from gazetteer_desk.layout.plan import BLANK, TAB, Planned, Slot
from gazetteer_desk.layout.sheet import Line, Pieces, Run


_Places = list[int]  # of parts in their line


def filled(planned: Planned, values: Mapping[str, str], look: Look) -> Line | None:
    """Return the line as it is printed, None where it says nothing.

    Where both its halves do not fit one line, the right one gets a line of its own.
    """
    if not _says(planned, range(len(planned.parts)), values) and not planned.kept:
        return None
    pieces = tuple(_pieces(planned, values))
    left, _, right = "".join(text for _, text in pieces).rpartition(TAB)
    if not any(text == TAB for _, text in pieces):
        left, right = right, ""
    appearance = planned.own or look.styles[planned.style]
    if right and not condensing.fits(left + right, appearance, look.page):
        pieces = tuple((at, f"\n{TAB}" if text == TAB else text) for at, text in pieces)
        left += "\n"
    runs = (Run(left),) if left else ()
    return Line(planned.style, runs, right, planned.own, planned.source, pieces)


def ruled(planned: Planned, look: Look) -> Line | None:
    """Return the line without words where it bears the red rule, else None."""
    if not (planned.own or look.styles[planned.style]).rule_below:
        return None
    return Line(planned.style, own=planned.own, source=planned.source)


def _pieces(planned: Planned, values: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the parts that are printed, by their places, with their words."""
    tabs: Pieces = ()
    for half in _halves(planned):
        if half and planned.parts[half[0]] == TAB:
            tabs = (*tabs, (half.pop(0), TAB))
        made = tuple(_half(planned, half, values))
        if any(text for _, text in made):
            yield from tabs
            tabs = ()
        yield from made


def _half(
    planned: Planned, places: _Places, values: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    is_first = True
    for nth, group in enumerate(_groups(planned, places)):
        if not _says(planned, group, values):
            yield from ((at, "") for at in group if at in planned.kept)
            continue
        for at in group:
            part = planned.parts[at]
            if not (nth and is_first and _is_blank(part)):
                # A tab among the words of an issue is none of the line's.
                yield at, values[part].replace(TAB, " ") if isinstance(part, Slot) else part
        is_first = False


def _halves(planned: Planned) -> list[_Places]:
    """Return the places of the parts, cut before each tab."""
    halves: list[_Places] = [[]]
    for at, part in enumerate(planned.parts):
        if part == TAB:
            halves.append([])
        halves[-1].append(at)
    return halves


def _groups(planned: Planned, places: _Places) -> list[_Places]:
    """Return the places of a half, cut before wide blanks."""
    groups: list[_Places] = []
    after_blank = False
    for at in places:
        is_blank = _is_blank(planned.parts[at])
        if not groups or (is_blank and not after_blank):
            groups.append([])
        groups[-1].append(at)
        after_blank = is_blank
    return groups


def _is_blank(part: str) -> bool:
    return bool(part) and not part.strip(BLANK)


def _says(planned: Planned, places: range | _Places, values: Mapping[str, str]) -> bool:
    slots = [part for at in places if isinstance(part := planned.parts[at], Slot)]
    return not slots or any(values[slot] for slot in slots)
