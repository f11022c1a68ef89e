"""The drawer of recipients (报送名单): each series' list, and every list it had before.

Lists are added and never changed, so that one can see to whom an old issue went; the newest one
holds. Which list a name stood on is asked years later.
"""

import datetime as dt
from collections.abc import Callable

import msgspec
from sqlalchemy import Select, select

from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.directory import series
from gazetteer_desk.directory.tables import RecipientList, Series
from gazetteer_desk.log import log
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store


Change = Callable[[Recipients], Recipients]


class ListState(msgspec.Struct, frozen=True):
    """One state of a list: since when it holds, or held."""

    id: int
    taken: dt.datetime
    value: Recipients


class RecipientDrawer:
    """The lists of recipients in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, name: str) -> Recipients:
        """Return the list of a series that holds now, an empty one where there is none yet."""
        with self._store.reading() as session:
            row = session.scalar(_newest(name).limit(1))
            return Recipients() if row is None else _value(row)

    def states(self, name: str) -> tuple[ListState, ...]:
        """Return every state of a series' list, the newest first."""
        with self._store.reading() as session:
            rows = session.scalars(_newest(name))
            return tuple(ListState(row.id, row.taken, _value(row)) for row in rows)

    def change(self, name: str, change: Change) -> Recipients:
        """Change the list of a series as it is at that moment; a list that is the same adds none.

        Return what it is now.
        """
        with self._store.writing() as session:
            owner = series.entered(session, name)
            row = session.scalar(_newest(name).limit(1))
            before = Recipients() if row is None else _value(row)
            value = change(before)
            if value != before:
                written = msgspec.json.encode(value, order="deterministic").decode()
                session.add(RecipientList(series_id=owner.id, taken=now(), value=written))
                log.info("list of recipients kept, %d of them", len(value.recipients))
        return value


def _newest(name: str) -> Select[RecipientList]:
    found = select(RecipientList).join(Series, Series.id == RecipientList.series_id)
    return found.where(Series.name == name).order_by(RecipientList.id.desc())


def _value(row: RecipientList) -> Recipients:
    return msgspec.json.decode(row.value, type=Recipients)
