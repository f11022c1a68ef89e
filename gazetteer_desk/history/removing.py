"""Removal for good (彻底删除): tombstones keep the chain, the words are in no row any more.

Works in a session on the store itself and, with the same values, on each of its backups. What is
removed is known by what nobody else can have: an issue by its id and the seal of its first
revision, an item by the key of its article.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, delete, func, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import plates_of
from gazetteer_desk.errors import NotADesk, NotFound
from gazetteer_desk.history import lines
from gazetteer_desk.history.rows import (
    Dropped,
    IntakeFile,
    Item,
    ItemRevision,
    Placement,
    Printing,
    Recovery,
    Signature,
    Tombstone,
)
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.tables import Entry, Plate, Revision
from gazetteer_desk.history.trash import Sort
from gazetteer_desk.store.base import now
from gazetteer_desk.store.pack import unpack


_FRAME = "frame"  # the part of last words that is no article
_DIGEST = re.compile(rb'"([0-9a-f]{64})"')
Purge = Callable[[Session, Sort, list[int]], None]  # takes owners out of the index, without a trace


class Removal(msgspec.Struct, frozen=True):
    """What is to go: an issue (`entry`, 0 for none), items by id and key, pictures by digest.

    `keys` are those of all articles that any revision of the issue had, `revisions` their ids;
    `files` are files that came in (收件), by the SHA-256 of their bytes.
    """

    sort: Sort
    entry: int = 0
    seal: str = ""
    keys: frozenset[str] = frozenset()
    items: tuple[tuple[int, str], ...] = ()
    plates: frozenset[str] = frozenset()
    revisions: frozenset[int] = frozenset()
    files: frozenset[str] = frozenset()


def look(session: Session, sort: Sort, of: int, still: Iterable[str] = ()) -> Removal:
    """Return what goes with an issue or item out of the trash; `NotFound` where it is not there.

    `still` are the pictures that open issues show.
    """
    if sort is Sort.ITEM:
        item = session.get(Item, of)
        if item is None or not item.deleted or not item.article_key:
            raise NotFound("这篇留用稿不在回收站里，没有删除。")
        return Removal(sort, items=((item.id, item.article_key),))
    entry = session.get(Entry, of)
    if entry is None or not entry.deleted or entry.head_id is None:
        raise NotFound("这一期不在回收站里，没有删除。")
    first = session.scalars(
        select(Revision.seal).where(Revision.entry_id == of).order_by(Revision.nth).limit(1)
    ).one()
    keys: set[str] = set()
    plates: set[str] = set()
    for packed, digest in session.execute(
        select(Revision.bulletin, Revision.digest).where(Revision.entry_id == of)
    ):
        try:
            bulletin = lines.restore(packed, digest)
        except NotADesk:
            continue  # what is damaged goes as it is
        keys |= {key for article in bulletin.articles for key in article.keys}
        plates |= plates_of(bulletin)
    items = tuple((row.id, row.article_key) for row in _only_here(session, of))
    ids = frozenset(session.scalars(select(Revision.id).where(Revision.entry_id == of)))
    files = session.scalars(select(IntakeFile).where(IntakeFile.entry_id == of)).all()
    plates |= {file.original for file in files if file.original}
    names = frozenset(file.sha256 for file in files)
    removal = Removal(sort, of, first, frozenset(keys), items, revisions=ids, files=names)
    return msgspec.structs.replace(removal, plates=_free(session, removal, plates - set(still)))


def look_at_file(session: Session, sha256: str) -> Removal:
    """Return what goes with a file that waits or was refused; `NotFound` where there is none."""
    row = session.get(IntakeFile, sha256)
    if row is None or row.entry_id is not None:
        raise NotFound("收件里没有这一件，没有删除。")
    removal = Removal(Sort.FILE, files=frozenset({sha256}))
    plates = {*_shown(row.value), *filter(None, [row.original])}
    return msgspec.structs.replace(removal, plates=_free(session, removal, plates))


def _shown(packed: bytes) -> set[str]:
    """Return the digests that stand in the words of a file; of damaged ones none."""
    try:
        return {found.decode() for found in _DIGEST.findall(unpack(packed))}
    except ValueError:
        return set()


def is_back(session: Session, removal: Removal) -> bool:
    """Tell whether what was to be removed is out of the trash again."""
    if removal.entry:
        entry = session.get(Entry, removal.entry)
        return entry is not None and not entry.deleted and entry.head_id is not None
    return any(not item.deleted for item in _items(session, removal))


def is_in(session: Session, removal: Removal) -> bool:
    """Tell whether a copy of the store has anything of it."""
    asked: list[Select[*tuple[Any, ...]]] = [
        select(Item.id).where(Item.article_key.in_([key for _, key in removal.items])),
        select(IntakeFile.sha256).where(IntakeFile.sha256.in_(removal.files)),
    ]
    if removal.entry:
        keys = Recovery.article_key.in_(removal.keys - {_FRAME})
        asked += [
            select(Revision.id).where(*_first(removal)),
            select(Recovery.base_id).where((Recovery.entry_id == removal.entry) | keys),
            select(Dropped.id).where(_of_entry(removal)),
        ]
    return any(session.execute(one.limit(1)).first() is not None for one in asked)


def remove(
    session: Session, removal: Removal, purge: Purge, *, by: str = "", is_copy: bool = False
) -> None:
    """Take it out of every table; tombstones and empty rows keep its places and numbers.

    What is gone already is passed over. In a copy of the store last words that never were kept go
    too: in the store itself they belong to somebody who writes.
    """
    items = [row.id for row in _items(session, removal)]
    is_here = session.scalar(select(Revision.id).where(*_first(removal))) is not None
    if removal.entry:  # though its rows may be gone: the index may not have followed that far
        purge(session, Sort.ISSUE, [removal.entry])
    purge(session, Sort.ITEM, items)
    if is_here:
        _bury(session, removal.entry, by)
    if removal.entry:
        _forget_words(session, removal, is_copy=is_copy)
    for row in _items(session, removal):
        session.execute(delete(Placement).where(Placement.item_id == row.id))
        session.execute(delete(ItemRevision).where(ItemRevision.item_id == row.id))
        row.title = row.unit = row.author = row.channel = row.reason = row.article_key = ""
        row.deleted, row.is_due = row.deleted or now(), False
    session.execute(delete(IntakeFile).where(IntakeFile.sha256.in_(removal.files)))
    session.flush()
    gone = _free(session, removal, removal.plates)
    session.execute(delete(Plate).where(Plate.digest.in_(gone)))
    session.flush()


def is_said_elsewhere(session: Session, removal: Removal) -> bool:
    """Tell whether some other issue has the very words of a removed revision."""
    asked = (
        select(Revision.id)
        .join(Tombstone, Tombstone.digest == Revision.digest)
        .where(Tombstone.entry_id == removal.entry)
        .limit(1)
    )
    return session.scalar(asked) is not None


def _bury(session: Session, entry: int, by: str) -> None:
    """Put a tombstone in the place of each revision of an entry, and empty its row."""
    row = session.get_one(Entry, entry)
    row.head_id = row.series_id = row.year = row.number = row.total = row.dated = None
    row.title = row.remark = row.correcting = ""
    row.supplement, row.is_corrected, row.status = False, False, Status.DRAFT
    row.deleted = row.deleted or now()
    mine = Revision.entry_id == entry
    asked = select(Revision.nth, Revision.digest, Revision.previous, Revision.seal).where(mine)
    for nth, digest, previous, seal in session.execute(asked.order_by(Revision.nth)).all():
        session.add(
            Tombstone(
                entry_id=entry,
                nth=nth,
                digest=digest,
                previous=previous,
                seal=seal,
                removed=now(),
                by=by,
                reason="彻底删除",
            )
        )
    session.flush()
    ids = select(Revision.id).where(mine)
    for table in (Signature, Printing):
        session.execute(delete(table).where(table.revision_id.in_(ids)))
    session.execute(delete(Placement).where(Placement.entry_id == entry))
    session.execute(delete(Revision).where(mine))


def _forget_words(session: Session, removal: Removal, *, is_copy: bool) -> None:
    """Take out the last words and the given-up words of an issue."""
    session.execute(delete(Recovery).where(Recovery.entry_id == removal.entry))
    drafts: dict[str, set[str]] = {}
    unkept = select(Recovery.draft_key, Recovery.article_key).where(Recovery.entry_id.is_(None))
    for draft, key in session.execute(unkept) if is_copy else ():
        drafts.setdefault(draft, set()).add(key)
    mine = [draft for draft, keys in drafts.items() if _is_of(removal, keys - {_FRAME})]
    session.execute(delete(Recovery).where(Recovery.draft_key.in_(mine)))
    asked = select(Dropped.id, Dropped.entry_id, Dropped.bulletin).where(_of_entry(removal))
    for dropped, entry, packed in session.execute(asked).all():
        if entry == removal.entry or _is_of(removal, _keys_in(packed)):
            session.execute(delete(Dropped).where(Dropped.id == dropped))


def _is_of(removal: Removal, keys: set[str]) -> bool:
    return bool(keys) and keys <= removal.keys


def _keys_in(packed: bytes) -> set[str]:
    try:
        articles = codec.restore(unpack(packed)).articles
    except (ValueError, msgspec.DecodeError):
        return set()
    return {key for article in articles for key in article.keys}


def _first(removal: Removal) -> tuple[ColumnElement[bool], ...]:
    return Revision.entry_id == removal.entry, Revision.nth == 1, Revision.seal == removal.seal


def _of_entry(removal: Removal) -> ColumnElement[bool]:
    return (Dropped.entry_id == removal.entry) | Dropped.entry_id.is_(None)


def _items(session: Session, removal: Removal) -> list[Item]:
    keys = [key for _, key in removal.items]
    return list(session.scalars(select(Item).where(Item.article_key.in_(keys))))


def _only_here(session: Session, entry: int) -> list[Item]:
    """Return the items that this entry has and no other."""
    here = select(Placement.item_id).where(Placement.entry_id == entry)
    many = select(Placement.item_id).group_by(Placement.item_id).having(func.count() > 1)
    return list(session.scalars(select(Item).where(Item.id.in_(here), Item.id.not_in(many))))


def _free(session: Session, removal: Removal, plates: Iterable[str]) -> frozenset[str]:
    """Return those pictures that nothing else shows."""
    left = {digest: digest.encode() for digest in plates}
    for packed in _others(session, removal) if left else ():
        try:
            words = unpack(packed)
        except ValueError:
            continue
        left = {digest: mark for digest, mark in left.items() if mark not in words}
        if not left:
            break
    return frozenset(left)


def _others(session: Session, removal: Removal) -> Iterator[bytes]:
    """Yield the words of all that stays, packed."""
    items = [item for item, _ in removal.items]
    for asked in (
        select(Revision.bulletin).where(Revision.entry_id != removal.entry),
        select(ItemRevision.article).where(ItemRevision.item_id.not_in(items)),
        select(Dropped.bulletin).where(Dropped.entry_id.is_distinct_from(removal.entry)),
        select(Recovery.value).where(Recovery.entry_id.is_distinct_from(removal.entry)),
        select(IntakeFile.value).where(IntakeFile.sha256.not_in(removal.files)),
    ):
        yield from session.scalars(asked.execution_options(yield_per=50))
