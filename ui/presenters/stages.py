"""The steps that lead an issue from each stage to the next, or back, in the office's words."""

from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.signing import Step
from gazetteer_desk.history.status import NUMBERED, Status, may_become


DEEDS = {
    "to_checked": Step.SENT,
    "check_issue": Step.CHECKED,
    "to_approved": Step.APPROVED,
    "sign_again": Step.AGAIN,
    "to_issued": Step.ISSUED,
    "to_filed": Step.FILED,
    "to_draft": Step.TO_DRAFT,
    "back_to_check": Step.TO_CHECK,
}
WANTED = {  # the stage that a step leads to; the others leave an issue where it is
    Step.SENT: Status.CHECKED,
    Step.APPROVED: Status.APPROVED,
    Step.ISSUED: Status.ISSUED,
    Step.FILED: Status.FILED,
    Step.TO_DRAFT: Status.DRAFT,
    Step.TO_CHECK: Status.CHECKED,
}
SIGNED = frozenset({Status.APPROVED}) | NUMBERED  # a change after it wants another signature
_NEXT = {
    Status.DRAFT: Step.SENT,
    Status.CHECKED: Step.APPROVED,
    Status.APPROVED: Step.ISSUED,
    Status.ISSUED: Step.FILED,
}
FORM = "approval_form"  # the deed 导出签发单
END = "完成更正"
AGAIN = "请再签"


def following(status: Status, *, is_unread: bool = False, is_changed: bool = False) -> Step | None:
    """Return the step that comes next, None where there is none.

    `is_unread`: its words as they are now were not checked yet (核稿), `is_changed`: they are
    others than those that were signed.
    """
    if is_unread and status is Status.CHECKED:
        return Step.CHECKED
    if is_changed and status in SIGNED:
        return Step.AGAIN
    return _NEXT.get(status)


def words(step: Step | None, *, is_correcting: bool = False) -> str:
    """Return what the button of the next step says, "" where there is none."""
    if is_correcting:
        return END
    return AGAIN if step is Step.AGAIN else step or ""


def may(step: Step, status: Status) -> bool:
    """Return whether a step can be taken at a stage, as far as the stage tells."""
    if step is Step.CHECKED:
        return status is Status.CHECKED
    if step is Step.AGAIN:
        return status in SIGNED
    if step is Step.SENT and status is not Status.DRAFT:
        return False
    if step is Step.TO_CHECK and status is not Status.APPROVED:
        return False
    return may_become(status, WANTED[step])


def can_correct(line: EntryLine) -> bool:
    """Tell whether an issue is locked but for a correction."""
    return line.status in NUMBERED and not line.correcting
