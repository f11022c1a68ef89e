"""How far an issue has come on its way (流程)."""

from enum import StrEnum


class Status(StrEnum):
    """What stage an issue is at. The stored words are never renamed."""

    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    ISSUED = "issued"
    FILED = "filed"
    VOID = "void"

    @property
    def label(self) -> str:
        """Return the office's word for this stage."""
        return _LABELS[self]


_LABELS = {
    Status.DRAFT: "拟稿",
    Status.CHECKED: "核稿",
    Status.APPROVED: "签发",
    Status.ISSUED: "印发",
    Status.FILED: "归档",
    Status.VOID: "作废",
}
NUMBERED = frozenset({Status.ISSUED, Status.FILED})  # out in the world with their number
LOCKED = NUMBERED | {Status.VOID}  # their words stay as they are, but for a correction
DELETABLE = frozenset({Status.DRAFT, Status.CHECKED, Status.APPROVED})  # others become void
_NEXT = {
    Status.DRAFT: {Status.CHECKED, Status.VOID},
    Status.CHECKED: {Status.DRAFT, Status.APPROVED, Status.VOID},
    Status.APPROVED: {Status.DRAFT, Status.CHECKED, Status.ISSUED, Status.VOID},
    Status.ISSUED: {Status.FILED, Status.VOID},
    Status.FILED: set[Status](),
    Status.VOID: set[Status](),
}


def may_become(present: Status, wanted: Status) -> bool:
    """Return whether an issue may go from one stage to the other in one step."""
    return wanted in _NEXT[present]
