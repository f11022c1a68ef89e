"""The last words of every draft under the pen (急救稿), until they are kept.

Autosave overwrites one row an article, so that a long issue costs no more than what was typed.
What the parts mean is the draft's affair: here they are bytes under a key.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec
from sqlalchemy import delete, select, update

from gazetteer_desk.history.rows import Recovery as Row
from gazetteer_desk.log import log
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import Store
from gazetteer_desk.store.pack import pack, unpack


class RecoveredDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft that was not kept: what it belonged to, and its parts; `taken` is the latest."""

    draft_key: str
    entry: int | None
    base: int | None
    taken: dt.datetime
    parts: dict[str, bytes]


class Recovery:
    """The drawer of last words in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(
        self,
        draft_key: str,
        entry: int | None,
        base: int | None,
        parts: Mapping[str, bytes | None],
    ) -> None:
        """Put away the parts that changed, durably; None takes a part out."""
        packed = {key: data if data is None else pack(data) for key, data in parts.items()}
        with self._store.writing() as session:
            for key, data in packed.items():
                mine = (Row.draft_key == draft_key, Row.article_key == key)
                session.execute(delete(Row).where(*mine))
                if data is not None:
                    session.add(
                        Row(
                            draft_key=draft_key,
                            article_key=key,
                            entry_id=entry,
                            base_id=base,
                            taken=now(),
                            value=data,
                        )
                    )
            session.flush()
            session.execute(
                update(Row).where(Row.draft_key == draft_key).values(entry_id=entry, base_id=base)
            )

    def read_all(self) -> list[RecoveredDraft]:
        """Return every draft that was not kept, the latest first; a damaged part is left out."""
        drafts: dict[str, RecoveredDraft] = {}
        with self._store.reading() as session:
            rows = session.execute(select(*Row.__table__.c).order_by(Row.taken)).all()
        for row in rows:
            before = drafts.pop(row.draft_key, None)
            parts = before.parts if before else {}
            try:
                parts[row.article_key] = unpack(row.value)
            except ValueError:
                log.info("a part of a recovered draft is damaged")
            drafts[row.draft_key] = RecoveredDraft(
                draft_key=row.draft_key,
                entry=row.entry_id,
                base=row.base_id,
                taken=row.taken,
                parts=parts,
            )
        return list(drafts.values())[::-1]

    def forget(self, draft_key: str) -> None:
        """Take a draft out: it is kept, or given up."""
        with self._store.writing() as session:
            session.execute(delete(Row).where(Row.draft_key == draft_key))
