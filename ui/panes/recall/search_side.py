"""The side 查找 of the room 往期: filters, what was found, and what is chosen to read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.panes.hits import TALL, HitLine, Hits
from ui.panes.recall.filter_column import FilterColumn
from ui.panes.recall.hit_view import HitView
from ui.panes.recall.nothing import NothingFound, Without
from ui.panes.recall_pane import line_of_words, sum_of
from ui.widgets.announcing import announce


_M, _S = 1120, 930  # px of the side from which filters stand beside, from which the preview does
_SIZES = (500, 610)  # px of list and preview


class SearchSide(QWidget):
    """What was found for the words in the head.

    Signals: chosen, opened, take_asked(entry, article) and copy_asked(entry) of an article;
    item_chosen, item_opened, item_taken(item) of what waits on the shelf; more_wanted() near the
    end of the list; left_upward() to where words are typed.
    """

    chosen = Signal(int, str)
    opened = Signal(int, str)
    take_asked = Signal(int, str)
    copy_asked = Signal(int)
    item_chosen = Signal(int)
    item_opened = Signal(int)
    item_taken = Signal(int)
    more_wanted = Signal()
    left_upward = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters, self.view, self.nothing = FilterColumn(), HitView(), NothingFound()
        self.hits = Hits(TALL)
        self.hits.setObjectName("plain")
        self._sum = line_of_words()
        self._more = line_of_words()
        self.filter_button = _toggle("筛选", "filter")
        self.view_button = _toggle("预览", "preview")
        self._lists = QStackedWidget()
        for page in (self.hits, self.nothing):
            self._lists.addWidget(page)
        self._size = ""
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._found())
        self._split.addWidget(self.view)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(_SIZES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.filters)
        row.addWidget(self._split, 1)
        self._join()
        self.show_recent(())

    def _join(self) -> None:
        hits, view = self.hits, self.view
        hits.hit_chosen.connect(self.chosen)
        hits.hit_opened.connect(self.opened)
        hits.hit_taken.connect(self.take_asked)
        hits.item_chosen.connect(self.item_chosen)
        hits.item_opened.connect(self.item_opened)
        hits.item_taken.connect(self.item_taken)
        hits.more_wanted.connect(self.more_wanted)
        hits.left_upward.connect(self.left_upward)
        view.open_asked.connect(hits.open_current)
        view.take_asked.connect(hits.take_current)
        view.copy_asked.connect(self._on_copy)
        self.filter_button.toggled.connect(self.filters.setVisible)
        self.view_button.toggled.connect(self.view.setVisible)

    def show_hits(self, words: str, lines: tuple[HitLine, ...], count: int | None = None) -> None:
        """Show what was found for these words, or that nothing was."""
        self.hits.show_lines(lines)
        self._sum.setText(sum_of(words, lines, count) if lines else "0 篇")
        announce(self._sum, self._sum.text() if words else "")
        if not lines:
            self.nothing.show_nothing(words, ())
            self.view.show_head(None)  # what was read belongs to words looked for before
        elif self.hits.current() is None:
            self.view.show_head(None)
        self._lists.setCurrentWidget(self.hits if lines else self.nothing)

    def add_hits(self, words: str, lines: tuple[HitLine, ...], count: int) -> None:
        """Show more of what was found for these words."""
        self.hits.add_lines(lines)
        self._sum.setText(sum_of(words, self.hits.lines, count))

    def show_aside(self, words: str) -> None:
        """Say something beside the sum: 其中留用稿 1 篇."""
        self._more.setText(words)

    def show_without(self, words: str, each: tuple[Without, ...]) -> None:
        """Say what each condition finds where all of them find nothing."""
        self.nothing.show_nothing(words, each)

    def show_recent(self, recent: tuple[str, ...]) -> None:
        """Show what was looked for before, where nothing is asked."""
        self.hits.show_lines(())
        self._sum.setText(sum_of("", (), 0))
        self.show_aside("")
        self.view.show_head(None)
        self.nothing.show_recent(recent)
        self._lists.setCurrentWidget(self.nothing)

    def _found(self) -> QWidget:
        found, head = QWidget(), QFrame()
        head.setObjectName("panel")
        head.setProperty("rule", "below")
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 2, 8, 2)
        row.setSpacing(4)
        row.addWidget(self._sum, 1)
        row.addWidget(self._more)
        row.addWidget(self.filter_button)
        row.addWidget(self.view_button)
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._lists, 1)
        found.setMinimumWidth(300)
        return found

    def _on_copy(self) -> None:
        if (line := self.hits.current()) and line.entry:
            self.copy_asked.emit(line.entry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the filters where the room is narrow, the preview where it is narrower."""
        super().resizeEvent(event)
        wide = self.width()
        size = "M" if wide >= theme.scaled(_M) else "S" if wide >= theme.scaled(_S) else "XS"
        if size != self._size:
            self._size = size
            self.filter_button.setChecked(size == "M")
            self.view_button.setChecked(size != "XS")


def _toggle(words: str, drawing: str) -> QToolButton:
    button = QToolButton()
    theme.set_icon(button, drawing)
    button.setText(words)
    button.setAccessibleName(words)
    button.setToolTip(f"收起或打开{words}")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setCheckable(True)
    button.setChecked(True)
    return button
