"""The drawer of what the office has changed of the rules of proofreading (校核规则)."""

from collections.abc import Callable

import msgspec
from sqlalchemy import select

from gazetteer_desk.directory.tables import ProofChange as Row
from gazetteer_desk.log import log
from gazetteer_desk.proof.rulebook import Changes
from gazetteer_desk.store.engine import Store


class RuleDrawer:
    """The office's changes in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def changes(self) -> Changes:
        """Return what the office has changed, nothing where it has changed nothing."""
        with self._store.reading() as session:
            return _value(session.scalar(select(Row)))

    def change(self, change: Callable[[Changes], Changes]) -> Changes:
        """Change it as it is at that moment; return what it is now."""
        with self._store.writing() as session:
            row = session.scalar(select(Row))
            changes = change(_value(row))
            words = msgspec.json.encode(changes, order="deterministic").decode()
            if row is None:
                session.add(Row(value=words))
            else:
                row.value = words
        log.info("rules of proofreading kept")
        return changes


def _value(row: Row | None) -> Changes:
    return Changes() if row is None else msgspec.json.decode(row.value, type=Changes)
