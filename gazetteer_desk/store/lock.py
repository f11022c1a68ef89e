"""The lock file that every process holds while it writes."""

import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer_desk.store import connect, trouble


if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 20.0  # seconds; the longest turn, a big issue on a slow disk, is far below one


@contextlib.contextmanager
def held(beside: Path, *, timeout: float = PATIENCE, name: str = "lock") -> Generator[None]:
    """Hold the lock in the folder `beside`; `DeskBusy` where another process does not let go."""
    connect.make_folder(beside)
    lock = lock_of(beside / name, timeout=timeout)
    try:
        lock.acquire(poll_interval=0.01)
    except TimeoutError as error:
        raise trouble.busy() from error
    try:
        yield
    finally:
        lock.release()


def lock_of(path: Path, *, timeout: float) -> "BaseFileLock":
    """Return the lock on a file of this user's alone, not yet held."""
    from filelock import FileLock  # late: nothing that only reads needs it

    return FileLock(path, timeout=timeout, mode=0o600, thread_local=False)
