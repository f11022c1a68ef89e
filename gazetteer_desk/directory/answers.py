"""The drawer of answers (答过的问题): what was asked about the directory is asked only once."""

import datetime as dt

from sqlalchemy import select

from gazetteer_desk.directory.tables import Answer as Row
from gazetteer_desk.log import log
from gazetteer_desk.store.engine import Store


class AnswerDrawer:
    """The answers in one store, by what was asked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, str]:
        """Return every answer by its question."""
        with self._store.reading() as session:
            return {row.question: row.value for row in session.scalars(select(Row))}

    def put(self, question: str, value: str) -> None:
        """Keep an answer; "" takes it back, so that it is asked again."""
        with self._store.writing() as session:
            row = session.scalar(select(Row).where(Row.question == question))
            if row is not None and not value:
                session.delete(row)
            elif row is not None:
                row.value = value
            elif value:
                session.add(Row(question=question, taken=dt.datetime.now(dt.UTC), value=value))
        log.info("an answer kept")
