"""One thing told with two numbers in an issue (前后数字不一致), and titles against their texts.

Two clauses are about the same thing only where both say of how much of the world they speak
(全县、全市) and their other words are the same; where they name different years or months they
are about two things.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from gazetteer_desk.proof.amounts import Amount, amounts, number_of
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.markers import KNOWN
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.subject import Subject


_OF_ALL = re.compile("^(?:我)?(?:全[国省市州县区镇乡村系办局]统?|我[省市州县区])")
_FILLING = re.compile(
    "(?:我)?(?:全[国省市州县区镇乡村系办局]统?|我[省市州县区])|截至目前|截至|目前|今年以来|今年|现已|已经|已|累计|共计|总计|共|总"
    "|合计|先后|现有|现|公开|编纂|编辑|编|约|的|了|有|有关"
)
_TIME = re.compile(
    r"\d{4}年|去年|上年|今年|明年|上半年|下半年|[一二三四]季度|\d{1,2}月|十[一二三四五]五|首批|第.批|首轮|.轮"
)
_OF_PERSONS = ("人", "名")
_TAKES_PART = re.compile("参加|参会|参训|出席")
_ALL = re.compile("(?:与会|参会|参训)(?:人员|代表|同志|干部)")
_THING = 4  # characters that name the thing that is counted
_OF_TITLE = 2
_TITLES = (Zone.TITLE, Zone.SUBTITLE)
_Key = tuple[str, str]
_At = tuple[Line, Amount]
_Told = tuple[_Key, Amount, frozenset[str]]


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the numbers that are not those of the same thing elsewhere."""
    first: dict[_Key, tuple[Line, Amount, frozenset[str]]] = {}
    for line in subject.lines:
        if line.zone not in PROSE and line.zone not in _TITLES:
            continue
        for key, amount, times in totals(line.text):
            here = line, amount, times
            there = first.setdefault(key, here)
            if there is here or (times != there[2] and times and there[2]):
                continue
            if amount.value != there[1].value:
                yield from _said(subject, "B28", here[:2], there[:2])
            elif amount.is_arabic != there[1].is_arabic:
                yield from _said(subject, "N15.1", here[:2], there[:2])
    for _, group in groupby(subject.lines, lambda line: line.place.article):
        lines = list(group)
        yield from _of_title(subject, lines)
        yield from _of_meeting(subject, lines)


@lru_cache(KNOWN)
def totals(text: str) -> tuple[_Told, ...]:
    """Return the amounts of a line that are told of all the county, with what is counted."""
    made: list[_Told] = []
    for amount in amounts(text):
        if not _OF_ALL.search(amount.before):
            continue
        thing = _FILLING.sub("", _TIME.sub("", amount.before)).strip()
        if len(thing) < _THING:
            if len(thing + amount.after) < _THING or not amount.after:
                continue
            thing += amount.after[:_THING]
        sentence = re.split("[。；]", text[: amount.start])[-1]
        made.append(((thing, amount.unit), amount, frozenset(_TIME.findall(sentence))))
    return tuple(made)


@lru_cache(KNOWN)
def attending(text: str) -> tuple[Amount, ...]:
    """Return how many took part in all (共86人参加会议), as a line tells it."""
    if "人" not in text and "名" not in text:
        return ()
    return tuple(
        one
        for one in amounts(text)
        if one.unit in _OF_PERSONS
        and ((one.before.endswith("共") and _TAKES_PART.match(one.after)) or _ALL.match(one.after))
    )


def _of_meeting(subject: Subject, lines: list[Line]) -> Iterator[Finding]:
    """Yield another number of those who took part in the meeting that an article tells of."""
    told = [(line, one) for line in lines if line.zone in PROSE for one in attending(line.text)]
    for one in told[1:]:
        if one[1].value != told[0][1].value:
            yield from _said(subject, "B28", one, told[0])


def _of_title(subject: Subject, lines: list[Line]) -> Iterator[Finding]:
    """Yield an amount of a title that its text has otherwise, and nowhere so."""
    titles = [line for line in lines if line.zone in _TITLES and amounts(line.text)]
    if not titles:
        return
    said = [(line, one) for line in lines if line.zone in PROSE for one in amounts(line.text)]
    for line in titles:
        for amount in amounts(line.text):
            of_unit = [one for one in said if one[1].unit == amount.unit]
            alike = [one for one in of_unit if _is_same(amount, one[1])]
            if alike and all(one.value != amount.value for _, one in of_unit):
                yield from _said(subject, "B28.1", (line, amount), alike[0])


def _is_same(title: Amount, other: Amount) -> bool:
    """Tell whether both count the same: 11位老人 and 12位老人, 征集资料380件 and 征集资料382件."""
    after, before = title.after[:_OF_TITLE], title.before[-_OF_TITLE:]
    if len(after) == _OF_TITLE:
        return other.after.startswith(after)
    return len(before) == _OF_TITLE and other.before.endswith(before)


def _said(subject: Subject, rule: str, here: _At, other: _At) -> Iterator[Finding]:
    (line, amount), (there, other_amount) = here, other
    where = "同一段" if there is line else subject.where(there, line)
    there_said = there.text[other_amount.start : other_amount.end]
    same = amount.value == other_amount.value
    told = number_of(amount), where, there_said if same else number_of(other_amount)
    yield from subject.found(rule, line, amount.start, amount.end, *told)
