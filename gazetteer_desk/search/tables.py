"""The index: what FTS5 keeps, and which words of which revision it was made of.

All of it is derived. It is thrown away and made again whenever in doubt, and is backed up only
because it stands in the store.
"""

from enum import StrEnum

from sqlalchemy import DDL, Index, event
from sqlalchemy.orm import Mapped, mapped_column

from gazetteer_desk.search.tokens import COLUMNS, MARKS, VERSION
from gazetteer_desk.store.base import Base, Word


class Owner(StrEnum):
    """Whose words they are."""

    ISSUE = "issue"
    ITEM = "item"


class IndexedArticle(Base):
    """One article in the index, under the id of its row in `words`: higher is newer.

    `digest` is over what was written, so that it can be taken out again, exactly or not at all.
    """

    __tablename__ = "indexed_article"
    __table_args__ = (Index("ix_indexed_article_owner", "owner", "owner_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[Owner] = mapped_column(Word(Owner))
    owner_id: Mapped[int]
    article_key: Mapped[str]
    digest: Mapped[bytes]


class IndexedSource(Base):
    """The revision of an issue or item whose words the index has."""

    __tablename__ = "indexed_source"

    owner: Mapped[Owner] = mapped_column(Word(Owner), primary_key=True)
    owner_id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int]


class IndexState(Base):
    """The one row that says which version made the index, and whether it has everything."""

    __tablename__ = "index_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    is_whole: Mapped[bool]


_NAMES = ", ".join(f'"{name}"' for name in (*COLUMNS.values(), MARKS))
WORDS = f"CREATE VIRTUAL TABLE words USING fts5({_NAMES}, content='', tokenize='ascii')"
WRITE = f"INSERT INTO words(rowid, {_NAMES}) VALUES (?, ?, ?, ?, ?, ?)"
TAKE_OUT = f"INSERT INTO words(words, rowid, {_NAMES}) VALUES ('delete', ?, ?, ?, ?, ?, ?)"
SET = "INSERT INTO words(words, rank) VALUES (?, ?)"
# How many parts may be left apart before a save must merge them all, however long that takes.
PARTS = "INSERT INTO words(words, rank) VALUES ('crisismerge', 1999)"
# How many parts of a size a save leaves apart; `building.tidy` merges them earlier, between saves.
AUTOMERGE = 16
SPARE = f"INSERT INTO words(words, rank) VALUES ('automerge', {AUTOMERGE})"
MERGE = "INSERT INTO words(words) VALUES ('optimize')"  # all parts into one
event.listen(IndexedArticle.__table__, "after_create", DDL(WORDS))
event.listen(IndexedArticle.__table__, "after_create", DDL(PARTS))
event.listen(IndexedArticle.__table__, "after_create", DDL(SPARE))
# A new store has an index of everything: nothing is in it yet.
event.listen(
    IndexState.__table__, "after_create", DDL(f"INSERT INTO index_state VALUES (1, {VERSION}, 1)")
)
