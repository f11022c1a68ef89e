"""The one list of pragmas, and the two kinds of connection to the one SQLite file.

WAL with synchronous=FULL is what "saved" means: under simulated power cuts WAL+NORMAL loses
acknowledged saves, WAL+FULL none. Every setting is read back, because SQLite ignores what it
cannot do: on a network disk WAL falls back in silence.

The file is never opened with Python's own `open`: on POSIX the close would drop SQLite's locks.
"""

import errno
import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from gazetteer_desk.errors import DeskTooNew, NotWritable
from gazetteer_desk.store import trouble


APPLICATION = 0x475A5444  # PRAGMA application_id: "GZTD"
PAGE = 8192
PATIENCE = 5.0  # seconds that SQLite itself waits for another process
_EVERYWHERE: dict[str, int | str] = {
    "busy_timeout": int(PATIENCE * 1000),
    "temp_store": 2,  # memory: no copies of drafts in the system's folder of temporary files
    "cache_size": -8192,  # KB: what is read again the system still has; more stays in the window
    "mmap_size": 0,
    "trusted_schema": 0,
    "cell_size_check": 1,
}
_WRITING: dict[str, int | str] = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    **_EVERYWHERE,
}
_READING: dict[str, int | str] = {**_EVERYWHERE, "query_only": 1, "wal_autocheckpoint": 0}


def reader(path: Path) -> sqlite3.Connection:
    """Return a connection that can only read, and never checkpoints.

    In a folder that cannot be written SQLite cannot make the files that WAL needs; where nothing
    waits in the log, the file is then read as one that does not change.
    """
    with trouble.told(path):
        try:
            return _set(_open(path, "mode=ro"), _READING)
        except sqlite3.OperationalError as error:
            refused = error.sqlite_errorcode & 0xFF in (
                sqlite3.SQLITE_CANTOPEN,
                sqlite3.SQLITE_READONLY,
            )
            if not refused or not os.access(path, os.R_OK) or log_waits(path):
                raise
            return _set(_open(path, "mode=ro&immutable=1"), _READING)


def writer(path: Path) -> sqlite3.Connection:
    """Return the connection that writes; the caller holds the lock while it uses it."""
    with trouble.told(path):
        return _set(_open(path, "mode=rw"), _WRITING)


def log_waits(path: Path) -> bool:
    """Tell whether a log with anything in it lies beside a file."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _open(path: Path, how: str) -> sqlite3.Connection:
    """Connect without SQLite's own idea of transactions; any thread may use it, one at a time."""
    return sqlite3.connect(
        f"file:{quote(os.fsencode(path.absolute().as_posix()))}?{how}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def _set(connection: sqlite3.Connection, pragmas: dict[str, int | str]) -> sqlite3.Connection:
    try:
        for name, wanted in pragmas.items():
            connection.execute(f"PRAGMA {name}={wanted}").fetchall()
            found = connection.execute(f"PRAGMA {name}").fetchone()
            if found is not None and found[0] != wanted:
                raise NotWritable(
                    "历史库所在的磁盘不能可靠地保存稿子。", "请把它放到本机磁盘上，不要用网络盘。"
                )
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """Return the schema's version; refuse a file that is not ours or from a newer program."""
    with trouble.told(path):
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        (found,) = connection.execute("PRAGMA user_version").fetchone()
    if mark != APPLICATION:
        raise trouble.foreign(path)
    if found > newest:
        raise DeskTooNew("这个历史库是更新版本的程序写的，没有动它。", "请安装新版程序再打开。")
    return found


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for this user alone."""
    if not folder.is_dir():
        if folder.parent == folder:  # the root of a drive that was pulled out
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
