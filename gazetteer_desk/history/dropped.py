"""Words that a clerk chose not to keep (放弃的改动): held for 30 days all the same.

The choice is one click, and regret comes the next morning. After 30 days nobody sees them any more,
and they go for good the next time a window opens on the store or something is given up.
"""

import datetime as dt

import msgspec
from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.errors import NotFound
from gazetteer_desk.history import ages, lines
from gazetteer_desk.history.rows import Dropped as Row
from gazetteer_desk.log import log
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store
from gazetteer_desk.store.pack import pack


HELD = dt.timedelta(days=30)


class DroppedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One issue as it was when it was given up; `entry` is the one it belonged to, if any."""

    id: int
    entry: int | None
    label: str
    taken: dt.datetime


class Dropped:
    """The drawer of given-up words in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put(self, bulletin: Bulletin, *, entry: int | None) -> int:
        """Hold the issue for 30 days; return its id here. What is older than that goes."""
        data = codec.canonical(bulletin)
        titles = (article.headline for article in bulletin.articles)
        label = bulletin.label or next(filter(None, titles), "")
        with self._store.writing() as session:
            session.execute(delete(Row).where(Row.id.in_(_over(session))))
            row = Row(
                entry_id=entry,
                label=label,
                taken=now(),
                digest=codec.digest(data),
                bulletin=pack(data),
            )
            session.add(row)
            session.flush()
            log.info("an issue given up, held for %d days", HELD.days)
            return row.id

    def clear(self) -> None:
        """Delete what is older than 30 days."""
        with self._store.reading() as session:
            over = _over(session)
        if over:
            with self._store.writing() as session:
                session.execute(delete(Row).where(Row.id.in_(over)))

    def lines(self) -> list[DroppedLine]:
        """Return what is held, the latest first."""
        asked = select(Row.id, Row.entry_id, Row.label, Row.taken)
        asked = asked.where(~_is_over()).order_by(Row.id.desc())
        with self._store.reading() as session:
            return [
                DroppedLine(id=row.id, entry=row.entry_id, label=row.label, taken=row.taken)
                for row in session.execute(asked)
            ]

    def bulletin(self, dropped: int) -> Bulletin:
        """Return one given-up issue, checked; `NotFound` once its 30 days are over."""
        asked = select(Row.bulletin, Row.digest).where(Row.id == dropped, ~_is_over())
        with self._store.reading() as session:
            row = session.execute(asked).one_or_none()
        if row is None:
            raise NotFound("放弃的改动已过 30 天，或已经取回。")
        return lines.restore(row.bulletin, row.digest)

    def forget(self, dropped: int) -> None:
        """Take one out: it is on the desk again."""
        with self._store.writing() as session:
            session.execute(delete(Row).where(Row.id == dropped))


def _over(session: Session) -> list[int]:
    """Return what is to go for good; nothing by a clock that leaps."""
    present = now()
    return [
        row.id
        for row in session.execute(select(Row.id, Row.taken).where(_is_over()))
        if ages.has_passed(session, HELD, since=row.taken, now=present)
    ]


def _is_over() -> ColumnElement[bool]:
    return Row.taken < now() - HELD
