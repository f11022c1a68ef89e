"""The menus of the outline: of an article, of a column, and 移到栏目."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import allow
from ui.panes.outline_rows import OutlineRow


if TYPE_CHECKING:
    from ui.panes.outline_tree import OutlineTree

_UPPER = ("article_up", "article_down")
_LOWER = ("duplicate_article", "combine", "", "remove_article", "to_next", "decline_article")
_LAST = ("", "compare_past")
OF_ARTICLES = (*_UPPER, *filter(None, _LOWER), "to_column")
NEW = "新栏目"


def of_row(tree: "OutlineTree", row: OutlineRow, deeds: Mapping[str, QAction]) -> QMenu:
    """Return the menu of a row."""
    menu = QMenu(tree)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in _UPPER:
        _offer(menu, deeds[name], tree.locked)
    renaming = menu.addAction(
        "改栏目名　F2" if row.shape == "column" else "改题名　F2", tree.rename
    )
    allow(renaming, not tree.locked, tree.locked)
    if row.shape == "column":
        folded = "展开" if row.folded else "收起"
        menu.addSeparator()
        menu.addAction(folded, partial(tree.toggle, row.column))
        _add_folds(menu, tree)
        menu.addSeparator()
        adding = menu.addAction("在这个栏目新建一篇", partial(tree.article_added.emit, row.column))
        allow(adding, not tree.locked, tree.locked)
        return menu
    moving = columns(tree, menu)
    menu.addMenu(moving)
    allow(moving.menuAction(), not tree.locked, tree.locked)
    for name in (*_LOWER, *_LAST):
        if name:
            _offer(menu, deeds[name], tree.locked if name in OF_ARTICLES else "")
        else:
            menu.addSeparator()
    return menu


def columns(tree: "OutlineTree", parent: QWidget) -> QMenu:
    """Return the menu 移到栏目: every column of the issue, and a new one."""
    menu = QMenu("移到栏目", parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in tree.columns():
        menu.addAction(f"【{name}】", partial(tree.column_picked.emit, name))
    menu.addSeparator()
    menu.addAction("新栏目…", partial(tree.column_picked.emit, NEW))
    return menu


def additions(tree: "OutlineTree") -> QMenu:
    """Return the menu of the button 栏目: a new article in a column, or in a new one."""
    menu = QMenu(tree)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in tree.columns():
        menu.addAction(f"在【{name}】新建一篇", partial(tree.article_added.emit, name))
    menu.addAction("新栏目…", partial(tree.article_added.emit, NEW))
    for adding in menu.actions():
        allow(adding, not tree.locked, tree.locked)
    menu.addSeparator()
    _add_folds(menu, tree)
    return menu


def more(tree: "OutlineTree", deeds: Mapping[str, QAction]) -> QMenu:
    """Return the menu of the button with the dots: what can be done with the chosen articles."""
    menu = QMenu(tree)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for name in (*_UPPER, "to_column", *_LOWER, *_LAST, "shelf", "", "delete_issue"):
        if name:
            _offer(menu, deeds[name], tree.locked if name in OF_ARTICLES else "")
        else:
            menu.addSeparator()
    return menu


def _offer(menu: QMenu, deed: QAction, locked: str) -> None:
    """Put a deed into a menu; where the issue may only be read a grey one, for its key says so."""
    if locked:
        allow(menu.addAction(deed.icon(), deed.text()), allowed=False, why=locked)
    else:
        menu.addAction(deed)


def _add_folds(menu: QMenu, tree: "OutlineTree") -> None:
    menu.addAction("全部收起", partial(tree.fold_all, closed=True))
    menu.addAction("全部展开", partial(tree.fold_all, closed=False))
