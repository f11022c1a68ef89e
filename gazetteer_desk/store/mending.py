"""The parts of a damaged store, put together until they agree.

Rows are read past damaged pages and checked before they are believed; chains are closed where a
revision is lost; heads are set right.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import TypeDecorator

from gazetteer_desk.bulletin import codec
from gazetteer_desk.errors import Known
from gazetteer_desk.store import base, connect, rows, seal, trouble
from gazetteer_desk.store.pack import unpack


Row = dict[str, Any]
LAST_WORDS = "recovery"
LOST = "内容已损坏，没有一处可以取回"
_FOLLOW = """UPDATE tombstone SET previous = (SELECT digest FROM revision
    WHERE entry_id = tombstone.entry_id AND nth = tombstone.nth - 1 UNION SELECT digest
    FROM tombstone AS before WHERE entry_id = tombstone.entry_id AND nth = tombstone.nth - 1)
    WHERE reason = ?"""
_MISFITS = "digest IS NOT (SELECT digest FROM revision WHERE id = signature.revision_id)"
_SIGN_AGAIN = f"""UPDATE signature SET revision_id = (SELECT min(id) FROM revision
    WHERE digest = signature.digest) WHERE {_MISFITS} AND digest IN (SELECT digest FROM revision)"""
_MOST = 1_000_000  # row ids tried one by one where a table cannot be read in one go
_LINKS = "entry_id", "nth", "digest", "previous", "seal"  # of a revision: its place in the chain
Place = tuple[int, int]  # entry and nth
Headers = dict[Place, Row]  # the revisions that are known, if only by name


def readable(raw: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Yield the rows of a table, past those on pages that cannot be read."""
    last = 0
    try:
        for place, row in _rows(raw, f"SELECT rowid, * FROM {table} ORDER BY rowid", ()):
            last = place
            yield row
    except trouble.UNREADABLE:
        for place in range(last + 1, _highest(raw, table, last) + 1):
            with contextlib.suppress(*trouble.UNREADABLE):
                asked = f"SELECT rowid, * FROM {table} WHERE rowid = ?"
                yield from [row for _, row in _rows(raw, asked, (place,))]


def _rows(
    raw: sqlite3.Connection, asked: str, values: tuple[Any, ...]
) -> Iterator[tuple[int, Row]]:
    cursor = raw.execute(asked, values)
    names = [name for name, *_ in cursor.description][1:]
    for place, *found in cursor:
        yield place, dict(zip(names, found, strict=True))


def _highest(raw: sqlite3.Connection, table: str, last: int) -> int:
    """Return up to which row id it is worth trying."""
    found = [last]
    for asked in (
        f"SELECT max(rowid) FROM {table}",
        f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
    ):
        with contextlib.suppress(*trouble.UNREADABLE):
            found += [value for (value,) in raw.execute(asked) if isinstance(value, int)]
    return min(max(found), last + _MOST)


def is_to_add(table: str, row: Row, known: Container[tuple[str, Any]]) -> bool:
    """Tell whether a row of the damaged store may be believed.

    Words prove themselves. Of the others the journal knows better, if only that they are gone.
    """
    if table == LAST_WORDS or not _is_of_its_kind(table, row):
        return False
    if table == "plate" or table in rows.WORDS:
        return _is_intact(table, row)
    return (table, row.get(rows.tables().get(table, ""))) not in known


def _is_of_its_kind(table: str, row: Row) -> bool:
    """Tell whether each value is one that its column may have."""
    return all(
        fits(table, column.name, row.get(column.name))
        for column in base.load_rooms().tables[table].columns
    )


def fits(table: str, name: str, value: Any) -> bool:
    """Tell whether a value is one that a column may have."""
    column = base.load_rooms().tables[table].columns[name]
    if value is None:
        return bool(column.nullable)
    kind = column.type
    try:
        if isinstance(kind, TypeDecorator):
            kind.process_result_value(value, None)  # type: ignore[arg-type]
            return True
        return isinstance(value, _python(kind))
    except (ValueError, TypeError):
        return False


