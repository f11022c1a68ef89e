"""Who has an issue under the pen: one window at a time, the later ones only read.

A hold is a lock of the kernel on a small file beside the store, so that a window that breaks off
never keeps the others out. Who it is stands in a second file: on Windows nobody else can read a
locked one. Whoever cannot read that file still learns that the issue is held.
"""

import contextlib
import datetime as dt
import getpass
import platform
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from gazetteer_desk.files import write_whole
from gazetteer_desk.store import connect, trouble
from gazetteer_desk.store.base import now
from gazetteer_desk.store.lock import lock_of


if TYPE_CHECKING:
    from filelock import BaseFileLock

_LARGEST = 4_096  # bytes of the file that says who


class Holder(msgspec.Struct, frozen=True):
    """Who has an issue under the pen: login name, computer, since when; "" where not known."""

    who: str = ""
    computer: str = ""
    since: dt.datetime | None = None


class Holds:
    """The issues of one store that this process has under the pen."""

    def __init__(self, store: Path, beside: Path) -> None:
        self._store = store
        self._folder = beside / "holds"
        self._locks: dict[int, BaseFileLock] = {}

    @property
    def entries(self) -> tuple[int, ...]:
        """Return the entries held here."""
        return tuple(self._locks)

    def take(self, entry: int) -> Holder | None:
        """Hold an entry; return None where it is ours now, else who has it already."""
        if entry in self._locks:
            return None
        with trouble.told(self._store):
            connect.make_folder(self._folder)
            lock = lock_of(self._folder / f"{entry}.lock", timeout=0)
            try:
                lock.acquire()
            except TimeoutError:
                return self._read(entry)
            self._locks[entry] = lock
            self._write(entry)
        return None

    def release(self, entry: int) -> None:
        """Let go of an entry; one that is not held is left alone."""
        if lock := self._locks.pop(entry, None):
            with contextlib.suppress(OSError):  # while it is still ours: the next one writes anew
                self._who(entry).unlink(missing_ok=True)
            lock.release()

    def release_all(self) -> None:
        """Let go of every entry: the window closes, or another store comes in its place."""
        for entry in self.entries:
            self.release(entry)

    def _who(self, entry: int) -> Path:
        return self._folder / f"{entry}.json"

    def _write(self, entry: int) -> None:
        who = ""
        with contextlib.suppress(Exception):  # what it raises where there is no login name varies
            who = getpass.getuser()
        holder = Holder(who, platform.node(), now())
        with contextlib.suppress(OSError):  # the lock holds all the same
            write_whole(self._who(entry), msgspec.json.encode(holder), mode=0o600)

    def _read(self, entry: int) -> Holder:
        try:
            with self._who(entry).open("rb") as stream:
                return msgspec.json.decode(stream.read(_LARGEST), type=Holder)
        except (OSError, ValueError):
            return Holder()
