"""Which sentences stood, word for word, in issues beside this one (这一句用过).

FTS5 goes through all places of every pair of a phrase: so a few characters of a sentence are
asked for first, and hardly ever is there more to ask. What stands in several issues is a set
phrase, of which nothing is told.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, select

from gazetteer_desk import stopping
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.status import Status
from gazetteer_desk.search import asking, index
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.query import Clause, Query, Term
from gazetteer_desk.search.tables import IndexedArticle, Owner
from gazetteer_desk.store.engine import Store


_PROBE = 10  # characters that are asked for first
_SET = 4  # articles that have a sentence: so many have it by custom
_ASKED = (
    "SELECT rowid FROM words WHERE words MATCH ?"
    " AND +rowid NOT IN (SELECT value FROM json_each(?)) LIMIT ?"
)
Quoted = dict[str, EntryLine]


def quoted(
    store: Store, ledger: Ledger, sentences: Iterable[str], *, entry: int | None
) -> Quoted | None:
    """Return by sentence the newest other issue that has it; None while there is no index."""
    rows: dict[str, int] = {}
    with store.reading() as session:
        if not index.is_whole(session):
            return None
        raw = session.connection()
        own = select(IndexedArticle.id).where(
            IndexedArticle.owner == Owner.ISSUE, IndexedArticle.owner_id == (entry or 0)
        )
        left_out = json.dumps(list(session.scalars(own)))
        for sentence in sentences:
            stopping.poll()
            if found := _rows(raw, fold(sentence), left_out):
                rows[sentence] = max(found)
        of = select(IndexedArticle.id, IndexedArticle.owner_id).where(
            IndexedArticle.id.in_(rows.values())
        )
        issues: dict[int, int] = {one.id: one.owner_id for one in session.execute(of)}
    lines = {line.id: line for line in ledger.lines_of(set(issues.values()))}
    made = {one: lines.get(issues.get(row, 0)) for one, row in rows.items()}
    return {one: line for one, line in made.items() if line and line.status is not Status.VOID}


def _rows(raw: Connection, folded: str, left_out: str) -> list[int]:
    """Return the articles of issues that have a sentence, none where it is a set phrase."""
    middle = max((len(folded) - _PROBE) // 2, 0)
    if not _asked(raw, folded[middle : middle + _PROBE], left_out, 1):
        return []
    found = _asked(raw, folded, left_out, _SET)
    return found if len(found) < _SET else []


def _asked(raw: Connection, words: str, left_out: str, most: int) -> list[int]:
    asked = asking.expression(Query((Clause((Term(words),)),)), owner=Owner.ISSUE)
    return list(raw.exec_driver_sql(_ASKED, (asked, left_out, most)).scalars())
