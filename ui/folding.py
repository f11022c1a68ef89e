"""What the window folds where its width does not carry everything: the rail's words, then a side.

The classes are those of the design: XL from 1700 px, M from 1200, S from 1000, XS below. In S and
XS one side stands at a time, so that the text keeps its 28 characters a line.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget

from ui import theme
from ui.forms.article import ArticlePage
from ui.panes.side import STRIP, SidePanes
from ui.places import Places
from ui.widgets.rail import Rail
from ui.widgets.tabs import IssueTabs


_CLASSES = (("XS", 1000), ("S", 1200), ("M", 1700), ("XL", 1 << 20))
_PAGE, _PAGE_BESIDE = 508, 400  # px at least, in XS beside the outline or beside a pane
_PLAIN, _OUTLINE, _PANE = 100, 280, 320  # percent; px at most and at least with larger words
_WIDTHS = {
    "XL": (264, 996, 400),
    "M": (232, 674, 400),
    "S": (232, 493, 320),
    "XS": (200, 343, 320),
}


class Folding(QObject):
    """Knows the regions and gives each its width. Signals: none."""

    def __init__(
        self,
        split: QSplitter,
        pages: QStackedWidget,
        frame: tuple[Rail, IssueTabs],
        deeds: tuple[QAction, QAction],
        places: Places,
    ) -> None:
        super().__init__(split)
        self._split = split
        self._outline, self._side = split.widget(0), split.widget(2)
        self._pages = pages
        self._rail, self._tabs = frame
        self._panes, self._focus = deeds
        self._places = places
        self._class, self._enlarged = "", _PLAIN
        self._side_wished = True
        self._panes.setChecked(True)
        self._panes.toggled.connect(self._on_panes)
        self._focus.toggled.connect(self.refresh)

    def fit(self, width: int) -> None:
        """Fold and unfold for this width of the window."""
        size = next(name for name, below in _CLASSES if width < below)
        if (size, theme.enlarged()) != (self._class, self._enlarged):
            self.keep()
            self._class, self._enlarged = size, theme.enlarged()
            self._rail.fold(narrow=self._is_narrow())
            self._tabs.fold(folded=size == "XS")
            self._show_side(opened=self._side_wished and not self._is_narrow())
        self.refresh()

    def refresh(self) -> None:
        """Show and hide the regions as the page in the middle and 专注 want it."""
        focused, page = self._focus.isChecked(), self._pages.currentWidget()
        alone = focused or self._pages.currentIndex() == 0
        self._outline.setVisible(not (alone or self.is_crowded))
        is_tight = self._class == "XS" and self.is_crowded
        self._pages.setMinimumWidth(_PAGE_BESIDE if is_tight else _PAGE)
        self._side.setVisible(not alone)
        self._rail.setVisible(not focused)
        if isinstance(page, ArticlePage):
            page.fold(folded=focused)

    @property
    def is_crowded(self) -> bool:
        """Return whether a pane stands where the outline stood, for want of room."""
        return self._is_narrow() and self._panes.isChecked()

    def keep(self) -> None:
        """Remember the widths that were dragged, where all three regions stand open."""
        if self._class and self._outline.isVisible() and self._panes.isChecked():
            self._places.keep_numbers(f"widths_{self._key}", self._split.sizes())

    def _is_narrow(self) -> bool:
        return self._class in ("S", "XS")

    def _show_side(self, *, opened: bool) -> None:
        was = self._panes.blockSignals(True)
        self._panes.setChecked(opened)
        self._panes.blockSignals(was)
        self._fold(opened=opened)

    def _fold(self, *, opened: bool) -> None:
        if isinstance(self._side, SidePanes):
            self._side.fold(folded=not opened)
        left, middle, right = self._places.widths(self._key, self._usual())
        if not opened:
            middle, right = middle + right - STRIP, STRIP
        self._split.setSizes([left, middle, right])

    @property
    def _key(self) -> str:
        return self._class if self._enlarged == _PLAIN else f"{self._class}_{self._enlarged}"

    def _usual(self) -> tuple[int, int, int]:
        """Return the widths of the design; larger words take from the pane at the right."""
        left, middle, right = _WIDTHS[self._class or "M"]
        if self._is_narrow():
            return left, middle, right
        whole, wider = left + middle + right, min(theme.scaled(left), _OUTLINE)
        pane = max(round(right * _PLAIN / self._enlarged), _PANE)
        return wider, whole - wider - pane, pane

    def _on_panes(self, opened: bool) -> None:
        if not self._is_narrow():
            self._side_wished = opened
        self._fold(opened=opened)
        self.refresh()
