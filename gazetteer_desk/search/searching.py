"""A search, from the words as they are typed to what is shown."""

import sys
from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from gazetteer_desk import stopping
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.log import log, where
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

    `is_read` tells that there is no index to ask, and everything was read instead; `is_damaged`,
    that there is one that cannot be read any more.
    """

    count: int
    hits: list[Hit]
    is_read: bool = False
    is_damaged: bool = False


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
        is_whole = index.is_whole(session)
        answer, is_read = _ask(session, asked, offset + limit, owner)
        shown = hits.hits(session, ledger, asked, answer.rows[offset:])
        return Found(answer.count, shown, is_read, is_damaged=is_read and is_whole)


def counts(store: Store, questions: Iterable[str]) -> list[int] | None:
    """Return how many articles each of the questions finds; None while there is no index."""
    with store.reading() as session:
        if not index.is_whole(session):
            return None
        found: list[int] = []
        for words in questions:
            stopping.poll()
            found.append(_ask(session, query.parse(words), 0, None)[0].count)
        return found


def all_hits(store: Store, ledger: Ledger, words: str) -> Iterator[Hit]:
    """Yield everything that the words ask for, in the order in which it is shown."""
    asked = query.parse(words)
    with store.reading() as session:
        rows = _ask(session, asked, sys.maxsize, None)[0].rows
        for start in range(0, len(rows), _AT_ONCE):
            yield from hits.hits(session, ledger, asked, rows[start : start + _AT_ONCE])


def _ask(session: Session, asked: Query, limit: int, owner: Owner | None) -> tuple[Answer, bool]:
    """Return the answer, and whether everything was read for it.

    An index that cannot be read is never an empty answer.
    """
    if index.is_whole(session):
        try:
            return asking.ask(session, asked, limit=limit, owner=owner), False
        except (DatabaseError, KeyError) as error:
            stopping.poll()  # an interrupted question is no damage
            log.error("the index cannot be asked: %s", where(error))
    return scan.scan(session, asked, limit=limit, owner=owner), True
