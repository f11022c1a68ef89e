"""What was found as a table: all of it, a row an article."""

from collections.abc import Iterator

from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.search.hits import Hit
from gazetteer_desk.search.searching import all_hits
from gazetteer_desk.search.tables import Owner
from gazetteer_desk.store.engine import Store


HEAD = ("期号", "日期", "栏目", "题名", "单位", "摘句", "刊")


def rows(store: Store, ledger: Ledger, words: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each article that the words ask for, in the order of the list."""
    return map(_row, all_hits(store, ledger, words))


def _row(hit: Hit) -> tuple[str, ...]:
    return (
        issue_of(hit),
        hit.dated.isoformat() if hit.dated else "",
        hit.column,
        hit.title,
        "、".join(hit.units),
        hit.excerpt.words,
        hit.series,
    )


def issue_of(hit: Hit) -> str:
    """Return how an article's issue is named: 2026年第12期（总第144期), or 留用稿."""
    if hit.owner is Owner.ITEM:
        return "留用稿"
    year = f"{hit.number.year}年" if hit.number.year else ""
    return f"{year}{hit.number.label}" if hit.number.label else "未编号"
