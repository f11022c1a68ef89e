"""What stands in the index of one issue or item: put in, changed, taken out.

An article's row has an id that orders by date, so that the newest come first without sorting:
`day.toordinal() << 8 | serial`. FTS5 keeps no words of its own here (`content=''`), so that what
is taken out must be handed over as it was put in: it is made again from the revision it came from,
and checked against its digest.
"""

import datetime as dt
import hashlib
from collections.abc import Collection

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from gazetteer_desk.search import sources, tokens
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.sources import Source
from gazetteer_desk.search.tables import TAKE_OUT, WRITE, Owner


SERIAL = 8  # bits of an id below its day
_PRESENT = "SELECT id, article_key, digest FROM indexed_article WHERE owner = ? AND owner_id = ?"
_LATEST = "SELECT max(id) FROM indexed_article WHERE id >= ? AND id < ?"
_NOTE_ARTICLE = "INSERT INTO indexed_article VALUES (?, ?, ?, ?, ?)"
_NOTE = (
    "INSERT INTO indexed_source VALUES (?, ?, ?)"
    " ON CONFLICT (owner, owner_id) DO UPDATE SET revision_id = excluded.revision_id"
)
_NOTED = "SELECT revision_id FROM indexed_source WHERE owner = ? AND owner_id = ?"
Columns = tuple[str, ...]  # an article's, and its marks
Written = dict[str, tuple[bytes, Columns]]  # by article: what is written, and a digest of it


class DisagreesError(Exception):
    """What is to be taken out is not what was put in."""


def put(session: Session, source: Source, wanted: Written) -> None:
    """Write what is new of a source, take out what is no longer so, leave the rest."""
    connection = session.connection()
    present = {
        key: (row, digest)
        for row, key, digest in connection.exec_driver_sql(_PRESENT, (source.owner, source.id))
    }
    leaving = {
        row: (key, digest)
        for key, (row, digest) in present.items()
        if key not in wanted or wanted[key][0] != digest
    }
    if leaving:
        _take_out(session, connection, source, leaving)
    gone = {key for key, _ in leaving.values()}
    coming = [(key, *what) for key, what in wanted.items() if key in gone or key not in present]
    if coming:
        coming.reverse()  # so that the first comes first
        rows = _free(connection, source.day, len(coming))
        connection.exec_driver_sql(
            WRITE, [(row, *columns) for row, (_, _, columns) in zip(rows, coming, strict=True)]
        )
        connection.exec_driver_sql(
            _NOTE_ARTICLE,
            [
                (row, source.owner, source.id, key, digest)
                for row, (key, digest, _) in zip(rows, coming, strict=True)
            ],
        )
    connection.exec_driver_sql(_NOTE, (source.owner, source.id, source.revision))


def forget(session: Session, owner: Owner, of: int) -> None:
    """Take out all words of an issue or item."""
    put(session, Source(owner, of, 0, dt.date.min, ()), {})
    session.connection().exec_driver_sql(
        "DELETE FROM indexed_source WHERE owner = ? AND owner_id = ?", (owner, of)
    )


def _take_out(
    session: Session, connection: Connection, source: Source, leaving: dict[int, tuple[str, bytes]]
) -> None:
    noted = connection.exec_driver_sql(_NOTED, (source.owner, source.id)).scalar_one()
    before = sources.read(session, source.owner, noted)
    keys = {key for key, _ in leaving.values()}
    before_it = written(before, keys) if before else {}
    gone: list[tuple[int | str, ...]] = []
    for row, (key, digest) in sorted(leaving.items()):  # in their order FTS5 keeps them in memory
        known, columns = before_it.get(key, (b"", ()))
        if known != digest:
            raise DisagreesError
        gone.append((row, *columns))
    connection.exec_driver_sql(TAKE_OUT, gone)
    rows = [(row,) for row in sorted(leaving)]
    connection.exec_driver_sql("DELETE FROM indexed_article WHERE id = ?", rows)


def written(source: Source, keys: Collection[str] | None = None) -> Written:
    """Return what is written of a source, or of some articles of it.

    The digests are of that and of its day.
    """
    marks = _marks(source)
    found: Written = {}
    for document in source.documents:
        if keys is not None and document.key not in keys:
            continue
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


def _free(connection: Connection, day: dt.date, count: int) -> list[int]:
    """Return ids for articles of that day; where they are used up, some of the next days'."""
    found: list[int] = []
    least = day.toordinal() << SERIAL
    while len(found) < count:
        end = least + (1 << SERIAL)
        latest = connection.exec_driver_sql(_LATEST, (least, end)).scalar()
        found += range(least if latest is None else latest + 1, end)[: count - len(found)]
        least = end
    return found
