"""What a clerk asks for: words of any kind, some of them with a name before them.

    县志 评审            both words
    "县志 评审"          these words, one after the other
    县志 -评审           the first without the second
    县志 或 年鉴 评审    one of the first two, and the third
    栏目:动态 单位:档案馆 题名:规划 正文:规划 刊:简报 期:2024-15 年:2024 日期:2023..2024-06

Every text is a question: what is not understood is looked for as it stands. Words are parts of the
text, not words of a dictionary. Round brackets mean themselves, as in （一）.
"""

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from gazetteer_desk.search.fold import fold


class Field(StrEnum):
    """Where a word may stand; its value is how a clerk writes it before the colon."""

    TITLE = "题名"
    TEXT = "正文"
    COLUMN = "栏目"
    UNIT = "单位"
    SERIES = "刊"


class Term(msgspec.Struct, frozen=True):
    """A folded word, anywhere in an article or in one field of it."""

    text: str
    field: Field | None = None


class Issue(msgspec.Struct, frozen=True):
    """A number of an issue, of a year and in all; what is None may be any."""

    year: int | None = None
    number: int | None = None
    total: int | None = None


class Span(msgspec.Struct, frozen=True):
    """Days from one to another, both included; issues without a date are outside."""

    first: dt.date
    last: dt.date


Atom = Term | Issue | Span


class Clause(msgspec.Struct, frozen=True):
    """One of several things that must be so, or if `is_not` must not."""

    any: tuple[Atom, ...]
    is_not: bool = False


class Query(msgspec.Struct, frozen=True):
    """Everything that must be so; nothing is found where nothing is asked."""

    clauses: tuple[Clause, ...] = ()

    @property
    def shown(self) -> tuple[Term, ...]:
        """Return the words that are looked for, to be marked where they are found."""
        found = (one for clause in self.clauses if not clause.is_not for one in clause.any)
        return tuple(dict.fromkeys(one for one in found if isinstance(one, Term)))


_QUOTES = {'"': '"', "“": "”", "”": "”", "「": "」", "『": "』", "＂": "＂"}
_OR = frozenset(("或", "or", "|", "或者"))
_MINUS = ("-", "－", "−")  # the last two come out of a Chinese keyboard
_NAMED = re.compile(r"([^\s:：\"“「『]{1,3})[:：](?=\S)")
_FIELDS = {
    **{field.value: field for field in Field},
    "标题": Field.TITLE,
    "题目": Field.TITLE,
    "供稿": Field.UNIT,
    "刊名": Field.SERIES,
}
_NUMBER = re.compile(
    r"(?:(\d{4})(?:年|-|/|\s))?(?:总第?(\d{1,6})期?|第?(\d{1,5})期?)(?:[(]?总第?(\d{1,6})期?[)]?)?"
)
_DAY = re.compile(r"(\d{4})(?:[-./年]?(\d{1,2})(?:[-./月]?(\d{1,2})日?|月)?|年)?")
_FIRST, _LAST = dt.date(1, 1, 1), dt.date(9999, 12, 31)


def parse(words: str) -> Query:
    """Return what is asked; every text has an answer."""
    clauses: list[Clause] = []
    is_open = False  # after 或
    for is_not, given in _pieces(words):
        if given is None:
            is_open = bool(clauses) and not clauses[-1].is_not
        elif is_open and not is_not:
            clauses[-1] = Clause((*clauses[-1].any, given))
            is_open = False
        else:
            clauses.append(Clause((given,), is_not))
            is_open = False
    return Query(tuple(dict.fromkeys(clauses)))


def _pieces(words: str) -> Iterator[tuple[bool, Atom | None]]:
    """Yield each thing that is asked, and whether it must not be; None for 或."""
    at = 0
    while at < len(words):
        if words[at].isspace():
            at += 1
            continue
        end = _end(words, at)
        piece = words[at:end]
        at = end
        if fold(piece) in _OR:
            yield False, None
            continue
        is_not = piece[0] in _MINUS and len(piece) > 1
        if atom := _atom(piece[1:] if is_not else piece):
            yield is_not, atom


def _end(words: str, start: int) -> int:
    """Return where the piece that begins there ends: at a blank, or where its quotes close."""
    at = start + (words[start] in _MINUS)
    if named := _NAMED.match(words, at):
        at = named.end()
    if at < len(words) and (end := _closes(words, at)):
        return end
    while at < len(words) and not words[at].isspace():
        at += 1
    return at


def _closes(words: str, at: int) -> int:
    """Return where the quotes that open there close, the end if they never do; 0 without any."""
    if words[at] not in _QUOTES:
        return 0
    close = words.find(_QUOTES[words[at]], at + 1)
    if close < 0:  # still being typed
        return len(words)
    # “十四五”规划 is a word that begins with a quotation mark.
    return close + 1 if close + 1 == len(words) or words[close + 1].isspace() else 0


def _atom(piece: str) -> Atom | None:
    named = _NAMED.match(piece)
    if named:
        value = _unquoted(piece[named.end() :])
        name = named[1]
        if name in _FIELDS:
            return _term(value, _FIELDS[name])
        known = _KNOWN.get(name)
        if known and (found := known(value)):
            return found
    elif piece[-1] in ":：" and piece[:-1] in {*_FIELDS, *_KNOWN}:
        return None  # still being typed
    return _term(_unquoted(piece))


def _term(text: str, field: Field | None = None) -> Term | None:
    folded = fold(text)
    return Term(folded, field) if folded else None


def _unquoted(text: str) -> str:
    if text and text[0] in _QUOTES and _closes(text, 0) == len(text):
        close = _QUOTES[text[0]]
        return text[1:-1] if len(text) > 1 and text[-1] == close else text[1:]
    return text


def _issue(value: str) -> Issue | None:
    found = _NUMBER.fullmatch(fold(value))
    if found is None:
        return None
    year, total, number, beside = (int(one) if one else None for one in found.groups())
    return Issue(year, number, total or beside)


def _year(value: str) -> Issue | None:
    found = re.fullmatch(r"(\d{4})年?", fold(value))
    return Issue(year=int(found[1])) if found else None


def _span(value: str) -> Span | None:
    first, dots, last = fold(value).replace("…", "..").partition("..")
    if not dots:
        first, dash, last = _halves(first)
        if not dash:
            return _whole(first)
    begin = _whole(first) if first else Span(_FIRST, _FIRST)
    end = _whole(last.strip(".")) if last.strip(".") else Span(_LAST, _LAST)
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


_KNOWN = {"期": _issue, "期号": _issue, "年": _year, "日期": _span}
