"""What to say where nothing was found: what each condition finds alone, and what without it."""

import msgspec

from gazetteer_desk.search.conditions import conditions, only, without
from gazetteer_desk.search.searching import counts
from gazetteer_desk.store.engine import Store


class Eased(msgspec.Struct, frozen=True):
    """A condition as a chip says it: it alone finds `alone`, the `rest` of the words `dropped`."""

    said: str
    alone: int
    rest: str
    dropped: int


def eased(store: Store, words: str) -> tuple[Eased, ...]:
    """Return all conditions of the words with their counts; nothing while there is no index."""
    asked = conditions(words)
    alone = counts(store, [only(words, one) for one in asked])
    rests = [without(words, one) for one in asked]
    dropped = counts(store, rests)
    if alone is None or dropped is None:
        return ()
    each = zip(asked, alone, rests, dropped, strict=True)
    return tuple(Eased(one.said, found, rest, less) for one, found, rest, less in each)
