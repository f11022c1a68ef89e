"""Articles out of the store as they are searched, those of late kept at hand.

Who types a word asks again and again, and the newest articles stand in most of the answers. To
unpack an issue takes longer than to find it.
"""

import contextlib
import json
from collections.abc import Collection, Iterable, Iterator
from threading import Lock
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.errors import NotADesk
from gazetteer_desk.history import lines
from gazetteer_desk.history.rows import ItemRevision
from gazetteer_desk.history.tables import Entry, Revision
from gazetteer_desk.search import documents, sources
from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.tables import Owner


MOST = 4000  # articles at hand: about 30 MB
Named = tuple[Owner, int, str]  # an article: whose it is, which of them, its key
_Questions = dict[Owner, Select[*tuple[Any, ...]]]  # for newest revisions, by ids of their owners
_at_hand: dict[tuple[str, str], Document] = {}  # by the digest of its issue, and its key
_lock = Lock()


def articles(session: Session, wanted: Collection[Named]) -> dict[Named, Document]:
    """Return articles as they are now; those that are not there, or are damaged, are left out."""
    keys: dict[tuple[Owner, int], list[str]] = {}
    for owner, of, key in wanted:
        keys.setdefault((owner, of), []).append(key)
    found: dict[Named, Document] = {}
    unread: dict[tuple[Owner, int], list[str]] = {}
    for owner, of, digest in _heads(session, keys, _DIGESTS):
        for key in keys[owner, of]:
            if there := _at_hand.get((digest, key)):
                found[owner, of, key] = there
            else:
                unread.setdefault((owner, of), []).append(key)
    for owner, of, digest, packed in _heads(session, unread, _WORDS):
        with contextlib.suppress(NotADesk):
            data = lines.unpacked(packed, digest)
            for key in unread[owner, of]:
                if there := _read(data, owner, key):
                    found[owner, of, key] = there
                    _keep(digest, key, there)
    return found


def _read(data: bytes, owner: Owner, key: str) -> Document | None:
    if owner is Owner.ITEM:
        return documents.of_article(codec.restore_article(data))
    if not key:
        return documents.of_note(codec.restore(data))
    article = codec.restore_article_of(data, key)
    return documents.of_article(article) if article else None


def _keep(digest: str, key: str, document: Document) -> None:
    with _lock:
        _at_hand[digest, key] = document
        while len(_at_hand) > MOST:
            del _at_hand[next(iter(_at_hand))]


def _heads(
    session: Session, owners: Iterable[tuple[Owner, int]], asked: _Questions
) -> Iterator[Any]:
    """Yield whose it is, which of them, and what the question asks of its newest revision."""
    for kind, question in asked.items():
        if ids := [of for owner, of in owners if owner is kind]:
            for row in session.execute(question, {"ids": json.dumps(ids)}):
                yield kind, *row


def _questions(issue: tuple[Any, ...], item: tuple[Any, ...]) -> _Questions:
    issues = select(Entry.id, *issue).join(Revision, Entry.head_id == Revision.id)
    items = select(ItemRevision.item_id, *item).where(ItemRevision.id.in_(sources.waiting()))
    return {
        Owner.ISSUE: issues.where(lines.among(Entry.id)),
        Owner.ITEM: items.where(lines.among(ItemRevision.item_id)),
    }


_DIGESTS = _questions((Revision.digest,), (ItemRevision.digest,))
_WORDS = _questions(
    (Revision.digest, Revision.bulletin), (ItemRevision.digest, ItemRevision.article)
)
