"""Keeping the index beside the words: in the transaction of every save, or later in slices.

What does not agree with the words is never repaired: the index is called doubtful, searches read
everything meanwhile, and `catch_up` makes all of it anew.
"""

import contextlib
import datetime as dt
from collections import deque
from collections.abc import Collection, Generator, Iterator

import msgspec
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.log import log, where
from gazetteer_desk.search import building, sources, tokens, writing
from gazetteer_desk.search.sources import Source
from gazetteer_desk.search.tables import (
    MERGE,
    PARTS,
    SPARE,
    WORDS,
    IndexedArticle,
    IndexedSource,
    IndexState,
    Owner,
)
from gazetteer_desk.store.engine import Store


SLICE_S = 0.25  # of one transaction of `catch_up`, about: saves wait no longer than that
_ONLY = 1  # the id of the one row of `index_state`
_IS_MADE = IndexState.version == tokens.VERSION
_MADE = select(IndexState.id).where(_IS_MADE)


class Progress(msgspec.Struct, frozen=True):
    """How many issues and items are in the index of how many that were missing."""

    done: int
    of: int


def follow(session: Session, entry: int, revision: int, bulletin: Bulletin) -> None:
    """Write an issue's newest words into the index, in the transaction that keeps them.

    Items that the issue takes or gives back go with it. A fault leaves the save alone and makes
    the index doubtful.
    """
    opened = session.scalars(select(Entry.opened).where(Entry.id == entry)).one()
    with _safely(session):
        if not _is_of_this_version(session):
            return  # all of it is made anew
        source = sources.of_issue(entry, revision, opened, bulletin)
        writing.put(session, source, writing.written(source))
        _settle_items(session)


def follow_items(session: Session) -> None:
    """Let the index have exactly the items that wait, in their newest words."""
    with _safely(session):
        if _is_of_this_version(session):
            _settle_items(session)


def follow_trash(session: Session, entry: int) -> None:
    """Let the index have an issue that was put back, and not one that went into the trash."""
    with _safely(session):
        if not _is_of_this_version(session):
            return
        if entry in session.scalars(sources.gone(Owner.ISSUE)).all():
            writing.forget(session, Owner.ISSUE, entry)
        for of, revision in session.execute(sources.behind(Owner.ISSUE)).all():
            if of == entry:
                _take_in(session, Owner.ISSUE, of, revision)


@contextlib.contextmanager
def _safely(session: Session) -> Generator[None]:
    try:
        with session.begin_nested():
            yield
    except Exception as error:
        log.error("the index does not follow: %s", where(error))
        doubt(session)


def _settle_items(session: Session) -> None:
    for item in session.scalars(sources.gone(Owner.ITEM)).all():
        writing.forget(session, Owner.ITEM, item)
    for item, revision in session.execute(sources.behind(Owner.ITEM)).all():
        _take_in(session, Owner.ITEM, item, revision)


def _take_in(session: Session, owner: Owner, of: int, revision: int) -> None:
    source = sources.read(session, owner, revision)
    source = source or Source(owner, of, revision, dt.date.min, ())
    writing.put(session, source, writing.written(source))


def is_whole(session: Session) -> bool:
    """Tell whether the index can answer: this version made it, and nothing is missing."""
    asked = select(IndexState.id).where(_IS_MADE, IndexState.is_whole)
    return session.scalars(asked).first() is not None


def doubt(session: Session) -> None:
    """Call the index doubtful: nothing is asked of it before it is made anew."""
    session.execute(update(IndexState).values(version=0, is_whole=False))


def purge(session: Session, owner: Owner, ids: Collection[int]) -> None:
    """Take out these issues or items so that the index holds no trace of any words it once had.

    As `take_out`, and the index is written anew at once, which takes seconds: for a copy of the
    store, which nobody waits for. In the store itself `building.merge` does it in slices.
    """
    take_out(session, owner, ids)
    # FTS5 keeps what was taken out, beside a note that it was, until its parts are merged.
    session.connection().exec_driver_sql(MERGE)


def take_out(session: Session, owner: Owner, ids: Collection[int]) -> None:
    """Take out these issues or items; what was taken out is gone when all parts are merged.

    To be called while their revisions are still there; VACUUM, when it is kept, clears the pages
    of the file. What cannot be taken out exactly is thrown away with the whole index, which
    `catch_up` then makes again.
    """
    try:
        with session.begin_nested():
            if not _is_of_this_version(session):
                raise writing.DisagreesError
            for one in ids:
                writing.forget(session, owner, one)
    except writing.DisagreesError:
        _throw_away(session)


def catch_up(store: Store) -> Generator[Progress]:
    """Bring the index up to the words, a short transaction at a time; yields how far it is."""
    with store.reading() as session:
        if is_whole(session) and not any(_odd(session)):
            return
        is_useless = not _is_of_this_version(session)
    for _ in building.emptied(store) if is_useless else ():
        yield Progress(0, 1)
    with store.writing() as session:
        _begin(session)
    done = 0
    while missing := _missing(store):
        total = done + len(missing)
        for ready in building.prepared(store, missing, SLICE_S / 2):
            with store.writing() as session:
                building.write(session, ready)
            done += len(ready)
            yield Progress(done, total)
    with store.writing() as session:
        for owner in Owner:
            for gone in session.scalars(sources.gone(owner)).all():
                writing.forget(session, owner, gone)
        building.end(session)
        # Whoever wrote since the last look has written the index too, or made it doubtful.
        session.execute(update(IndexState).where(_IS_MADE).values(is_whole=True))
    if done >= building.MANY:
        for _ in building.merge(store):
            yield Progress(done, done)


def _odd(session: Session) -> Iterator[bool]:
    """Tell of each kind of owner whether the index lacks one, or has one too many."""
    for owner in Owner:
        for asked in (sources.behind(owner), sources.gone(owner)):
            yield session.execute(asked.limit(1)).first() is not None


def _missing(store: Store) -> building.Missing:
    with store.reading() as session:
        return deque(
            (owner, of, revision)
            for owner in Owner
            for of, revision in session.execute(sources.behind(owner))
        )


def _begin(session: Session) -> None:
    """Throw away an index that another version made, or that is doubtful."""
    if _is_of_this_version(session):
        session.execute(update(IndexState).values(is_whole=False))
    else:
        _throw_away(session)
    building.begin(session)


def _is_of_this_version(session: Session) -> bool:
    return session.scalars(_MADE).first() is not None


def _throw_away(session: Session) -> None:
    connection = session.connection()
    connection.exec_driver_sql("DROP TABLE IF EXISTS words")
    connection.exec_driver_sql(WORDS)
    connection.exec_driver_sql(PARTS)
    connection.exec_driver_sql(SPARE)
    for table in (IndexedArticle, IndexedSource, IndexState):
        session.execute(delete(table))
    session.add(IndexState(id=_ONLY, version=tokens.VERSION, is_whole=False))
    session.flush()
