"""What the ledger says of numbers: which are used, which comes next, which are void."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from gazetteer_desk.bulletin import sequence
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.sequence import Sequence
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Opened
from gazetteer_desk.history import lines
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.status import Status


class OnDesk(msgspec.Struct, frozen=True):
    """An open issue as far as its number goes; it may say something else than the ledger yet."""

    key: str
    entry: int | None
    series: str
    number: IssueNumber
    dated: dt.date | None
    status: Status
    remark: str


def on_desk(draft: Draft, bulletin: Bulletin | None = None) -> OnDesk:
    """Return an open issue's number and date, or those of `bulletin`, which it is to become."""
    words = bulletin or draft.bulletin
    return OnDesk(
        draft.key,
        draft.entry,
        words.masthead.series,
        words.number,
        words.dated,
        draft.status,
        draft.remark,
    )


def known(desk: Desk, series: str, open_ones: Iterable[OnDesk]) -> Sequence:
    """Return how the issues of a series are numbered: the open ones as they stand on the desk."""
    found = desk.ledger.listed(series)
    drafts = tuple(open_ones)
    for one in drafts:
        if one.entry is not None and one.status is not Status.VOID:
            found.pop(one.entry, None)
    here = (one for one in drafts if one.series == series and one.status is not Status.VOID)
    on_it = (lines.listed_as(one.number, one.dated, one.status) for one in here)
    return Sequence((*found.values(), *on_it))


def following(
    desk: Desk, last: Bulletin, open_ones: Iterable[OnDesk], *, today: dt.date
) -> IssueNumber:
    """Return the number of an issue that is begun today after `last`."""
    listed = known(desk, last.masthead.series, open_ones)
    return sequence.propose(listed, today=today, supplement=last.number.supplement)


def advance(
    desk: Desk, entry: int, wanted: Status, *, reason: str = "", who: str = ""
) -> EntryLine:
    """Take an issue to another stage (作废 with its reason); return its line afterwards."""
    desk.ledger.advance(entry, wanted, reason=reason, who=who)
    return desk.ledger.line(entry)


def correct(desk: Desk, entry: int, reason: str) -> EntryLine:
    """Open an issue that has gone out for a correction (更正); return its line afterwards."""
    desk.ledger.correct(entry, reason)
    return desk.ledger.line(entry)


def end_correction(desk: Desk, entry: int) -> tuple[EntryLine, bool]:
    """Lock an issue again after its correction; return its line, and whether it was changed."""
    is_changed = desk.ledger.end_correction(entry)
    return desk.ledger.line(entry), is_changed


class Dropped(msgspec.Struct, frozen=True):
    """A correction that was dropped: the issue as it is again, the 稿次 of what was changed."""

    opened: Opened
    changed: int


def drop_correction(desk: Desk, entry: int) -> Dropped:
    """Lock an issue again as it was before its correction (放弃更正)."""
    changed = desk.ledger.drop_correction(entry)
    opened = desk.entry(entry)
    desk.go_on_from(entry, opened.revision)
    return Dropped(opened, changed)


def remark(desk: Desk, entry: int, words: str) -> EntryLine:
    """Note something on an issue (备注); return its line afterwards."""
    desk.ledger.remark(entry, words)
    return desk.ledger.line(entry)
