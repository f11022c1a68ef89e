"""Examining a store, backing it up, rehearsing a restore: long deeds that change nothing of it.

They know no desk, only paths, so that they can be done apart, in a process of their own (`apart`).
"""

import contextlib
import datetime as dt
from pathlib import Path

import msgspec

from gazetteer_desk.errors import Known
from gazetteer_desk.store import backup, check, connect, copies, journal, redo
from gazetteer_desk.store.check import Fault
from gazetteer_desk.store.engine import beside, open_store
from gazetteer_desk.store.mending import holds


class Examined(msgspec.Struct, frozen=True):
    """What a check found.

    `entry` (its `issue`) and `nth` name the revision of the first fault, where it is of one;
    `rescue` is when the newest backup was made that has it intact, `in_journal` tells that the
    journal has it. Beside a sound store a damaged journal `needs_writing`.
    """

    faults: tuple[str, ...] = ()
    entry: int = 0
    issue: str = ""
    nth: int = 0
    rescue: dt.datetime | None = None
    in_journal: bool = False
    needs_writing: bool = False


def glance(path: Path) -> Examined:
    """Look for what shows in milliseconds."""
    with contextlib.closing(connect.reader(path)) as raw:
        found = check.glance(raw)
    return _examined(path, found) if found else Examined()


def examine(path: Path) -> Examined:
    """Check every word in the store, and the journal beside it; raises `Stopped`."""
    with contextlib.closing(connect.reader(path)) as raw:
        found = backup.examine(raw, path)
        if not found:
            return Examined(needs_writing=bool(redo.faults(raw, path)))
    return _examined(path, found)


def back_up(path: Path) -> str:
    """Make a checked copy among the backups of the store; return its name."""
    return copies.back_up_beside(path).name


def rehearse(backup_path: Path, folder: Path) -> str:
    """Restore a backup into `folder` and read every issue of it; return what failed, else ""."""
    from gazetteer_desk.history.ledger import Ledger  # late: examining does without

    there = folder / "desk.sqlite"
    try:
        backup.restore(there, backup_path)
        store = open_store(there, create=False)
        try:
            ledger = Ledger(store)
            for line in ledger.lines():
                ledger.head(line.id)
        finally:
            store.close()
    except Known as error:
        return type(error).__name__
    return ""


def _examined(path: Path, found: list[Fault]) -> Examined:
    first = next((fault for fault in found if fault.nth), found[0])
    said = tuple(fault.sentence for fault in found)
    if not first.nth:
        return Examined(said)
    rescue = None
    for _, copy in reversed(copies.named(beside(path) / "backups")):
        if holds(copy, first.entry, first.nth):
            rescue = copies.taken(copy)
            break
    in_journal = any(
        one.header.get("kind") == "revision"
        and (one.header["entry"], one.header["nth"]) == (first.entry, first.nth)
        for one in journal.found_records(path)
    )
    issue = f"编号 {first.entry} 的简报"
    return Examined(said, first.entry, issue, first.nth, rescue, in_journal)
