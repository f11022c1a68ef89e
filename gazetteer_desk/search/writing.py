"""What stands in the index of one issue or item: put in, changed, taken out.

An article's row has an id that orders by date, so that the newest come first without sorting:
`day.toordinal() << 12 | serial`. FTS5 keeps no words of its own here (`content=''`), so that what
is taken out must be handed over as it was put in: it is made again from the revision it came from,
and checked against its digest.
"""

import datetime as dt
import hashlib

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.orm import Session

from gazetteer_desk.search import sources, tokens
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.sources import Source
from gazetteer_desk.search.tables import TAKE_OUT, WRITE, IndexedArticle, IndexedSource, Owner


SERIAL = 12  # bits of an id below its day
_Written = tuple[str, ...]  # an article's columns and its marks


class DisagreesError(Exception):
    """What is to be taken out is not what was put in."""


def put(session: Session, source: Source) -> None:
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


def forget(session: Session, owner: Owner, of: int) -> None:
    """Take out all words of an issue or item."""
    put(session, Source(owner, of, 0, dt.date.min, ()))
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
            raise DisagreesError
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
