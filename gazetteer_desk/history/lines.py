"""What the history shows of itself: values, so that nothing of the database leaves the drawer."""

import datetime as dt
from typing import Any, Protocol

import msgspec
from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import QueryableAttribute, Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.sequence import Listed
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import NUMBERED, Status
from gazetteer_desk.history.tables import Entry, Revision
from gazetteer_desk.store import trouble
from gazetteer_desk.store.pack import unpack


class EntryLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One issue in the list (台账一行); `head` is its newest revision, the `nth`.

    `remark` says why it is void, or why the number before it was skipped (备注); `correcting` why
    it is being changed after it has gone out, "" while it is not; `advanced` since when it is at
    its stage, where that is known; `deleted` since when it is in the trash.
    """

    id: int
    series: str
    number: IssueNumber
    dated: dt.date | None
    status: Status
    titles: tuple[str, ...]
    opened: dt.datetime
    changed: dt.datetime
    head: int
    nth: int
    remark: str
    correcting: str = ""
    is_corrected: bool = False
    advanced: dt.datetime | None = None
    deleted: dt.datetime | None = None

    @property
    def name(self) -> str:
        """Return how a sentence names the issue: 第12期, or 这一期."""
        return self.number.label.split("（")[0] or "这一期"


class RevisionLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One kept state of an issue in the list (稿次); `characters` is its 字数."""

    id: int
    entry: int
    nth: int
    taken: dt.datetime
    occasion: Occasion
    note: str
    by: str
    digest: str
    characters: int


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a save.

    `is_new` is False where these very words were kept already. `overtook` counts the revisions
    that others kept since the one this draft began from.
    """

    entry: int
    revision: int
    nth: int
    digest: str
    is_new: bool
    overtook: tuple[int, ...] = ()


class Hook(Protocol):
    """Something to do in the transaction of every new revision, such as writing the index.

    It runs in a savepoint: an error undoes this much and never the save.
    """

    def __call__(self, session: Session, entry: int, revision: int, bulletin: Bulletin, /) -> None:
        """Do it."""
        ...


_REVISION = (
    Revision.id,
    Revision.entry_id,
    Revision.nth,
    Revision.taken,
    Revision.occasion,
    Revision.note,
    Revision.by,
    Revision.digest,
    Revision.characters,
)


def among(column: QueryableAttribute[int] | ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a column is one of `ids`, a list written as JSON.

    It is the same for any number of them, so that a question need not be put together each time.
    """
    values = func.json_each(bindparam("ids")).table_valued("value")
    return column.in_(select(values.c.value))


def revisions() -> Select[*tuple[Any, ...]]:
    """Return the question whose rows `revision_line` reads."""
    return select(*_REVISION)


def heads() -> Select[*tuple[Any, ...]]:
    """Return the question for head revisions, their words last; what is in the trash has none."""
    asked = select(*_REVISION, Revision.bulletin).join(Entry, Entry.head_id == Revision.id)
    return asked.where(Entry.deleted.is_(None))


def revision_line(row: Any) -> RevisionLine:
    """Return the line for a row of `revisions` or `heads`."""
    return RevisionLine(
        id=row.id,
        entry=row.entry_id,
        nth=row.nth,
        taken=row.taken,
        occasion=row.occasion,
        note=row.note,
        by=row.by,
        digest=row.digest,
        characters=row.characters,
    )


def entry_line(row: Any) -> EntryLine:
    """Return the line for an entry's row that has its series' name and its head's nth beside."""
    return EntryLine(
        id=row.id,
        series=row.series or "",
        number=IssueNumber(
            year=row.year, number=row.number, total=row.total, supplement=row.supplement
        ),
        dated=row.dated,
        status=row.status,
        titles=tuple(row.title.split("\n")) if row.title else (),
        opened=row.opened,
        changed=row.changed,
        head=row.head_id,
        nth=row.nth,
        remark=row.remark,
        correcting=row.correcting,
        is_corrected=row.is_corrected,
        advanced=row.advanced,
        deleted=row.deleted,
    )


def listed(row: Any) -> Listed:
    """Return how an issue is numbered, for a row with those columns of its entry."""
    number = IssueNumber(
        year=row.year, number=row.number, total=row.total, supplement=row.supplement
    )
    return listed_as(number, row.dated, row.status)


def listed_as(number: IssueNumber, dated: dt.date | None, status: Status) -> Listed:
    """Return how an issue is numbered that stands at that stage."""
    return Listed(
        number=number,
        dated=dated,
        stage=status.label,
        is_issued=status in NUMBERED,
        is_void=status is Status.VOID,
    )


def no_entry(entry: int) -> NotFound:
    """Return the sentence for an entry that is not there."""
    return NotFound(f"历史里没有编号为 {entry} 的简报。")


def missing(session: Session, entry: int) -> NotFound:
    """Return the sentence for an entry that is not there, or in the trash."""
    row = session.get(Entry, entry)
    if row is None or row.head_id is None:
        return no_entry(entry)
    return NotFound(f"编号为 {entry} 的简报在回收站里。", "可在“往期”的“回收站”里放回。")


def no_revision() -> NotFound:
    """Return the sentence for a revision that is not there."""
    return NotFound("历史里没有这一稿。")


def restore(packed: bytes, digest: str) -> Bulletin:
    """Return the issue that a revision keeps, its words checked against their digest."""
    return codec.restore(unpacked(packed, digest))


def unpacked(packed: bytes, digest: str) -> bytes:
    """Return the canonical bytes of an issue or article, checked against their digest."""
    try:
        data = unpack(packed)
    except ValueError as error:
        raise _damaged() from error
    if codec.digest(data) != digest:
        raise _damaged()
    return data


def _damaged() -> NotADesk:
    return NotADesk("这一稿在历史库里已经损坏，没有打开。", trouble.RESTORE)
