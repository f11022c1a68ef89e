"""Articles apart from any issue (来稿、留用): held until an issue has room for them."""

import datetime as dt

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history import lines
from gazetteer_desk.history.rows import Item, ItemRevision, ItemState, Placement
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.store import trouble
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store
from gazetteer_desk.store.pack import pack, unpack


class ItemLine(msgspec.Struct, frozen=True, kw_only=True):
    """One item in the list; `source` says how it came here."""

    id: int
    state: ItemState
    title: str
    unit: str
    source: str
    received: dt.datetime
    reason: str


class Items:
    """The drawer of items in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def hold(self, article: Article, *, source: str) -> int:
        """Put an article by for a later issue (留用); return its item's id."""
        data = codec.article_bytes(article)
        with self._store.writing() as session:
            moment = now()
            item = Item(
                state=ItemState.HELD,
                received=moment,
                title=article.headline,
                unit="、".join(article.credits),
                channel=source,
            )
            session.add(item)
            session.flush()
            session.add(
                ItemRevision(
                    item_id=item.id,
                    nth=1,
                    taken=moment,
                    by="",
                    digest=codec.digest(data),
                    article=pack(data),
                )
            )
            return item.id

    def items(self, state: ItemState) -> list[ItemLine]:
        """Return the items in this state, the latest first."""
        asked = select(Item).where(Item.state == state).order_by(Item.id.desc())
        with self._store.reading() as session:
            return [_line(item) for item in session.scalars(asked)]

    def article(self, item: int) -> Article:
        """Return an item's newest words, checked against their digest."""
        asked = (
            select(ItemRevision.article, ItemRevision.digest)
            .where(ItemRevision.item_id == item)
            .order_by(ItemRevision.nth.desc())
            .limit(1)
        )
        with self._store.reading() as session:
            row = session.execute(asked).one_or_none()
        if row is None:
            raise _no_item(item)
        try:
            data = unpack(row.article)
        except ValueError as error:
            raise _damaged() from error
        if codec.digest(data) != row.digest:
            raise _damaged()
        return codec.restore_article(data)

    def place(self, item: int, entry: int) -> None:
        """Record that an issue took the item (采用); its words are copied with their key."""
        key = self.article(item).key
        with self._store.writing() as session:
            row = _item(session, item)
            if session.get(Entry, entry) is None:
                raise lines.no_entry(entry)
            row.state = ItemState.PLACED
            there = Placement.item_id == item, Placement.entry_id == entry
            if session.scalar(select(Placement.id).where(*there)) is None:
                session.add(Placement(item_id=item, entry_id=entry, article_key=key, placed=now()))

    def decline(self, item: int, reason: str) -> None:
        """Record that the item is not used, and why (未采用)."""
        with self._store.writing() as session:
            row = _item(session, item)
            row.state = ItemState.DECLINED
            row.reason = reason


def _item(session: Session, item: int) -> Item:
    row = session.get(Item, item)
    if row is None:
        raise _no_item(item)
    return row


def _line(item: Item) -> ItemLine:
    return ItemLine(
        id=item.id,
        state=item.state,
        title=item.title,
        unit=item.unit,
        source=item.channel,
        received=item.received,
        reason=item.reason,
    )


def _no_item(item: int) -> NotFound:
    return NotFound(f"没有编号为 {item} 的来稿。")


def _damaged() -> NotADesk:
    return NotADesk("这篇来稿在历史库里已经损坏，没有打开。", trouble.RESTORE)
