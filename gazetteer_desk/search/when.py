"""Numbers of issues, years and days, as a clerk writes them behind 期: 年: 日期:.

All is given folded: half-width, without blanks beside Chinese.
"""

import datetime as dt
import re

import msgspec


class Issue(msgspec.Struct, frozen=True):
    """A number of an issue, of a year and in all; what is None may be any."""

    year: int | None = None
    number: int | None = None
    total: int | None = None


class Span(msgspec.Struct, frozen=True):
    """Days from one to another, both included; issues without a date are outside."""

    first: dt.date
    last: dt.date


_NUMBER = re.compile(
    r"(?:(\d{4})(?:年|-|/|\s))?(?:总第?(\d{1,6})期?|第?(\d{1,5})期?)(?:[(]?总第?(\d{1,6})期?[)]?)?"
)
_DAY = re.compile(r"(\d{4})(?:[-./年]?(\d{1,2})(?:[-./月]?(\d{1,2})日?|月)?|年)?")
_YEARS = re.compile(r"(?:(\d{4})年?)?(\.\.+|-+|—+|~|至|到)?(?:(\d{4})年?)?")
FIRST, LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)
_MOST_YEARS = 100  # of a span, also of one that is open at one side


def issue(value: str) -> Issue | None:
    """Return the number that is meant, None where it is no number."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return None
    year, total, number, beside = (int(one) if one else None for one in found.groups())
    return Issue(year, number, total or beside)


def years(value: str) -> tuple[int, ...]:
    """Return the years that are meant, none where it is no year: 2024, 2023..2025, 2023至."""
    found = _YEARS.fullmatch(value.replace("…", ".."))
    first, between, last = found.groups() if found else (None, None, None)
    if not (first or last) or bool(between) < bool(first and last):
        return ()
    if not between:
        return (int(first or last or 0),)
    begin = int(first) if first else int(last or 0) - _MOST_YEARS + 1
    end = int(last) if last else begin + _MOST_YEARS - 1
    begin, end = min(begin, end), max(begin, end)
    return tuple(range(begin, end + 1)) if end - begin < _MOST_YEARS else ()


def span(value: str) -> Span | None:
    """Return the days that are meant, None where they are none."""
    first, dots, last = value.replace("…", "..").partition("..")
    if not dots:
        first, dash, last = _halves(first)
        if not dash:
            return _whole(first)
    begin = _whole(first) if first else Span(FIRST, FIRST)
    end = _whole(last.strip(".")) if last.strip(".") else Span(LAST, LAST)
    return Span(begin.first, end.last) if begin and end else None


def _halves(value: str) -> tuple[str, str, str]:
    """Return both sides of 至 or ~ between two days."""
    for between in ("至", "~", "到"):
        if between in value:
            return value.partition(between)
    return value, "", ""


def _whole(value: str) -> Span | None:
    """Return the days that a year, a month or a day has."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day = (int(one) if one else None for one in found.groups())
    assert year is not None
    try:
        first = dt.date(year, month or 1, day or 1)
        if day:
            return Span(first, first)
        following = dt.date(year + (month in (None, 12)), (month or 12) % 12 + 1, 1)
    except ValueError:
        return None
    return Span(first, following - dt.timedelta(days=1))
