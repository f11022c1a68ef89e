"""Is a store sound? Every digest, every link of every chain, every head.

SQLite's own check is no checksum: of 400 flipped bits it saw 14. So each revision's words are
unpacked and their SHA-256 taken again, its seal is made again from the columns beside them, and
each entry's chain must run without a gap to its head. Works on a plain connection, so that a
backup is checked exactly as the store itself.
"""

import hashlib
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import msgspec

from gazetteer_desk import stopping
from gazetteer_desk.store import seal
from gazetteer_desk.store.pack import unpack


class Fault(msgspec.Struct, frozen=True):
    """One thing that is wrong: a sentence, and which revision of which entry it is of, else 0."""

    sentence: str
    entry: int = 0
    nth: int = 0


class Counts(msgspec.Struct, frozen=True, order=True):
    """How much a store holds; none of it may ever become less by a backup.

    Of an issue that was removed for good an entry is left, which is no issue any more.
    """

    entries: int = 0
    revisions: int = 0
    plates: int = 0
    items: int = 0
    issues: int = 0


_COUNTS = """SELECT (SELECT count(*) FROM entry), (SELECT count(*) FROM revision),
(SELECT count(*) FROM plate), (SELECT count(*) FROM item_revision),
(SELECT count(*) FROM entry WHERE head_id IS NOT NULL)"""
_REVISIONS = """SELECT entry_id, nth, taken, occasion, "by", digest, previous, seal, bulletin
FROM revision ORDER BY entry_id, nth"""
_GONE = "SELECT entry_id, nth, digest, seal FROM tombstone"
_HEADS = """SELECT entry.id FROM entry LEFT JOIN revision ON revision.id = entry.head_id
WHERE revision.entry_id IS NOT entry.id OR revision.nth <>
(SELECT max(nth) FROM revision WHERE entry_id = entry.id)"""
_HEADLESS = """SELECT id FROM entry WHERE NOT EXISTS
(SELECT 1 FROM revision WHERE id = entry.head_id AND entry_id = entry.id) AND NOT (head_id IS NULL
AND EXISTS (SELECT 1 FROM tombstone WHERE entry_id = entry.id)) LIMIT 20"""
_REMOVED = "SELECT entry_id FROM tombstone EXCEPT SELECT entry_id FROM revision"
_BURIED = """SELECT entry_id, nth FROM tombstone WHERE previous IS NOT
(SELECT digest FROM tombstone AS before WHERE before.entry_id = tombstone.entry_id
AND before.nth = tombstone.nth - 1 UNION SELECT digest FROM revision
WHERE revision.entry_id = tombstone.entry_id AND revision.nth = tombstone.nth - 1)"""
_MISFITS = """SELECT revision.entry_id, revision.nth, signature.role FROM signature
JOIN revision ON revision.id = signature.revision_id WHERE revision.digest <> signature.digest"""
_BARE = "SELECT id FROM entry WHERE status = 'void' AND trim(remark) = ''"
_EVERY = 20_000  # steps of SQLite between two looks whether it is to stop
_WITH_REMARKS = 2  # the version of a store from which on its ledger has remarks
_WITH_FILES = 6  # from which on it has files that came in
_Link = tuple[int, str | None, str | None]  # nth, digest and seal of what comes before
_Row = tuple[int, int, str, str, str, str, str | None, str, bytes]  # as `_REVISIONS` asks


