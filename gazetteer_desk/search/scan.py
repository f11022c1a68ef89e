"""Searching by reading everything: plain, exact, and fast enough for an office's first years.

It answers while there is no index, and is the oracle of any: what it does not find is not there.
"""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk import stopping
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.search import sources
from gazetteer_desk.search.asking import Answer, Row
from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.fold import fold
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
from gazetteer_desk.search.sources import Source
from gazetteer_desk.search.tables import Owner


def scan(session: Session, query: Query, *, limit: int, owner: Owner | None = None) -> Answer:
    """Return all that the question finds, in the order of the index."""
    if not query.clauses:
        return Answer(0, ())
    found: list[tuple[bool, int, int, Row]] = []
    statuses = {row.id: row.status for row in session.execute(select(Entry.id, Entry.status))}
    for source in sources_of(session):
        if owner not in (None, source.owner):
            continue
        for nth, document in enumerate(source.documents):
            folded = _Folded(source, document, statuses.get(source.id))
            if folded.has(query):
                row = Row(source.owner, source.id, document.key)
                found.append((folded.has(query, Field.TITLE), source.day.toordinal(), -nth, row))
    found.sort(key=lambda one: one[:3], reverse=True)
    return Answer(len(found), tuple(row for *_, row in found[:limit]))


def sources_of(session: Session) -> Iterator[Source]:
    """Yield everything that is searched, in its newest words."""
    for owner, asked in ((Owner.ISSUE, sources.listed()), (Owner.ITEM, sources.waiting())):
        for revision in session.scalars(asked).all():
            stopping.poll()
            if revision and (source := sources.read(session, owner, revision)):
                yield source


class _Folded:
    """A document, its words folded once."""

    def __init__(self, source: Source, document: Document, status: Status | None) -> None:
        self._source = source
        self._status = status if source.owner is Owner.ISSUE else None
        self._series = fold(source.series)
        self._stretches = [(one.field, one.folded) for one in document.stretches]

    def has(self, query: Query, within: Field | None = None) -> bool:
        """Tell whether all is so; words that may stand anywhere count only in `within`."""
        return all(self._clause(one, None if one.is_not else within) for one in query.clauses)

    def _clause(self, clause: Clause, within: Field | None) -> bool:
        return any(self._atom(one, within) for one in clause.any) is not clause.is_not

    def _atom(self, atom: Atom, within: Field | None) -> bool:
        source = self._source
        if isinstance(atom, Span):
            return source.dated is not None and atom.first <= source.dated <= atom.last
        if isinstance(atom, Held):
            return atom.is_held is (source.owner is Owner.ITEM)
        if isinstance(atom, Standing):
            return atom.status is self._status
        if isinstance(atom, Issue):
            asked = (
                (atom.year, source.year),
                (atom.number, source.number),
                (atom.total, source.total),
            )
            return all(wanted in (None, there) for wanted, there in asked)
        return self._term(atom, within)

    def _term(self, term: Term, within: Field | None) -> bool:
        if term.field is Field.SERIES:
            return term.text in self._series
        field = term.field or within
        return any(term.text in words for of, words in self._stretches if field in (None, of))
