"""The rows of the directory (名录): series with columns and recipients, units, persons, rules."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gazetteer_desk.store.base import Base, Moment


class Series(Base):
    """A series of bulletins (刊): what its issues print alike.

    `masthead` and `scheme` hold the JSON of the values of those names; "" means the defaults.
    """

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(unique=True)
    masthead: Mapped[str] = mapped_column(default="")
    scheme: Mapped[str] = mapped_column(default="")
    template: Mapped[str] = mapped_column(default="")
    numbering: Mapped[str] = mapped_column(default="")
    place: Mapped[int] = mapped_column(default=0)


class Column(Base):
    """A column of a series (栏目), in the order in which it is offered."""

    __tablename__ = "series_column"
    __table_args__ = (UniqueConstraint("series_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"))
    name: Mapped[str]
    place: Mapped[int] = mapped_column(default=0)


class Unit(Base):
    """A unit that contributes or gets the bulletin (单位), by its full name and its short one."""

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(unique=True)
    short: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    is_retired: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)


class RecipientList(Base):
    """One state of a series' list of recipients (报送名单), as JSON; the newest one holds."""

    __tablename__ = "recipient_list"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), index=True)
    taken: Mapped[dt.datetime] = mapped_column(Moment())
    value: Mapped[str]


class Person(Base):
    """A person (人员); `posts` holds the JSON of the value's posts, `place` the leaders' order."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    posts: Mapped[str] = mapped_column(default="[]")
    note: Mapped[str] = mapped_column(default="")
    is_retired: Mapped[bool] = mapped_column(default=False)
    place: Mapped[int] = mapped_column(default=0)


class ProofChange(Base):
    """What the office has changed of the rules of proofreading, as JSON: one row, if any."""

    __tablename__ = "proof_change"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    value: Mapped[str]


class Answer(Base):
    """What a clerk answered to a question about the directory, so that it is asked only once."""

    __tablename__ = "answer"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    question: Mapped[str] = mapped_column(unique=True)
    taken: Mapped[dt.datetime] = mapped_column(Moment())
    value: Mapped[str]
