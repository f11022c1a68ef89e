"""Asking the index: the question as FTS5 reads it, and what is found, the best first.

The order: articles with the words in their titles, then the others, newer before older
in each. FTS5 hands rows over by their ids, so that only those that are shown are touched, and all
are counted.
"""

import datetime as dt
import json
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from gazetteer_desk.history.lines import among
from gazetteer_desk.search import tokens
from gazetteer_desk.search.query import (
    Atom,
    Clause,
    Field,
    Held,
    Issue,
    Query,
    Span,
    Standing,
    Term,
)
from gazetteer_desk.search.tables import IndexedArticle, Owner


_DIGITS, _MONTHS = 8, 12  # of a day, of a year
_COUNT = "SELECT count(*) FROM words WHERE words MATCH ?"
_OLDEST = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
_NEWEST = (
    "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC LIMIT ?"
)
_OF_STATES = (
    "SELECT a.id FROM indexed_article AS a JOIN entry AS e ON e.id = a.owner_id"
    " WHERE a.owner = 'issue' AND e.status IN ({})"
)
_FEW = 400  # articles, up to which all are fetched rather than counted
_LONG = 6  # characters of a word that is looked for in titles by its ends first
_NO_ID = 1 << 62  # above all of them


_ARTICLES = select(
    IndexedArticle.id, IndexedArticle.owner, IndexedArticle.owner_id, IndexedArticle.article_key
).where(among(IndexedArticle.id))


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
    by_state = any(_states(clause) for clause in query.clauses)
    count, ids = (_by_state if by_state else _count_and_first)(raw, query, owner, limit)
    return Answer(count, _rows(session, ids))


def _count_and_first(
    raw: Connection, query: Query, owner: Owner | None, limit: int
) -> tuple[int, list[int]]:
    """Return how many there are and the ids of the first, walking what FTS5 has but once or twice.

    What is in few articles, as a long phrase is, costs the most to walk: FTS5 goes through all
    places of each pair of it, and from the newest back still slower. So they are all fetched, and
    none but them are looked at for titles.
    """
    asked = expression(query, owner=owner)
    few = _ids(raw, _OLDEST, asked, _FEW)
    if len(few) < _FEW:
        count, newest, span = len(few), few[::-1][:limit], [*few[:1], *few[-1:]]
    else:
        count = raw.exec_driver_sql(_COUNT, (asked,)).scalar_one()
        span = [0, _NO_ID]
        newest = _ids(raw, _NEWEST, asked, *span, limit)
    titled = expression(query, Field.TITLE, owner=owner)
    if not newest or titled == asked:
        return count, newest
    ends = expression(_ends(query), Field.TITLE, owner=owner)
    if ends != titled and not _ids(raw, _NEWEST, ends, *span, 1):
        return count, newest
    first = _ids(raw, _NEWEST, titled, *span, limit)
    return count, list(dict.fromkeys((*first, *newest)))[:limit]


def _by_state(
    raw: Connection, query: Query, owner: Owner | None, limit: int
) -> tuple[int, list[int]]:
    """Return the same where it is asked how far the issue is: the ledger knows, not the index."""
    where, given = _narrowed(query, None, owner)
    count: int = raw.exec_driver_sql(
        f"SELECT count(*) FROM words WHERE {where}", given
    ).scalar_one()
    titled = _narrowed(query, Field.TITLE, owner)
    found: dict[int, None] = {}
    for some, values in (titled, (where, given)) if limit else ():
        asked = f"SELECT rowid FROM words WHERE {some} ORDER BY rowid DESC LIMIT ?"
        found |= dict.fromkeys(_ids(raw, asked, *values, limit))
    return count, list(found)[:limit]


def _narrowed(
    query: Query, within: Field | None, owner: Owner | None
) -> tuple[str, tuple[str, ...]]:
    """Return the condition on `words`, and its values."""
    of_words = tuple(clause for clause in query.clauses if not _states(clause))
    parts, given = ["words MATCH ?"], [expression(Query(of_words), within, owner)]
    for clause in query.clauses:
        if not (states := _states(clause)):
            continue
        asked = _OF_STATES.format(", ".join("?" * len(states)))
        given += states
        if others := tuple(one for one in clause.any if not isinstance(one, Standing)):
            asked += " UNION SELECT rowid FROM words WHERE words MATCH ?"
            within_them = None if clause.is_not else within
            given.append(expression(Query((Clause(others),)), within_them))
        # The plus: or SQLite would ask FTS5 anew for each of them.
        parts.append(f"+rowid {'NOT ' if clause.is_not else ''}IN ({asked})")
    return " AND ".join(parts), tuple(given)


def _states(clause: Clause) -> list[str]:
    return [atom.status.value for atom in clause.any if isinstance(atom, Standing)]


def _ends(query: Query) -> Query:
    """Return a question for the ends of long words: it finds whatever the words do, and sooner."""
    return Query(tuple(part for clause in query.clauses for part in _ends_of(clause)))


def _ends_of(clause: Clause) -> Iterator[Clause]:
    match clause:
        case Clause((Term(text, field),), False) if len(text) > _LONG:
            yield Clause((Term(text[:2], field),))
            yield Clause((Term(text[-2:], field),))
        case _:
            yield clause


def _ids(raw: Connection, question: str, *given: str | int) -> list[int]:
    return list(raw.exec_driver_sql(question, given).scalars())


def _rows(session: Session, ids: list[int]) -> tuple[Row, ...]:
    rows = session.execute(_ARTICLES, {"ids": json.dumps(ids)})
    found = {one: Row(owner, of, key) for one, owner, of, key in rows}
    return tuple(found[one] for one in ids)


def expression(query: Query, within: Field | None = None, owner: Owner | None = None) -> str:
    """Return a question as FTS5 reads it; words that may stand anywhere only in `within`."""
    wanted = [_clause(one, within) for one in query.clauses if not one.is_not]
    unwanted = [_clause(one, None) for one in query.clauses if one.is_not]
    if owner is Owner.ITEM:
        wanted.append(Owner.ITEM)
    elif owner:
        unwanted.append(Owner.ITEM)  # there are few of them: that costs less than to ask for issues
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
    assert isinstance(atom, Issue)  # a state is no word of the index
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
