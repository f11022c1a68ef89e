"""What the tab of an open issue says: its number, how far it is, and a mark."""

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.status import Status
from ui.widgets.tabs import IssueTab


def tab_of(draft: Draft) -> IssueTab:
    """Return the tab of a draft: 第13期 拟稿, or the series while there is no number."""
    bulletin = draft.bulletin
    name = bulletin.number.label.split("（")[0] or bulletin.masthead.series or "新简报"
    return IssueTab(draft.key, f"{name} {draft.status.label}", _mark(draft))


def _mark(draft: Draft) -> str:
    if draft.status is Status.VOID:
        return "void"
    return "lock" if draft.locked else "dot" if draft.is_unsaved else ""
