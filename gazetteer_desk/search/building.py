"""Writing much into the index at once.

FTS5 writes without Python's lock, so that what comes next is read and prepared meanwhile; it wants
the lock back after each article, and would wait for it half the time were it not handed over soon.
FTS5 writes in parts, one a transaction, which it merges as it goes, the same words again and again;
here many are left apart until all is there. Not all of them: past `tables.PARTS` it would merge
them at once.
"""

import contextlib
import datetime as dt
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from gazetteer_desk.history.lines import among
from gazetteer_desk.search import sources, writing
from gazetteer_desk.search.sources import Source
from gazetteer_desk.search.tables import AUTOMERGE, SET, Owner
from gazetteer_desk.search.writing import Written
from gazetteer_desk.store.engine import Store


_HANDS_OVER_S = 0.00005  # Python's lock: an article is written in a thousandth of a second
PAGES = 200  # of 4 KB that are merged in one transaction: about as long as a slice
MANY = 200  # issues and items, after which the parts are worth merging
_SELDOM = 64  # parts of a size that FTS5 merges by itself: the most it can be told
_LOG, _USUAL_LOG = 4000, 1000  # pages of 8 KB in the log, after which it is folded into the file
_FOLD = "PRAGMA wal_autocheckpoint = {}"  # of this connection alone
_ROWS = 500  # of the index, up to 4 KB each, that are taken out in one transaction
_EMPTY = "DELETE FROM words_data WHERE id IN (SELECT id FROM words_data WHERE id > 10 LIMIT ?)"
_CHANGES = "SELECT total_changes()"
_ALL_PAGES = "SELECT sum(last) FROM (SELECT max(pgno) / 2 AS last FROM words_idx GROUP BY segid)"
Missing = deque[tuple[Owner, int, int]]  # whose it is, which of them, its newest revision


class Ready(msgspec.Struct, frozen=True):
    """A source, and what is to be written of it."""

    source: Source
    written: Written


def emptied(store: Store) -> Iterator[None]:
    """Take the contents out of an index that is thrown away, a short transaction at a time.

    Nobody asks or follows such an index. To drop all of it at once takes seconds: what is deleted
    is overwritten.
    """
    while True:
        try:
            with store.writing() as session:
                if session.connection().exec_driver_sql(_EMPTY, (_ROWS,)).rowcount < _ROWS:
                    return
        except DatabaseError:
            return  # damaged: then it is dropped as it is
        yield


def begin(session: Session) -> None:
    """Let FTS5 merge seldom from now on, and SQLite fold its log into the file seldom."""
    session.connection().exec_driver_sql(SET, ("automerge", _SELDOM))
    session.connection().exec_driver_sql(_FOLD.format(_LOG))


def end(session: Session) -> None:
    """Let both do it as usual again."""
    session.connection().exec_driver_sql(SET, ("automerge", AUTOMERGE))
    session.connection().exec_driver_sql(_FOLD.format(_USUAL_LOG))


def prepared(store: Store, missing: Missing, seconds: float) -> Generator[list[Ready]]:
    """Yield what is missing, as much at a time as can be prepared in so many seconds."""
    with _handing_over(), ThreadPoolExecutor(1, "index") as aside:
        coming = aside.submit(_prepare, store, missing, seconds)
        while ready := coming.result():
            coming = aside.submit(_prepare, store, missing, seconds)
            yield ready


@contextlib.contextmanager
def _handing_over() -> Generator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, _HANDS_OVER_S))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _prepare(store: Store, missing: Missing, seconds: float) -> list[Ready]:
    latest = time.monotonic() + seconds
    ready: list[Ready] = []
    while missing and (not ready or time.monotonic() < latest):
        owner, of, revision = missing.popleft()
        with store.reading() as session:
            source = sources.read(session, owner, revision)
        # A damaged one is noted without words: it is not looked at again until it is another.
        source = source or Source(owner, of, revision, dt.date.min, ())
        ready.append(Ready(source, writing.written(source)))
    return ready


def write(session: Session, ready: list[Ready]) -> None:
    """Write what was prepared, but nothing that was saved again or taken away meanwhile."""
    behind = set(_behind(session, ready))
    for one in ready:
        source = one.source
        if (source.owner, source.id, source.revision) in behind:
            writing.put(session, source, one.written)


def _behind(session: Session, ready: list[Ready]) -> Iterator[tuple[Owner, int, int]]:
    for owner in Owner:
        ids = [one.source.id for one in ready if one.source.owner is owner]
        question = sources.behind(owner)
        question = question.where(among(question.selected_columns.id))
        for of, revision in session.execute(question, {"ids": msgspec.json.encode(ids).decode()}):
            yield owner, of, revision


def merge(store: Store) -> Iterator[int]:
    """Merge all parts into one, a short transaction at a time; yields how much is done, in percent.

    What was broken off goes on where it was. When all is merged nothing is left of what was taken
    out before.
    """
    with store.reading() as session:
        whole = session.connection().exec_driver_sql(_ALL_PAGES).scalar_one() or 1
    more = _merge(store, -PAGES)  # the sign says that all of them are meant
    slices = 0
    while more:
        slices += 1
        yield min(100 * slices * PAGES // whole, 99)
        more = tidy(store)


def tidy(store: Store) -> bool:
    """Merge some of the parts that many saves left; tell whether there may be more to do."""
    return _merge(store, PAGES)


def _merge(store: Store, pages: int) -> bool:
    with store.writing() as session:
        raw = session.connection()
        before = raw.exec_driver_sql(_CHANGES).scalar_one()
        raw.exec_driver_sql(SET, ("merge", pages))
        # Less than it was told to do is all that there was; the command itself counts as one.
        return raw.exec_driver_sql(_CHANGES).scalar_one() - before > PAGES
