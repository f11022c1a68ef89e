"""Dates against the weekday beside them, against the date of the issue, and against one another."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin.numbering import official_date
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.markers import KNOWN
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.subject import Subject


_WEEKDAYS = "一二三四五六日"
_DATE = re.compile(
    r"(?=\d)(?<!\d)(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})日|底)"
    r"(?:[（(，]?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])(?![至到—～、和]|[\u4e00-\u9fff]*[年刊会岁])[）)]?)?"
)
_MAY_BE = re.compile(r"\d月[\d底]")
_YEAR = re.compile(
    r"[\d去上明次翌前当同历民公]"
    r"(?:(?<=\d)\d{3}年|(?<=[去上明次翌前当同])年|(?<=历)史|(?<=民)国|(?<=公)元)"
)
_SENTENCE_END = re.compile("[。；]")
_TOLD = re.compile(r"(?:上午|下午|晚|晚上|清晨|凌晨)?，")
_DONE = re.compile(
    "召开|举行|举办|开展了?|启动|完成|出版|印发|赴|走进|到.{2,12}调研|揭牌|开馆|开班|闭幕|通过终审|座谈"
    "|参加|出席|组织|来.{1,8}(?:考察|调研)|发布"
)
_PLAN = re.compile(
    "将|拟|定于|计划|预计|准备|届时|前|截至|截止|底|要|应|须|请|力争|确保|起|至|到期|预定|安排于|候补|之际|报名"
)
_UNTIL = re.compile("(?:截至|截止到?|到)(?:目前)?$")
_SO_FAR = re.compile("已|累计|先后|完成了")
_NOT_YET = re.compile("将|拟|计划|预计|要|应|须|力争|确保")
_YEAR_SAID = re.compile(
    r"(今年|去年|上年|明年)[（(即是为]{1,2}(\d{4})年?|(\d{4})年[（(](今年|去年|上年|明年)[）)]"
)
_MAY_SAY = re.compile("年[（(即是为]")
_LAST = 28  # day of every month: 3月底 is not before it
_AWAY = {"今年": 0, "去年": -1, "上年": -1, "明年": 1}
_HALF = 183  # days after the issue: what is later and has no year was in the year before
_LOOKED_AT = (*PROSE, Zone.HEADING, Zone.TITLE, Zone.SUBTITLE, Zone.DATELINE)


class Date(msgspec.Struct, frozen=True, gc=False):
    """A date as it is written; `year` is 0 where none stands there.

    `is_told`: what was done on it, or until it (`is_until`), is told as past. `is_apart`: another
    year was named before it.
    """

    year: int
    month: int
    day: int
    weekday: str
    start: int
    end: int
    is_told: bool
    is_until: bool
    is_apart: bool

    def on(self, year: int) -> dt.date | None:
        """Return the day in a year; None where the calendar has none."""
        try:
            return dt.date(self.year or year, self.month, self.day)
        except ValueError:
            return None


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the dates that contradict their weekday, the issue's date, or another date."""
    issued = subject.bulletin.dated
    yield from _of_imprint(subject)
    told: dict[tuple[int, int], list[tuple[Line, Date]]] = {}
    for line in subject.lines:
        if line.zone not in _LOOKED_AT:
            continue
        for start, end, words, away in years(line.text):
            if issued and issued.year + _AWAY[away] != int(words):
                told_year = f"{issued.year + _AWAY[away]}年"
                yield from subject.found("B22.1", line, start, end, away, told_year)
        for date in dates(line.text):
            if date.weekday:
                yield from _weekday(subject, line, date)
            if issued is None:
                continue
            if date.is_told or line.zone is Zone.DATELINE:
                yield from _after(subject, line, date)
            if date.is_told and not date.is_until:
                told.setdefault((date.month, date.day), []).append((line, date))
    for same in told.values():
        if len(same) > 1:
            yield from _other_year(subject, same)


