"""The base of all rows, and how moments and office words are stored.

The rooms above put their tables on `Base`. The store may not import them (one way through the
house), so it knows them by name and loads them only where the whole schema is needed: to make a
store, to raise an old one, and before the first write, when SQLAlchemy resolves foreign keys.
"""

import datetime as dt
from enum import StrEnum
from importlib import import_module
from typing import Any, TypeVar

from sqlalchemy import MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass


VERSION = 6  # of the schema, kept in PRAGMA user_version; the newest step in migrations/versions
ROOMS = (
    "gazetteer_desk.directory.tables",
    "gazetteer_desk.history.tables",
    "gazetteer_desk.history.rows",
    "gazetteer_desk.search.tables",
)
_E = TypeVar("_E", bound=StrEnum)


class Moment(TypeDecorator[dt.datetime]):
    """A moment in UTC, stored as ISO text of fixed width, so that text order is time order."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> str | None:
        """Return the text to store; a moment without a zone is a bug."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs its zone")
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Any) -> dt.datetime | None:
        """Return the stored moment, aware."""
        return None if value is None else dt.datetime.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """A member of a `StrEnum`, stored as its value."""

    impl = String(16)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Any) -> str | None:
        """Return the text to store; a word the enum does not know is a bug."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Any) -> StrEnum | None:
        """Return the member."""
        return None if value is None else self.kind(value)


class Base(MappedAsDataclass, DeclarativeBase):
    """What every row is."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dt.datetime: Moment()}  # noqa: RUF012 - SQLAlchemy's own name for it


def load_rooms() -> MetaData:
    """Return the schema of the whole house, every room's tables on it."""
    for room in ROOMS:
        import_module(room)
    return Base.metadata


def now() -> dt.datetime:
    """Return the present moment, in UTC."""
    return dt.datetime.now(dt.UTC)
