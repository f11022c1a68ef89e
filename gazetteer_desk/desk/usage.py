"""What the office wrote before, offered while one types: names of series, units, columns."""

from gazetteer_desk.history.ledger import Ledger


_RECENT = 60  # issues: half a year of an office's work


def used(ledger: Ledger) -> dict[str, tuple[str, ...]]:
    """Return what the office used before, by field, most recent first."""
    found: dict[str, dict[str, None]] = {
        name: {} for name in ("series", "publisher", "column", "unit", "office")
    }
    for line in ledger.lines()[:_RECENT]:
        bulletin = ledger.head(line.id)[1]
        _note(found["series"], bulletin.masthead.series)
        _note(found["publisher"], bulletin.masthead.publisher)
        _note(found["office"], bulletin.imprint.office)
        for article in bulletin.articles:
            _note(found["column"], article.column)
            for unit in article.credits:
                _note(found["unit"], unit)
    return {name: tuple(words) for name, words in found.items()}


def _note(found: dict[str, None], words: str) -> None:
    if words:
        found.setdefault(words)
