"""The filters beside a search: under each name the values one may choose, and how many they leave.

What a value leaves is counted with everything else that is asked, but without what is chosen under
the same name: so much one would see with this value alone.
"""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import extract, func, select

from gazetteer_desk.history.tables import Entry
from gazetteer_desk.search.conditions import YEAR, choose, chosen
from gazetteer_desk.search.searching import counts
from gazetteer_desk.store.engine import Store


class Value(msgspec.Struct, frozen=True):
    """One value, how many articles it leaves, and whether it is chosen."""

    value: str
    count: int
    is_chosen: bool


class Filter(msgspec.Struct, frozen=True):
    """The values under one name: years with the newest first, others by what they leave."""

    name: str
    values: tuple[Value, ...]


def years(store: Store) -> list[str]:
    """Return the years that issues have, the newest first; without a number that of the day."""
    year = func.coalesce(Entry.year, extract("year", Entry.dated))
    with store.reading() as session:
        known = session.scalars(select(year).distinct()).all()
    return [str(one) for one in sorted((one for one in known if one), reverse=True)]


def filters(
    store: Store, words: str, offered: Mapping[str, Sequence[str]]
) -> tuple[Filter, ...] | None:
    """Return the filters for these words, of what is offered under each name; None, no index.

    A value that leaves nothing is not offered, unless it is chosen.
    """
    found: list[Filter] = []
    for name, values in offered.items():
        ticked = chosen(words, name)
        known = list(dict.fromkeys((*ticked, *values)))
        left = counts(store, [choose(words, name, (value,)) for value in known])
        if left is None:
            return None
        each = zip(known, left, strict=True)
        shown = [Value(value, n, value in ticked) for value, n in each if n or value in ticked]
        shown.sort(key=lambda one: -int(one.value) if name == YEAR else -one.count)
        found.append(Filter(name, tuple(shown)))
    return tuple(found)
