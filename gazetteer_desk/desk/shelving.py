"""The shelf (留用稿) beside the open issues: what stands on it, and where an article goes on to.

Over what the drawer of items says and what lies open. The drawer knows the kept issues only: an
article that has left an open issue stands on the shelf at once, and one that was put in does
not, whatever was kept of it so far.
"""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import columns, edit
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import is_blank
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.items import ItemLine, Items, Placed
from gazetteer_desk.history.placing import state_of
from gazetteer_desk.history.rows import ItemState


class OpenIssue(msgspec.Struct, frozen=True):
    """What the shelf needs of an open issue: its entry, and the keys of all that is in it."""

    entry: int | None
    keys: frozenset[str]


def open_issues(drafts: Iterable[Draft]) -> tuple[OpenIssue, ...]:
    """Return what the shelf needs of the open issues."""
    return tuple(
        OpenIssue(draft.entry, frozenset(key for a in draft.bulletin.articles for key in a.keys))
        for draft in drafts
    )


def on_shelf(lines: Iterable[ItemLine], issues: Iterable[OpenIssue]) -> list[ItemLine]:
    """Return the items that no open issue has, each as it stands beside them.

    What went into another item (综合) does not stand beside that.
    """
    issues = tuple(issues)
    taken = frozenset[str]().union(*(issue.keys for issue in issues))
    free = [line for line in lines if line.key not in taken]
    inside = frozenset(part for line in free for part in line.parts)
    found: list[ItemLine] = []
    for line in free:
        if line.key not in inside:
            placed = elsewhere(line, issues)
            state = state_of(is_placed=bool(placed), reason=line.reason, before=line.state)
            found.append(replace(line, placed=placed, state=state))
    return found


def elsewhere(line: ItemLine, issues: Iterable[OpenIssue]) -> tuple[Placed, ...]:
    """Return the issues that have an item and do not lie open."""
    entries = {issue.entry for issue in issues}
    return tuple(one for one in line.placed if one.entry not in entries)


def next_issue(draft: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """Return the open issue that comes after this one in its series, None where none is open."""
    here = _rank(draft.bulletin)
    series = draft.bulletin.masthead.series
    later = [
        one
        for one in drafts
        if not one.locked
        and one.bulletin.masthead.series == series
        and here is not None
        and (rank := _rank(one.bulletin)) is not None
        and rank > here
    ]
    return min(later, key=lambda one: _rank(one.bulletin) or here or (0, 0), default=None)


def promised(items: Items) -> list[tuple[ItemLine, Article]]:
    """Return what waits for the next issue (移到下一期), the oldest first, with its words."""
    due = [line for line in reversed(items.lines()) if line.is_due]
    return [(line, items.article(line.id)) for line in due]


def due(
    found: Sequence[tuple[ItemLine, Article]], drafts: Iterable[Draft], series: str
) -> list[Article]:
    """Return what of the promised the next issue of a series takes: none that is in an issue."""
    words = {line.id: article for line, article in found}
    lines = on_shelf((line for line, _ in found), open_issues(drafts))
    free = (line for line in lines if line.state is ItemState.HELD)
    return [words[line.id] for line in free if line.source in ("", series)]


def with_due(bulletin: Bulletin, articles: Sequence[Article]) -> Bulletin:
    """Return a new issue with what was promised to it, in place of its one blank article."""
    if not articles:
        return bulletin
    blank = [article.key for article in bulletin.articles if is_blank(article)]
    return columns.put(edit.remove_articles(bulletin, blank), articles, None)


def _rank(bulletin: Bulletin) -> tuple[int, int] | None:
    number = bulletin.number
    if number.number is None or number.supplement:
        return None
    return number.year or 0, number.number
