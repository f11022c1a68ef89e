"""The one SQLite file: opening it, one writer and one reader, the lock beside it.

A second process (the command line beside the window) is normal. Every write holds the lock file
around BEGIN IMMEDIATE … COMMIT, and only its holder checkpoints: SQLite before 3.51.3 can damage
a file when two connections reset the log at once. The lock belongs to the kernel, so that a
process killed while writing never keeps the others out.

A restore puts a damaged file aside and another one in its place: both connections open that one.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from gazetteer_desk.errors import Known, NotADesk, NotFound
from gazetteer_desk.store import aside, base, connect, journal, trouble
from gazetteer_desk.store.holds import Holds
from gazetteer_desk.store.lock import held, lock_of


if TYPE_CHECKING:
    from filelock import BaseFileLock

_Place = tuple[int, int] | None  # device and number of the file under a name


class Store:
    """An open store. Its two connections serve any thread of the process, one at a time."""

    def __init__(
        self, path: Path, reader: sqlite3.Connection, place: _Place, *, created: bool
    ) -> None:
        self.path = path
        self.beside = beside(path)
        self.holds = Holds(path, self.beside)
        self.created = created
        self.unclean = False
        self._raw_reader = reader
        self._read_place: _Place = place
        self._reader = engine_on(reader, "BEGIN")
        self._raw_writer: sqlite3.Connection | None = None
        self._written_place: _Place = None
        self._writer: Engine | None = None
        self._pen = threading.RLock()
        self._glass = threading.RLock()
        self._is_writing = False
        self._open_reading: Session | None = None
        self._mark: BaseFileLock | None = None

    @contextlib.contextmanager
    def writing(self) -> Generator[Session]:
        """Give a session whose changes are durable when the block ends, or not there at all.

        What it changes is in the journal, on the disk, before the transaction commits. A write
        inside a write is a bug; it would wait for itself.
        """
        with (
            trouble.told(self.path),
            self._pen,
            self._alone(),
            held(self.beside),
            Session(self._writing_engine(), expire_on_commit=False) as session,
        ):
            session.connection()  # begins
            yield session
            trouble.check_open(self._raw_writer, self.path)
            session.flush()
            self._write_down()
            session.commit()

    @contextlib.contextmanager
    def reading(self) -> Generator[Session]:
        """Give a session on one unchanging view of the store; inside another one, the same."""
        with trouble.told(self.path), self._glass:
            if self._open_reading is not None:
                yield self._open_reading
                return
            with Session(self._reading_engine(), autoflush=False) as session:
                self._open_reading = session
                try:
                    yield session
                finally:
                    self._open_reading = None

    def write_journal_anew(self) -> None:
        """Write everything into the journal once more, where it cannot be read any more."""
        from gazetteer_desk.store import redo

        with self.writing():
            raw = self._raw_writer
            assert raw is not None
            redo.write_whole(raw, self.beside, self.path, redo.latest(self.path) + 1)

    def mark_open(self) -> None:
        """Say that a window works here; then `unclean` tells whether the last one broke off.

        A window that is still open elsewhere did not break off; it keeps the mark as its own.
        """
        with trouble.told(self.path):
            connect.make_folder(self.beside)
            lock = lock_of(self.beside / "window.lock", timeout=0)
            with contextlib.suppress(TimeoutError):
                lock.acquire()
                self._mark = lock
                self.unclean = self._mark_file.exists()
                self._mark_file.touch(mode=0o600)

    def mark_clean(self) -> None:
        """Say that the window ended as it should."""
        if self._mark is not None:
            with trouble.told(self.path):
                self._mark_file.unlink(missing_ok=True)
            self._mark.release()
            self._mark = None

    @property
    def is_first(self) -> bool:
        """Tell whether this window is the first one on the store, after `mark_open`."""
        return self._mark is not None

    @property
    def _mark_file(self) -> Path:
        return self.beside / "window.open"

    def close(self) -> None:
        """Let go of the file; fold the log into it where no other process is in the way."""
        with self._pen, self._glass:
            self.holds.release_all()
            if self._mark is not None:  # a window that breaks off leaves its mark
                self._mark.release()
                self._mark = None
            if self._raw_writer is not None:
                lock = held(self.beside, timeout=1) if self.beside.is_dir() else self._pen
                with contextlib.suppress(Known, OSError), lock:
                    # The last one to close folds the log into the file: the writer, locked.
                    self._raw_reader.close()
                    self._raw_writer.close()
                self._raw_writer.close()  # not locked: then the reader is the last, and cannot
                self._raw_writer = self._writer = None
            self._raw_reader.close()

    @contextlib.contextmanager
    def _alone(self) -> Generator[None]:
        if self._is_writing:
            raise RuntimeError("a write inside a write")
        if not self.beside.is_dir() and place_of(self.path) is None:
            raise trouble.gone(self.path)  # with its drive: no folder is made in its place
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False

    def _writing_engine(self) -> Engine:
        """Return the engine of the writer on the file that is there now; the lock is held."""
        if (place := place_of(self.path)) is None:
            raise trouble.gone(self.path)
        if self._raw_writer is not None and place != self._written_place:
            self._raw_writer.close()
            self._raw_writer = self._writer = None
        if self._writer is None:
            base.load_rooms()
            from gazetteer_desk.store import redo, rows  # late: who only reads needs neither

            raw = connect.writer(self.path)
            try:
                connect.version(raw, self.path, base.VERSION)
                redo.join(raw, self.beside, self.path)
                rows.watch(raw)
            except BaseException:
                raw.close()
                raise
            self._raw_writer, self._written_place = raw, place
            self._writer = engine_on(raw, "BEGIN IMMEDIATE")
        return self._writer

    def _write_down(self) -> None:
        """Put what the open transaction changed into the journal, and note that it is there."""
        from gazetteer_desk.store import redo, rows

        raw = self._raw_writer
        assert raw is not None
        if not (changed := rows.changed(raw)):
            return
        if (here := rows.standing(raw)) is None:  # restored from a backup, by another process
            redo.write_whole(raw, self.beside, self.path, redo.latest(self.path) + 1)
            return
        rows.stand(raw, here[0] + 1, journal.append(self.beside, here[0] + 1, changed))

    def _reading_engine(self) -> Engine:
        """Return the engine of the reader on the file that is there now; the old one if none."""
        place = place_of(self.path)
        if place is not None and place != self._read_place:
            raw = connect.reader(self.path)
            try:
                connect.version(raw, self.path, base.VERSION)
            except BaseException:
                raw.close()
                raise
            self._raw_reader.close()
            self._raw_reader, self._read_place = raw, place
            self._reader = engine_on(raw, "BEGIN")
        return self._reader


def open_store(path: Path, *, create: bool = True) -> Store:
    """Open the store at `path`, make it where there is none, raise it where it is older.

    Raises `DeskTooNew`, `NotADesk`, `NotWritable`, `NotFound` (without `create`), `DiskFull` or
    `DeskBusy`; then nothing has been overwritten.
    """
    path = path.absolute()
    created = False
    if path.is_dir():
        raise NotADesk(f"“{path.name}”是一个文件夹，不是历史库。", "请给出一个文件名。")
    with trouble.told(path):
        aside.settle(path)
        if not _is_there(path):
            if not create:
                raise NotFound(f"没有找到历史库“{path}”。", "请检查文件名。")
            if is_lost(path):
                raise NotADesk(
                    f"历史库“{path.name}”不见了，旁边还有它的备份和流水。", trouble.RESTORE
                )
            from gazetteer_desk.store import birth

            created = birth.make(path, beside(path))
    place = place_of(path)  # before opening: a change in between is noticed later
    reader = connect.reader(path)
    try:
        if connect.version(reader, path, base.VERSION) < base.VERSION:
            reader.close()  # before the steps: it is opened again on the raised store
            from gazetteer_desk.store import migrate

            migrate.lift(path, folder=migrate.STEPS, target=base.VERSION)
            reader = connect.reader(path)
    except BaseException:
        reader.close()
        raise
    _catch_up(path, reader)
    return Store(path, reader, place, created=created)


def _catch_up(path: Path, reader: sqlite3.Connection) -> None:
    """Take over what only the journal has: the last session was killed, or a log was lost."""
    from gazetteer_desk.store import redo

    with contextlib.suppress(Known), trouble.told(path):  # where one cannot: who can does it later
        if redo.is_ahead(reader, beside(path)):
            with held(beside(path)), contextlib.closing(connect.writer(path)) as raw:
                redo.join(raw, beside(path), path)


def beside(path: Path) -> Path:
    """Return the folder beside a store: its backups, journal and lock."""
    return path.with_name(f"{path.name}.d")


def place_of(path: Path) -> _Place:
    """Return which file lies under the name; None where there is none."""
    try:
        found = path.stat()  # never opened: see `connect`
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def is_lost(path: Path) -> bool:
    """Tell whether there is no store, but what was kept beside one: then none is made anew."""
    if _is_there(path):
        return False
    kept = ("backups/*.sqlite", "journal/*.journal")
    return any(next(beside(path).glob(pattern), None) for pattern in kept)


def _is_there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def engine_on(raw: sqlite3.Connection, begin: str) -> Engine:
    """Return an engine on this one connection, whose transactions start with `begin`."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: raw,
        poolclass=StaticPool,
        hide_parameters=True,  # an error that somebody prints must not hold a draft's words
    )

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine
