"""Looking for past articles: what the room 往期 asks of search, ledger and names together."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.export import tables
from gazetteer_desk.history.status import Status
from gazetteer_desk.log import log
from gazetteer_desk.search import conditions, easing, filters, searching, table
from gazetteer_desk.search.easing import Eased
from gazetteer_desk.search.filters import Filter
from gazetteer_desk.search.hits import Hit
from gazetteer_desk.search.searching import Found


HELD = "留用稿"
STANDINGS = ("往期", HELD, *(status.label for status in Status))
_MOST = 40  # values under one name that are counted
_WIDTHS = (26, 12, 14, 40, 20, 60, 24)  # characters, of the table's columns


def search(desk: Desk, words: str, *, offset: int = 0) -> Found:
    """Return a portion of the articles and items that the words ask for, the best first."""
    return searching.search(desk.store, desk.ledger, words, offset=offset)


def eased(desk: Desk, words: str) -> tuple[Eased, ...]:
    """Return what each condition of the words finds alone, and what is found without it."""
    return easing.eased(desk.store, words)


def filtered(desk: Desk, words: str, hits: list[Hit]) -> tuple[Filter, ...] | None:
    """Return the filters for these words, which found `hits` first; None while there is no index.

    What may be chosen is what the hits have and what the office has.
    """
    if searching.counts(desk.store, ()) is None:
        return None
    series = desk.series()
    columns = [column for one in series for column in desk.columns.of(one)]
    units = [unit.name for unit in desk.units.all() if not unit.is_retired]
    offered = {
        "年": _first(filters.years(desk.store)),
        "栏目": _first((hit.column for hit in _beside(desk, words, "栏目", hits)), columns),
        "单位": _first((u for hit in _beside(desk, words, "单位", hits) for u in hit.units), units),
        "刊": _first(series),
        "状态": list(STANDINGS),
    }
    return filters.filters(desk.store, words, offered)


def _beside(desk: Desk, words: str, name: str, hits: list[Hit]) -> list[Hit]:
    """Return the hits whose values are offered under a name: beside one that is chosen, others."""
    if words and not conditions.chosen(words, name):
        return hits
    return search(desk, conditions.less(words, name) or f"状态:{STANDINGS[0]}").hits


def export_table(desk: Desk, words: str, to: Path) -> int:
    """Write all that the words ask for as a table; return how many rows it has."""
    rows = table.rows(desk.store, desk.ledger, words)
    count = tables.write_table(table.HEAD, rows, to, _WIDTHS)
    log.info("a table exported, %d rows", count)
    return count


def _first(*names: Iterable[str]) -> list[str]:
    """Return names, each once, in their order; no more than are worth counting."""
    return list(dict.fromkeys(name for name in chain(*names) if name))[:_MOST]
