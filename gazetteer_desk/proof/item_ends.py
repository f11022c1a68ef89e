"""The marks at the ends of items that are a paragraph each: ； throughout, or 。 throughout.

Where one of the items holds a 。 within itself, none of them may end with ；
(GB/T 15834—2011, A.5).
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.markers import markers
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.subject import Subject


_FEWEST = 2
_LOOKED_AT = (*PROSE, Zone.HEADING)


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the first ； of each list whose items hold a 。 too, or end with one."""
    if "P29.1" not in subject.rules.rules:
        return
    for _, group in groupby(subject.lines, lambda line: (line.place.article, line.place.part)):
        for items in _lists(group):
            if len(items) >= _FEWEST:
                yield from _of_list(subject, items)


def _lists(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the runs of paragraphs that begin with numbers of one style, each the next."""
    items: list[Line] = []
    style, number = "", 0
    for line in lines:
        first = markers(line.text)[:1] if line.zone in _LOOKED_AT else ()
        if first and first[0].begins:
            marker = first[0]
            if (marker.style, marker.number) != (style, number + 1):
                yield items
                items = []
            style, number = marker.style, marker.number
            items.append(line)
        elif items:
            yield items
            items, style, number = [], "", 0
    yield items


def _of_list(subject: Subject, items: list[Line]) -> Iterator[Finding]:
    joined = next((line for line in items[:-1] if line.text.endswith("；")), None)
    if joined is None:
        return
    parted = next((line for line in items if "。" in line.text[:-1]), None)
    parted = parted or next((line for line in items[:-1] if line.text.endswith("。")), None)
    if parted:
        where = "这一项" if parted is joined else subject.where(parted, joined)
        end = len(joined.text)
        yield from subject.found("P29.1", joined, end - 1, end, where)
