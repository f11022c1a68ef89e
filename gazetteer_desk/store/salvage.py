"""Words in a journal that no whole record has: their header or what lies around them is damaged.

A record's words are one line, so the next line feed is where reading goes on. A line is believed
where its own SHA-256 is known: a quarter of it still stands in the damaged header above it, the
revision after it names it as the one before, or the line has it in itself. What cannot be read of
the header (when, why and by whom it was kept) is set to what is probable, and its seal then tells
that this is not proved.
"""

import base64
import contextlib
import hashlib
import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from gazetteer_desk.bulletin import codec, plain
from gazetteer_desk.bulletin.plates import media_of
from gazetteer_desk.store import base, journal, rows
from gazetteer_desk.store.journal import Found
from gazetteer_desk.store.mending import fits
from gazetteer_desk.store.pack import pack


Row = dict[str, Any]
_Places = Sequence[tuple[int, int]]  # entry and nth
_Place = tuple[str, int]  # a journal file and where in it
_QUARTER = 16  # characters of a SHA-256: as many as the end of a turn lists
_FIELD = re.compile(rb'"([a-z]+)":("(?:[^"\\]|\\.)*"|\d+|null)')
_NEWEST = """SELECT max(id) FROM (SELECT id FROM entry UNION SELECT entry_id FROM revision
    UNION SELECT seq FROM sqlite_sequence WHERE name = 'entry')"""
_GLUED = re.compile(rb'"\}.(?=\{")')  # the line feed between header and words is damaged
_WORDS = re.compile(rb'\{"[a-z]')


def loose(store_path: Path, turns: list[journal.Turn], since: _Place) -> Iterator[Found]:
    """Yield the whole records of words that are in no turn, as where its end is damaged."""
    listed = {place_of(found) for turn in turns for found in turn.records}
    for found in journal.found_records(store_path):
        is_words = found.header.get("kind") in ("revision", "plate") or (
            found.header.get("table") in rows.WORDS and found.size
        )
        if is_words and place_of(found) > since and place_of(found) not in listed:
            yield found


def place_of(found: Found) -> _Place:
    """Return where a record stands; later ones are greater."""
    return found.path.name, found.at


def salvage(raw: sqlite3.Connection, store_path: Path, since: _Place) -> Iterator[tuple[str, Row]]:
    """Yield table and row of words that stand whole in no whole record, and not in the store."""
    chain: dict[str, list[tuple[int, int]]] | None = None
    for above, line in _scraps(store_path, since):
        if not _WORDS.match(line):
            yield from _picture(above, line)
        elif found := _own_row(line):
            yield found
        else:
            chain = chain or _chain(raw)
            digest = hashlib.sha256(line).hexdigest()
            chained = chain.get(digest, [])
            is_known = chained or _is_named(digest, above)
            if is_known and (row := _revision(raw, above, line, chained)):
                yield "revision", row


def _chain(raw: sqlite3.Connection) -> dict[str, list[tuple[int, int]]]:
    """Return the places that revisions say are before them, by digest."""
    found: dict[str, list[tuple[int, int]]] = {}
    asked = "SELECT previous, entry_id, nth - 1 FROM revision WHERE previous IS NOT NULL"
    for digest, entry, nth in raw.execute(asked):
        found.setdefault(digest, []).append((entry, nth))
    return found


def _scraps(store_path: Path, since: _Place) -> Iterator[tuple[bytes, bytes]]:
    """Yield every line that is in no whole record, each after the one above it."""
    for path, at, lines in journal.between(store_path):
        if (path.name, at) < since:
            continue
        above = b""
        for line in lines:
            for part in _GLUED.split(line, maxsplit=1):
                yield above, part
                above = part


def _is_named(digest: str, above: bytes) -> bool:
    quarters = (digest[at : at + _QUARTER] for at in range(0, len(digest), _QUARTER))
    return any(quarter.encode() in above for quarter in quarters)


