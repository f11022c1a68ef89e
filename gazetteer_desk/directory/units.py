"""The drawer of units (单位): read and changed as one list, so that any change can be undone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.units import Change, Unit, Units
from gazetteer_desk.directory.tables import Unit as Row
from gazetteer_desk.log import log
from gazetteer_desk.store.engine import Store


class UnitDrawer:
    """The units in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> Units:
        """Return every unit, retired ones too, in the office's order."""
        with self._store.reading() as session:
            return tuple(map(_unit, _rows(session)))

    def change(self, change: Change) -> Units:
        """Change the list as it is at that moment; return what it is now."""
        with self._store.writing() as session:
            rows = {row.name: row for row in _rows(session)}
            units = change(tuple(map(_unit, rows.values())))
            for name in rows.keys() - {one.name for one in units}:
                session.delete(rows[name])
            for place, unit in enumerate(units):
                row = rows.get(unit.name)
                if row is None:
                    session.add(row := Row(name=unit.name))
                row.short, row.note = unit.short, unit.note
                row.is_retired, row.place = unit.is_retired, place
        log.info("units kept, %d of them", len(units))
        return units


def _rows(session: Session) -> list[Row]:
    return list(session.scalars(select(Row).order_by(Row.place, Row.id)))


def _unit(row: Row) -> Unit:
    return Unit(name=row.name, short=row.short, note=row.note, is_retired=row.is_retired)
