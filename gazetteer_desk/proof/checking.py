"""Checking an issue (校核): every rule over every line, and the rules that look at all of it.

A line is judged by its words and what it is alone, so that after a key only the touched lines are
judged again; what the rules of the whole issue need of a line (its numbers, names, dates) their
modules remember by the line's words in the same way.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.proof import (
    claims,
    dates,
    eras,
    of_office,
    open_quotes,
    pairs,
    patterns,
    spelling,
    within,
)
from gazetteer_desk.proof.finding import Finding, Spot, weight
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.lines import Line, article_lines, lines
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.subject import Subject


InLine = Callable[[str, Zone, Rulebook], Iterable[Spot]]
InIssue = Callable[[Subject], Iterable[Finding]]
IN_LINES: tuple[InLine, ...] = (
    patterns.found,
    *spelling.FOUND,
    pairs.found,
    dates.found,
    claims.found,
    eras.found,
)
IN_ISSUE: tuple[InIssue, ...] = (of_office.found, open_quotes.found, *within.FOUND)


_ASKED_AGAIN = frozenset(RUNNING) - {Zone.CELL}  # by rules of the whole issue, each by many


class Checker:
    """Checks issues by one set of rules, and remembers what it found line by line.

    It is for one thread at a time.
    """

    def __init__(self, rules: Rulebook) -> None:
        self.rules = rules
        self._spots: dict[tuple[str, Zone], tuple[Spot, ...]] = {}
        self._lines: dict[str, tuple[Article, tuple[Line, ...]]] = {}

    def check(self, bulletin: Bulletin, knowledge: Knowledge) -> tuple[Finding, ...]:
        """Return all findings in the order of the printed page, the heavier first at one place."""
        of_lines = lines(bulletin, self._lines_of)
        subject = Subject(bulletin=bulletin, lines=of_lines, knowledge=knowledge, rules=self.rules)
        found = list(self._in_lines(of_lines))
        others = [one for check in IN_ISSUE for one in check(subject)]
        others += still_there(knowledge.past, of_lines)
        found += _not_left(others, of_lines, self.rules.leave)
        return _in_order(found, of_lines)

    def read(self, bulletin: Bulletin, knowledge: Knowledge, is_over: Callable[[], bool]) -> bool:
        """Judge the lines of an issue ahead of its check; return whether that came to an end.

        A long issue may so be read in pieces, each until its time is over: a line at least. What
        the rules of the whole issue need of a line is found out at once.
        """
        for line in lines(bulletin, self._lines_of):
            key = line.text, line.zone
            if key not in self._spots:
                self._spots[key] = self._judged(*key)
                if line.zone in _ASKED_AGAIN:
                    _learn(line.text, knowledge, bulletin.dated)
                if is_over():
                    return False
        return True

    def _lines_of(self, article: Article) -> tuple[Line, ...]:
        known = self._lines.get(article.key)
        if known is None or known[0] is not article:
            known = self._lines[article.key] = article, article_lines(article)
        return known[1]

    def _in_lines(self, of_lines: tuple[Line, ...]) -> Iterator[Finding]:
        fresh: dict[tuple[str, Zone], tuple[Spot, ...]] = {}
        for line in of_lines:
            key = line.text, line.zone
            spots = fresh.get(key)
            if spots is None:
                spots = self._spots.get(key)
                fresh[key] = spots = self._judged(*key) if spots is None else spots
            for spot in spots:
                yield spot.at(line.place, line.text)
        self._spots = fresh

    def _judged(self, text: str, zone: Zone) -> tuple[Spot, ...]:
        found = [spot for check in IN_LINES for spot in check(text, zone, self.rules)]
        leave = self.rules.leave
        return sifted(one for one in found if not _is_left(one.start, one.end, text, leave))


def _learn(text: str, knowledge: Knowledge, day: dt.date | None) -> None:
    for find in within.FACTS:
        find(text)
    of_office.learn(text, knowledge, day)


def sifted(found: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return the spots of one line in their order, one where several say the same place is wrong.

    The heavier wins over what overlaps it, of two alike the longer.
    """
    kept: list[Spot] = []  # in their order, none over another
    for spot in sorted(found, key=lambda one: (weight(one), one.start - one.end, one.start)):
        at = bisect_right(kept, spot.start, key=_start)
        is_free = at == 0 or kept[at - 1].end <= spot.start
        if is_free and (at == len(kept) or spot.end <= kept[at].start):
            kept.insert(at, spot)
    return tuple(kept)


def _start(spot: Spot) -> int:
    return spot.start


def _is_left(start: int, end: int, text: str, leave: Iterable[str]) -> bool:
    """Return whether a stretch lies inside words that are never found fault with."""
    for phrase in leave:
        at = text.find(phrase, max(end - len(phrase), 0))
        if 0 <= at <= start:
            return True
    return False


def _not_left(
    found: Iterable[Finding], of_lines: Iterable[Line], leave: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield the findings that do not lie inside words that are never found fault with."""
    texts = {line.place.line: line.text for line in of_lines} if leave else {}
    for one in found:
        text = texts.get(one.place.line, "")
        if not (one.text and _is_left(one.place.start, one.place.end, text, leave)):
            yield one


def still_there(found: Iterable[Finding], of_lines: Iterable[Line]) -> Iterator[Finding]:
    """Yield the findings whose words stand where they were found, also if others changed."""
    found = tuple(found)
    texts = {line.place.line: line.text for line in of_lines} if found else {}
    for one in found:
        if texts.get(one.place.line, "")[one.place.start : one.place.end] == one.text:
            yield one


def _in_order(found: Iterable[Finding], of_lines: Iterable[Line]) -> tuple[Finding, ...]:
    """Return them as the page is read; what is about no line (a date, a number) comes first."""
    order = {line.place.line: at for at, line in enumerate(of_lines)}

    def at(one: Finding) -> tuple[int, int, int]:
        return order.get(one.place.line, -1), one.place.start, weight(one)

    return tuple(sorted(found, key=at))
