"""Announced counts against what follows (提出四点意见：一是…二是…三是…): as many as were announced.

Only what cannot be meant otherwise is counted: a list that follows at once, in the same paragraph
or from the next one on; a list in brackets behind “三个服务”; names before 4个乡镇 that end like
what is counted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from gazetteer_desk.proof import numerals
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.markers import KNOWN, LEVELS, Marker, markers
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.subject import Subject


_N = r"[一二三四五六七八九十两]{1,3}|\d{1,2}"
_WHAT = (
    "个?方面|点意见|点要求|点建议|点希望|点体会|点看法|条意见|条建议|条措施|条要求|项措施|项任务|项工作"
    "|项要求|项内容|项重点|项举措|大任务|大工程|大行动|个环节|个问题|个重点|个阶段|个步骤|个部分|个特点|大特点|项部署|点安排|项安排|项原则|条原则|个目标|项机制|点承诺|项承诺|大亮点|个亮点|个转变|个变化|件事|件大事|项(?=[：。])"
    "|点(?=[：。])"
)
# Begins with a set of characters: so few places of a line are looked at at all.
_NUMBER = (
    r"[一二三四五六七八九十两\d](?<![第\d“‘之].)(?:(?<=\d)\d?|(?<!\d)[一二三四五六七八九十两]{0,2})"
)
_ANNOUNCED = re.compile(rf"({_NUMBER})({_WHAT})(?![”’之])")
_MAY_BE = re.compile(r"[一二三四五六七八九十两\d][个点条项大件方]")
_QUOTED = re.compile(rf"(?:“({_N})(个[^“”，。]{{1,6}})”|(?<![第\d])({_N})(个“[^“”，。]{{1,6}}”))：")
_CUE = re.compile(
    "作出|作了|部署|以下|如下|下列|下面|提出|讲|谈|强调|要求|分为|从|围绕|做好|抓好|主要|重点|突出|聚焦"
    "|明确|指出|确定|采取|存在|归纳|概括|安排"
)
_NO_LIST = re.compile("等$|等[^。；：]{0,6}$|之一")
_BETWEEN = 14  # characters between what is announced and the first of the list
_LEADS = re.compile(f"[^。；：]{{0,{_BETWEEN}}}[。：，]?")
_IN_BRACKETS = re.compile(
    rf"“({_N})((?:个|大|项|种|条|张)?[^“”（）]{{1,6}})”[^“”（）。；，]{{0,6}}"
    r"(?:（([^（）：；。]+、[^（）：；。]+)）|(?:[：，]即|：)([^，：；。“”]+、[^，：；。“”]+)(?=[。；]))"
)
_LISTED = re.compile(
    rf"(?:^|[，。；：])([^，。；：、]+(?:、[^，。；：、]+)+?)({_N})个([\u4e00-\u9fff]{{2,4}})"
)
_AFTER_COLON = re.compile(
    rf"(?<![第\d])({_N})({_WHAT}|[编章类卷册]|[个大][\u4e00-\u9fff]{{2,3}})"
    "(?:的?(?:内容|工作))?：([^，。；：]+(?:、[^，。；：]+)+)。"
)
_IS_LISTED = re.compile(r"、[^，。；：、]+[一二三四五六七八九十两\d]个[\u4e00-\u9fff]{2}")
_AND = re.compile("(?<=.)[和与及]")


class Announced(msgspec.Struct, frozen=True, gc=False):
    """A count that is announced for a list; `is_last`: its sentence is the line's last."""

    number: int
    start: int
    end: int
    is_last: bool