@lru_cache(KNOWN)
def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a line that have a day."""
    if not _MAY_BE.search(text):
        return ()
    other = _YEAR.search(text)
    since = other.end() if other else len(text)  # from here on another year is named before
    return tuple(_date(match, is_apart=match.start() >= since) for match in _DATE.finditer(text))


@lru_cache(KNOWN)
def years(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Return where a line says which year 今年 or 去年 is, that year, and the word."""
    found = _YEAR_SAID.finditer(text) if _MAY_SAY.search(text) else ()
    return tuple((*one.span(), one[2] or one[3], one[1] or one[4]) for one in found)


def _date(match: re.Match[str], *, is_apart: bool) -> Date:
    text, (start, end) = match.string, match.span()
    head = text[max(text.rfind("。", 0, start), text.rfind("；", 0, start)) + 1 : start]
    ends = _SENTENCE_END.search(text, end)
    sentence = text[end : ends.start() if ends else len(text)]
    is_first = not head.strip("　 ") or head.endswith(("：", "讯", "消息，"))
    is_until = bool(_UNTIL.search(head) and _SO_FAR.search(sentence))
    is_done = is_first and bool(_TOLD.match(sentence)) and bool(_DONE.search(sentence))
    is_told = is_done and not _PLAN.search(sentence)
    return Date(
        year=int(match["y"] or 0),
        month=int(match["m"]),
        day=int(match["d"] or _LAST),
        weekday=(match["w"] or "").replace("天", "日"),
        start=start,
        end=end,
        is_told=is_told or (is_until and not _NOT_YET.search(sentence)),
        is_until=is_until,
        is_apart=is_apart and not match["y"],
    )


def _weekday(subject: Subject, line: Line, date: Date) -> Iterator[Finding]:
    issued = subject.bulletin.dated
    if not date.year and (issued is None or date.is_apart):
        return
    years = [date.year]
    if issued and not date.year:
        years = list(dict.fromkeys((issued.year, _nearest(date, issued))))
    days = [day for year in years if (day := date.on(year))]
    if not days or any(_WEEKDAYS[day.weekday()] == date.weekday for day in days):
        return
    day = days[0]
    rule = "B19" if date.year else "B20"
    told = official_date(day), f"星期{_WEEKDAYS[day.weekday()]}"
    yield from subject.found(rule, line, date.start, date.end, *told)


def _nearest(date: Date, issued: dt.date) -> int:
    """Return the year in which a date without one lies nearest to the issue."""
    years = (issued.year, issued.year - 1, issued.year + 1)
    days = {year: day for year in years if (day := date.on(year))}
    return min(days, key=lambda year: abs((days[year] - issued).days), default=issued.year)


def _after(subject: Subject, line: Line, date: Date) -> Iterator[Finding]:
    issued = subject.bulletin.dated
    if issued is None or date.is_apart:
        return
    day = date.on(date.year or issued.year)
    if day is None or day <= issued or (not date.year and (day - issued).days > _HALF):
        return
    told = "本期日期", official_date(issued)
    yield from subject.found("B21", line, date.start, date.end, *told)


def _other_year(subject: Subject, same: list[tuple[Line, Date]]) -> Iterator[Finding]:
    """Yield a day of another year where the issue tells of the same day of its own year too."""
    issued = subject.bulletin.dated
    if issued is None:
        return
    own = [one for one in same if one[1].year in (0, issued.year) and not one[1].is_apart]
    for line, date in same:
        if own and date.year in (issued.year - 1, issued.year + 1):
            there = own[0]
            words = there[0].text[there[1].start : there[1].end]
            where = "同一段" if there[0] is line else subject.where(there[0], line)
            yield from subject.found("B22", line, date.start, date.end, where, words)


def _of_imprint(subject: Subject) -> Iterator[Finding]:
    issued, printed = subject.bulletin.dated, subject.bulletin.imprint.printed
    if issued and printed and printed < issued:
        told = official_date(printed), official_date(issued)
        yield from subject.found_in_field("B03", "printed", *told)