def _python(kind: Any) -> type | tuple[type, ...]:
    return {bool: int, int: int, bytes: bytes}.get(kind.python_type, str)


def _is_intact(table: str, row: Row) -> bool:
    data = row["bytes"] if table == "plate" else words_of(table, row)
    return data is not None and hashlib.sha256(data).hexdigest() == row["digest"]


def words_of(table: str, row: Row) -> bytes | None:
    """Return the words in a row; None where they are damaged."""
    try:
        return unpack(row[rows.WORDS[table]])
    except (ValueError, TypeError):
        return None


def revision_of(table: str, row: Row) -> Row:
    """Return what a row that was read says of a revision, its words apart; nothing if of none."""
    is_one = table == "revision" and _is_of_its_kind(table, row)
    return {name: row[name] for name in _LINKS} if is_one else {}


def add(raw: sqlite3.Connection, found: Iterable[tuple[str, Row]]) -> None:
    """Put rows beside those that are there, which stay as they are."""
    for table, row in found:
        with contextlib.suppress(sqlite3.IntegrityError):
            rows.put_row(raw, table, row, how="IGNORE")


def row_of(header: dict[str, Any]) -> Row:
    """Return what the record of a revision in the journal says of it, its words apart."""
    return {name: header["entry" if name == "entry_id" else name] for name in _LINKS}


def missing(raw: sqlite3.Connection, backup: Path, headers: Headers) -> Iterator[tuple[str, Row]]:
    """Yield from a backup, sound or not, the revisions that are known and are not there."""
    there = _there(raw)
    wanted = [row for place, row in headers.items() if place not in there]
    if not wanted:
        return
    asked = "SELECT rowid, * FROM revision WHERE entry_id = ? AND nth = ?"
    with (
        contextlib.suppress(Known, *trouble.UNREADABLE),
        contextlib.closing(connect.reader(backup)) as source,
    ):
        for row in wanted:
            for _, found in _rows(source, asked, (row["entry_id"], row["nth"])):
                if found["digest"] == row["digest"] and _is_intact("revision", found):
                    yield "revision", found


def holds(backup: Path, entry: int, nth: int) -> bool:
    """Tell whether a backup, sound or not, has a revision with its words intact."""
    asked = "SELECT rowid, * FROM revision WHERE entry_id = ? AND nth = ?"
    with (
        contextlib.suppress(Known, *trouble.UNREADABLE),
        contextlib.closing(connect.reader(backup)) as source,
    ):
        return any(_is_intact("revision", row) for _, row in _rows(source, asked, (entry, nth)))
    return False


def tidy(raw: sqlite3.Connection, known: Headers) -> tuple[list[Place], list[Place]]:
    """Let everything agree; return which revisions are lost, and which cannot prove their moment.

    A lost one leaves a tombstone where others come after it, so that the chain goes on.
    """
    # What was removed for good may still stand in a backup that was not to be read then.
    raw.execute(
        "DELETE FROM revision WHERE (entry_id, nth) IN (SELECT entry_id, nth FROM tombstone)"
    )
    raw.execute("UPDATE entry SET title = ''")  # made of the words again, which prove themselves
    raw.execute("UPDATE item SET title = '', unit = ''")
    _make_entries(raw)
    lost = sorted(known.keys() - _there(raw))
    lost += _close_gaps(raw, known)
    raw.execute(
        """UPDATE entry SET head_id = (SELECT id FROM revision WHERE entry_id = entry.id
        ORDER BY nth DESC LIMIT 1)"""
    )
    raw.execute("UPDATE entry SET remark = ? WHERE status = 'void' AND trim(remark) = ''", (LOST,))
    doubtful = _seal_again(raw)
    raw.execute(_SIGN_AGAIN)  # a signature is for words, wherever they have got to
    raw.execute(f"DELETE FROM signature WHERE {_MISFITS}")
    for table, place, _, nth in raw.execute("PRAGMA foreign_key_check").fetchall():
        _let_go(raw, table, place, nth)
    raw.execute("DELETE FROM entry WHERE head_id IS NULL")
    for table, place, _, nth in raw.execute("PRAGMA foreign_key_check").fetchall():
        _let_go(raw, table, place, nth)  # of the entries that are gone by now
    return sorted(set(lost)), doubtful


