"""How one revision follows another: digest, chain and seal."""

import datetime as dt
from functools import cached_property

from gazetteer_desk.bulletin import codec, plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.tables import Revision
from gazetteer_desk.store import seal
from gazetteer_desk.store.base import now
from gazetteer_desk.store.pack import pack


class Words:
    """A bulletin with its canonical bytes, made ready before the lock is taken.

    `kept` are the bytes that it was kept as once, which an older form may have written.
    """

    def __init__(self, bulletin: Bulletin, *, kept: bytes = b"") -> None:
        self.bulletin = bulletin
        self.data = kept or codec.canonical(bulletin)
        self.digest = codec.digest(self.data)

    @cached_property
    def packed(self) -> bytes:
        """Return the bytes to store."""
        return pack(self.data)

    @cached_property
    def characters(self) -> int:
        """Return the 字数 of all articles."""
        return sum(plain.count_article(article) for article in self.bulletin.articles)


def following(
    head: Revision | None,
    entry: int,
    words: Words,
    *,
    occasion: Occasion,
    by: str,
    note: str,
    taken: dt.datetime | None = None,
) -> Revision:
    """Return the row that follows `head` in its entry, taken now unless it was long ago."""
    nth = head.nth + 1 if head else 1
    taken = taken or now()
    return Revision(
        entry_id=entry,
        nth=nth,
        taken=taken,
        occasion=occasion,
        note=note,
        by=by,
        characters=words.characters,
        digest=words.digest,
        previous=head.digest if head else None,
        seal=seal.of(
            head.seal if head else None,
            entry=entry,
            nth=nth,
            taken=taken.isoformat(timespec="microseconds"),
            occasion=occasion.value,
            by=by,
            digest=words.digest,
        ),
        bulletin=words.packed,
    )
