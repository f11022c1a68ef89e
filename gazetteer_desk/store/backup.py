"""Backups (备份): making them, listing them, going back to one; and checking a store."""

import contextlib
import datetime as dt
import secrets
import sqlite3
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from gazetteer_desk.errors import DeskBusy, Known, NotADesk, NotWritable
from gazetteer_desk.log import log
from gazetteer_desk.store import aside, base, check, connect, copies, redo, rows, trouble
from gazetteer_desk.store.check import Fault
from gazetteer_desk.store.engine import Store, beside
from gazetteer_desk.store.lock import held


_STATE = """SELECT (SELECT count(*) FROM revision), (SELECT max(id) FROM revision),
(SELECT count(*) FROM entry), (SELECT count(*) FROM plate), (SELECT count(*) FROM item_revision),
(SELECT count(*) FROM printing), (SELECT count(*) FROM signature),
(SELECT max(id) FROM dropped), (SELECT max(id) FROM recipient_list),
(SELECT group_concat(note, char(10)) FROM (SELECT note FROM revision WHERE note <> '' ORDER BY id)),
(SELECT group_concat(id || status || remark || correcting || coalesce(deleted, ''), char(10))
FROM (SELECT * FROM entry ORDER BY id)),
(SELECT group_concat(id || state || is_due || reason || coalesce(deleted, ''), char(10))
FROM (SELECT * FROM item ORDER BY id)),
(SELECT group_concat(name || char(9) || scheme, char(10)) FROM (SELECT * FROM series ORDER BY id)),
(SELECT group_concat(series_id || char(9) || name || char(9) || place, char(10))
FROM (SELECT * FROM series_column ORDER BY id)),
(SELECT group_concat(place || char(9) || name || char(9) || short || char(9) || note || is_retired,
char(10)) FROM (SELECT * FROM unit ORDER BY id)),
(SELECT group_concat(place || char(9) || "key" || name || posts || note || is_retired, char(10))
FROM (SELECT * FROM person ORDER BY id)), (SELECT value FROM proof_change),
(SELECT max(id) FROM answer), (SELECT group_concat(sha256 || status || received, char(10))
FROM (SELECT * FROM intake_file ORDER BY sha256))"""  # not what autosave writes: it is never done
_SEQUENCES = "SELECT name, seq FROM sqlite_sequence"


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """One backup (备份) and how much it holds; `taken` is in UTC."""

    path: Path
    sequence: int
    taken: dt.datetime
    issues: int
    revisions: int
    bytes: int


def back_up(store: Store, to: Path | None = None) -> Path:
    """Make a checked copy of the store: at `to`, or among its backups; return where it is."""
    if to is not None:
        to = to.absolute()
        if to == store.path or (to.exists() and to.samefile(store.path)):
            raise NotWritable("备份不能写到历史库自己的文件上。", "请换一个文件名。")
        if connect.log_waits(to):  # what waits there would come back over the backup
            raise NotWritable(f"“{to.name}”是另一个正开着的历史库。", "请换一个文件名。")
        with trouble.told(to):
            return copies.copy(store.path, to)
    return copies.back_up_beside(store.path)


def is_needed(store: Store) -> bool:
    """Return whether anything was kept, or changed in the directory, since the newest backup."""
    found = copies.named(store.beside / "backups")
    if not found:
        return True
    try:
        with contextlib.closing(connect.reader(found[-1][1])) as newest:
            before = newest.execute(_STATE).fetchone()
    except (Known, *trouble.UNREADABLE):
        return True
    with contextlib.closing(connect.reader(store.path)) as present:
        return present.execute(_STATE).fetchone() != before


