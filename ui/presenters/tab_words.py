"""What the tab of an open issue says: its number, how far it is, and a mark."""

from collections import Counter
from collections.abc import Sequence

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.status import Status
from ui.widgets.tabs import IssueTab


def tabs_of(drafts: Sequence[Draft]) -> list[IssueTab]:
    """Return the tabs of the open issues; where two would be called the same, with their years."""
    names = Counter(map(_name, drafts))
    return [_tab(draft, with_year=names[_name(draft)] > 1) for draft in drafts]


def _tab(draft: Draft, *, with_year: bool) -> IssueTab:
    year = draft.bulletin.number.year if with_year else None
    name = f"{year}年{_name(draft)}" if year else _name(draft)
    return IssueTab(draft.key, f"{name} {draft.status.label}", _mark(draft))


def _name(draft: Draft) -> str:
    """Return 第13期, or the series while there is no number."""
    bulletin = draft.bulletin
    return bulletin.number.label.split("（")[0] or bulletin.masthead.series or "新简报"


def _mark(draft: Draft) -> str:
    if draft.status is Status.VOID:
        return "void"
    return "lock" if draft.locked else "dot" if draft.is_unsaved else ""
