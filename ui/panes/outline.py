"""The outline (大纲): the issue at a glance, the way to each of its parts, and the shelf below."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import Bulletin
from ui.actions import allow
from ui.panes import outline_menus
from ui.panes.outline_rows import OutlineRow, rows_of, with_found
from ui.panes.outline_tree import OutlineTree
from ui.panes.reason import ReasonLine
from ui.panes.shelf import Shelf
from ui.widgets import buttons, tag
from ui.widgets.cut import CutLabel
from ui.widgets.flow import Flow


_NO_ISSUE, _NONE = "要先打开一期", "要先在大纲里选一篇"
_FEW = "要先用 Ctrl 或 Shift 选两篇以上"
_TREE_SHARE, _SHELF_SHARE = 5, 4  # of the height, while the drawer is open


class _Head(QFrame):
    """The name and number of the issue. Signals: clicked(), by the mouse or Enter."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", "below")
        self.setMinimumHeight(52)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("改报头和期号")
        self.series, self.number = CutLabel(bold=True), CutLabel(12, token="text2")
        self.void = tag.Tag()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(0)
        for label in (self.series, self.number):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.number, 1)
        below.addWidget(self.void)
        column.addWidget(self.series)
        column.addLayout(below)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class Outline(QWidget):
    """The pane at the left.

    Signals: chosen("masthead" | "tail" | article key), clicked(the same, by the mouse),
    entered(the same, by Enter), number_asked() by the head, article_added(column; "" is that of
    the article in front), column_renamed(old, new), title_renamed(key, title on one line),
    column_picked(column) for the chosen articles; and where drags landed: `tree.landings`,
    `shelf.articles_dropped`.
    """

    chosen = Signal(str)
    clicked = Signal(str)
    entered = Signal(str)
    number_asked = Signal()
    article_added = Signal(str)
    column_picked = Signal(str)
    column_renamed = Signal(str, str)
    title_renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._bulletin: Bulletin | None = None
        self._locked = ""
        self._lacking: Mapping[str, tuple[str, ...]] = {}
        self._count: Callable[[Article], int] = plain.count_article
        self._remarks: tuple[Remark, ...] = ()
        self._found: Mapping[str, int] = {}
        self._head = _Head()
        self.tree = OutlineTree(self)
        self.reason = ReasonLine()
        self.shelf = Shelf()
        self._add = buttons.plain("新篇目", "plus")
        self._columns = buttons.plain("栏目")
        self._more = buttons.tool("more", "还可以做的", framed=True)
        self._deeds: Mapping[str, QAction] = {}
        self._lay_out()
        self.setFocusProxy(self.tree)
        self._head.clicked.connect(self.number_asked)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.pointed.connect(self.clicked)
        self.tree.entered.connect(self.entered)
        self.tree.column_picked.connect(self.column_picked)
        self.tree.article_added.connect(self.article_added)
        self.tree.selectionModel().selectionChanged.connect(self._enable)
        self.tree.painter_of_rows.renamed.connect(self._on_renamed)
        self.reason.closed.connect(self.tree.setFocus)
        self.shelf.toggled.connect(self._on_shelf)
        self._add.clicked.connect(self._on_add)
        self._columns.clicked.connect(self._on_columns)
        self._more.clicked.connect(self._on_more)
        self._on_shelf(is_open=False)
        self._enable()

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("rule", "above")
        row = Flow(6)
        row.setContentsMargins(8, 4, 8, 4)
        for button in (self._add, self._columns, self._more):
            row.addWidget(button)
        foot.setLayout(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addSpacing(4)
        self._column.addWidget(self.tree, _TREE_SHARE)
        for part in (self.reason, self.shelf, foot):
            self._column.addWidget(part)

    def take_deeds(self, deeds: Mapping[str, QAction]) -> None:
        """Offer these actions of the window in the menus of the rows."""
        self._deeds = deeds
        self.tree.take_deeds(deeds)
        self._enable()

    def show_bulletin(
        self,
        bulletin: Bulletin,
        lacking: Mapping[str, tuple[str, ...]] | None = None,
        count: Callable[[Article], int] = plain.count_article,
    ) -> None:
        """Show the issue; `lacking` says by key what each part still needs."""
        self._bulletin, self._lacking, self._count = bulletin, lacking or {}, count
        series = bulletin.masthead.series or "（还没有刊名）"
        self._head.series.setText(series)
        self._head.series.setToolTip(series)
        self._head.number.setText(bulletin.label or "期号未填")
        self._show_rows()
        self._enable()

    def show_nothing(self) -> None:
        """Show no issue: none is open, and nothing can be done with its rows."""
        self._bulletin = None
        self.tree.show_rows(())
        self._enable()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show at each part how much there is to say of it, beside what it lacks."""
        if remarks != self._remarks:
            self._remarks = remarks
            self._show_rows()

    def show_found(self, found: Mapping[str, int]) -> None:
        """Show at each part how many findings there are in its words."""
        if found != self._found:
            self._found = found
            self._show_rows()

    def _show_rows(self) -> None:
        if self._bulletin is not None:
            said: dict[str, tuple[Remark, ...]] = {}
            for remark in self._remarks:
                said[remark.place] = (*said.get(remark.place, ()), remark)
            rows = rows_of(self._bulletin, self._lacking, self._count, said)
            self.tree.show_rows(with_found(rows, self._found))

    def show_void(self, reason: str) -> None:
        """Show that the issue is void and why; "" where it is not."""
        self._head.number.strike(struck=bool(reason))
        self._head.void.show_words("作废" if reason else "", "red")
        self._head.void.setToolTip(reason)
        self._head.void.setAccessibleDescription(reason)

    def show_locked(self, why: str) -> None:
        """Show that no article can be added, and why; "" where one can."""
        self._locked = why
        self.tree.lock(why)
        self._enable()

    def select(self, key: str) -> None:
        """Show that this part is the one in the middle."""
        self.tree.select(key)
        self._enable()

    def current(self) -> str:
        """Return "masthead", "tail", an article's key, or ""."""
        return self.tree.current()

    def articles(self) -> tuple[str, ...]:
        """Return the keys of the chosen articles, in the order of the sheet."""
        return self.tree.articles()

    def open_shelf(self, state: str, item: int = 0) -> None:
        """Open the drawer 留用稿 at the items of a state, and go there, to one of them if named."""
        self.shelf.show_state(state)
        self.shelf.open(is_open=True)
        self.shelf.list.choose(item)
        self.shelf.list.enter()

    def _enable(self) -> None:
        chosen = self.tree.articles()
        locked = self._locked if self._bulletin is not None else _NO_ISSUE
        self._add.setEnabled(not locked)
        self._add.setToolTip(locked)
        self._add.setAccessibleDescription(locked)
        self._columns.setEnabled(self._bulletin is not None)
        for name in outline_menus.OF_ARTICLES:
            if name in self._deeds:
                least, why = (2, _FEW) if name == "combine" else (1, _NONE)
                why = why if self._bulletin is not None else _NO_ISSUE
                allow(self._deeds[name], len(chosen) >= least, why)

    def _on_chosen(self, key: str) -> None:
        self._enable()
        self.chosen.emit(key)

    def _on_renamed(self, row: OutlineRow, words: str) -> None:
        if row.shape == "column":
            self.column_renamed.emit(row.column, words)
        else:
            self.title_renamed.emit(row.key, words)

    def _on_add(self) -> None:
        self.article_added.emit(self.tree.column())

    def _on_columns(self) -> None:
        self._pop_up(outline_menus.additions(self.tree), self._columns)

    def _on_more(self) -> None:
        self._pop_up(outline_menus.more(self.tree, self._deeds), self._more)

    def _pop_up(self, menu: QMenu, over: QWidget) -> None:
        top = over.mapToGlobal(over.rect().topLeft())
        top.setY(top.y() - menu.sizeHint().height())
        menu.popup(top)

    def _on_shelf(self, is_open: bool) -> None:
        self._column.setStretchFactor(self.shelf, _SHELF_SHARE if is_open else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.shelf.is_open:
            self.shelf.open(is_open=False)
        else:
            super().keyPressEvent(event)
