"""Looking for past articles: what the room 往期 asks of search, ledger and names together."""

from collections.abc import Mapping
from pathlib import Path

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.export import tables
from gazetteer_desk.log import log
from gazetteer_desk.search import easing, filters, searching, table
from gazetteer_desk.search.easing import Eased
from gazetteer_desk.search.filters import Filter
from gazetteer_desk.search.hits import Hit
from gazetteer_desk.search.searching import Found


HELD = "留用稿"
STANDINGS = ("往期", HELD)
_MOST = 40  # values under one name that are counted
_WIDTHS = (26, 12, 14, 40, 20, 60, 24)  # characters, of the table's columns


def search(desk: Desk, words: str, *, offset: int = 0) -> Found:
    """Return a portion of the articles and items that the words ask for, the best first."""
    return searching.search(desk.store, desk.ledger, words, offset=offset)


def eased(desk: Desk, words: str) -> tuple[Eased, ...]:
    """Return what each condition of the words finds alone, and what is found without it."""
    return easing.eased(desk.store, words)


def offered(desk: Desk, hits: list[Hit]) -> Mapping[str, list[str]]:
    """Return what may be chosen under each filter: what the hits have, then the office."""
    lines = desk.lines()
    years = {line.number.year or (line.dated.year if line.dated else None) for line in lines}
    series = _first([hit.series for hit in hits], [line.series for line in lines])
    columns = [column for one in series for column in desk.columns.of(one)]
    units = [unit.name for unit in desk.units.all() if not unit.is_retired]
    return {
        "年": sorted((str(year) for year in years if year), reverse=True)[:_MOST],
        "栏目": _first([hit.column for hit in hits], columns),
        "单位": _first([unit for hit in hits for unit in hit.units], units),
        "刊": series,
        "状态": list(STANDINGS),
    }


def filtered(desk: Desk, words: str, hits: list[Hit]) -> tuple[Filter, ...] | None:
    """Return the filters for these words, with what each value leaves; None while no index is."""
    return filters.filters(desk.store, words, offered(desk, hits))


def export_table(desk: Desk, words: str, to: Path) -> int:
    """Write all that the words ask for as a table; return how many rows it has."""
    rows = table.rows(desk.store, desk.ledger, words)
    count = tables.write_table(table.HEAD, rows, to, _WIDTHS)
    log.info("a table exported, %d rows", count)
    return count


def _first(mine: list[str], all_of: list[str]) -> list[str]:
    """Return names, each once, those of `mine` first; no more than are worth counting."""
    return list(dict.fromkeys(name for name in (*mine, *all_of) if name))[:_MOST]