def counts(connection: sqlite3.Connection) -> Counts:
    """Return how much the store holds."""
    return Counts(*connection.execute(_COUNTS).fetchone())


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return a sentence for everything that is wrong; none where the store is sound."""
    return [fault.sentence for fault in look(connection)]


def look(connection: sqlite3.Connection) -> list[Fault]:
    """Return everything that is wrong; nothing where the store is sound."""
    try:
        connection.execute("BEGIN")
        try:
            with stoppable(connection):
                return [*_sqlite_faults(connection), *_word_faults(connection)]
        finally:
            connection.execute("ROLLBACK")
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return [Fault("历史库文件有损坏，有的内容读不出来。")]


def glance(connection: sqlite3.Connection) -> list[Fault]:
    """Return what a look of a few milliseconds finds: issues whose newest revision is not there."""
    try:
        found = connection.execute(_HEADLESS).fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return [Fault("历史库文件有损坏，有的内容读不出来。")]
    return [Fault(f"编号 {entry} 的简报没有指向它最新的一稿。", entry) for (entry,) in found]


@contextmanager
def stoppable(connection: sqlite3.Connection) -> Generator[None]:
    """Let even one long question of this connection be stopped; raise `Stopped` then."""
    connection.set_progress_handler(stopping.is_asked, _EVERY)
    try:
        yield
    except sqlite3.OperationalError:
        stopping.poll()  # that is what it was interrupted for
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _sqlite_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    found = [line for (line,) in connection.execute("PRAGMA quick_check(20)")]
    if found != ["ok"]:
        yield Fault(f"历史库文件的结构有 {len(found)} 处不对。")
    if strays := connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(f"历史库里有 {len(strays)} 处指向不存在的内容。")


def _word_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    gone = {(e, n): (n, d, s) for e, n, d, s in connection.execute(_GONE)}
    present = 0
    before: _Link = (0, None, None)
    for row in connection.execute(_REVISIONS):
        stopping.poll()
        entry, nth = row[0], row[1]
        if entry != present:
            present, before = entry, (0, None, None)
        while before[0] + 1 < nth and (entry, before[0] + 1) in gone:
            before = gone[entry, before[0] + 1]
        yield from _link_faults(row, before)
        before = (nth, row[5], row[7])
    for entry, nth in connection.execute(_BURIED):
        yield Fault(f"编号 {entry} 的简报第 {nth} 稿的销毁记录与前一稿接不上。", entry)
    removed = {entry for (entry,) in connection.execute(_REMOVED)}  # they point to nothing
    for (entry,) in connection.execute(_HEADS):
        if entry in removed:
            continue
        yield Fault(f"编号 {entry} 的简报没有指向它最新的一稿。", entry)
    for entry, nth, role in connection.execute(_MISFITS):
        where = f"编号 {entry} 的简报第 {nth} 稿"
        yield Fault(f"{where}的“{role}”记录与这一稿的校验值不符。", entry)
    if connection.execute("PRAGMA user_version").fetchone()[0] >= _WITH_REMARKS:
        for (entry,) in connection.execute(_BARE):
            yield Fault(f"编号 {entry} 的简报作废了，却没有原因。", entry)
    for digest, data in connection.execute("SELECT digest, bytes FROM plate"):
        stopping.poll()
        if hashlib.sha256(data).hexdigest() != digest:
            yield Fault(f"图片 {digest[:8]} 的内容与校验值不符。")
    yield from _item_faults(connection)


def _link_faults(row: _Row, before: _Link) -> Iterator[Fault]:
    entry, nth, taken, occasion, by, digest, previous, sealed, packed = row
    where = f"编号 {entry} 的简报第 {nth} 稿"
    if _digest(packed) != digest:
        yield Fault(f"{where}的内容与校验值不符。", entry, nth)
    if nth != before[0] + 1:
        yield Fault(f"{where}之前缺了稿。", entry, nth)
    elif previous != before[1]:
        yield Fault(f"{where}与前一稿接不上。", entry, nth)
    expected = seal.of(
        before[2], entry=entry, nth=nth, taken=taken, occasion=occasion, by=by, digest=digest
    )
    is_known = before[2] != ""  # what recovery put in the place of a lost one has no seal
    if sealed != expected and nth == before[0] + 1 and is_known:
        yield Fault(f"{where}的时间、缘由或留稿人被改动过。", entry, nth)


def _item_faults(connection: sqlite3.Connection) -> Iterator[Fault]:
    for item, digest, packed in connection.execute(
        "SELECT item_id, digest, article FROM item_revision"
    ):
        if _digest(packed) != digest:
            yield Fault(f"编号 {item} 的来稿内容与校验值不符。")
    if connection.execute("PRAGMA user_version").fetchone()[0] >= _WITH_FILES:
        for name, digest, packed in connection.execute(
            "SELECT sha256, digest, value FROM intake_file"
        ):
            if _digest(packed) != digest:
                yield Fault(f"收件 {name[:8]} 的内容与校验值不符。")


def _digest(packed: bytes) -> str:
    try:
        return hashlib.sha256(unpack(packed)).hexdigest()
    except (TypeError, ValueError):
        return ""
