"""Asking the index: the question as FTS5 reads it, and what is found, the best first.

The order: articles with the words in their titles, then the others, newer before older
in each. FTS5 hands rows over by their ids, so that only those that are shown are touched, and all
are counted.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.search import tokens
from gazetteer_desk.search.query import Atom, Clause, Field, Held, Issue, Query, Span, Term
from gazetteer_desk.search.sources import batches
from gazetteer_desk.search.tables import IndexedArticle, Owner


_DIGITS, _MONTHS = 8, 12  # of a day, of a year
_COUNT = "SELECT count(*) FROM words WHERE words MATCH ?"
_ROWS = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"


class Row(msgspec.Struct, frozen=True):
    """An article that was found."""

    owner: Owner
    owner_id: int
    article: str


class Answer(msgspec.Struct, frozen=True):
    """How many articles match, and the first of them."""

    count: int
    rows: tuple[Row, ...]


def ask(session: Session, query: Query, *, limit: int, owner: Owner | None = None) -> Answer:
    """Return what the index has, of one kind of owner or of both."""
    if not query.clauses:
        return Answer(0, ())
    raw = session.connection()
    asked = expression(query, owner=owner)
    count: int = raw.exec_driver_sql(_COUNT, (asked,)).scalar_one()
    titled = expression(query, Field.TITLE, owner=owner)
    rows = _rows(session, asked, titled, min(limit, count))
    return Answer(count, rows)


def _rows(session: Session, asked: str, titled: str, limit: int) -> tuple[Row, ...]:
    raw = session.connection()
    first = [] if titled == asked else list(raw.exec_driver_sql(_ROWS, (titled, limit)).scalars())
    ids = dict.fromkeys(first)
    if len(first) < limit:
        ids.update(dict.fromkeys(raw.exec_driver_sql(_ROWS, (asked, limit)).scalars()))
    wanted = list(ids)[:limit]
    found = {
        row.id: Row(row.owner, row.owner_id, row.article_key) for row in _indexed(session, wanted)
    }
    return tuple(found[one] for one in wanted)


def _indexed(session: Session, ids: list[int]) -> Iterator[Any]:
    asked = select(*IndexedArticle.__table__.c)
    for some in batches(ids):
        yield from session.execute(asked.where(IndexedArticle.id.in_(some)))


def expression(query: Query, within: Field | None = None, owner: Owner | None = None) -> str:
    """Return a question as FTS5 reads it; words that may stand anywhere only in `within`."""
    wanted = [_clause(one, within) for one in query.clauses if not one.is_not]
    if owner:
        wanted.append(owner)
    unwanted = [_clause(one, None) for one in query.clauses if one.is_not]
    found = " AND ".join(wanted) or tokens.ALL
    return f"({found}) NOT ({' OR '.join(unwanted)})" if unwanted else found


def _clause(clause: Clause, within: Field | None) -> str:
    return f"({' OR '.join(_atom(one, within) for one in clause.any)})"


def _atom(atom: Atom, within: Field | None) -> str:
    if isinstance(atom, Term):
        return _term(atom, within)
    if isinstance(atom, Span):
        return " OR ".join(_days(atom)) or tokens.NOTHING
    if isinstance(atom, Held):
        return Owner.ITEM if atom.is_held else Owner.ISSUE
    return _issue(atom)


def _term(term: Term, within: Field | None) -> str:
    if term.field is Field.SERIES:
        return tokens.phrase(term.text, of_series=True)
    field = term.field or within
    phrase = tokens.phrase(term.text)
    return f"{{{tokens.COLUMNS[field]}}} : {phrase}" if field else phrase


def _issue(issue: Issue) -> str:
    known = (
        (tokens.YEAR, issue.year),
        (tokens.NUMBER, issue.number),
        (tokens.TOTAL, issue.total),
    )
    return f"({' AND '.join(f'{mark}{number}' for mark, number in known if number is not None)})"


def _days(span: Span) -> Iterator[str]:
    """Yield beginnings of the words of days that together are these days, and no others."""
    at, last = tokens.day(span.first), tokens.day(span.last)
    # A whole month or year is one beginning: no word has the days beside it.
    if span.first.day == 1:
        at -= 1 if span.first.month > 1 else 101
    if _is_end_of_month(span.last):
        whole = 100 if span.last.month < _MONTHS else 10_000
        last = last // whole * whole + whole - 1
    while at <= last:
        zeros = _DIGITS
        while at % 10**zeros or at + 10**zeros - 1 > last:
            zeros -= 1
        known = f"{at // 10**zeros:0{_DIGITS - zeros}}" if zeros < _DIGITS else ""
        yield f"{tokens.DAY}{known}*"
        at += 10**zeros


def _is_end_of_month(day: dt.date) -> bool:
    return day == dt.date.max or (day + dt.timedelta(days=1)).day == 1
