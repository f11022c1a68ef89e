"""Where the items stand follows from what is kept, and is never set by hand (已用、留用).

An item is placed as long as the newest kept revision of some issue has its article, or an article
that it went into (综合). The ledger calls `follow` in the transaction of every save, so that undo,
redo, a crash and a draft that is given up leave nothing that does not agree.
"""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.history.rows import Item, ItemState, Placement
from gazetteer_desk.store.base import now


AT_ONCE = 500  # names in one question; SQLite takes 32,766


def follow(session: Session, entry: int, revision: int, bulletin: Bulletin) -> None:
    """Note which items the newest revision of an entry has, and which it has no longer."""
    del revision
    here = {key for article in bulletin.articles for key in article.keys}
    placed = {
        row.item_id: row.article_key
        for row in session.execute(
            select(Placement.item_id, Placement.article_key).where(Placement.entry_id == entry)
        )
    }
    gone = {item for item, key in placed.items() if key not in here}
    if gone:
        mine = Placement.entry_id == entry, Placement.item_id.in_(gone)
        session.execute(delete(Placement).where(*mine))
    come = [item for item in _items(session, here) if item.id not in placed]
    for item in come:
        place(session, item, entry)
    for item in session.scalars(select(Item).where(Item.id.in_(gone))) if gone else ():
        settle(session, item)


def place(session: Session, item: Item, entry: int) -> None:
    """Note that an entry has the item now; a promise of the next issue is kept by that."""
    session.add(
        Placement(item_id=item.id, entry_id=entry, article_key=item.article_key, placed=now())
    )
    item.is_due = False
    settle(session, item)


def settle(session: Session, item: Item) -> None:
    """Write down where an item stands."""
    session.flush()
    asked = select(Placement.id).where(Placement.item_id == item.id).limit(1)
    item.state = state_of(
        is_placed=session.scalar(asked) is not None, reason=item.reason, before=item.state
    )
    session.flush()


def state_of(*, is_placed: bool, reason: str, before: ItemState) -> ItemState:
    """Return where an item stands; `before` tells one that nobody looked at yet (来稿)."""
    if is_placed:
        return ItemState.PLACED
    if reason:
        return ItemState.DECLINED
    return ItemState.INBOX if before is ItemState.INBOX else ItemState.HELD


def _items(session: Session, keys: Iterable[str]) -> list[Item]:
    wanted = sorted(keys)
    found: list[Item] = []
    for at in range(0, len(wanted), AT_ONCE):
        some = wanted[at : at + AT_ONCE]
        found += session.scalars(select(Item).where(Item.article_key.in_(some)))
    return found
