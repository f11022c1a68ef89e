"""Looking after the store (自检): what is checked when, and what can be done about what is found.

At every start a glance of milliseconds. The full check, every word under its digest, runs in the
background after a session that broke off and once a week; once a month a backup is restored into a
folder of its own, to see that it can be.
"""

import contextlib
import datetime as dt
import tempfile
from pathlib import Path

import msgspec

from gazetteer_desk import files
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import Known
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.log import log
from gazetteer_desk.search import index, sound
from gazetteer_desk.store import backup, check, connect, copies, journal, redo
from gazetteer_desk.store.base import now
from gazetteer_desk.store.check import Fault
from gazetteer_desk.store.engine import beside, open_store
from gazetteer_desk.store.mending import holds


_WEEK, _MONTH = dt.timedelta(days=7), dt.timedelta(days=30)
_SHOWN = 8  # issues of a backup that are shown before one goes back to it
_LARGEST = 4096  # bytes of the file of dates


class Dates(msgspec.Struct, frozen=True):
    """When the store was checked and a backup rehearsed last, and whether that went well."""

    checked: dt.datetime | None = None
    rehearsed: dt.datetime | None = None
    can_restore: bool = False


class Examined(msgspec.Struct, frozen=True):
    """What a check found.

    `issue` and `nth` name the revision of the first fault, where it is of one; `rescue` is when the
    newest backup was made that has it intact, `in_journal` tells that the journal has it.
    """

    faults: tuple[str, ...] = ()
    issue: str = ""
    nth: int = 0
    rescue: dt.datetime | None = None
    in_journal: bool = False


def glance(desk: Desk) -> Examined:
    """Look for what shows in milliseconds."""
    with contextlib.closing(connect.reader(desk.path)) as raw:
        found = check.glance(raw)
    return _examined(desk, found) if found else Examined()


def is_due(desk: Desk) -> bool:
    """Tell whether a week has gone by since the last full check."""
    return _is_past(dates(desk.path).checked, _WEEK)


def examine(desk: Desk) -> Examined:
    """Check every word in the store; raises `Stopped`."""
    with contextlib.closing(connect.reader(desk.path)) as raw:
        found = backup.examine(raw, desk.path)
    _note(desk.path, checked=now())
    return _examined(desk, found) if found else Examined()


def mend_beside(desk: Desk) -> None:
    """Make anew what stands beside the words and is damaged: the journal, the index (writing)."""
    with contextlib.closing(connect.reader(desk.path)) as raw:
        is_damaged = bool(redo.faults(raw, desk.path))
    if is_damaged:
        desk.store.write_journal_anew()
    sound.doubt_if_damaged(desk.store)


def doubt_index(desk: Desk) -> None:
    """Let the index be made anew: it cannot be read any more (writing)."""
    with desk.store.writing() as session:
        index.doubt(session)


def rehearse_if_due(desk: Desk) -> bool:
    """Restore the newest backup into a folder of its own once a month; tell whether it was due."""
    if not _is_past(dates(desk.path).rehearsed, _MONTH):
        return False
    found = copies.named(desk.store.beside / "backups")
    if found:
        _note(desk.path, rehearsed=now(), can_restore=_can_restore(found[-1][1]))
    return bool(found)


def _can_restore(path: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="rehearsal-", dir=path.parent.parent) as folder:
        there = Path(folder) / "desk.sqlite"
        try:
            backup.restore(there, path)
            store = open_store(there, create=False)
            try:
                ledger = Ledger(store)
                for line in ledger.lines():
                    ledger.head(line.id)
            finally:
                store.close()
        except Known as error:
            log.error("a backup cannot be restored: %s", type(error).__name__)
            return False
    return True


def dates(path: Path) -> Dates:
    """Return when the store at `path` was looked after last."""
    with contextlib.suppress(OSError, Known, msgspec.MsgspecError):
        return msgspec.json.decode(
            files.read_whole(beside(path) / "tended.json", limit=_LARGEST), type=Dates
        )
    return Dates()


def contents(path: Path) -> tuple[str, ...]:
    """Return the newest issues that a backup holds, a line each, and how many more there are."""
    with backup.raised(path) as there:
        store = open_store(there, create=False)
        try:
            lines = Ledger(store).lines()
        finally:
            store.close()
    said = [_line(line) for line in lines[:_SHOWN]]
    if more := len(lines) - len(said):
        said.append(f"……另有 {more} 期")
    return tuple(said)


def _line(line: EntryLine) -> str:
    year = f"{line.number.year}年" if line.number.year else ""
    number = f"{year}{line.number.label}" if line.number.label else "未编号"
    return f"{number}　{''.join(line.titles[:1])}（第{line.nth}稿）"


def _note(path: Path, **said: object) -> None:
    made = msgspec.structs.replace(dates(path), **said)
    with contextlib.suppress(Known):  # then it is looked at once more
        files.write_whole(beside(path) / "tended.json", msgspec.json.encode(made), mode=0o600)


def _is_past(moment: dt.datetime | None, span: dt.timedelta) -> bool:
    return moment is None or not dt.timedelta() <= now() - moment < span


def _examined(desk: Desk, found: list[Fault]) -> Examined:
    first = next((fault for fault in found if fault.nth), found[0])
    said = tuple(fault.sentence for fault in found)
    if not first.nth:
        return Examined(said)
    issue = f"编号 {first.entry} 的简报"
    with contextlib.suppress(Known):
        issue = desk.ledger.line(first.entry).number.label or issue
    rescue = None
    for _, path in reversed(copies.named(desk.store.beside / "backups")):
        if holds(path, first.entry, first.nth):
            rescue = copies.taken(path)
            break
    in_journal = any(
        one.header.get("kind") == "revision"
        and (one.header["entry"], one.header["nth"]) == (first.entry, first.nth)
        for one in journal.found_records(desk.path)
    )
    return Examined(said, issue, first.nth, rescue, in_journal)