def list_backups(store: Store) -> list[Backup]:
    """Return the backups beside the store, newest first; one that does not open is left out."""
    listed: list[Backup] = []
    for sequence, path in reversed(copies.named(store.beside / "backups")):
        with contextlib.suppress(Known, *trouble.UNREADABLE):
            with contextlib.closing(connect.reader(path)) as connection:
                held_there = check.counts(connection)
            listed.append(
                Backup(
                    path=path,
                    sequence=sequence,
                    taken=copies.taken(path),
                    issues=held_there.issues,
                    revisions=held_there.revisions,
                    bytes=path.stat().st_size,
                )
            )
    return listed


def verify(store: Store) -> list[str]:
    """Return a Chinese sentence for everything that is wrong in the store; none if sound."""
    with contextlib.closing(connect.reader(store.path)) as connection:
        said = [fault.sentence for fault in examine(connection, store.path)]
        return said + redo.faults(connection, store.path)


def examine(connection: sqlite3.Connection, path: Path) -> list[Fault]:
    """Return everything that is wrong in the store, what differs from its journal too."""
    found = check.look(connection)
    if found:
        return found
    connection.execute("BEGIN")  # one view of it, and the journal as far as that
    try:
        changed = redo.changed(connection, path)
    except trouble.UNREADABLE:
        return [Fault("历史库文件有损坏，有的内容读不出来。")]
    finally:
        connection.execute("ROLLBACK")
    entries = [key for table, key in changed if table == "entry"]
    said = [Fault(f"编号 {entry} 的简报在台账里的各项与流水不符。", entry) for entry in entries]
    if others := len(changed) - len(entries):
        said.append(Fault(f"历史库里有 {others} 条与流水不符。"))
    return said


def bad_backups(store: Store) -> list[str]:
    """Return a sentence for every backup beside the store that is not whole any more."""
    said: list[str] = []
    for _, path in copies.named(store.beside / "backups"):
        try:
            copies.check_copy(path)
        except Known:
            said.append(f"备份“{path.name}”有损坏，恢复时不会用它。")
    return said


def restore(
    store_path: Path,
    backup_path: Path,
    *,
    closed: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext,
    is_current: Callable[[], bool] = lambda: True,
) -> Path:
    """Make the store what the backup is; return where what it was until now has gone.

    The backup is checked first. A sound store is copied among the backups, then the backup's
    pages are written *into* it in one transaction, so that a window that has it open sees the
    change and writes on into the same file. A store too damaged for that is put aside under
    another name, as it is, and only while no window has it open: `closed` lets go of it where it
    is open here. `is_current` is asked last, when nobody else can write any more.

    Raises `NotFound`, `NotADesk` or `DeskTooNew` for the backup, `DeskBusy` where a window is in
    the way or the backup is not current, `Stopped` until the first page is written; then nothing
    has changed.
    """
    store_path, backup_path = store_path.absolute(), backup_path.absolute()
    copies.check_copy(backup_path)
    with trouble.told(store_path):
        aside.settle(store_path)
    with trouble.told(store_path), _prepared(store_path, backup_path) as wanted:
        if is_sound(store_path):
            kept_aside = copies.back_up_beside(store_path, keep_all=True)
            with held(beside(store_path)):
                if _standing(kept_aside) != _standing(store_path):  # somebody kept something since
                    kept_aside = copies.back_up_beside(store_path, keep_all=True)
                _refuse_stale(is_current)
                _write_into(store_path, wanted)
        else:
            with _temporary(beside(store_path) / f"restoring-{secrets.token_hex(4)}.sqlite") as new:
                copies.copy(wanted, new)
                with closed(), _no_window(store_path), held(beside(store_path)):
                    _refuse_stale(is_current)
                    kept_aside = aside.swap(store_path, new)
                    _write_down(store_path)
    log.info("restored from a backup")
    return kept_aside


def _refuse_stale(is_current: Callable[[], bool]) -> None:
    if not is_current():
        raise DeskBusy("这期间另一个程序在历史库里存了新的内容，历史库没有动。", "请再做一次。")


