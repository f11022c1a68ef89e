"""Whole copies of a store, opened and checked before they get their name.

A file is copied with SQLite's own backup, never as a file: on POSIX closing the copy's source
would drop the locks. Copies are numbered, and the number says which is newer, not the clock, which
may be wrong: kept are the newest 20, and the last one of each of the newest 14 days, 8 weeks and 12
months. A day ends where the next copy has another: a clock that is set back begins a new one.
"""

import contextlib
import datetime as dt
import os
import re
import secrets
import sqlite3
from pathlib import Path

from gazetteer_desk import files, stopping
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.log import log
from gazetteer_desk.store import base, check, connect, trouble
from gazetteer_desk.store.birth import sync
from gazetteer_desk.store.check import Counts
from gazetteer_desk.store.engine import beside
from gazetteer_desk.store.lock import held


KEPT = 20
_SPANS = (("%Y%m%d", 14), ("%G-%V", 8), ("%Y-%m", 12))  # days, weeks and months, and how many
_PAGES = 500  # copied between two looks whether it is to stop: 4 MB
_NAME = re.compile(r"(\d{6,})-(\d{8}-\d{6})\.sqlite")


def back_up_beside(path: Path, *, keep_all: bool = False) -> Path:
    """Make a checked copy among the backups of the store at `path`, and drop the oldest ones.

    With `keep_all` none is dropped: a restore may be about to read the oldest.
    """
    folder = beside(path) / "backups"
    with trouble.told(path), held(folder):
        present = named(folder)
        sequence = present[-1][0] + 1 if present else 1
        name = f"{sequence:06}-{base.now():%Y%m%d-%H%M%S}.sqlite"
        made = copy(path, folder / name)
        for old in () if keep_all else superfluous([found for _, found in named(folder)]):
            old.unlink(missing_ok=True)
    log.info("backup %d made", sequence)
    return made


def copy(source: Path, to: Path) -> Path:
    """Copy a store to `to`, durably, and only under that name once it has proved whole."""
    temporary = to.with_name(f".{to.name}.{secrets.token_hex(4)}.tmp")
    connect.make_folder(to.parent)
    try:
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with contextlib.closing(connect.reader(source)) as reading:
            reading.execute("BEGIN")  # one view of it, however often others write meanwhile
            before = check.counts(reading)
            with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as writing:
                reading.backup(writing, pages=_PAGES, progress=_look)
                writing.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it
        with contextlib.closing(connect.reader(temporary)) as proof:
            _prove(proof, before)
        stopping.poll()
        sync(temporary)
        temporary.replace(to)
        files.sync_folder(to.parent)
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            temporary.with_name(temporary.name + ending).unlink(missing_ok=True)
    return to


def _look(_status: int, _left: int, _total: int) -> None:
    stopping.poll()


def check_copy(path: Path) -> Counts:
    """Return what a backup holds; refuse one that is missing, not ours, too new or damaged."""
    if not path.is_file():
        raise NotFound(f"没有找到备份“{path}”。", "请检查文件名。")
    with contextlib.closing(connect.reader(path)) as connection:
        connect.version(connection, path, base.VERSION)
        if check.faults(connection):
            raise NotADesk(f"备份“{path.name}”有损坏，没有用它，现在的历史库没有动。", "请换一份。")
        return check.counts(connection)


def _prove(copied: sqlite3.Connection, before: Counts) -> None:
    with check.stoppable(copied):
        sound = copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    found = check.counts(copied)
    whole = all(getattr(found, name) >= getattr(before, name) for name in Counts.__struct_fields__)
    if not sound or not whole or check.faults(copied):
        raise NotADesk(
            "历史库有损坏，没有做成备份，以前的备份都在。", "请用“恢复备份”取回最近的一份。"
        )


def superfluous(paths: list[Path]) -> list[Path]:
    """Return which of these copies, oldest first, are not to be kept any more."""
    kept = set(paths[-KEPT:])
    for span, most in _SPANS:
        when = [taken(path).astimezone().strftime(span) for path in paths]
        ends = [at for at, label in enumerate(when) if when[at + 1 : at + 2] != [label]]
        kept.update(paths[at] for at in ends[-most:])
    return [path for path in paths if path not in kept]


def taken(path: Path) -> dt.datetime:
    """Return when a copy was made, by the clock of then, in UTC; by its name."""
    return dt.datetime.strptime(path.stem.partition("-")[2] + "+0000", "%Y%m%d-%H%M%S%z")


def named(folder: Path) -> list[tuple[int, Path]]:
    """Return the numbered copies in a folder, oldest first."""
    found = ((_NAME.fullmatch(path.name), path) for path in folder.glob("*.sqlite"))
    return sorted((int(match[1]), path) for match, path in found if match)
