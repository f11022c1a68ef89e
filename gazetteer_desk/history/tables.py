"""The rows that every command reads: entries, revisions, plates (台账、稿次、图版).

The other rows of the history stand in `history/rows.py`: mapping a class costs about 4 ms, and
`show` needs none of them.
"""

import datetime as dt

from sqlalchemy import DDL, ForeignKey, Index, String, UniqueConstraint, event, text
from sqlalchemy.orm import Mapped, mapped_column

from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.store.base import Base, Moment, Word


class Entry(Base):
    """One issue in the ledger (台账一行).

    `status` and `advanced` (since when), `remark` (备注: why a number is void or skipped),
    `deleted` (since when it is in the trash), `correcting` (why what has gone out is being changed;
    "" while it is not), `opened` and the id are its own. All else are projections of the head
    revision, written by the ledger alone; `title` holds the articles' headlines, one a line,
    `is_corrected` tells whether they came of a correction. Ids are never used twice, not even after
    a restore, so that a number on paper always means the same issue.
    """

    __tablename__ = "entry"
    __table_args__ = (
        Index(
            "uq_entry_issued_numbers",
            "series_id",
            "year",
            "number",
            "supplement",
            unique=True,
            sqlite_where=text("status IN ('issued', 'filed')"),
        ),
        Index("ix_entry_numbers", "year", "number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    opened: Mapped[dt.datetime] = mapped_column(Moment())
    changed: Mapped[dt.datetime] = mapped_column(Moment())
    status: Mapped[Status] = mapped_column(Word(Status), default=Status.DRAFT)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None)
    year: Mapped[int | None] = mapped_column(default=None)
    number: Mapped[int | None] = mapped_column(default=None)
    total: Mapped[int | None] = mapped_column(default=None)
    supplement: Mapped[bool] = mapped_column(default=False)
    title: Mapped[str] = mapped_column(default="")
    dated: Mapped[dt.date | None] = mapped_column(default=None)
    head_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True), default=None
    )
    remark: Mapped[str] = mapped_column(default="", server_default="")
    deleted: Mapped[dt.datetime | None] = mapped_column(Moment(), default=None)
    advanced: Mapped[dt.datetime | None] = mapped_column(Moment(), default=None)
    correcting: Mapped[str] = mapped_column(default="", server_default="")
    is_corrected: Mapped[bool] = mapped_column(default=False, server_default=text("0"))


class Revision(Base):
    """One kept state of an issue (稿次), whole and for ever; only `note` may be given later.

    `digest` is the SHA-256 of the canonical bytes, `bulletin` those bytes compressed, `previous`
    the digest of the revision before it. `seal` is a SHA-256 over the other columns and the seal
    before, so that a changed moment or name is found out too.
    """

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("entry_id", "nth"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"))
    nth: Mapped[int]
    taken: Mapped[dt.datetime] = mapped_column(Moment())
    occasion: Mapped[Occasion] = mapped_column(Word(Occasion))
    note: Mapped[str]
    by: Mapped[str]
    characters: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), index=True)
    previous: Mapped[str | None] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))
    bulletin: Mapped[bytes]


class Plate(Base):
    """The bytes of a picture (图版), kept once under their SHA-256."""

    __tablename__ = "plate"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    media: Mapped[str]
    bytes: Mapped[bytes]


for _trigger in (
    """CREATE TRIGGER revision_stays BEFORE UPDATE OF id, entry_id, nth, taken, occasion, "by",
    characters, digest, previous, seal, bulletin ON revision
    BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END""",
    """CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
    WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE entry_id = OLD.entry_id AND nth = OLD.nth
    AND digest = OLD.digest AND seal = OLD.seal)
    BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END""",
):
    event.listen(Revision.__table__, "after_create", DDL(_trigger))
