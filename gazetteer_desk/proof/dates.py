"""Dates, times and spans that cannot be, where one line says enough: 2月30日, 25时, 2005—1986年.

Dates against their weekday and against the issue's own date are judged in `days`.
"""

import re
from collections.abc import Iterator

from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.written import value


_NO_DAY, _NO_TIME, _TURNED, _PART_OF_DAY = "D01", "D02", "D03", "D04"
_Wrong = tuple[str, "re.Match[str]", str | int]  # a rule, what is wrong, the group it begins with
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_JOIN = r" ?(?:至|到|—|－|–|-|~|～|――|——) ?"
_DAY = re.compile(
    r"(?=\d)(?:(?P<y>(?:1\d|20)\d\d) ?年 ?)?(?<!\d)(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日"
    rf"(?:{_JOIN}(?P<to>\d{{1,2}}) ?日)?"
)
_MONTH = re.compile(r"(?=[12])(?:1\d|20)\d\d年(0|00|1[3-9]|[2-9]\d)月")
_IN_HAN = re.compile(
    r"(?=[一二三四五六七八九十])([一二三四五六七八九]|十[一二]?)月((?:[一二三]?十)?[一二三四五六七八九十])日"
)
_LUNAR = re.compile("[农阴旧夏古]历[^，。；]{0,12}$")
_CLOCK = re.compile(
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|[日于])? ?"
    r"(?<![\d:：.])(?P<h>\d{1,2})(?:[:：](?P<min>\d\d)(?![\d:：])|[时点](?!间|期|代|刻|段)"
    r"(?:(?P<mins>\d{1,2})分(?!之|钟))?)"
)
_HAS_CLOCK = re.compile("[:：时点](?<=[0-9].)")
_HAS_SPAN = re.compile("[至到—－–~～-](?<=[0-9年月 ].)")
_AFTER_CLOCK = re.compile("[许前后整]|召开|举行|开始|启动|出发|到达|结束|集合|报到|[—至到～-]")
_LASTS = re.compile("[历共达时经耗长]$")
_MORNING, _EARLY = ("上午",), ("凌晨", "清晨", "早上", "早晨")
_YEARS = re.compile(rf"(?=[12])(?<!\d)((?:1\d|20)\d\d)年?{_JOIN}((?:1\d|20)\d\d)(?![\d.])")
_MONTHS = re.compile(
    rf"(?=[12])((?:1\d|20)\d\d)年(\d{{1,2}})月{_JOIN}(?:((?:1\d|20)\d\d)年)?(\d{{1,2}})月(?!\d)"
)
_TIMES = re.compile(
    r"(?=\d)(?<![\d:：])(\d{1,2})[:：](\d\d)[—–~～-](\d{1,2})[:：](\d\d)(?![\d:：])"
)
_BEFORE = 16  # characters that what stands before a date takes up at most
_EVENING, _NOON, _MIDNIGHT, _HOUR = 18, 12, 24, 60


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the dates, times and spans of one line that cannot be."""
    for name, match, begins in _wrong(text):
        if rule := rules.of(name, zone):
            start = match.start(begins)
            yield rule.spot(start, match.end(), (text[start : match.end()],))


def _wrong(text: str) -> Iterator[_Wrong]:
    if "月" in text:
        yield from _days(text)
    if _HAS_CLOCK.search(text):
        yield from _clocks(text)
    if _HAS_SPAN.search(text):
        yield from _spans(text)


def _days(text: str) -> Iterator[_Wrong]:
    for match in _DAY.finditer(text):
        year, month, day = (int(match[one] or 0) for one in "ymd")
        until = int(match["to"] or day)
        if _is_behind(_LUNAR, text, match.start()):
            continue
        if not (_is_day(year, month, day) and _is_day(year, month, until)):
            yield _NO_DAY, match, 0
        elif until < day:
            yield _TURNED, match, 0
    for match in _MONTH.finditer(text):
        yield _NO_DAY, match, 0
    for match in _IN_HAN.finditer(text):
        month, day = value(match[1]), value(match[2])
        # A lunar month may have thirty days, whichever it is.
        if day > max(_LONGEST[month - 1], 30):
            yield _NO_DAY, match, 0


def _is_behind(pattern: "re.Pattern[str]", text: str, at: int) -> bool:
    """Return whether a place stands right behind what the pattern finds."""
    return bool(pattern.search(text, max(at - _BEFORE, 0), at))


def _is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day; in a year that is not named, the 29th of February too."""
    if not (1 <= month <= len(_LONGEST) and 1 <= day <= _LONGEST[month - 1]):
        return False
    is_leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return is_leap or (month, day) != (2, 29)


def _clocks(text: str) -> Iterator[_Wrong]:
    for match in _CLOCK.finditer(text):
        part, hour = match["part"], int(match["h"])
        minute = int(match["min"] or match["mins"] or 0)
        is_clock = bool(part) or bool(_AFTER_CLOCK.match(text, match.end()))
        if not is_clock or _is_behind(_LASTS, text, match.start("h")):
            continue
        if hour > _MIDNIGHT or minute >= _HOUR or (hour == _MIDNIGHT and minute):
            yield _NO_TIME, match, "h"
        elif (part in _MORNING and hour > _NOON) or (part in _EARLY and hour > _NOON - 2):
            yield _PART_OF_DAY, match, "part"


def _spans(text: str) -> Iterator[_Wrong]:
    for match in _YEARS.finditer(text):
        if match[1] > match[2]:
            yield _TURNED, match, 0
    for match in _MONTHS.finditer(text):
        begins = int(match[1]), int(match[2])
        if begins > (int(match[3] or match[1]), int(match[4])):
            yield _TURNED, match, 0
    for match in _TIMES.finditer(text):
        hour, minute, other, others = map(int, match.groups())
        if (other < hour < _EVENING and other > 0) or (hour == other and others < minute):
            yield _TURNED, match, 0
