"""Articles with a life of their own (来稿、留用、已用、退稿), in an issue or apart from any.

An item is known by the key of its article, wherever that stands. Whether it is placed follows
from the kept issues (`history/placing.py`); what the clerk decides is only that it waits, why it is
declined, and that the next issue shall have it.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Generator, Iterable

import msgspec
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history import lines, placing
from gazetteer_desk.history.rows import Item, ItemRevision, ItemState, Placement
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.store import trouble
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store
from gazetteer_desk.store.pack import pack, unpack


class Placed(msgspec.Struct, frozen=True):
    """An issue that has the item, and its number."""

    entry: int
    number: IssueNumber


class ItemLine(msgspec.Struct, frozen=True, kw_only=True):
    """One item in the list; `source` says how it came here, `placed` which issues have it.

    `parts` are the keys of the articles that went into its newest words (综合).
    """

    id: int
    key: str
    state: ItemState
    title: str
    unit: str
    source: str
    received: dt.datetime
    reason: str
    is_due: bool
    placed: tuple[Placed, ...]
    parts: tuple[str, ...] = ()


class Items:
    """The drawer of items in one store."""

    def __init__(self, store: Store, on_change: tuple[Callable[[Session], None], ...] = ()) -> None:
        self._store = store
        self._on_change = on_change  # in the same transaction
        self._parts: dict[str, tuple[str, ...]] = {}  # by the digest of the words that tell them

    def receive(self, article: Article, *, source: str) -> int:
        """Put an article in that came from outside (来稿); return its item's id."""
        with self._writing() as session:
            item = _new(session, article, source, ItemState.INBOX)
            return item.id

    def hold(
        self,
        articles: Iterable[Article],
        *,
        entry: int | None = None,
        source: str = "",
        reason: str = "",
        is_due: bool = False,
    ) -> list[int]:
        """Put articles by for a later issue (留用), or decline them for a reason (退稿).

        Return their items' ids. One that came from an item is its next revision. `entry` is the
        issue that they leave: as long as what is kept of it has them, they stand there. `source`
        is its series; `is_due` asks for a place in the next one of that (移到下一期).
        """
        with self._writing() as session:
            found = [_put_by(session, article, entry, source) for article in articles]
            for item in found:
                item.reason, item.is_due = reason, is_due
                placing.settle(session, item)
            return [item.id for item in found]

    def decline(self, item: int, reason: str) -> None:
        """Record that an item is not used, and why (退稿); "" puts it by (恢复、留用)."""
        with self._writing() as session:
            row = _item(session, item)
            row.reason, row.is_due = reason, False
            if not reason and row.state is not ItemState.PLACED:
                row.state = ItemState.HELD
            placing.settle(session, row)

    def promise(self, item: int, *, is_due: bool) -> None:
        """Ask for a place in the next issue that is made (移到下一期), or no longer."""
        with self._writing() as session:
            row = _item(session, item)
            row.is_due = is_due
            if row.state is ItemState.INBOX:
                row.state = ItemState.HELD

    def remove(self, item: int, *, left: Iterable[int | None] = ()) -> None:
        """Put an item that no issue has into the trash; `ValueError` for one that is placed.

        `left` are the entries of open issues that have it no longer, whatever is kept of them.
        """
        with self._writing() as session:
            row = _item(session, item)
            mine = Placement.item_id == item
            if set(session.scalars(select(Placement.entry_id).where(mine))) - set(left):
                raise ValueError("an item that is placed stays")
            row.deleted = now()

    def bring_back(self, item: int) -> None:
        """Put an item back out of the trash, as it was; one that is not there is left alone."""
        with self._writing() as session:
            row = session.get(Item, item)
            if row is None:
                raise _no_item(item)
            row.deleted = None
            placing.settle(session, row)

    def lines(self) -> list[ItemLine]:
        """Return every item, the latest first."""
        asked = select(*Item.__table__.c).where(Item.deleted.is_(None)).order_by(Item.id.desc())
        where = (
            select(Placement.item_id, Entry.id, *_NUMBER)
            .join(Entry, Entry.id == Placement.entry_id)
            .order_by(Placement.id)
        )
        placed: dict[int, list[Placed]] = {}
        with self._store.reading() as session:
            rows = session.execute(asked).all()
            for item, entry, year, number, total, supplement in session.execute(where):
                issue = IssueNumber(year=year, number=number, total=total, supplement=supplement)
                placed.setdefault(item, []).append(Placed(entry, issue))
            parts = self._parts_of(session)
        return [
            ItemLine(
                id=row.id,
                key=row.article_key,
                state=row.state,
                title=row.title,
                unit=row.unit,
                source=row.channel,
                received=row.received,
                reason=row.reason,
                is_due=row.is_due,
                placed=tuple(placed.get(row.id, ())),
                parts=parts.get(row.id, ()),
            )
            for row in rows
        ]

    def _parts_of(self, session: Session) -> dict[int, tuple[str, ...]]:
        """Return the keys of what went into each item; words that were read once are not again."""
        newest = select(func.max(ItemRevision.id)).group_by(ItemRevision.item_id)
        asked = select(ItemRevision.id, ItemRevision.item_id, ItemRevision.digest)
        rows = session.execute(asked.where(ItemRevision.id.in_(newest))).all()
        unread = [row.id for row in rows if row.digest not in self._parts]
        for at in range(0, len(unread), placing.AT_ONCE):
            some = ItemRevision.id.in_(unread[at : at + placing.AT_ONCE])
            for row in session.execute(
                select(ItemRevision.digest, ItemRevision.article).where(some)
            ):
                self._parts[row.digest] = _parts_in(row.article)
        return {row.item_id: self._parts[row.digest] for row in rows}

    @contextlib.contextmanager
    def _writing(self) -> Generator[Session]:
        with self._store.writing() as session:
            yield session
            self._tell(session)

    def _tell(self, session: Session) -> None:
        session.flush()
        for told in self._on_change:
            told(session)

    def words(self, keys: Iterable[str]) -> dict[str, Article]:
        """Return by key the newest words of those of these articles that are items, if whole."""
        asked = select(Item.id, Item.article_key).where(Item.article_key.in_(tuple(keys)))
        found: dict[str, Article] = {}
        with self._store.reading() as session:
            for row in session.execute(asked.where(Item.deleted.is_(None))):
                with contextlib.suppress(NotADesk):
                    found[row.article_key] = self.article(row.id)
        return found

    def article(self, item: int) -> Article:
        """Return an item's newest words, checked against their digest."""
        asked = _revisions(item).limit(1)
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


