"""What cannot be done to an issue that may only be read is grey wherever it is offered.

In a menu and in the palette it is grey and says why. Its key is not taken away: pressed, it says
why in the status bar.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui import actions
from ui.panes.outline_menus import OF_ARTICLES
from ui.presenters.bench import Bench


_OF_FIELDS = ("undo", "redo", "cut", "paste", "paste_text", "today", "symbol", "phrase")
_REWRITING = frozenset(
    (
        *OF_ARTICLES,
        "new_article",
        "drop_changes",
        "replace",
        "mend",
        "renumber",
        "table",
        "picture",
        "lead_sentence",
        "lead_whole",
        "bold",
        "underline",
        "superscript",
        "subscript",
        *(deed.name for deed in actions.TABLE if deed.group == "kind"),
    )
)


class Greying:
    """Joins the menus, and the keys of what they offer, to whether the issue may be written."""

    def __init__(self, bench: Bench) -> None:
        self._sitting = bench.sitting
        self._deeds = bench.window.deeds
        self._at_caret = bench.at_caret
        self._were: dict[str, tuple[bool, str]] = {}
        for menu in bench.window.menus.values():
            menu.aboutToShow.connect(partial(self._grey, menu))
            menu.aboutToHide.connect(self._give_back)
        for name in (*_REWRITING, *_OF_FIELDS):
            self._deeds[name].triggered.connect(partial(self._on_deed, name))

    def refused(self) -> dict[str, str]:
        """Return by name why a deed cannot be done to the issue in front: it may only be read."""
        why = self._sitting.why_locked
        return {name: why for name in (*_REWRITING, *_OF_FIELDS) if why and self._is_asked(name)}

    def _is_asked(self, name: str) -> bool:
        """Tell whether a deed would be done to the issue, and not to a field beside it."""
        return name in _REWRITING or self._at_caret.is_in_draft

    def _grey(self, menu: QMenu) -> None:
        """Grey them as long as the menu is seen: a grey deed's key would do nothing in silence."""
        refused = self.refused()
        self._give_back()
        for deed in _offered(menu):
            if (name := deed.objectName()) in refused:
                self._were[name] = deed.isEnabled(), deed.whatsThis()
                actions.allow(deed, allowed=False, why=refused[name])

    def _give_back(self) -> None:
        for name, (was, why) in self._were.items():
            actions.allow(self._deeds[name], was, why)
        self._were = {}

    def _on_deed(self, name: str, _checked: bool = False) -> None:
        if self._is_asked(name):
            self._sitting.refuses()


def _offered(menu: QMenu) -> Iterator[QAction]:
    """Yield what a menu offers, with what stands in the menus that open out of it."""
    yield from menu.actions()
    for below in menu.findChildren(QMenu):  # `QAction.menu` would take it from who made it
        yield from below.actions()
