"""Rows as records of the journal, and back: what a transaction changed, whatever changed it.

Temporary triggers on the connection that writes note the key of every row that is put in, changed
or taken away; when the transaction is about to commit, each such row is written as it is then. So
nothing that is kept can be forgotten in the journal. Left out are what is derived (the index), last
words that autosave writes all the time, and the columns that are made of an issue's words again.

A row's record is {"kind": "row", "table", "key"} with its columns as JSON; a revision's has its
columns in the header and its canonical words as the body; a picture's has the picture in base64.
Where the words of a revision or a picture stand in the journal already, the body is empty; so is
that of a row whose words are damaged, which then are wanting and known to be.
"""

import base64
import hashlib
import sqlite3
from collections.abc import Callable, Container, Iterator
from typing import Any

import msgspec

from gazetteer_desk.bulletin import codec
from gazetteer_desk.store import base
from gazetteer_desk.store.journal import Record
from gazetteer_desk.store.pack import pack, unpack


UNKEPT = {"recovery"}  # of the tables; beside those of the index, whose names begin with it
_INDEX = "index"
WORDS = {  # packed JSON, with its SHA-256 in `digest`
    "revision": "bulletin",
    "item_revision": "article",
    "dropped": "bulletin",
    "intake_file": "value",
}
_OF = ("entry_id", "item_id", "revision_id")  # what a row is of: it goes for good with that
_DERIVED = {"entry": {"title"}, "item": {"title", "unit"}}
_TURN, _MARK = "journal turn", "journal mark"  # rows of SQLite's own table of numbers given
_SET = "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"
Bodies = Callable[[str], bytes | None]  # the words of a digest that stand in the journal already


def tables() -> dict[str, str]:
    """Return the tables that the journal keeps, each with its key column, parents first."""
    found: dict[str, str] = {}
    for table in base.load_rooms().sorted_tables:
        if table.name not in UNKEPT and not table.name.startswith(_INDEX):
            (key,) = table.primary_key.columns.keys()
            found[str(table.name)] = str(key)  # they come as strings of SQLAlchemy's own kind
    return found


def watch(raw: sqlite3.Connection) -> None:
    """Let a connection that writes note what it changes from now on."""
    raw.execute("CREATE TEMP TABLE changed (place INTEGER, name, key, UNIQUE (name, key))")
    for place, (table, key) in enumerate(tables().items()):
        for deed, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            raw.execute(
                f"CREATE TEMP TRIGGER {table}_{deed} AFTER {deed} ON main.{table} BEGIN"
                f" INSERT OR IGNORE INTO changed VALUES ({place}, '{table}', {row}.{key}); END"
            )


def changed(raw: sqlite3.Connection) -> list[Record]:
    """Return a record for every row that the open transaction changed; then none is noted."""
    asked = "SELECT name, key FROM changed ORDER BY place, key"
    noted = raw.execute(asked).fetchall()
    if not noted:
        return []
    raw.execute("DELETE FROM changed")
    keys = tables()
    made: list[Record] = []
    gone: list[Record] = []
    for table, key in noted:
        row = _row(raw, f"SELECT * FROM {table} WHERE {keys[table]} = ?", (key,))
        if row is None:
            gone.append(Record({"kind": "gone", "table": table, "key": key}))
        else:
            made.append(_record(table, key, row))
    return made + gone[::-1]  # children before their parents


def whole(raw: sqlite3.Connection, known: Container[str]) -> Iterator[Record]:
    """Yield a record for every row, after one that says that nothing else was there.

    The words of the digests in `known` are left out.
    """
    yield Record({"kind": "whole"})
    for table, key in tables().items():
        for (name,) in raw.execute(f"SELECT {key} FROM {table} ORDER BY {key}"):
            row = _row(raw, f"SELECT * FROM {table} WHERE {key} = ?", (name,))
            assert row is not None
            yield _record(table, name, row, known)


def put(raw: sqlite3.Connection, record: Record, bodies: Bodies, *, how: str = "REPLACE") -> bool:
    """Do to a store what a record says; False where its words are nowhere to be found.

    The caller has put foreign keys off: a row may come before the one it points to.
    """
    kind = record.header.get("kind")
    if kind == "whole":
        for table in reversed(tables()):
            raw.execute(f"DELETE FROM {table}")
    elif kind == "gone":
        table = record.header["table"]
        key = tables()[table]
        raw.execute(f"DELETE FROM {table} WHERE {key} = ?", (record.header["key"],))
    elif kind in ("row", "revision", "plate"):
        row = _read(record, bodies)
        if row is None:
            return False
        put_row(raw, record.header.get("table", kind), row, how=how)
    return True


def put_row(
    raw: sqlite3.Connection, table: str, row: dict[str, Any], *, how: str = "REPLACE"
) -> None:
    """Put a row into a table, in place of those it cannot stand beside, or not at all (IGNORE)."""
    there = base.load_rooms().tables[table].columns
    row = {name: value for name, value in row.items() if name in there}
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    raw.execute(f"INSERT OR {how} INTO {table} ({names}) VALUES ({marks})", (*row.values(),))


def identity(header: dict[str, Any]) -> tuple[str, Any]:
    """Return table and key of the row that a record is of."""
    if header["kind"] == "revision":
        return "revision", header["id"]
    if header["kind"] == "plate":
        return "plate", header["digest"]
    return header["table"], header["key"]


