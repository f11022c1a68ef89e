"""The drawer of columns (栏目): those of each series, in the order of its pages."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.directory import series
from gazetteer_desk.directory.tables import Column, Series
from gazetteer_desk.log import log
from gazetteer_desk.store.engine import Store


Columns = tuple[str, ...]


class ColumnDrawer:
    """The columns in one store. A series without any of its own offers what it used before."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, name: str) -> Columns:
        """Return the columns of a series in their order."""
        with self._store.reading() as session:
            return tuple(row.name for row in _rows(session, name))

    def change(self, name: str, change: Callable[[Columns], Columns]) -> Columns:
        """Change the columns of a series as they are at that moment; return what they are now.

        A name that is there already is not there twice: the two are one and the same column.
        """
        with self._store.writing() as session:
            owner = series.entered(session, name)
            rows = {row.name: row for row in _rows(session, name)}
            columns = tuple(dict.fromkeys(change(tuple(rows))))
            for gone in rows.keys() - set(columns):
                session.delete(rows[gone])
            for place, column in enumerate(columns):
                if (row := rows.get(column)) is None:
                    session.add(Column(series_id=owner.id, name=column, place=place))
                else:
                    row.place = place
        log.info("columns kept, %d of them", len(columns))
        return columns


def _rows(session: Session, name: str) -> list[Column]:
    found = select(Column).join(Series, Series.id == Column.series_id).where(Series.name == name)
    return list(session.scalars(found.order_by(Column.place, Column.id)))
