"""Files without a byte of what was removed: the store's own, and its backups.

`secure_delete` overwrites what is deleted, but what was only moved inside the file before that may
stand in the gaps of its pages. So each file is written anew from its rows, checked, and then takes
the old one's place: the store's page by page in one transaction, since windows have it open; that
of a backup by its name. Whatever breaks off, each file is whole, as before or as after.
"""

import contextlib
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Generator
from pathlib import Path

from sqlalchemy.orm import Session

from gazetteer_desk import files
from gazetteer_desk.errors import NotADesk
from gazetteer_desk.log import log
from gazetteer_desk.store import base, check, connect, copies, trouble
from gazetteer_desk.store.birth import sync
from gazetteer_desk.store.engine import beside, engine_on, place_of
from gazetteer_desk.store.lock import held


# What a killed process leaves beside the store, and in the folders there.
_LEFT = (
    *("cleaning-*", "restoring-*", "rebuilt-*", "recovering-*", "rehearsal-*/**/*"),
    *(".cleaning-*", ".restoring-*", ".rebuilt-*", ".recovering-*", "journal/.*.tmp"),
)
_DAY = 24 * 3600.0  # seconds
_ATTEMPTS = 2  # to write the store anew without keeping others out


def clean(path: Path) -> None:
    """Write the store's file anew and empty its log; `DeskBusy` where somebody reads too long.

    It is written beside the store while others go on saving; they wait only while it is put in
    the old one's place. Where somebody saved meanwhile it is written once more.
    """
    folder = beside(path)
    with (
        trouble.told(path),
        held(folder, name="cleaning.lock"),  # two of them would take each other's files away
        _temporary(folder) as fresh,
    ):
        with held(folder):
            for stale in [*(file for name in _LEFT for file in folder.glob(name)), *_unborn(path)]:
                if stale.is_file():
                    stale.unlink(missing_ok=True)
        if not any(_renewed(path, fresh) for _ in range(_ATTEMPTS)):
            with held(folder):
                _renew(path, fresh)
    log.info("the store is written anew")


def _renewed(path: Path, fresh: Path) -> bool:
    """Write the store anew without keeping others out; tell whether nobody saved meanwhile."""
    place = place_of(path)
    with contextlib.closing(connect.reader(path)) as raw:
        version = _seen(raw)
        try:
            _write_anew(raw, fresh)
        except NotADesk:
            if _seen(raw) == version:
                raise
        with held(beside(path)):
            if _seen(raw) != version or place_of(path) != place:  # or restored another one
                return False
            _put_in_place(path, fresh)
    return True


def _renew(path: Path, fresh: Path) -> None:
    """Write the store anew; the lock is held."""
    with contextlib.closing(connect.reader(path)) as raw:
        _write_anew(raw, fresh)
    _put_in_place(path, fresh)


def _put_in_place(path: Path, fresh: Path) -> None:
    with (
        contextlib.closing(connect.writer(path)) as present,
        contextlib.closing(connect.reader(fresh)) as wanted,
    ):
        wanted.backup(present)
        (is_busy, _, _) = present.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise trouble.busy()


def _seen(raw: sqlite3.Connection) -> int:
    """Return a number that is another one when somebody else has saved."""
    return raw.execute("PRAGMA data_version").fetchone()[0]


def clean_copy(
    path: Path,
    folder: Path,
    is_in: Callable[[Session], bool],
    job: Callable[[Session], None],
    *,
    is_suspect: bool = False,
) -> bool:
    """Do a job to a backup that has something of it, and write it anew; tell whether it had.

    Until it is done it stands in `folder`, on the same disk. One that `is_suspect` is written anew
    in any case. Raises `NotADesk` where the backup is damaged already; then it stays as it is.
    """
    with trouble.told(path), _temporary(folder) as working, _temporary(folder) as fresh:
        if not _asks(path, is_in) and not is_suspect:
            return False
        copies.copy(path, working)
        _raise(working)
        with contextlib.closing(connect.writer(working)) as raw:
            with Session(engine_on(raw, "BEGIN IMMEDIATE"), expire_on_commit=False) as session:
                if not is_suspect and not is_in(session):
                    return False
                job(session)
                session.commit()
            _write_anew(raw, fresh)
        sync(fresh)
        for ending in ("-wal", "-shm"):  # of what was put aside: all of it is in the new one
            path.with_name(path.name + ending).unlink(missing_ok=True)
        fresh.replace(path)
        files.sync_folder(path.parent)
    log.info("a backup is written anew")
    return True


def tidy(path: Path) -> None:
    """Delete what processes that were killed left unfinished, once it is a day old.

    What cannot be deleted now, or is gone by itself, is nobody's trouble: it is tried again.
    """
    with contextlib.suppress(OSError):
        for left in _left(path):
            with contextlib.suppress(OSError):
                if time.time() - left.stat().st_mtime > _DAY:
                    if left.is_dir():
                        shutil.rmtree(left, ignore_errors=True)
                    else:
                        left.unlink(missing_ok=True)


def _left(path: Path) -> list[Path]:
    folder = beside(path)
    found = [left for name in _LEFT for left in folder.glob(name.removesuffix("/**/*"))]
    return [*found, *(folder / "backups").glob(".*.tmp*"), *_unborn(path)]


def _unborn(path: Path) -> list[Path]:
    """Return what was to become the store itself, and did not."""
    return list(path.parent.glob(f".{path.name}.*.tmp*"))


def sweep(folder: Path) -> None:
    """Delete the unfinished copies that a killed process left among the backups."""
    with held(folder):
        for left in folder.glob(".*.tmp*"):
            left.unlink(missing_ok=True)


def _asks(path: Path, is_in: Callable[[Session], bool]) -> bool:
    """Ask a backup as it is; one of an older schema is looked at after it was raised."""
    with contextlib.closing(connect.reader(path)) as raw:
        if connect.version(raw, path, base.VERSION) < base.VERSION:
            return True
        with Session(engine_on(raw, "BEGIN")) as session:
            return is_in(session)


def _raise(path: Path) -> None:
    with contextlib.closing(connect.reader(path)) as raw:
        version = connect.version(raw, path, base.VERSION)
    if version < base.VERSION:
        from gazetteer_desk.store import migrate

        migrate.run(path, folder=migrate.STEPS, start=version, target=base.VERSION)


def _write_anew(raw: sqlite3.Connection, to: Path) -> None:
    """Write what is in a store to another file, row by row, and check that."""
    to.unlink(missing_ok=True)
    raw.execute("PRAGMA query_only=0")  # a reader of the store may write the other file
    raw.execute("VACUUM INTO ?", (str(to),))
    to.chmod(0o600)
    with contextlib.closing(connect.reader(to)) as written:
        if check.counts(written) != check.counts(raw) or check.faults(written):
            raise NotADesk("历史库有损坏，没有清理。", trouble.RESTORE)


@contextlib.contextmanager
def _temporary(folder: Path) -> Generator[Path]:
    made = folder / f"cleaning-{secrets.token_hex(4)}.tmp"
    try:
        yield made
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            made.with_name(made.name + ending).unlink(missing_ok=True)
