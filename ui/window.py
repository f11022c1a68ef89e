"""The window: the rooms side by side, their sizes and places. It decides nothing."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from gazetteer_desk.bulletin.offers import NOTHING, Offers
from ui import actions, theme
from ui.folding import Folding
from ui.forms.article import ArticlePage
from ui.forms.masthead import MastheadForm
from ui.forms.tail import TailForm
from ui.laid_over import LaidOver
from ui.panes.compare import ComparePage
from ui.panes.empty import EmptyPage
from ui.panes.headings import Headings
from ui.panes.outline import Outline
from ui.panes.palette import Palette
from ui.panes.precheck import Precheck
from ui.panes.preview import Preview
from ui.panes.preview_column import PreviewColumn
from ui.panes.problems import Problems
from ui.panes.recall.room import RecallRoom
from ui.panes.recall_pane import Recall
from ui.panes.register.room import RegisterRoom
from ui.panes.selfcheck import SelfcheckRoom
from ui.panes.settings import SettingsRoom
from ui.panes.side import SidePanes
from ui.panes.versions import Versions
from ui.places import Places
from ui.remembered import Remembered
from ui.widgets import regions
from ui.widgets.banner import Banner
from ui.widgets.drop_zone import PICTURES, DropZone
from ui.widgets.rail import Rail
from ui.widgets.recent_menu import RecentMenu
from ui.widgets.status import StatusLine
from ui.widgets.tabs import IssueTabs


_XS, _MENUS = 1000, 900  # px: in a narrower window, or beside larger words, menus need the room
_PANES = ("预览", "检查", "版本", "往期", "提纲")
_ROOMS = ("draft", "recall", "register", "selfcheck", "settings")


class Window(Remembered, LaidOver, QMainWindow):
    """The whole desk.

    Signals: closing(); room_chosen(name of the room) when one comes to the front.
    """

    closing = Signal()
    room_chosen = Signal(str)

    def __init__(
        self, toolbar: QWidget, title: QWidget, editor: QWidget, *, settings: Path | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle("方志简报工作台")
        self._places = Places(settings)
        self._is_held = False
        self.known_columns: tuple[str, ...] = ()
        self.deeds: dict[str, QAction] = actions.make(self)
        self.rail, self.tabs, self.banner = Rail(), IssueTabs(), Banner()
        self.outline = Outline()
        self.outline.take_deeds(self.deeds)
        self.tabs.take_deeds(self.deeds)
        self.empty_page = EmptyPage()
        self.masthead_form, self.tail_form = MastheadForm(), TailForm()
        self.article_page = ArticlePage(toolbar, title, editor)
        self.precheck, self.compare_page = Precheck(), ComparePage()
        self.versions, self.recall_pane, self.headings = Versions(), Recall(), Headings()
        self.recall_room, self.selfcheck_room = RecallRoom(), SelfcheckRoom()
        self.register_room = RegisterRoom()
        self.settings_room = SettingsRoom(self.deeds)
        self.status_line = StatusLine()
        self.pages = QStackedWidget()
        self._pages: dict[str, QWidget] = {
            "empty": self.empty_page,
            "masthead": self.masthead_form,
            "article": self.article_page,
            "tail": self.tail_form,
        }
        self.preview, self.problems = Preview(), Problems()
        panes = self.preview, self.problems, self.versions, self.recall_pane, self.headings
        self.side = SidePanes(dict(zip(_PANES, panes, strict=True)))
        self.preview_column = PreviewColumn(self.preview)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._rooms = QStackedWidget()
        self._lay_out()
        self._folding = Folding(
            self._split,
            self.pages,
            (self.rail, self.tabs),
            (self.deeds["panes"], self.deeds["focus"]),
            self._places,
        )
        self.palette_line = Palette(self)
        self.drop_zone = DropZone(self, self.centralWidget())
        self.drop_zone.watch(editor, PICTURES)
        self._connect()
        regions.place(self, self._places.geometry())
        self.show_nothing_open()

    def show_page(self, name: str) -> None:
        """Put a page into the middle: "masthead", "article" or "tail"."""
        self.pages.setCurrentWidget(self._pages[name])
        self._folding.refresh()

    def show_nothing_open(self) -> None:
        """Show the ways to begin; nothing stands beside them."""
        self.tabs.show_issues((), "")
        self.outline.show_nothing()
        self.show_page("empty")
        self.empty_page.setFocus()

    def offer(self, offers: Mapping[str, Offers]) -> None:
        """Offer names in all forms, by field (series, publisher, column, unit …)."""
        self.known_columns = tuple(one.text for one in offers.get("column", NOTHING).all())
        for form in (self.masthead_form, self.article_page, self.tail_form):
            form.offer(offers)

    def show_search(self) -> None:
        """Put the caret where past issues are looked for: beside an open issue, else the room."""
        if self.room() == "draft" and self.pages.currentWidget() is not self.empty_page:
            self.show_draft()
            self.show_side("往期")
            field = self.recall_pane.field
        else:
            self.show_room("recall")
            self.recall_room.show_segment("search")
            field = self.recall_room.field
        field.setFocus()
        field.selectAll()

    def application(self) -> QApplication:
        """Return the application that the window belongs to."""
        return cast("QApplication", QApplication.instance())

    def show_room(self, name: str) -> None:
        """Bring a room to the front, and say so: what it shows is read then."""
        if name != self.room():
            self._rooms.setCurrentIndex(_ROOMS.index(name))
            self.rail.show_room(name)
            regions.focus_into(self.pages if name == "draft" else self._rooms)
            self.room_chosen.emit(name)

    def show_draft(self) -> None:
        """Bring what is being written to the front; a page that lies over it gives way."""
        self.show_room("draft")
        if (page := self.over()) is not None:
            page.back_asked.emit()

    def room(self) -> str:
        """Return the name of the room one is in."""
        return _ROOMS[self._rooms.currentIndex()]

    def show_side(self, name: str) -> None:
        """Open a right pane: 预览, 检查, 版本, 往期 or 提纲."""
        self._folding.show_pane(name)

    def is_preview_open(self) -> bool:
        """Say whether the preview is to be seen beside an open issue."""
        return self._folding.is_preview_open

    def move_region(self, step: int) -> None:
        """Put the focus into the next or the previous region (F6): they stand in a ring."""
        foot: list[QWidget] = [self.status_line, self.rail]
        heads: list[QWidget] = [self.banner, self.outline, self.article_page.top]
        beside = self.article_page.finding, self.preview_column, self.side
        draft = [*heads, self.pages, *beside, *foot]
        if (page := self.over()) is not None:
            draft = [self.banner, page, *foot]
        regions.move(draft if self.room() == "draft" else [self._rooms, *foot], step)

    def enter_page(self) -> None:
        """Put the focus into the page in the middle."""
        regions.focus_into(self.pages)

    def is_in_page(self) -> bool:
        """Say whether the focus is in the page in the middle."""
        focus = QApplication.focusWidget()
        return focus is not None and self.pages.isAncestorOf(focus)

    def _lay_out(self) -> None:
        for page in self._pages.values():
            self.pages.addWidget(page)
        for part in (self.outline, self.pages, self.preview_column, self.side):
            self._split.addWidget(part)
        self.outline.setMaximumWidth(320)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        self._under_tabs = QStackedWidget()
        for page in (self._split, self.precheck, self.compare_page):
            self._under_tabs.addWidget(page)
        self._draft_room = regions.stack(self.tabs, self.banner, self._under_tabs)
        rooms = (self.recall_room, self.register_room, self.selfcheck_room, self.settings_room)
        for room in (self._draft_room, *rooms):
            self._rooms.addWidget(room)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._rooms, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status_line)
        self.menus = actions.fill(self.menuBar(), self.deeds)
        self.recent_menu = RecentMenu(self)
        self.menus["file"].insertMenu(self.deeds["close_tab"], self.recent_menu)
        self._corner = regions.corner_field(self.deeds["command"])
        self.menuBar().setCornerWidget(self._corner)
        self.setMinimumSize(800, 440)

    def _connect(self) -> None:
        self.rail.room_chosen.connect(self.show_room)
        self.banner.left.connect(self._on_banner_left)
        for name in _ROOMS:
            self.deeds[f"room_{name}"].triggered.connect(partial(self.show_room, name))
        for name, step in (("next", 1), ("previous", -1)):
            self.deeds[f"{name}_region"].triggered.connect(partial(self.move_region, step))
            self.deeds[f"{name}_tab"].triggered.connect(partial(self._step_tab, step))
        self.deeds["quit"].triggered.connect(self.close)

    def _step_tab(self, by: int) -> None:
        """Another issue comes to the front in sight: from another room that is the way back."""
        if self.room() == "draft":
            self.tabs.step(by)
        else:
            self.show_draft()

    def _on_banner_left(self) -> None:
        regions.focus_into(self.over() or self.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_folding"):
            self._fit()

    def _fit(self) -> None:
        self._folding.fit(self.width())
        if self.palette_line.isVisible():
            self.palette_line.place()
        if self._corner.fold(narrow=self.width() < max(_XS, theme.scaled(_MENUS))):
            self.menuBar().setCornerWidget(self._corner)  # or Qt gives it no other room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # what a field, a pop-up or a strip left over
            if self.room() != "draft":
                self.show_room("draft")
            elif (page := self.over()) is not None:
                page.back_asked.emit()
            elif self._folding.is_crowded:
                self.deeds["panes"].setChecked(False)
                self.enter_page()
            elif not self.is_in_page():
                self.enter_page()
        elif regions.asks_for_menu(event):
            regions.open_menu()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Without a window manager nobody else gives the keyboard to a new window, and keys of the
        # menus work in the active window alone.
        self.activateWindow()
        self._fit()  # the regions have their true width only now

    def closeEvent(self, event: QCloseEvent) -> None:
        self._folding.keep()
        self._places.keep("geometry", self.saveGeometry())
        self._is_held = False
        self.closing.emit()
        self._places.sync()
        event.setAccepted(not self._is_held)

    def stay_open(self) -> None:
        """Do not close after all: called by who listens to `closing`."""
        self._is_held = True
