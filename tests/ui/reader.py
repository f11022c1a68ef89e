"""What a screen reader finds on the screen: names, roles and states, thing by thing.

On Linux Qt names a closed list by its present choice; its label is told beside it.
"""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget


Role, Text = QAccessible.Role, QAccessible.Text
GROUPS = ("SelfcheckRoom",)  # pages that take the keyboard themselves, by their name
SPOKEN = re.compile(r"[一-鿿]|\d")  # a number is spoken too
CELLS = {Role.Cell, Role.ColumnHeader, Role.RowHeader}
# What a thing that takes the keyboard may be; a mere Client says nothing.
ROLES = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton,
    Role.ComboBox, Role.EditableText, Role.StaticText, Role.List, Role.ListItem, Role.Tree,
    Role.TreeItem, Role.Table, Role.PageTabList, Role.PageTab, Role.Graphic, Role.SpinBox,
    *CELLS,
}  # fmt: skip


def seen(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Yield what is on the screen, each behind its parent."""
    yield interface
    for child in children(interface):
        yield from seen(child)


def children(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid() and not child.state().invisible:
            yield child


def tree(widget: QWidget) -> list[QAccessibleInterface]:
    return list(seen(QAccessible.queryAccessibleInterface(widget)))


def name(interface: QAccessibleInterface) -> str:
    """Return what it is called: a list by its label."""
    widget = interface.object()
    if isinstance(widget, QComboBox):
        labels = [one for one, _ in interface.relations(QAccessible.RelationFlag.Label)]
        return labels[0].text(Text.Name) if labels else ""
    return interface.text(Text.Name)


def takes_focus(interface: QAccessibleInterface) -> bool:
    return bool(interface.state().focusable) and not interface.state().disabled


def assert_all_spoken(widget: QWidget, where: str, *, least: int = 1) -> None:
    """Fail where anything that takes the keyboard has no Chinese name or no fitting role."""
    found = tree(widget)
    for one in filter(takes_focus, found):
        told = f"{one.role().name} {one.object()} on {where}"
        if type(one.object()).__name__ not in GROUPS:
            assert one.role() in ROLES, f"{told} is no role that takes the keyboard"
        if one.role() not in CELLS:
            assert SPOKEN.search(name(one)), f"{told} has no name"
    assert sum(map(takes_focus, found)) >= least, f"{where}: {sum(map(takes_focus, found))}"


def assert_none_alike(widget: QWidget, where: str) -> None:
    """Fail where two neighbours of one kind have one name; cells are told by their columns."""
    for parent in tree(widget):
        near = (one for one in children(parent) if takes_focus(one) and one.role() not in CELLS)
        times = Counter((one.role().name, name(one)) for one in near)
        assert [key for key, count in times.items() if count > 1] == [], where
