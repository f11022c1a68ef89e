"""Deeds that leave findings as they are (忽略): they touch no word of the issue."""

from gazetteer_desk.bulletin import edit
from gazetteer_desk.desk.draft import FRAME, Frame, Step


def is_leaving(step: Step) -> bool:
    """Tell whether a step changed nothing but which findings are left as they are."""
    if set(step.changes) != {FRAME}:
        return False
    before, after = step.changes[FRAME]
    if not isinstance(before, Frame) or not isinstance(after, Frame):
        return False
    old, new = before.issue, after.issue
    same = edit.with_editing(old, waived=new.state.waived) == new
    return same and before.order == after.order and old.state.waived != new.state.waived
