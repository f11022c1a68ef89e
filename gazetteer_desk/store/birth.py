"""Making a new store: whole and durable under another name first, then put in place."""

import contextlib
import os
import secrets
import sqlite3
from pathlib import Path

from gazetteer_desk import files
from gazetteer_desk.store import aside, base, connect, rows
from gazetteer_desk.store.engine import engine_on
from gazetteer_desk.store.lock import held


def make(path: Path, beside: Path) -> bool:
    """Make an empty store at `path`; return False where another process was first."""
    connect.make_folder(path.parent)
    with held(beside):
        if path.exists() and path.stat().st_size > 0:
            return False
        temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        try:
            os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as raw:
                _fill(raw)
            sync(temporary)
            aside.put_log_aside(path)
            temporary.replace(path)
            files.sync_folder(path.parent)
        finally:
            for leftover in (temporary, temporary.with_name(f"{temporary.name}-journal")):
                leftover.unlink(missing_ok=True)
    return True


def _fill(raw: sqlite3.Connection) -> None:
    raw.execute(f"PRAGMA page_size={connect.PAGE}")  # before WAL: afterwards it cannot change
    raw.execute("PRAGMA synchronous=FULL")
    with engine_on(raw, "BEGIN IMMEDIATE").begin() as connection:
        base.load_rooms().create_all(connection, checkfirst=False)
        connection.exec_driver_sql(f"PRAGMA application_id={connect.APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={base.VERSION}")
        rows.stand(raw, 0, 0)
    raw.execute("PRAGMA journal_mode=WAL")


def sync(path: Path) -> None:
    """Make a finished SQLite file durable, one that no connection of this process has open."""
    descriptor = os.open(path, os.O_RDWR | files.binary_flag())
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
