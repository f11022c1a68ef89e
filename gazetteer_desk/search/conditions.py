"""The conditions of a question as a clerk sees them, and the words with one more or one less.

The words are the one state: what a filter shows is read out of them, and what it changes is
written into them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from gazetteer_desk.search import when
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.query import Written, written


YEAR, DAYS = "年", "日期"
WORD, NOT = "词", "不含"  # what a chip says of plain words
_OR = " 或 "
_CLOSING = '"”」』＂'


class Condition(msgspec.Struct, frozen=True):
    """One thing that is asked: from `start` to `end` of the words; `said` is 单位 白渡镇."""

    start: int
    end: int
    name: str
    value: str

    @property
    def said(self) -> str:
        """Return it as a chip says it."""
        return f"{self.name} {self.value}"


def conditions(words: str) -> tuple[Condition, ...]:
    """Return what is asked, in the order of the words."""
    return tuple(map(_condition, written(words)))


def without(words: str, condition: Condition) -> str:
    """Return the words less a condition."""
    return " ".join(text for at, text in _texts(words) if at != condition.start)


def only(words: str, condition: Condition) -> str:
    """Return the words of one condition alone."""
    return words[condition.start : condition.end]


def chosen(words: str, name: str) -> tuple[str, ...]:
    """Return what is asked for under a name, in order; years one by one."""
    values = (one.value for of in _of(words, name) for one in of.pieces)
    if name != YEAR:
        return tuple(dict.fromkeys(values))
    return tuple(str(year) for value in values for year in when.years(fold(value)))


def less(words: str, name: str) -> str:
    """Return the words without anything that is asked under a name."""
    return choose(words, name, ())


def choose(words: str, name: str, values: Iterable[str]) -> str:
    """Return the words with one of these values asked for under a name, and nothing else there.

    Years that follow one another become one stretch of them.
    """
    said = list(_years(values)) if name == YEAR else list(values)
    asked = _OR.join(f"{name}:{_quoted(value)}" for value in said)
    mine = {one.pieces[0].start for one in _of(words, name)}
    first = min(mine, default=-1)
    texts = [
        asked if at == first else text for at, text in _texts(words) if at not in mine - {first}
    ]
    return " ".join(filter(None, texts if mine else [*texts, asked]))


def toggle(words: str, name: str, value: str) -> str:
    """Return the words with a value asked for under a name beside those there are, or not."""
    now = chosen(words, name)
    rest = [one for one in now if one != value]
    return choose(words, name, rest if value in now else [*now, value])


def between(words: str, first: dt.date | None, last: dt.date | None) -> str:
    """Return the words with these days asked for; None is open, both None is any day."""
    ends = [day.isoformat() if day else "" for day in (first, last)]
    return choose(words, DAYS, ["..".join(ends)] if any(ends) else [])


def days(words: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the days that are asked for, from and to; None is open."""
    spans = [when.span(fold(value)) for value in chosen(words, DAYS)]
    known = [span for span in spans if span]
    if not known:
        return None, None
    first, last = min(span.first for span in known), max(span.last for span in known)
    return (first if first > when.FIRST else None), (last if last < when.LAST else None)


def _texts(words: str) -> Iterator[tuple[int, str]]:
    """Yield where each clause begins, and its own words; quotes that are still open are closed.

    What means nothing yet, a 或 with nothing on one side, is left out.
    """
    for one in written(words):
        text = words[one.pieces[0].start : one.pieces[-1].end]
        closed = (text + mark for mark in ("", *_CLOSING))
        yield one.pieces[0].start, next(t for t in closed if written(t + " 尾")[0] == written(t)[0])


def _of(words: str, name: str) -> list[Written]:
    """Return the clauses that ask for nothing but what stands under a name."""
    return [
        one
        for one in written(words)
        if not one.is_not and all(piece.name == name for piece in one.pieces)
    ]


def _condition(one: Written) -> Condition:
    pieces = one.pieces
    names = {piece.name for piece in pieces}
    name = names.pop() if len(names) == 1 else ""
    said = [f"{p.name}:{p.value}" if p.name and not name else p.value for p in pieces]
    if one.is_not:
        said, name = [f"{name}:{said[0]}" if name else said[0]], NOT
    elif name == YEAR:
        said = [value.replace("..", "—") for value in said]
    return Condition(pieces[0].start, pieces[-1].end, name or WORD, _OR.join(said))


def _years(values: Iterable[str]) -> Iterator[str]:
    years = sorted({int(value) for value in values})
    starts = [years[0], *(b for a, b in pairwise(years) if b - a > 1)] if years else []
    ends = [*(a for a, b in pairwise(years) if b - a > 1), years[-1]] if years else []
    for first, last in zip(starts, ends, strict=True):
        yield str(first) if first == last else f"{first}..{last}"


def _quoted(value: str) -> str:
    """Return a value as it can stand behind its name."""
    is_plain = not any(one.isspace() for one in value) and value[:1] not in '"“”「『＂'
    return value if is_plain else f'"{value}"' if '"' not in value else f"「{value}」"
