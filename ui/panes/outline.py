"""The outline (大纲): the issue at a glance, and the way to each of its parts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from ui.panes.outline_rows import MASTHEAD, rows_of
from ui.panes.outline_tree import OutlineTree
from ui.widgets import buttons
from ui.widgets.cut import CutLabel


class _Head(QFrame):
    """The name and number of the issue; a click opens the masthead. Signals: clicked()."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", "below")
        self.setMinimumHeight(56)
        self.series, self.number = CutLabel(bold=True), CutLabel(12, token="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(0)
        for label in (self.series, self.number):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(label)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class Outline(QWidget):
    """The pane at the left.

    Signals: chosen("masthead" | "tail" | article key), clicked(the same, by the mouse),
    entered(the same, by Enter),
    article_added(column),
    article_removed(key), article_moved(key, by how many articles; negative is up),
    title_renamed(key, title on one line).
    """

    chosen = Signal(str)
    clicked = Signal(str)
    entered = Signal(str)
    article_added = Signal(str)
    article_removed = Signal(str)
    article_moved = Signal(str, int)
    title_renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(200)
        self._bulletin: Bulletin | None = None
        self._head = _Head()
        self.tree = OutlineTree(self)
        self._add = buttons.plain("新篇目", "plus")
        self._up = buttons.tool("up", "上移一篇", key="Alt+Shift+↑", framed=True)
        self._down = buttons.tool("down", "下移一篇", key="Alt+Shift+↓", framed=True)
        self._out = buttons.tool("trash", "移出本期（可以撤销）", key="Del", framed=True)
        foot = QFrame()
        foot.setProperty("rule", "above")
        row = QHBoxLayout(foot)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._add)
        row.addStretch(1)
        for button in (self._up, self._down, self._out):
            # Where it stands free, its height is no limit for the word beside it.
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(4)
        column.addWidget(self.tree, 1)
        column.addWidget(foot)
        self.setFocusProxy(self.tree)
        self._head.clicked.connect(self._on_head)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.clicked.connect(self._on_clicked)
        self.tree.entered.connect(self.entered)
        self.tree.moved.connect(self.article_moved)
        self.tree.removed.connect(self.article_removed)
        self.tree.painter_of_rows.renamed.connect(self.title_renamed)
        self._add.clicked.connect(self._on_add)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._out.clicked.connect(self._on_out)
        self._enable()

    def show_bulletin(
        self,
        bulletin: Bulletin,
        lacking: Mapping[str, tuple[str, ...]] | None = None,
        count: Callable[[Article], int] = plain.count_article,
    ) -> None:
        """Show the issue; `lacking` says by key what each part still needs."""
        self._bulletin = bulletin
        series = bulletin.masthead.series or "（还没有刊名）"
        self._head.series.setText(series)
        self._head.series.setToolTip(series)
        self._head.number.setText(bulletin.label or "期号未填")
        self.tree.show_rows(rows_of(bulletin, lacking or {}, count))
        self._enable()

    def select(self, key: str) -> None:
        """Show that this part is the one in the middle."""
        self.tree.select(key)
        self._enable()

    def current(self) -> str:
        """Return "masthead", "tail", an article's key, or ""."""
        return self.tree.current()

    def current_article(self) -> str:
        """Return the key of the chosen article, or ""."""
        return self.tree.article()

    def _enable(self) -> None:
        keys = [article.key for article in self._bulletin.articles] if self._bulletin else []
        key = self.tree.article()
        known = key in keys
        self._add.setEnabled(self._bulletin is not None)
        self._up.setEnabled(known and key != keys[0])
        self._down.setEnabled(known and key != keys[-1])
        self._out.setEnabled(known)

    def _on_head(self) -> None:
        self.chosen.emit(MASTHEAD)

    def _on_chosen(self, key: str) -> None:
        self._enable()
        self.chosen.emit(key)

    def _on_clicked(self) -> None:
        self.clicked.emit(self.tree.current())

    def _on_add(self) -> None:
        articles = self._bulletin.articles if self._bulletin else ()
        key = self.tree.article()
        columns = [a.column for a in articles if a.key == key] or [a.column for a in articles[-1:]]
        self.article_added.emit(columns[0] if columns else "")

    def _on_up(self) -> None:
        self.article_moved.emit(self.tree.article(), -1)

    def _on_down(self) -> None:
        self.article_moved.emit(self.tree.article(), 1)

    def _on_out(self) -> None:
        self.article_removed.emit(self.tree.article())
