"""Looking after the store (自检): what is checked when, and what can be done about what is found.

At every start a glance of milliseconds. The full check, every word under its digest, runs in a
process of its own after a session that broke off and once a week; once a month a backup is restored
into a folder of its own, to see that it can be.
"""

import contextlib
import datetime as dt
import tempfile
from pathlib import Path

import msgspec

from gazetteer_desk import files
from gazetteer_desk.desk import apart, examining
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.examining import Examined
from gazetteer_desk.errors import Known
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.log import log
from gazetteer_desk.search import index, sound
from gazetteer_desk.store import backup, cleaning, copies, trouble
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import beside, open_store


_WEEK, _MONTH = dt.timedelta(days=7), dt.timedelta(days=30)
_SHOWN = 8  # issues of a backup that are shown before one goes back to it
_LARGEST = 4096  # bytes of the file of dates


class Dates(msgspec.Struct, frozen=True):
    """When the store was checked and a backup rehearsed last, and whether that went well."""

    checked: dt.datetime | None = None
    rehearsed: dt.datetime | None = None
    can_restore: bool = False


def glance(desk: Desk) -> Examined:
    """Look for what shows in milliseconds."""
    return _named(desk, examining.glance(desk.path))


def is_due(desk: Desk) -> bool:
    """Tell whether a week has gone by since the last full check."""
    return _is_past(dates(desk.path).checked, _WEEK)


def examine(desk: Desk) -> Examined:
    """Check every word in the store, apart; raises `Stopped`."""
    found = apart.do(examining.examine, Examined, desk.path)
    _note(desk.path, checked=now())
    return _named(desk, found)


def mend_beside(desk: Desk, found: Examined) -> None:
    """Make anew what stands beside the words and is damaged: the journal, the index (writing).

    What killed processes left there goes.
    """
    cleaning.tidy(desk.path)
    if found.needs_writing:
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
        _note(desk.path, rehearsed=now(), can_restore=_can_restore(desk, found[-1][1]))
    return bool(found)


def _can_restore(desk: Desk, path: Path) -> bool:
    # The folder is made here: it is removed even if the child that fills it is killed.
    with (
        trouble.told(desk.path),
        tempfile.TemporaryDirectory(prefix="rehearsal-", dir=desk.store.beside) as folder,
    ):
        failed = apart.do(examining.rehearse, str, path, Path(folder))
    if failed:
        log.error("a backup cannot be restored: %s", failed)
    return not failed


def dates(path: Path) -> Dates:
    """Return when the store at `path` was looked after last."""
    with contextlib.suppress(OSError, ValueError, Known):
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


def _named(desk: Desk, found: Examined) -> Examined:
    """Call the issue of the first fault by its number, where the ledger still tells it."""
    if found.entry:
        with contextlib.suppress(Known):
            label = desk.ledger.line(found.entry).number.label
            return msgspec.structs.replace(found, issue=label or found.issue)
    return found
