"""Pairs that more than one line has: a quotation of several paragraphs, a title of several lines.

Each paragraph of a quotation begins with “, and only the last ends with ” (GB/T 15834—2011, 4.8.3).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from gazetteer_desk.proof import pairs
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.subject import Subject


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the marks without another that can only be judged with the lines beside."""
    lines, rules = subject.lines, subject.rules
    if pairs.ALONE not in rules.rules:
        return
    for at, line in enumerate(lines):
        if line.text.startswith("“") and line.zone in PROSE and _is_left_open(line.text):
            after = lines[at + 1] if at + 1 < len(lines) else None
            if not after or after.zone is not line.zone or not after.text.startswith("“"):
                for spot in pairs.lonely([pairs.Pair("“", 0, -1)], line.zone, rules):
                    yield spot.at(line.place, line.text)
    yield from _in_titles(lines, rules)


def _in_titles(lines: Iterable[Line], rules: Rulebook) -> Iterator[Finding]:
    titles = (line for line in lines if line.zone is Zone.TITLE)
    for _, group in groupby(titles, lambda line: line.place.article):
        of_title = list(group)
        for alone in _alone("".join(line.text for line in of_title)):
            line, at = _line_at(of_title, alone.at)
            one = pairs.Pair(alone.mark, *((at, -1) if alone.start >= 0 else (-1, at)))
            for spot in pairs.lonely([one], line.zone, rules):
                yield spot.at(line.place, line.text)


def _line_at(of_title: Iterable[Line], at: int) -> tuple[Line, int]:
    for line in of_title:
        if at < len(line.text):
            return line, at
        at -= len(line.text)
    raise ValueError(at)


@lru_cache(4096)
def _alone(text: str) -> tuple[pairs.Pair, ...]:
    return tuple(one for one in pairs.pairs(text) if one.start < 0 or one.end < 0)


def _is_left_open(text: str) -> bool:
    return any(one.start == 0 for one in _alone(text))
