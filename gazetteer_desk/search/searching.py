"""A search, from the words as they are typed to what is shown."""

import msgspec

from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.search import asking, hits, index, query, scan
from gazetteer_desk.search.hits import Hit
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store.engine import Store


class Found(msgspec.Struct, frozen=True):
    """How many articles match, and the first of them.

    `is_read` tells that there is no index to ask yet, and everything was read instead.
    """

    count: int
    hits: list[Hit]
    is_read: bool = False


def search(
    store: Store, ledger: Ledger, words: str, *, limit: int = 50, owner: Owner | None = None
) -> Found:
    """Return the articles that the words ask for, of issues, of items that wait, or of both."""
    asked = query.parse(words)
    with store.reading() as session:
        is_read = not index.is_whole(session)
        ask = scan.scan if is_read else asking.ask
        answer = ask(session, asked, limit=limit, owner=owner)
        return Found(answer.count, hits.hits(session, ledger, asked, answer.rows), is_read)