class Miscounted(msgspec.Struct, frozen=True, gc=False):
    """A count that does not agree with the names beside it, in one sentence."""

    start: int
    end: int
    listed: int


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the counts that do not agree with what is listed."""
    for _, group in groupby(subject.lines, lambda line: (line.place.article, line.place.part)):
        lines = [line for line in group if line.zone in PROSE or line.zone is Zone.HEADING]
        for at, line in enumerate(lines):
            for one in announced(line.text):
                listed = _listed(one, lines, at)
                if listed and one.number not in listed:
                    told = f"下面列了{listed[0]}项"
                    yield from subject.found("N21", line, one.start, one.end, told)
            for slip in miscounted(line.text):
                told = f"列出的是{slip.listed}个"
                yield from subject.found("N21", line, slip.start, slip.end, told)


@lru_cache(KNOWN)
def announced(text: str) -> tuple[Announced, ...]:
    """Return what is announced in a line, the last of each sentence only."""
    if not _MAY_BE.search(text):
        return ()
    made: list[Announced] = []
    for match in _ANNOUNCED.finditer(text):
        number = numerals.value(match[1])
        sentence = re.split("[。；]", text[: match.start()])[-1]
        tail = re.match(f"([^。；：]{{0,{_BETWEEN}}})[。：]", text[match.end() :])
        if not number or not tail or _NO_LIST.search(tail[1]) or not _CUE.search(sentence):
            continue
        is_last = match.end() + tail.end() == len(text)
        made.append(Announced(int(number), match.start(), match.end(), is_last))
    for match in _QUOTED.finditer(text) if "个" in text and "”" in text and "：" in text else ():
        what = 1 if match[1] else 3
        if number := numerals.value(match[what]):
            start, end = match.start(what), match.end(what + 1)
            made.append(Announced(int(number), start, end, is_last=match.end() == len(text)))
    return tuple(made)


def _listed(one: Announced, lines: Sequence[Line], at: int) -> tuple[int, ...]:
    """Return how many things the list has that follows, by its last number and by its items."""
    text = lines[at].text
    inside = [marker for marker in markers(text) if marker.start >= one.end]
    if inside and _LEADS.fullmatch(text, one.end, inside[0].start):
        return _counted(inside[0], inside[1:], lines[at + 1 :])
    if one.is_last and at + 1 < len(lines):
        first = next(iter(markers(lines[at + 1].text)), None)
        if first and first.begins:
            return _counted(first, (), lines[at + 2 :])
    return ()


def _counted(first: Marker, inside: Iterable[Marker], lines: Iterable[Line]) -> tuple[int, ...]:
    if first.number != 1:
        return ()
    count = last = 1
    for marker in inside:
        if marker.style == first.style and not marker.begins:
            if marker.number == 1:
                return last, count
            last, count = marker.number, count + 1
    for line in lines:
        marker = next(iter(markers(line.text)), None)
        if marker is None or not marker.begins:
            continue
        if marker.style == first.style:
            if marker.number == 1:
                break
            last, count = marker.number, count + 1
        elif _is_above(marker, first):
            break
    return last, count


def _is_above(marker: Marker, first: Marker) -> bool:
    if marker.style not in LEVELS:
        return False
    return first.style not in LEVELS or LEVELS.index(marker.style) < LEVELS.index(first.style)


@lru_cache(KNOWN)
def miscounted(text: str) -> tuple[Miscounted, ...]:
    """Return the counts of a line that do not agree with the names in their sentence."""
    may_be = "、" in text and ("个" in text or "：" in text or "（" in text)
    return tuple(_miscounted(text)) if may_be else ()


def _miscounted(text: str) -> Iterator[Miscounted]:
    for pattern in (_IN_BRACKETS, _AFTER_COLON) if "：" in text else (_IN_BRACKETS,):
        for match in pattern.finditer(text):
            words = next(filter(None, match.groups()[2:]))
            number, listed = numerals.value(match[1]), words.split("、")
            more = len(listed) + (1 if _AND.search(listed[-1]) else 0)
            if "等" not in words and number not in (len(listed), more):
                yield Miscounted(match.start(1), match.end(2), len(listed))
    for match in _LISTED.finditer(text) if _IS_LISTED.search(text) else ():
        number, listed = numerals.value(match[2]), re.split("[、和与及]", match[1])
        is_alike = all(one and one[-1] in match[3] for one in listed)
        if is_alike and "等" not in match[1] and number != len(listed):
            end = match.start(3) + max(match[3].index(one[-1]) for one in listed) + 1
            yield Miscounted(match.start(2), end, len(listed))
