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


WAITING = (ItemState.INBOX, ItemState.HELD)  # the others are in an issue, or were sent back
Named = tuple[Owner, int, str]  # an article: whose it is, which of them, its key


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
        article = codec.restore_article(lines.unpacked(packed, digest))
        return of_item(of, revision, moment, article)
    except NotADesk:
        return None


def articles(session: Session, wanted: Collection[Named]) -> dict[Named, Bulletin | Article]:
    """Return articles as they are now; for the note above all others its whole issue.

    Those that are not there, or are damaged, are left out.
    """
    keys: dict[tuple[Owner, int], list[str]] = {}
    for owner, of, key in wanted:
        keys.setdefault((owner, of), []).append(key)
    found: dict[Named, Bulletin | Article] = {}
    for owner, of, packed, digest in _packed(session, keys):
        with contextlib.suppress(NotADesk):
            data = lines.unpacked(packed, digest)
            for key in keys[owner, of]:
                if there := _article(data, owner, key):
                    found[owner, of, key] = there
    return found


def _packed(
    session: Session, owners: Collection[tuple[Owner, int]]
) -> Iterator[tuple[Owner, int, bytes, str]]:
    issues = select(Entry.id, Revision.bulletin, Revision.digest)
    issues = issues.join(Revision, Entry.head_id == Revision.id)
    items = select(ItemRevision.item_id, ItemRevision.article, ItemRevision.digest)
    items = items.where(ItemRevision.id.in_(waiting()))
    for kind, asked, column in (
        (Owner.ISSUE, issues, Entry.id),
        (Owner.ITEM, items, ItemRevision.item_id),
    ):
        for some in batches([of for owner, of in owners if owner is kind]):
            for of, packed, digest in session.execute(asked.where(column.in_(some))):
                yield kind, of, packed, digest


def _article(data: bytes, owner: Owner, key: str) -> Bulletin | Article | None:
    if owner is Owner.ITEM:
        return codec.restore_article(data)
    return codec.restore_article_of(data, key) if key else codec.restore(data)


def batches(ids: Collection[int], at_once: int = 500) -> Iterator[list[int]]:
    """Yield the ids in portions that one question may name; SQLite takes 32,766."""
    wanted = list(ids)
    return (wanted[at : at + at_once] for at in range(0, len(wanted), at_once))


def behind(owner: Owner) -> Select[int, int]:
    """Return the question for owners whose newest words the index has not: id, revision."""
    if owner is Owner.ISSUE:
        day = func.coalesce(Entry.dated, Entry.opened).label("day")
        newest = select(Entry.id, Entry.head_id.label("head"), day)
        newest = newest.where(Entry.head_id.is_not(None))
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


def _waiting() -> Select[int, int, dt.datetime]:
    return (
        select(Item.id, func.max(ItemRevision.id).label("head"), Item.received.label("day"))
        .join(ItemRevision, ItemRevision.item_id == Item.id)
        .where(Item.state.in_(WAITING))
        .group_by(Item.id)
    )
