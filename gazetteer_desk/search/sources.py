"""What the index is made of: the newest words of every issue and of every item that waits."""

import datetime as dt
from functools import cache

import msgspec
from sqlalchemy import BindParameter, Select, bindparam, func, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import NotADesk
from gazetteer_desk.history import lines
from gazetteer_desk.history.rows import Item, ItemRevision, ItemState
from gazetteer_desk.history.tables import Entry, Revision
from gazetteer_desk.search import documents
from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.tables import IndexedSource, Owner


WAITING = (ItemState.INBOX, ItemState.HELD)  # the others are in an issue, or were sent back


_WAITS = Item.state.in_(WAITING), Item.deleted.is_(None)
_LISTED = Entry.head_id.is_not(None), Entry.deleted.is_(None)


class Source(msgspec.Struct, frozen=True):
    """Words with an owner: `day` orders them, `year` … `dated` are the issue's, where known."""

    owner: Owner
    id: int
    revision: int
    day: dt.date
    documents: tuple[Document, ...]
    series: str = ""
    year: int | None = None
    number: int | None = None
    total: int | None = None
    dated: dt.date | None = None


def of_issue(entry: int, revision: int, opened: dt.datetime, bulletin: Bulletin) -> Source:
    """Return an issue as a source; one without a date stands by the day it was opened."""
    number, dated = bulletin.number, bulletin.dated
    return Source(
        Owner.ISSUE,
        entry,
        revision,
        dated or opened.date(),
        tuple(documents.of_issue(bulletin)),
        series=bulletin.masthead.series,
        year=number.year or (dated.year if dated else None),
        number=number.number,
        total=number.total,
        dated=dated,
    )


def of_item(item: int, revision: int, received: dt.datetime, article: Article) -> Source:
    """Return an item as a source; it has no number yet, and stands by the day it came."""
    found = (documents.of_article(article),)
    return Source(Owner.ITEM, item, revision, received.date(), found)


def read(session: Session, owner: Owner, revision: int) -> Source | None:
    """Return what a revision says; None where it is gone or damaged: `verify` tells of that."""
    row = session.execute(_revision(owner), {"revision": revision}).one_or_none()
    if row is None:
        return None
    of, moment, packed, digest = row
    try:
        if owner is Owner.ISSUE:
            return of_issue(of, revision, moment, lines.restore(packed, digest))
        article = codec.restore_article(lines.unpacked(packed, digest))
        return of_item(of, revision, moment, article)
    except NotADesk:
        return None


# The questions are put together once: that takes longer than to answer them, at every save.
@cache
def _revision(owner: Owner) -> Select[int, dt.datetime, bytes, str]:
    asked: BindParameter[int] = bindparam("revision")
    if owner is Owner.ISSUE:
        return (
            select(Revision.entry_id, Entry.opened, Revision.bulletin, Revision.digest)
            .join(Entry, Entry.id == Revision.entry_id)
            .where(Revision.id == asked)
        )
    return (
        select(Item.id, Item.received, ItemRevision.article, ItemRevision.digest)
        .join(Item, Item.id == ItemRevision.item_id)
        .where(ItemRevision.id == asked)
    )


@cache
def behind(owner: Owner) -> Select[int, int]:
    """Return the question for owners whose newest words the index has not: id, revision."""
    if owner is Owner.ISSUE:
        day = func.coalesce(Entry.dated, Entry.opened).label("day")
        newest = select(Entry.id, Entry.head_id.label("head"), day)
        newest = newest.where(*_LISTED)
    else:
        newest = _waiting()
    asked = newest.subquery()
    is_there = (
        select(IndexedSource.owner_id)
        .where(IndexedSource.owner == owner, IndexedSource.owner_id == asked.c.id)
        .where(IndexedSource.revision_id == asked.c.head)
    )
    # In the order of the index, which writes as much as it can before it must sort what it has.
    return select(asked.c.id, asked.c.head).where(~is_there.exists()).order_by(asked.c.day)


def listed() -> Select[int | None]:
    """Return the question for the newest revisions of all issues that are not in the trash."""
    return select(Entry.head_id).where(*_LISTED).order_by(Entry.id)


def waiting() -> Select[int]:
    """Return the question for the newest revisions of the items that wait."""
    return select(_waiting().subquery().c.head)


@cache
def gone(owner: Owner) -> Select[int]:
    """Return the question for owners that the index has and should not."""
    if owner is Owner.ISSUE:
        stays = select(Entry.id).where(Entry.id == IndexedSource.owner_id, *_LISTED)
    else:
        stays = select(Item.id).where(Item.id == IndexedSource.owner_id, *_WAITS)
    return select(IndexedSource.owner_id).where(IndexedSource.owner == owner, ~stays.exists())


def _waiting() -> Select[int, int, dt.datetime]:
    return (
        select(Item.id, func.max(ItemRevision.id).label("head"), Item.received.label("day"))
        .join(ItemRevision, ItemRevision.item_id == Item.id)
        .where(*_WAITS)
        .group_by(Item.id)
    )
