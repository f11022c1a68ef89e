"""Deeds on an issue that does not lie open here: nobody else may have it under the pen."""

from collections.abc import Callable
from typing import TypeVar

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import DeskBusy


T = TypeVar("T")


def alone(desk: Desk, entry: int, job: Callable[[], T]) -> T:
    """Do a deed on an issue; `DeskBusy` where another window has it under the pen."""
    if entry in desk.store.holds.entries:
        return job()
    if (holder := desk.hold(entry)) is not None:
        who = f"“{holder.who}”" if holder.who else "别人"
        raise DeskBusy(f"{who}正在另一个窗口里编辑这一期，没有改。", "请等那边关闭再试。")
    try:
        return job()
    finally:
        desk.let_go(entry)
