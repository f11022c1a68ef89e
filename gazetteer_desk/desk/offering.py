"""What each field offers while one types: what the office used before, and what its lists hold.

Names used before come first, the last issue's at the top; behind them stand those of the directory
(名录). A series' columns keep the order of its pages. A unit that is retired is offered no more,
whoever used it.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from gazetteer_desk.bulletin import addressees
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.bulletin.recipients import Group
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.values import Lists


LAST, USED, LISTED = "上一期用过", "用过", "名录"
_RECENT = 60  # issues: half a year of an office's work
_PERSONS = ("approver", "editor", "proofreader")


def lists(desk: Desk, series: str) -> Lists:
    """Return what the directory holds for a series."""
    with desk.store.reading():
        columns, recipients = desk.columns.of(series), desk.recipients.of(series)
        return Lists(tuple(desk.series()), desk.units.all(), columns, recipients)


def offers(desk: Desk, series: str, *, apart_from: int | None = None) -> dict[str, Offers]:
    """Return the names to offer by field while an issue of a series, that entry, is written."""
    with desk.store.reading():
        newest = partial(desk.ledger.newest, _RECENT, apart_from=apart_from)
        issues = (desk.ledger.head(line.id)[1] for line in newest(series=series) or newest())
        return offered(issues, lists(desk, series))


def offered(issues: Iterable[Bulletin], lists: Lists) -> dict[str, Offers]:
    """Return the names to offer by field, given the office's issues, the newest first."""
    past = _used(issues)
    retired = {name for one in lists.units if one.is_retired for name in (one.name, one.short)}
    full = tuple(one.name for one in lists.units if not one.is_retired)
    short = tuple(n for one in lists.units if not one.is_retired for n in (one.short, one.name))
    listed = {"series": lists.series, "unit": short, "publisher": full, "office": full}
    for group in Group:
        known = tuple(one.name for one in lists.recipients.recipients if one.group is group)
        listed[group] = (*known, *full)
    found = {
        field: Offers(_merged(names, listed.get(field, ()), retired))
        for field, names in past.items()
    }
    found["column"] = Offers(_in_order(past["column"], lists.columns))
    return found


def _merged(used: dict[str, str], listed: tuple[str, ...], retired: set[str]) -> Iterator[Offer]:
    for name, source in (*used.items(), *((name, LISTED) for name in listed)):
        if name and name not in retired:
            yield Offer(name, source)


def _in_order(used: dict[str, str], listed: tuple[str, ...]) -> Iterator[Offer]:
    yield from (Offer(name, used.get(name, LISTED)) for name in listed)
    yield from (Offer(name, source) for name, source in used.items())


def _used(issues: Iterable[Bulletin]) -> dict[str, dict[str, str]]:
    """Return by field what was written before, and whether the last issue was the one."""
    fields = ("series", "publisher", "office", "column", "unit", *Group, *_PERSONS)
    found: dict[str, dict[str, str]] = {field: {} for field in fields}
    for nth, issue in enumerate(issues):
        for field, name in _names(issue):
            if name:
                found[field].setdefault(name, USED if nth else LAST)
    return found


def _names(issue: Bulletin) -> Iterator[tuple[str, str]]:
    yield "series", issue.masthead.series
    yield "publisher", issue.masthead.publisher
    yield "office", issue.imprint.office
    for article in issue.articles:
        yield "column", article.column
        yield from (("unit", unit) for unit in article.credits)
    for group in Group:
        for entry in getattr(issue.distribution, group):
            yield from ((group, name) for name in addressees.names(entry))
    yield from ((person, getattr(issue.imprint, person)) for person in _PERSONS)
