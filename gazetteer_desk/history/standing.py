"""Where an issue stands in the ledger (状态、备注): what a revision does not say of it."""

from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history import lines
from gazetteer_desk.history.status import NUMBERED, Status, may_become
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.store.base import now


_SERIES = table("series", column("id"), column("name"))  # the directory's; a foreign key by name


def advance(session: Session, entry: int, wanted: Status, *, reason: str = "") -> None:
    """Take an entry to another stage; what a void one says of itself afterwards is `reason`.

    Raises `NoSuchStep` where the way does not lead there, for 作废 without a reason, and where
    another issue with the same number was issued already; `NotFound` where there is no entry.
    """
    row = row_of(session, entry)
    reason = clean_line(reason).strip()
    if row.status is wanted:
        raise NoSuchStep(f"这一期已是“{wanted.label}”，没有再改。")
    if not may_become(row.status, wanted):
        raise NoSuchStep(f"这一期现在是“{row.status.label}”，不能改为“{wanted.label}”。")
    if wanted is Status.VOID and not reason:
        raise NoSuchStep("作废要写明原因，没有作废。")
    if wanted in NUMBERED and is_taken(session, row.id, row.series_id, number_of(row)):
        raise NoSuchStep("同一期号已经印发过一期，没有改。", "请先改期号。")
    if row.correcting:
        raise NoSuchStep("这一期正在更正，没有改。", "请先完成更正。")
    row.advanced = now()
    _put(session, row, wanted, reason if wanted is Status.VOID else row.remark)


def remark(session: Session, entry: int, words: str) -> None:
    """Note something on an entry (备注), such as why a number was skipped; `NotFound` if none.

    Raises `NoSuchStep` where that would take the reason away from a void issue.
    """
    row = row_of(session, entry)
    words = clean_line(words).strip()
    if row.status is Status.VOID and not words:
        raise NoSuchStep("作废的原因不能空着，没有改。")
    _put(session, row, row.status, words)


def _put(session: Session, row: Entry, status: Status, words: str) -> None:
    row.status, row.remark = status, words
    session.flush()


def is_void(row: Entry) -> bool:
    """Tell whether an entry's number is given up."""
    return row.status is Status.VOID


def row_of(session: Session, entry: int) -> Entry:
    """Return the row of an entry; `NotFound` where it is in the trash, or there is none."""
    row = session.get(Entry, entry)
    if row is None or row.head_id is None or row.deleted:
        raise lines.missing(session, entry)
    return row


def number_of(row: Entry) -> IssueNumber:
    """Return the number of an entry."""
    return IssueNumber(year=row.year, number=row.number, total=row.total, supplement=row.supplement)


def numbered_so(session: Session, number: IssueNumber, series: str) -> list[int]:
    """Return the entries of the series that have this number, oldest first; none for no number."""
    asked = (
        select(Entry.id)
        .join(_SERIES, _SERIES.c.id == Entry.series_id, isouter=True)
        .where(func.coalesce(_SERIES.c.name, "") == series)
        .where(Entry.year.is_not_distinct_from(number.year))
        .where(Entry.number == number.number, Entry.supplement == number.supplement)
        .where(Entry.deleted.is_(None))
        .order_by(Entry.id)
    )
    return list(session.scalars(asked)) if number.number is not None else []


def is_taken(session: Session, entry: int, series: int | None, number: IssueNumber) -> bool:
    """Tell whether an issue beside this entry has gone out with its number."""
    asked = (
        select(Entry.id)
        .where(Entry.series_id.is_not_distinct_from(series))
        .where(Entry.year.is_not_distinct_from(number.year))
        .where(Entry.number == number.number, Entry.supplement == number.supplement)
        .where(Entry.id != entry, Entry.status.in_(NUMBERED))
        .limit(1)
    )
    return session.scalar(asked) is not None