def _parts_in(packed: bytes) -> tuple[str, ...]:
    """Return the keys of what went into an article; none where it cannot be read any more."""
    try:
        return codec.restore_article(unpack(packed)).keys[1:]
    except (ValueError, msgspec.DecodeError):
        return ()


_NUMBER = (Entry.year, Entry.number, Entry.total, Entry.supplement)


def _revisions(item: int) -> Select[bytes, str, int]:
    asked = select(ItemRevision.article, ItemRevision.digest, ItemRevision.nth)
    return asked.where(ItemRevision.item_id == item).order_by(ItemRevision.nth.desc())


def _new(session: Session, article: Article, source: str, state: ItemState) -> Item:
    item = Item(state=state, received=now(), channel=source, article_key=article.key)
    session.add(item)
    session.flush()
    _revise(session, item, article)
    return item


def _put_by(session: Session, article: Article, entry: int | None, source: str) -> Item:
    """Return the item of an article that leaves an issue, with these words as its newest."""
    found = session.scalar(select(Item).where(Item.article_key == article.key))
    item = found or _new(session, article, source, ItemState.HELD)
    item.deleted = None  # it may have been, and is put by once more
    _revise(session, item, article)
    if item.state is ItemState.INBOX:
        item.state = ItemState.HELD
    if found is None and entry is not None and _is_kept_in(session, entry, article.key):
        placing.place(session, item, entry)
    return item


def _revise(session: Session, item: Item, article: Article) -> None:
    """Keep the words as the item's next revision, if they say anything new."""
    data = codec.article_bytes(article)
    digest = codec.digest(data)
    newest = session.execute(_revisions(item.id).limit(1)).one_or_none()
    item.title, item.unit = article.headline, "、".join(article.credits)
    if newest is None or newest.digest != digest:
        nth = newest.nth + 1 if newest else 1
        session.add(
            ItemRevision(
                item_id=item.id, nth=nth, taken=now(), by="", digest=digest, article=pack(data)
            )
        )
    session.flush()


def _is_kept_in(session: Session, entry: int, key: str) -> bool:
    """Tell whether what is kept of an entry has an article: then that is where it stands."""
    asked = lines.heads().where(Entry.id == entry)
    row = session.execute(asked).one_or_none()
    return row is not None and any(
        key in article.keys for article in lines.restore(row.bulletin, row.digest).articles
    )


def _item(session: Session, item: int) -> Item:
    row = session.get(Item, item)
    if row is None or row.deleted:
        raise _no_item(item)
    return row


def _no_item(item: int) -> NotFound:
    return NotFound(f"没有编号为 {item} 的来稿。")


def _damaged() -> NotADesk:
    return NotADesk("这篇来稿在历史库里已经损坏，没有打开。", trouble.RESTORE)