def _own_row(line: bytes) -> tuple[str, Row] | None:
    """Return the row that a line of JSON is, where it has its words and their digest in itself."""
    with contextlib.suppress(ValueError, msgspec.DecodeError):
        row = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        for table, name in rows.WORDS.items():
            if table == "revision" or not {name, "digest", "taken"} <= row.keys():
                continue
            words = bytes(row[name])
            if hashlib.sha256(words).hexdigest() == msgspec.json.decode(row["digest"]):
                rest = {
                    key: msgspec.json.decode(value) for key, value in row.items() if key != name
                }
                return table, {**rest, name: pack(words)}
    return None


def _picture(above: bytes, line: bytes) -> Iterator[tuple[str, Row]]:
    with contextlib.suppress(ValueError):
        data = base64.b64decode(line, validate=True)
        digest, media = hashlib.sha256(data).hexdigest(), media_of(data)
        if media is not None and _is_named(digest, above):
            yield "plate", {"digest": digest, "media": media, "bytes": data}


def _revision(raw: sqlite3.Connection, above: bytes, line: bytes, chained: _Places) -> Row | None:
    """Return the row of words that are whole; None where they are no issue, or there already.

    Where nothing says to which issue they belong they become one of their own.
    """
    digest = hashlib.sha256(line).hexdigest()
    said = _fields(above)
    place = _place(raw, said, chained)
    if place is None:
        if raw.execute("SELECT 1 FROM revision WHERE digest = ?", (digest,)).fetchone():
            return None
        place = (raw.execute(_NEWEST).fetchone()[0] or 0) + 1, 1
    try:
        bulletin = codec.restore(line)
    except (ValueError, msgspec.MsgspecError):
        return None
    before = "SELECT taken FROM revision WHERE entry_id = ? AND nth < ? ORDER BY nth DESC"
    (taken,) = raw.execute(before, place).fetchone() or (_now(),)
    probable = {
        "taken": taken, "occasion": "recovered", "note": "", "by": "", "seal": "", "previous": None,
    }  # fmt: skip
    told = {
        name: said[name] for name in probable if name in said and fits("revision", name, said[name])
    }
    return {
        **probable,
        **told,
        "id": _free_id(raw, _number(said, "id")),
        "entry_id": place[0],
        "nth": place[1],
        "characters": sum(plain.count_article(article) for article in bulletin.articles),
        "digest": digest,
        "bulletin": pack(line),
    }


def _place(raw: sqlite3.Connection, said: Row, chained: _Places) -> tuple[int, int] | None:
    """Return the place that a chain has for words, or that their header still tells."""
    entry, nth = _number(said, "entry"), _number(said, "nth")
    for place in sorted(chained, key=lambda place: place != (entry, nth)):
        if _at(raw, *place) is None:
            return place
    if not entry or not nth or _at(raw, entry, nth) is not None:
        return None
    before = _at(raw, entry, nth - 1)
    return (entry, nth) if before is None or before == said.get("previous") else None


def _at(raw: sqlite3.Connection, entry: int, nth: int) -> str | None:
    """Return the digest at a place; None where nothing is."""
    asked = """SELECT digest FROM revision WHERE entry_id = ?1 AND nth = ?2
        UNION SELECT digest FROM tombstone WHERE entry_id = ?1 AND nth = ?2"""
    found = raw.execute(asked, (entry, nth)).fetchone()
    return None if found is None else found[0]


def _now() -> str:
    return base.now().isoformat(timespec="microseconds")


def _number(said: Row, name: str) -> int:
    """Return a number that the header says; 0 where it says none."""
    return value if isinstance(value := said.get(name), int) else 0


def _free_id(raw: sqlite3.Connection, told: int) -> int | None:
    is_taken = raw.execute("SELECT 1 FROM revision WHERE id = ?", (told,)).fetchone()
    return told if told and not is_taken else None


def _fields(above: bytes) -> Row:
    """Return what can still be read of a damaged header."""
    found: Row = {}
    for name, value in _FIELD.findall(above):
        with contextlib.suppress(ValueError, msgspec.DecodeError):
            found[name.decode()] = msgspec.json.decode(value)
    return found