def present(raw: sqlite3.Connection) -> Iterator[tuple[tuple[str, Any], dict[str, Any]]]:
    """Yield table and key, and the row, of every row that the journal keeps."""
    for table, key in tables().items():
        for (name,) in raw.execute(f"SELECT {key} FROM {table}").fetchall():
            row = _row(raw, f"SELECT * FROM {table} WHERE {key} = ?", (name,))
            if row is not None:
                yield (table, name), row


def is_as(row: dict[str, Any], record: Record) -> bool:
    """Tell whether a row is what a record says of it; its words prove themselves elsewhere.

    A column that is younger than the record is not compared.
    """
    said = dict(record.header)
    kind = said.pop("kind")
    if kind == "gone":
        return False
    if kind == "row" and not record.body:
        return True  # its words were damaged, and it says nothing
    if kind == "row":
        said = {**msgspec.json.decode(record.body, type=dict[str, Any])}
    if kind == "revision":
        said["entry_id"] = said.pop("entry")
    packed = WORDS.get(said.get("table", record.header.get("table", kind)))
    return all(row[name] == value for name, value in said.items() if name in row and name != packed)


def standing(raw: sqlite3.Connection) -> tuple[int, int] | None:
    """Return number and mark of the last turn that the store has; None where it tells none."""
    asked = "SELECT name, seq FROM sqlite_sequence WHERE name IN (?, ?)"
    found = dict(raw.execute(asked, (_TURN, _MARK)).fetchall())
    return (found[_TURN], found[_MARK]) if found.keys() == {_TURN, _MARK} else None


def stand(raw: sqlite3.Connection, nth: int, mark: int) -> None:
    """Note the last turn, in the transaction that it belongs to."""
    forget_standing(raw)
    raw.executemany(_SET, ((_TURN, nth), (_MARK, mark)))


def forget_standing(raw: sqlite3.Connection) -> None:
    """Let the store say that it does not know how it stands to the journal."""
    raw.execute("DELETE FROM sqlite_sequence WHERE name IN (?, ?)", (_TURN, _MARK))


def derive(raw: sqlite3.Connection) -> None:
    """Make again the columns that are made of words, and call the index doubtful."""
    heads = """SELECT entry.id, entry.head_id FROM entry JOIN revision
        ON revision.id = entry.head_id WHERE entry.title = ''"""
    for entry, head in raw.execute(heads).fetchall():  # the words one by one: they may be a GB
        (packed,) = raw.execute("SELECT bulletin FROM revision WHERE id = ?", (head,)).fetchone()
        title = codec.restore(unpack(packed)).headlines
        raw.execute("UPDATE entry SET title = ? WHERE id = ?", (title, entry))
    newest = """SELECT item_id, max(id) FROM item_revision WHERE item_id IN
        (SELECT id FROM item WHERE title = '') GROUP BY item_id"""
    for item, last in raw.execute(newest).fetchall():
        asked = "SELECT article FROM item_revision WHERE id = ?"
        (packed,) = raw.execute(asked, (last,)).fetchone()
        words = codec.restore_article(unpack(packed))
        said = words.headline, "、".join(words.credits), item
        raw.execute("UPDATE item SET title = ?, unit = ? WHERE id = ?", said)
    raw.execute("UPDATE index_state SET version = 0, is_whole = 0")


def _row(raw: sqlite3.Connection, asked: str, keys: tuple[Any, ...]) -> dict[str, Any] | None:
    cursor = raw.execute(asked, keys)
    found = cursor.fetchone()
    if found is None:
        return None
    return dict(zip((name for name, *_ in cursor.description), found, strict=True))


def _record(table: str, key: Any, row: dict[str, Any], known: Container[str] = ()) -> Record:
    """Return the record of a row; where its words are damaged, without any."""
    for name in _DERIVED.get(table, ()):
        row.pop(name)
    words = _proved(table, row)
    if table == "plate":
        data = b"" if key in known else base64.b64encode(words)
        return Record({"kind": "plate", "digest": key, "media": row["media"]}, data)
    if table == "revision":
        header = {"kind": "revision", "entry": row.pop("entry_id"), **row}
        return Record(header, b"" if row["digest"] in known else words)
    header = {"kind": "row", "table": table, "key": key}
    header |= {name: row[name] for name in _OF if name in row}
    if table in WORDS:
        row[WORDS[table]] = msgspec.Raw(words)
    is_damaged = table in WORDS and not words
    return Record(header, b"" if is_damaged else msgspec.json.encode(row))


def _proved(table: str, row: dict[str, Any]) -> bytes:
    """Return the words or the picture of a row and leave out what is packed; b"" if damaged."""
    if table not in WORDS:
        data = row.get("bytes", b"") if table == "plate" else b""
    else:
        try:
            data = unpack(row.pop(WORDS[table]))
        except (TypeError, ValueError):
            return b""
    is_intact = data and hashlib.sha256(data).hexdigest() == row["digest"]
    return data if is_intact else b""


def _read(record: Record, bodies: Bodies) -> dict[str, Any] | None:
    """Return the row of a record; None where its words are nowhere to be found."""
    header = dict(record.header)
    kind, table = header.pop("kind"), header.get("table", "")
    if kind == "row" and not record.body:
        return None
    if kind == "row":
        row = msgspec.json.decode(record.body, type=dict[str, msgspec.Raw])
        words = WORDS.get(table)
        return {
            name: pack(bytes(value)) if name == words else msgspec.json.decode(value)
            for name, value in row.items()
        } | dict.fromkeys(_DERIVED.get(table, ()), "")
    body = record.body or bodies(header["digest"])
    if body is None:
        return None
    if kind == "plate":
        return {**header, "bytes": base64.b64decode(body)}
    return {"entry_id": header.pop("entry"), **header, "bulletin": pack(body)}
