"""The drawer of persons (人员): read and changed as one list, so that any change can be undone."""

from collections.abc import Callable

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin.persons import Person, Persons, Post
from gazetteer_desk.directory.tables import Person as Row
from gazetteer_desk.log import log
from gazetteer_desk.store.engine import Store


Change = Callable[[Persons], Persons]


class PersonDrawer:
    """The persons in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> Persons:
        """Return every person, retired ones too, in the leaders' order."""
        with self._store.reading() as session:
            return tuple(map(_person, _rows(session)))

    def change(self, change: Change) -> Persons:
        """Change the list as it is at that moment; return what it is now."""
        with self._store.writing() as session:
            rows = {row.key: row for row in _rows(session)}
            persons = change(tuple(map(_person, rows.values())))
            for key in rows.keys() - {one.key for one in persons}:
                session.delete(rows[key])
            for place, person in enumerate(persons):
                row = rows.get(person.key)
                if row is None:
                    session.add(row := Row(key=person.key, name=person.name))
                row.name, row.note, row.place = person.name, person.note, place
                row.is_retired = person.is_retired
                row.posts = msgspec.json.encode(person.posts).decode()
        log.info("persons kept, %d of them", len(persons))
        return persons


def _rows(session: Session) -> list[Row]:
    return list(session.scalars(select(Row).order_by(Row.place, Row.id)))


def _person(row: Row) -> Person:
    return Person(
        key=row.key,
        name=row.name,
        posts=msgspec.json.decode(row.posts, type=tuple[Post, ...]),
        note=row.note,
        is_retired=row.is_retired,
    )
