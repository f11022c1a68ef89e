"""Keeping the index beside the words: in the transaction of every save, or later in slices.

An article's row has an id that orders by date, so that the newest come first without sorting:
`day.toordinal() << 12 | serial`. FTS5 keeps no words of its own here (`content=''`), so that what
is taken out must be handed over as it was put in: it is made again from the revision it came from,
and checked against its digest. What does not agree is never repaired: the index is called doubtful,
searches read everything meanwhile, and `catch_up` makes all of it anew.
"""

import contextlib
import datetime as dt
import hashlib
import time
from collections import deque
from collections.abc import Generator, Iterator

import msgspec
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.log import log, where
from gazetteer_desk.search import sources, tokens
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.sources import Source
from gazetteer_desk.search.tables import (
    TAKE_OUT,
    WORDS,
    WRITE,
    IndexedArticle,
    IndexedSource,
    IndexState,
    Owner,
)
from gazetteer_desk.store.engine import Store


SERIAL = 12  # bits of an id below its day
SLICE_S = 0.1  # of one transaction of `catch_up`: saves wait no longer than that
_ONLY = 1  # the id of the one row of `index_state`
_IS_MADE = IndexState.version == tokens.VERSION
_Written = tuple[str, ...]  # an article's columns and its marks


class Progress(msgspec.Struct, frozen=True):
    """How many issues and items are in the index of how many that were missing."""

    done: int
    of: int


class _DisagreesError(Exception):
    """What is to be taken out is not what was put in."""


def follow(session: Session, entry: int, revision: int, bulletin: Bulletin) -> None:
    """Write an issue's newest words into the index, in the transaction that keeps them.

    Items that the issue takes or gives back go with it. A fault leaves the save alone and makes
    the index doubtful.
    """
    opened = session.scalars(select(Entry.opened).where(Entry.id == entry)).one()
    with _safely(session):
        _put(session, sources.of_issue(entry, revision, opened, bulletin))
        _settle_items(session)


def follow_items(session: Session) -> None:
    """Let the index have exactly the items that wait, in their newest words."""
    with _safely(session):
        _settle_items(session)


@contextlib.contextmanager
def _safely(session: Session) -> Generator[None]:
    try:
        with session.begin_nested():
            yield
    except Exception as error:
        log.error("the index does not follow: %s", where(error))
        doubt(session)


def _settle_items(session: Session) -> None:
    for item, revision in session.execute(sources.gone(Owner.ITEM)).all():
        _forget(session, Owner.ITEM, item, revision)
    for item, revision in session.execute(sources.behind(Owner.ITEM)).all():
        _take_in(session, Owner.ITEM, item, revision)


def is_whole(session: Session) -> bool:
    """Tell whether the index can answer: this version made it, and nothing is missing."""
    state = session.get(IndexState, _ONLY)
    return state is not None and state.is_whole and state.version == tokens.VERSION


def doubt(session: Session) -> None:
    """Call the index doubtful: nothing is asked of it before it is made anew."""
    session.execute(update(IndexState).values(version=0, is_whole=False))


def catch_up(store: Store) -> Generator[Progress]:
    """Bring the index up to the words, a short transaction at a time; yields how far it is."""
    with store.reading() as session:
        if is_whole(session) and not any(_odd(session)):
            return
    with store.writing() as session:
        _begin(session)
    done = 0
    while missing := _missing(store):
        total = done + len(missing)
        while missing:
            with store.writing() as session:
                done += _slice(session, missing)
            yield Progress(done, total)
    with store.writing() as session:
        for owner in Owner:
            for gone, revision in session.execute(sources.gone(owner)).all():
                _forget(session, owner, gone, revision)
        # Whoever wrote since the last look has written the index too, or made it doubtful.
        session.execute(update(IndexState).where(_IS_MADE).values(is_whole=True))


def _odd(session: Session) -> Iterator[bool]:
    """Tell of each kind of owner whether the index lacks one, or has one too many."""
    for owner in Owner:
        for asked in (sources.behind(owner), sources.gone(owner)):
            yield session.execute(asked.limit(1)).first() is not None


def _missing(store: Store) -> deque[tuple[Owner, int, int]]:
    with store.reading() as session:
        return deque(
            (owner, of, revision)
            for owner in Owner
            for of, revision in session.execute(sources.behind(owner))
        )