def _there(raw: sqlite3.Connection) -> set[Place]:
    found = "SELECT entry_id, nth FROM revision UNION SELECT entry_id, nth FROM tombstone"
    return set(raw.execute(found).fetchall())


def _make_entries(raw: sqlite3.Connection) -> None:
    """Enter anew the issues that only their revisions tell of, as drafts."""
    asked = """SELECT entry_id, max(nth) FROM revision WHERE entry_id NOT IN
        (SELECT id FROM entry) GROUP BY entry_id"""
    newest = "SELECT taken, bulletin FROM revision WHERE entry_id = ? AND nth = ?"
    for entry, nth in raw.execute(asked).fetchall():
        taken, packed = raw.execute(newest, (entry, nth)).fetchone()
        words = codec.restore(unpack(packed))
        series = raw.execute("SELECT id FROM series WHERE name = ?", (words.masthead.series,))
        row: Row = {
            "id": entry,
            "opened": taken,
            "changed": taken,
            "status": "draft",
            "series_id": (series.fetchone() or (None,))[0],
            "year": words.number.year,
            "number": words.number.number,
            "total": words.number.total,
            "supplement": words.number.supplement,
            "dated": words.dated and words.dated.isoformat(),
            "title": words.headlines,
        }
        rows.put_row(raw, "entry", row)


def _close_gaps(raw: sqlite3.Connection, known: dict[Place, Row]) -> list[Place]:
    """Put a tombstone where a revision is missing before others; return where."""
    there = _there(raw)
    made: list[Place] = []
    asked = "SELECT entry_id, nth, previous, taken FROM revision ORDER BY entry_id, nth DESC"
    for entry, nth, before, taken in raw.execute(asked).fetchall():
        gap, previous = nth - 1, before
        while gap > 0 and (entry, gap) not in there:
            row = known.get((entry, gap), {"digest": previous or "", "previous": None, "seal": ""})
            values = entry, gap, row["digest"], row["previous"], row["seal"], taken, "", LOST
            raw.execute(
                'INSERT INTO tombstone (entry_id, nth, digest, previous, seal, removed, "by",'
                " reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            there.add((entry, gap))
            made.append((entry, gap))
            previous, gap = row["previous"], gap - 1
    raw.execute(_FOLLOW, (LOST,))
    return made


def _seal_again(raw: sqlite3.Connection) -> list[Place]:
    """Make those chains agree that do not; return the revisions that did not."""
    doubtful: list[Place] = []
    asked = """SELECT entry_id, nth, digest, seal, previous, taken, occasion, "by", id FROM revision
        UNION ALL SELECT entry_id, nth, digest, seal, NULL, NULL, NULL, NULL, NULL FROM tombstone
        ORDER BY 1, 2"""
    present, before, sealed, is_changed = 0, None, None, False
    for row in raw.execute(asked).fetchall():
        entry, nth, digest, mark, previous, taken, occasion, by, place = row
        if entry != present:
            present, before, sealed, is_changed = entry, None, None, False
        made = mark
        if place is not None and sealed != "":
            made = seal.of(
                sealed, entry=entry, nth=nth, taken=taken, occasion=occasion, by=by, digest=digest
            )
        if (made, before) != (mark, previous) and place is not None:
            if not is_changed:
                doubtful.append((entry, nth))
            is_changed = True
            said = before, made, place
            raw.execute("UPDATE revision SET previous = ?, seal = ? WHERE id = ?", said)
        before, sealed = digest, made
    return doubtful


def _let_go(raw: sqlite3.Connection, table: str, place: int, nth: int) -> None:
    """Let a row point nowhere instead of to what is not there; where it cannot, it goes."""
    links = {link[0]: str(link[3]) for link in raw.execute(f"PRAGMA foreign_key_list({table})")}
    column = links[nth]
    if base.load_rooms().tables[table].columns[column].nullable:
        raw.execute(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (place,))
    else:
        raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (place,))
