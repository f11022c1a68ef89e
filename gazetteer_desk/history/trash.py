"""The trash (回收站): issues and items that were deleted, for 90 days, whole as they were.

What lies here is in no list, has no number and is not found. It is put back as it was, or removed
for good (`history/removing.py`). What has gone out (印发) is never deleted: it only becomes void.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.errors import NoSuchStep, NotFound
from gazetteer_desk.history import ages, ledger, lines, standing
from gazetteer_desk.history.rows import Item
from gazetteer_desk.history.status import DELETABLE
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.log import log
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store


HELD = dt.timedelta(days=90)
Hook = Callable[[Session, int], None]  # what follows when an issue goes or comes back


class Sort(StrEnum):
    """What lies in the trash; of files (收件) nothing does, they are removed for good at once."""

    ISSUE = "issue"
    ITEM = "item"
    FILE = "file"

    @property
    def label(self) -> str:
        """Return the office's word for it."""
        return {Sort.ISSUE: "一期", Sort.ITEM: "留用稿", Sort.FILE: "收件"}[self]


class TrashLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in the trash; `series`, `number` and `head`, its newest revision, of an issue."""

    sort: Sort
    id: int
    deleted: dt.datetime
    titles: tuple[str, ...]
    unit: str = ""
    series: str = ""
    number: IssueNumber = IssueNumber()
    head: int = 0

    @property
    def ends(self) -> dt.datetime:
        """Return when it is removed for good by itself."""
        return self.deleted + HELD


class Trash:
    """The trash of one store; `on_change` is called in the transaction."""

    def __init__(self, store: Store, on_change: tuple[Hook, ...] = ()) -> None:
        self._store = store
        self._on_change = on_change

    def put(self, entry: int) -> None:
        """Delete an issue; `NoSuchStep` where it has gone out or is void, `NotFound` if none."""
        with self._store.writing() as session:
            row = session.get(Entry, entry)
            if row is None or row.head_id is None or row.deleted:
                raise lines.missing(session, entry)
            if row.status not in DELETABLE:
                other = "" if standing.is_void(row) else "只能作废，期号和内容都留着。"
                raise NoSuchStep(f"这一期已{row.status.label}，不能删除。", other)
            row.deleted = now()
            self._settle(session, row)
        log.info("entry %d: put into the trash", entry)

    def put_back(self, entry: int) -> None:
        """Put an issue back as it was; `NotFound` where it is not in the trash."""
        with self._store.writing() as session:
            row = session.get(Entry, entry)
            if row is None or row.head_id is None or not row.deleted:
                raise NotFound("这一期不在回收站里，没有放回。")
            row.deleted = None
            self._settle(session, row)
        log.info("entry %d: put back", entry)

    def _settle(self, session: Session, row: Entry) -> None:
        session.flush()
        for hook in self._on_change:
            hook(session, row.id)

    def lines(self) -> list[TrashLine]:
        """Return what lies here, the latest first."""
        items = select(Item.id, Item.title, Item.unit, Item.deleted).where(
            Item.deleted.is_not(None), Item.article_key != ""
        )
        with self._store.reading() as session:
            issues = [
                lines.entry_line(row) for row in session.execute(ledger.entry_rows(deleted=True))
            ]
            found = [
                TrashLine(
                    sort=Sort.ISSUE,
                    id=line.id,
                    deleted=line.deleted,
                    titles=line.titles,
                    series=line.series,
                    number=line.number,
                    head=line.head,
                )
                for line in issues
                if line.deleted
            ]
            found += [
                TrashLine(
                    sort=Sort.ITEM,
                    id=row.id,
                    deleted=row.deleted,
                    titles=(row.title,),
                    unit=row.unit,
                )
                for row in session.execute(items)
                if row.deleted
            ]
        return sorted(found, key=lambda line: line.deleted, reverse=True)

    def overdue(self) -> list[TrashLine]:
        """Return what has lain here for 90 days, the oldest first; of a leaping clock nothing."""
        with self._store.reading() as session:
            return [
                line
                for line in reversed(self.lines())
                if ages.has_passed(session, HELD, since=line.deleted, now=now())
            ]
