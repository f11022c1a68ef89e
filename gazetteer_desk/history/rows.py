"""The other rows of the history: items, last words, tombstones, signatures, printings."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from gazetteer_desk.store.base import Base, Moment, Word


class ItemState(StrEnum):
    """Where an article with a life of its own stands (来稿的去向)."""

    INBOX = "inbox"
    HELD = "held"
    PLACED = "placed"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """Return the office's word for this state."""
        return _ITEM_LABELS[self]


_ITEM_LABELS = {
    ItemState.INBOX: "来稿",
    ItemState.HELD: "留用",
    ItemState.PLACED: "已用",
    ItemState.DECLINED: "退稿",
}


class FileState(StrEnum):
    """What became of a file that was taken in (收件的去向). The stored words are never renamed."""

    TAKEN = "taken"
    REVIEW = "review"
    REFUSED = "refused"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """Return the office's word for this state."""
        return _FILE_LABELS[self]


_FILE_LABELS = {
    FileState.TAKEN: "收下",
    FileState.REVIEW: "待审",
    FileState.REFUSED: "未收",
    FileState.DECLINED: "不收",
}


class IntakeFile(Base):
    """A foreign file that was taken in, waits for review, was refused or declined, and why (收件).

    Its key is the SHA-256 of its bytes, by which it is known again. While it waits, and where it
    was declined, `value` is what was recognised in it, packed JSON, and `original` the digest under
    which its bytes, zipped, stand among the plates ("" where they are too many); of others the
    value is null. `digest` is the SHA-256 of the value unpacked. `numbered` is the number of one
    that waits in one line, to be compared.
    """

    __tablename__ = "intake_file"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    form: Mapped[str]
    size: Mapped[int]
    status: Mapped[FileState] = mapped_column(Word(FileState), index=True)
    received: Mapped[dt.datetime] = mapped_column(Moment())
    digest: Mapped[str] = mapped_column(String(64))
    value: Mapped[bytes]
    reason: Mapped[str] = mapped_column(default="")
    numbered: Mapped[str] = mapped_column(default="", index=True)
    original: Mapped[str] = mapped_column(String(64), default="")
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), default=None, index=True)


class Tombstone(Base):
    """What is left of a revision that was removed for good: its place in the chain (销毁记录).

    A revision can only be deleted after its tombstone is there.
    """

    __tablename__ = "tombstone"
    __table_args__ = (UniqueConstraint("entry_id", "nth"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    nth: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str | None] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))
    removed: Mapped[dt.datetime] = mapped_column(Moment())
    by: Mapped[str]
    reason: Mapped[str]


class Recovery(Base):
    """The last words of an article under the pen (急救稿), overwritten by autosave.

    No foreign keys: nothing may keep last words from being written.
    """

    __tablename__ = "recovery"

    draft_key: Mapped[str] = mapped_column(primary_key=True)
    article_key: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[int | None]
    base_id: Mapped[int | None]
    taken: Mapped[dt.datetime] = mapped_column(Moment())
    value: Mapped[bytes]


class Item(Base):
    """An article with a life of its own (来稿、留用、已用、退稿).

    `article_key` is the key of its article, wherever that stands; `is_due` asks for a place in
    the next issue that is made (移到下一期). `state` is derived (`history/placing.py`), `reason`
    says why it was declined and is "" otherwise; `deleted` since when it is in the trash.
    """

    __tablename__ = "item"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    state: Mapped[ItemState] = mapped_column(Word(ItemState), index=True)
    received: Mapped[dt.datetime] = mapped_column(Moment())
    title: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    article_key: Mapped[str] = mapped_column(default="", server_default="", index=True)
    is_due: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
    deleted: Mapped[dt.datetime | None] = mapped_column(Moment(), default=None)


class ItemRevision(Base):
    """One kept state of an item, as a compressed article."""

    __tablename__ = "item_revision"
    __table_args__ = (UniqueConstraint("item_id", "nth"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    nth: Mapped[int]
    taken: Mapped[dt.datetime] = mapped_column(Moment())
    by: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    article: Mapped[bytes]


class Placement(Base):
    """Where an item went (采用): the entry, and the key that the article keeps there."""

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("item_id", "entry_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    article_key: Mapped[str]
    placed: Mapped[dt.datetime] = mapped_column(Moment())


class Dropped(Base):
    """Words that a clerk chose not to keep, held for 30 days all the same (放弃的改动)."""

    __tablename__ = "dropped"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    entry_id: Mapped[int | None]
    label: Mapped[str]
    taken: Mapped[dt.datetime] = mapped_column(Moment())
    digest: Mapped[str] = mapped_column(String(64))
    bulletin: Mapped[bytes]


class Signature(Base):
    """Who checked or approved which words (核稿、签发)."""

    __tablename__ = "signature"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64))
    role: Mapped[str]
    who: Mapped[str]
    when: Mapped[dt.datetime] = mapped_column(Moment())
    remark: Mapped[str] = mapped_column(default="")


class Printing(Base):
    """A Word file that was made of a revision (制发记录)."""

    __tablename__ = "printing"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    template: Mapped[str]
    path: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    printed_at: Mapped[dt.datetime] = mapped_column(Moment())
