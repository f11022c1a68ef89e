"""The commands of a table, as menus have them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.editor import table_deeds


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

INSERT = ("上方插入行", "下方插入行", "左侧插入列", "右侧插入列")
REMOVE = ("删除行", "删除列", "删除表格")
SPLIT = ("拆分单元格", "拆成左右两格", "拆成上下两格")
WIDTHS = ("列宽相等", "列宽自动")
MOVE = ("上移行", "下移行")
EMPTY = "清空单元格"
_KEYS = {"上移行": "Alt+Shift+↑", "下移行": "Alt+Shift+↓", EMPTY: "Del"}


def entry(name: str) -> str:
    """Return how a menu writes a command, with its key."""
    return f"{name}\t{_KEYS[name]}" if name in _KEYS else name


def fill(menu: QMenu, editor: "BodyEditor", *, has_heading: bool) -> None:
    """Put all commands of a table into a menu."""
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("插入", INSERT),
        ("删除", REMOVE),
        ("选择", table_deeds.SELECTIONS),
        ("", ("合并单元格",)),
        ("拆分", SPLIT),
        ("", (EMPTY,)),
        ("移动行", MOVE),
        ("列宽", WIDTHS),
        ("", (table_deeds.HEADER, table_deeds.CAPTION)),
    )
    for title, names in groups:
        place = menu.addMenu(title) if title else menu
        for name in names:
            action = place.addAction(entry(name), partial(table_deeds.command, editor, name))
            if name == table_deeds.HEADER:
                action.setCheckable(True)
                action.setChecked(has_heading)
