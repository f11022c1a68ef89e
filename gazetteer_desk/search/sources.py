"""What the index is made of: the newest words of every issue and of every item that waits."""

import contextlib
import datetime as dt
from collections.abc import Collection, Iterator

import msgspec
from sqlalchemy import Select, func, select
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
from gazetteer_desk.store.pack import unpack


WAITING = (ItemState.INBOX, ItemState.HELD)  # the others are in an issue, or were sent back


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
    if owner is Owner.ISSUE:
        asked = (
            select(Revision.entry_id, Entry.opened, Revision.bulletin, Revision.digest)
            .join(Entry, Entry.id == Revision.entry_id)
            .where(Revision.id == revision)
        )
    else:
        asked = (
            select(Item.id, Item.received, ItemRevision.article, ItemRevision.digest)
            .join(Item, Item.id == ItemRevision.item_id)
            .where(ItemRevision.id == revision)
        )
    row = session.execute(asked).one_or_none()
    if row is None:
        return None
    of, moment, packed, digest = row
    try:
        if owner is Owner.ISSUE:
            return of_issue(of, revision, moment, lines.restore(packed, digest))
        return of_item(of, revision, moment, _article(packed, digest))
    except NotADesk:
        return None


def newest(
    session: Session, issues: Collection[int], items: Collection[int]
) -> dict[tuple[Owner, int], Bulletin | Article]:
    """Return the newest words of these issues and items; what is damaged is left out."""
    found: dict[tuple[Owner, int], Bulletin | Article] = {}
    for some in batches(issues):
        for row in session.execute(lines.heads().where(Entry.id.in_(some))):
            with contextlib.suppress(NotADesk):
                found[Owner.ISSUE, row.entry_id] = lines.restore(row.bulletin, row.digest)
    for some in batches(items):
        asked = select(ItemRevision.item_id, ItemRevision.article, ItemRevision.digest)
        asked = asked.where(ItemRevision.id.in_(waiting()), ItemRevision.item_id.in_(some))
        for item, packed, digest in session.execute(asked):
            with contextlib.suppress(NotADesk):
                found[Owner.ITEM, item] = _article(packed, digest)
    return found


def batches(ids: Collection[int], at_once: int = 500) -> Iterator[list[int]]:
    """Yield the ids in portions that one question may name; SQLite takes 32,766."""
    wanted = list(ids)
    return (wanted[at : at + at_once] for at in range(0, len(wanted), at_once))


def behind(owner: Owner) -> Select[int, int]:
    """Return the question for owners whose newest words the index has not: id, revision."""
    if owner is Owner.ISSUE:
        newest = select(Entry.id, Entry.head_id.label("head")).where(Entry.head_id.is_not(None))
    else:
        newest = _waiting()
    asked = newest.subquery()
    is_there = (
        select(IndexedSource.owner_id)
        .where(IndexedSource.owner == owner, IndexedSource.owner_id == asked.c.id)
        .where(IndexedSource.revision_id == asked.c.head)
    )
    return select(asked.c.id, asked.c.head).where(~is_there.exists())


def waiting() -> Select[int]:
    """Return the question for the newest revisions of the items that wait."""
    return select(_waiting().subquery().c.head)


def gone(owner: Owner) -> Select[int]:
    """Return the question for owners that the index has and should not."""
    if owner is Owner.ISSUE:
        stays = select(Entry.id).where(Entry.id == IndexedSource.owner_id)
    else:
        stays = select(Item.id).where(Item.id == IndexedSource.owner_id, Item.state.in_(WAITING))
    return select(IndexedSource.owner_id).where(IndexedSource.owner == owner, ~stays.exists())


def _waiting() -> Select[int, int]:
    return (
        select(Item.id, func.max(ItemRevision.id).label("head"))
        .join(ItemRevision, ItemRevision.item_id == Item.id)
        .where(Item.state.in_(WAITING))
        .group_by(Item.id)
    )


def _article(packed: bytes, digest: str) -> Article:
    try:
        data = unpack(packed)
    except ValueError as error:
        raise NotADesk("", "") from error
    if codec.digest(data) != digest:
        raise NotADesk("", "")
    return codec.restore_article(data)
