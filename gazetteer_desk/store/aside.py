"""A damaged store put aside, and a whole one in its place: both are done, or neither.

The file and its log go in several steps, and a process can be killed between any two of them. A
note beside the store says what is under way; whoever comes next finds it and puts everything back
that was moved, unless the new store stands in its place already.
"""

import contextlib
from pathlib import Path

from gazetteer_desk import files
from gazetteer_desk.store.lock import held


_LATER = ("-wal", "-shm")  # the file itself goes first and comes back last: nobody opens half of it


def swap(path: Path, ready: Path) -> Path:
    """Put `ready`, finished and on the same disk, in the place of a store; return where that went.

    Whatever fails, the store is where it was. The caller holds the lock.
    """
    _put_back(path)
    to = _free(path)
    files.write_whole(_note(path), to.name.encode(), mode=0o600)
    try:
        for ending in ("", *_LATER):
            _move(path, to, ending)
        files.sync_folder(path.parent)
        ready.replace(path)
    except BaseException:
        _put_back(path)
        raise
    files.sync_folder(path.parent)
    _note(path).unlink()
    return to


def put_log_aside(path: Path) -> None:
    """Move away the log of a store that is gone: another one under its name would take it on."""
    to = _free(path)
    for ending in _LATER:
        _move(path, to, ending)


def settle(path: Path) -> None:
    """Put back what a killed process had half moved; the caller does not hold the lock.

    Who may not look into the folder leaves it to whoever may.
    """
    with contextlib.suppress(PermissionError):
        if _note(path).exists():
            with held(_note(path).parent):
                _put_back(path)


def _put_back(path: Path) -> None:
    note = _note(path)
    if not note.exists():
        return
    if not path.exists():  # else it never began, or the new one is there
        moved = path.with_name(Path(note.read_bytes().decode()).name)
        for ending in (*_LATER, ""):
            _move(moved, path, ending)
        files.sync_folder(path.parent)
    note.unlink()


def _move(source: Path, to: Path, ending: str) -> None:
    part = source.with_name(source.name + ending)
    if part.exists():
        part.replace(to.with_name(to.name + ending))


def _free(path: Path) -> Path:
    """Return a name that neither a damaged store has nor the log of one."""
    nth = 1
    while True:
        number = f".{nth}" if nth > 1 else ""
        to = path.with_name(f"{path.name}{number}.damaged")
        if not any(to.with_name(to.name + ending).exists() for ending in ("", *_LATER)):
            return to
        nth += 1


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.d") / "moving"
