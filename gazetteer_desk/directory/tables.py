"""The rows of the directory (名录): series and their columns."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gazetteer_desk.store.base import Base


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
