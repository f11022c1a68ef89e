"""The deed that leads an issue from each state to the next, in the office's words."""

from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.status import NUMBERED, Status


NEXT = {
    Status.DRAFT: ("送核稿", Status.CHECKED),
    Status.CHECKED: ("签发", Status.APPROVED),
    Status.APPROVED: ("印发", Status.ISSUED),
    Status.ISSUED: ("归档", Status.FILED),
}
END = "完成更正"


def following(status: Status, *, is_correcting: bool) -> str:
    """Return what the button to the next state says, "" where there is none."""
    return END if is_correcting else NEXT.get(status, ("", None))[0]


def can_correct(line: EntryLine) -> bool:
    """Tell whether an issue is locked but for a correction."""
    return line.status in NUMBERED and not line.correcting
