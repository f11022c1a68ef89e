"""What is left of the issue before: its number, date or meeting in the words of this one.

While a field of the frame is marked as carried over, `bulletin/review` says so; here it is what
stands in fields that were looked at, and what names this issue by another number.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from gazetteer_desk.bulletin import leftover
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.numbering import official_date
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.markers import KNOWN
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.subject import Subject


_OWN = re.compile(
    r"(?:本期|本刊本期|本简报|这一期|本期简报)[（(]?(?:为|是|系|即)?(?:(?P<y>\d{4})年)?第(?P<n>\d{1,3})期(?![以之])"
    r"|第(?P<n2>\d{1,3})期[）)]?(?:编者按|导读|要目|目录)"
)
_TOTAL = re.compile(r"(?:本期|这一期)[^。，；]{0,8}总第(?P<t>\d{1,5})期")
_BEFORE = {"y": 0, "n": 1, "t": 2}  # characters of 第, 总第
_FRAME = (Zone.FIELD, Zone.ADDRESSEES)
_Named = tuple[str, int, int, int]  # year, number or total, its value, from, to


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the words that are of the issue before."""
    old = _of_last(subject)
    marked = subject.bulletin.state.carried
    for line in subject.lines:
        if old and line.zone in _FRAME and line.place.part not in marked:
            yield from _in_field(subject, line, old)
        for what, number, start, end in named(line.text):
            right = _right(subject.bulletin, what)
            if right is not None and right != number:
                told = {"y": f"{right}年", "n": f"第{right}期", "t": f"总第{right}期"}[what]
                yield from subject.found("B18", line, start, end, told)


@lru_cache(KNOWN)
def named(text: str) -> tuple[_Named, ...]:
    """Return by what numbers a line names the issue it stands in."""
    if "期" not in text:
        return ()
    made: list[_Named] = []
    for pattern in (_OWN, _TOTAL):
        for match in pattern.finditer(text):
            for group in pattern.groupindex:
                if match[group]:
                    start, end = match.span(group)
                    made.append((group[0], int(match[group]), start - _BEFORE[group[0]], end + 1))
    return tuple(made)


def _right(bulletin: Bulletin, what: str) -> int | None:
    number = bulletin.number
    if number.supplement:
        return None
    return {"y": number.year, "n": number.number, "t": number.total}[what]


def _of_last(subject: Subject) -> dict[str, str]:
    """Return what only the issue before can be called by, and the words that say what it is."""
    last, now = subject.knowledge.last, subject.bulletin
    if last is None:
        return {}
    old: dict[str, str] = {}
    if last.number.number is not None and last.number.number != now.number.number:
        old[f"第{last.number.number}期"] = "上一期的期号"
    if last.number.total is not None and last.number.total != now.number.total:
        old[f"总第{last.number.total}期"] = "上一期的总期号"
    if last.dated and last.dated != now.dated:
        old[official_date(last.dated)] = "上一期的日期"
    for meeting in leftover.meetings(last.masthead.subtitle):
        if meeting not in "".join(article.headline for article in now.articles):
            old[meeting] = "上一期的会名"
    return old


def _in_field(subject: Subject, line: Line, old: Mapping[str, str]) -> Iterator[Finding]:
    for words, what in old.items():
        at = line.text.find(words)
        if at >= 0:
            yield from subject.found("B18.1", line, at, at + len(words), what)