def _begin(session: Session) -> None:
    """Throw away an index that another version made, or that is doubtful."""
    state = session.get(IndexState, _ONLY)
    if state is not None and state.version == tokens.VERSION:
        state.is_whole = False
        return
    connection = session.connection()
    connection.exec_driver_sql("DROP TABLE IF EXISTS words")
    connection.exec_driver_sql(WORDS)
    for table in (IndexedArticle, IndexedSource, IndexState):
        session.execute(delete(table))
    session.add(IndexState(id=_ONLY, version=tokens.VERSION, is_whole=False))
    session.flush()


def _slice(session: Session, missing: deque[tuple[Owner, int, int]]) -> int:
    """Take in as much as there is time for; return how many."""
    latest = time.monotonic() + SLICE_S
    count = 0
    while missing and (not count or time.monotonic() < latest):
        _take_in(session, *missing.popleft())
        count += 1
    return count


def _take_in(session: Session, owner: Owner, of: int, revision: int) -> None:
    source = sources.read(session, owner, revision)
    # A damaged one is noted without words: it is not looked at again until it is another.
    _put(session, source or Source(owner, of, revision, dt.date.min, ()))


def _put(session: Session, source: Source) -> None:
    """Write what is new of a source, take out what is no longer so, leave the rest."""
    connection = session.connection()
    mine = IndexedArticle.owner == source.owner, IndexedArticle.owner_id == source.id
    asked = select(IndexedArticle.id, IndexedArticle.article_key, IndexedArticle.digest).where(
        *mine
    )
    present = {row.article_key: row for row in session.execute(asked)}
    wanted = _written(source)
    stays = {
        key
        for key, (digest, _) in wanted.items()
        if key in present and present[key].digest == digest
    }
    leaving = {row.id: (key, row.digest) for key, row in present.items() if key not in stays}
    noted = session.get(IndexedSource, (source.owner, source.id))
    if leaving:
        assert noted is not None
        _take_out(session, connection, noted, leaving)
    for key, (digest, written) in reversed(wanted.items()):  # so that the first comes first
        if key not in stays:
            row = _free(connection, source.day)
            connection.exec_driver_sql(WRITE, (row, *written))
            values = {"id": row, "owner": source.owner, "owner_id": source.id}
            session.execute(insert(IndexedArticle).values(**values, article_key=key, digest=digest))
    if noted is None:
        session.add(IndexedSource(source.owner, source.id, source.revision))
    else:
        noted.revision_id = source.revision
    session.flush()


def _forget(session: Session, owner: Owner, of: int, revision: int) -> None:
    _put(session, Source(owner, of, revision, dt.date.min, ()))
    session.execute(
        delete(IndexedSource).where(IndexedSource.owner == owner, IndexedSource.owner_id == of)
    )


def _take_out(
    session: Session,
    connection: Connection,
    noted: IndexedSource,
    leaving: dict[int, tuple[str, bytes]],
) -> None:
    before = sources.read(session, noted.owner, noted.revision_id)
    written = _written(before) if before else {}
    for row, (key, digest) in leaving.items():
        known, columns = written.get(key, (b"", ()))
        if known != digest:
            raise _DisagreesError
        connection.exec_driver_sql(TAKE_OUT, (row, *columns))
    session.execute(delete(IndexedArticle).where(IndexedArticle.id.in_(leaving)))


def _written(source: Source) -> dict[str, tuple[bytes, _Written]]:
    """Return by article what is written of it, and the digest of that and of its day."""
    marks = _marks(source)
    found: dict[str, tuple[bytes, _Written]] = {}
    for document in source.documents:
        columns = (*tokens.columns(document), marks)
        said = "\n".join((source.day.isoformat(), *columns)).encode()
        found[document.key] = (hashlib.blake2b(said, digest_size=16).digest(), columns)
    return found


def _marks(source: Source) -> str:
    """Return what is known of an issue, as words of their own."""
    numbers = (
        (tokens.YEAR, source.year),
        (tokens.NUMBER, source.number),
        (tokens.TOTAL, source.total),
    )
    known = [f"{mark}{number}" for mark, number in numbers if number is not None]
    if source.dated:
        known.append(f"{tokens.DAY}{tokens.day(source.dated):08}")
    return " ".join((tokens.ALL, source.owner, *known, tokens.series(fold(source.series))))


def _free(connection: Connection, day: dt.date) -> int:
    """Return an id for an article of that day; where they are used up, one of the next day's."""
    least = day.toordinal() << SERIAL
    asked = "SELECT max(id) FROM indexed_article WHERE id >= ? AND id < ?"
    while True:
        latest = connection.exec_driver_sql(asked, (least, least + (1 << SERIAL))).scalar()
        if latest is None:
            return least
        if latest + 1 < least + (1 << SERIAL):
            return latest + 1
        least += 1 << SERIAL
