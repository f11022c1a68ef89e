"""A search, from the words as they are typed to what is shown."""

import sys
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy.orm import Session

from gazetteer_desk import stopping
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.search import asking, hits, index, query, scan
from gazetteer_desk.search.asking import Answer
from gazetteer_desk.search.hits import Hit
from gazetteer_desk.search.query import Query
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store.engine import Store


PORTION = 50  # hits that are shown at first, and each time one comes to the end of them
_AT_ONCE = 200  # hits of a table: their words are in memory together


class Found(msgspec.Struct, frozen=True):
    """How many articles match, and the first of them.

    `is_read` tells that there is no index to ask yet, and everything was read instead.
    """

    count: int
    hits: list[Hit]
    is_read: bool = False


def search(
    store: Store,
    ledger: Ledger,
    words: str,
    *,
    limit: int = PORTION,
    offset: int = 0,
    owner: Owner | None = None,
) -> Found:
    """Return the articles that the words ask for, of issues, of items that wait, or of both.

    The first `offset` of them were shown already.
    """
    asked = query.parse(words)
    with store.reading() as session:
        is_read = not index.is_whole(session)
        answer = _ask(session, asked, offset + limit, owner)
        return Found(answer.count, hits.hits(session, ledger, asked, answer.rows[offset:]), is_read)


def counts(store: Store, questions: Iterable[str]) -> list[int] | None:
    """Return how many articles each of the questions finds; None while there is no index."""
    with store.reading() as session:
        if not index.is_whole(session):
            return None
        found: list[int] = []
        for words in questions:
            stopping.poll()
            found.append(_ask(session, query.parse(words), 0, None).count)
        return found


def all_hits(store: Store, ledger: Ledger, words: str) -> Iterator[Hit]:
    """Yield everything that the words ask for, in the order in which it is shown."""
    asked = query.parse(words)
    with store.reading() as session:
        rows = _ask(session, asked, sys.maxsize, None).rows
        for start in range(0, len(rows), _AT_ONCE):
            yield from hits.hits(session, ledger, asked, rows[start : start + _AT_ONCE])


def _ask(session: Session, asked: Query, limit: int, owner: Owner | None) -> Answer:
    ask = asking.ask if index.is_whole(session) else scan.scan
    return ask(session, asked, limit=limit, owner=owner)