@contextlib.contextmanager
def _prepared(store_path: Path, backup_path: Path) -> Generator[Path]:
    """Give a copy of the backup as the store shall be: of today's schema, with numbers to go on.

    Ids given since the backup are not used again. How it stands to the journal it does not know.
    """
    with _temporary(beside(store_path) / f"restoring-{secrets.token_hex(4)}.sqlite") as copied:
        copy_raised(backup_path, copied)
        with contextlib.closing(connect.writer(copied)) as raw:
            _pass_over(raw, _given(store_path))
        yield copied


@contextlib.contextmanager
def raised(backup_path: Path) -> Generator[Path]:
    """Give a backup in today's schema: itself, or where it is older a copy for a while.

    To open it as a store would raise the backup itself.
    """
    with contextlib.closing(connect.reader(backup_path)) as raw:
        version = connect.version(raw, backup_path, base.VERSION)
    if version == base.VERSION:
        yield backup_path
        return
    with _temporary(backup_path.parent / f".reading-{secrets.token_hex(4)}.tmp") as copied:
        copy_raised(backup_path, copied)
        yield copied


@contextlib.contextmanager
def _temporary(path: Path) -> Generator[Path]:
    try:
        yield path
    finally:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def copy_raised(backup_path: Path, to: Path) -> None:
    """Copy a backup to `to`, raised to today's schema where it is older."""
    copies.copy(backup_path, to)
    with contextlib.closing(connect.reader(to)) as raw:
        version = connect.version(raw, to, base.VERSION)
    if version < base.VERSION:
        from gazetteer_desk.store import migrate

        migrate.run(to, folder=migrate.STEPS, start=version, target=base.VERSION)


@contextlib.contextmanager
def _no_window(store_path: Path) -> Generator[None]:
    """Keep windows away from a file that goes aside; a lost one leaves nothing to put aside."""
    if not store_path.exists():
        yield
        return
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(held(beside(store_path), timeout=0, name="window.lock"))
        except DeskBusy as error:
            raise DeskBusy(
                "历史库有损坏，又正在窗口里打开，没有恢复。", "请先关闭窗口。"
            ) from error
        yield


def is_sound(path: Path) -> bool:
    """Return whether a store can be copied and written into; refuse a newer one."""
    if not path.exists():
        return False
    try:
        with contextlib.closing(connect.reader(path)) as connection:
            connect.version(connection, path, base.VERSION)
            return not examine(connection, path)
    except NotADesk:
        return False


def _standing(path: Path) -> tuple[int, int] | None:
    with contextlib.closing(connect.reader(path)) as raw:
        return rows.standing(raw)


def _write_into(store_path: Path, wanted_path: Path) -> None:
    """Write the wanted pages into the store, in one transaction, and all of it into the journal."""
    with (
        contextlib.closing(connect.writer(store_path)) as present,
        contextlib.closing(connect.reader(wanted_path)) as wanted,
    ):
        wanted.backup(present)
    _write_down(store_path)


def _write_down(store_path: Path) -> None:
    """Let the journal go on from the store as it is now."""
    with contextlib.closing(connect.writer(store_path)) as present:
        redo.join(present, beside(store_path), store_path)


def _given(path: Path) -> list[tuple[str, int]]:
    """Return the last ids given in a store, as far as it can still be read."""
    with contextlib.suppress(Known, *trouble.UNREADABLE):
        with contextlib.closing(connect.reader(path)) as connection:
            found = connection.execute(_SEQUENCES).fetchall()
        return [(name, seq) for name, seq in found if isinstance(seq, int)]
    return []


def _pass_over(raw: sqlite3.Connection, given: list[tuple[str, int]]) -> None:
    """Let new ids begin after those that were given before."""
    raw.execute("BEGIN IMMEDIATE")
    for name, seq in given:
        there = raw.execute("SELECT 1 FROM sqlite_sequence WHERE name = ?", (name,))
        if there.fetchone() is None:
            raw.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, 0)", (name,))
        raw.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (seq, name))
    rows.forget_standing(raw)
    raw.execute("COMMIT")
