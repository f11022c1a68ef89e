"""What the window folds where its width does not carry everything: the rail's words, then a side.

The classes are those of the design: XL from 1700 px, M from 1200, S from 1000, XS below. In S and
XS one side stands at a time, so that the text keeps its 28 characters a line; in XL the preview
has a column of its own beside the other panes.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget

from ui import theme
from ui.forms.article import ArticlePage
from ui.panes.preview_column import PreviewColumn
from ui.panes.side import SidePanes
from ui.places import Places
from ui.widgets.foldable import STRIP
from ui.widgets.rail import Rail
from ui.widgets.tabs import IssueTabs


_CLASSES = (("XS", 1000), ("S", 1200), ("M", 1700), ("XL", 1 << 20))
_PAGE, _PAGE_BESIDE = 508, 400  # px at least, in XS beside the outline or beside a pane
_PLAIN, _OUTLINE, _PANE = 100, 280, 320  # percent; px at most and at least with larger words
_PREVIEW = "预览"
_WIDEST = 520  # px: of the preview in XL; what is left beyond that is the page's
_GIVE_WAY = (32, 80, 40)  # px at most that the preview and the sides give to the page in XL
_COLUMN = "preview_column"
_WIDTHS = {  # outline, page, in XL the preview, the panes
    "XL": (264, 752, 480, 360),
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
        self._outline, column, side = (split.widget(at) for at in (0, 2, 3))
        assert isinstance(column, PreviewColumn)
        assert isinstance(side, SidePanes)
        self._column, self._side = column, side
        self._pages = pages
        self._rail, self._tabs = frame
        self._panes, self._focus = deeds
        self._places = places
        self._class, self._enlarged = "", _PLAIN
        self._side_wished, self._is_dragged = True, False
        column.fold(folded=places.numbers(_COLUMN, count=1) == [0])
        split.splitterMoved.connect(self._on_dragged)
        column.fold_asked.connect(self.fold_preview)
        side.fold_asked.connect(self._on_fold)
        self._panes.setChecked(True)
        self._panes.toggled.connect(self._on_panes)
        self._focus.toggled.connect(self.refresh)

    def fit(self, width: int) -> None:
        """Fold and unfold for this width of the window."""
        size = next(name for name, below in _CLASSES if width < below)
        if (size, theme.enlarged()) != (self._class, self._enlarged):
            self.keep()
            self._lend(is_wide=size == "XL")
            self._class, self._enlarged = size, theme.enlarged()
            self._is_dragged = False
            self._rail.fold(narrow=self._is_narrow())
            self._tabs.fold(folded=size == "XS")
            self._show_side(opened=self._side_wished and not self._is_narrow())
        elif self._has_column and not self._is_dragged:
            self._fold()
        self.refresh()

    def refresh(self) -> None:
        """Show and hide the regions as the page in the middle and 专注 want it."""
        focused, page = self._focus.isChecked(), self._pages.currentWidget()
        alone = focused or self._pages.currentIndex() == 0
        self._outline.setVisible(not (alone or self.is_crowded))
        is_tight = self._class == "XS" and self.is_crowded
        self._pages.setMinimumWidth(_PAGE_BESIDE if is_tight else _PAGE)
        self._column.setVisible(self._has_column and not alone)
        self._side.setVisible(not alone)
        self._rail.setVisible(not focused)
        if isinstance(page, ArticlePage):
            page.fold(folded=focused)

    @property
    def is_crowded(self) -> bool:
        """Return whether a pane stands where the outline stood, for want of room."""
        return self._is_narrow() and self._panes.isChecked()

    def show_pane(self, name: str) -> None:
        """Open a pane, wherever it stands."""
        if name == _PREVIEW and self._has_column:
            self.fold_preview(folded=False)
        else:
            self._side.show_pane(name)
            self._panes.setChecked(True)

    @property
    def is_preview_open(self) -> bool:
        """Return whether the preview is to be seen as soon as there is a page beside it."""
        if self._has_column:
            return not self._column.folded
        return self._side.pane == _PREVIEW and not self._side.folded

    def fold_preview(self, folded: bool) -> None:
        """Fold the column of the preview, or open it; so it is at the next start."""
        self.keep()
        self._column.fold(folded=folded)
        self._places.keep_numbers(_COLUMN, [int(not folded)])
        self._fold()

    def keep(self) -> None:
        """Remember the widths that were dragged, where all regions stand open."""
        is_open = self._outline.isVisible() and self._panes.isChecked()
        if self._has_column:
            is_open = is_open and self._is_dragged and not self._column.folded
        if self._class and is_open:
            sizes = self._split.sizes()
            widths = sizes if self._has_column else [*sizes[:2], sizes[3]]
            self._places.keep_numbers(f"widths_{self._key}", widths)

    @property
    def _has_column(self) -> bool:
        return self._class == "XL"

    def _is_narrow(self) -> bool:
        return self._class in ("S", "XS")

    def _lend(self, *, is_wide: bool) -> None:
        """Put the preview where it stands in a window so wide."""
        if is_wide and not self._has_column:
            self._side.lend(_PREVIEW)
            self._column.hold()
        elif self._has_column and not is_wide:
            self._side.take_back(self._column.preview)

    def _show_side(self, *, opened: bool) -> None:
        was = self._panes.blockSignals(True)
        self._panes.setChecked(opened)
        self._panes.blockSignals(was)
        self._fold()

    def _fold(self) -> None:
        self._side.fold(folded=not self._panes.isChecked())
        usual = self._usual()
        kept = self._places.widths(self._key, usual)
        self._is_dragged = self._is_dragged or kept != list(usual)
        left, middle, *beside = kept
        regions = (self._column, self._side)[-len(beside) :]
        for at, region in enumerate(regions):
            if region.folded:
                middle, beside[at] = middle + beside[at] - STRIP, STRIP
        self._split.setSizes([left, middle, *([] if self._has_column else [0]), *beside])

    @property
    def _key(self) -> str:
        return self._class if self._enlarged == _PLAIN else f"{self._class}_{self._enlarged}"

    def _usual(self) -> tuple[int, ...]:
        """Return the widths of the design; larger words take from the pane at the right."""
        left, middle, *column, right = _WIDTHS[self._class or "M"]
        if self._is_narrow():
            return left, middle, right
        whole, wider = left + middle + right, min(theme.scaled(left), _OUTLINE)
        pane = max(round(right * _PLAIN / self._enlarged), _PANE)
        if column:
            return self._usual_in_xl(wider, column[0], pane)
        return wider, whole - wider - pane, pane

    def _usual_in_xl(self, outline: int, preview: int, pane: int) -> tuple[int, ...]:
        """Return the widths where there is a column for the preview, by the room there is."""
        room = self._split.width() - self._split.handleWidth() * (self._split.count() - 1)
        spare = room - sum(_WIDTHS["XL"])
        less, more = min(max(-spare, 0) / sum(_GIVE_WAY), 1), max(spare, 0)
        outline, wide, pane = (
            width - round(by * less)
            for width, by in zip((outline, preview, pane), _GIVE_WAY, strict=True)
        )
        wide = min(wide + more, _WIDEST)
        pane = max(pane, _PANE)
        return outline, room - outline - wide - pane, wide, pane

    def _on_fold(self, folded: bool) -> None:
        self._panes.setChecked(not folded)

    def _on_dragged(self, _at: int, _nth: int) -> None:
        self._is_dragged = True

    def _on_panes(self, opened: bool) -> None:
        if not self._is_narrow():
            self._side_wished = opened
        self._fold()
        self.refresh()
