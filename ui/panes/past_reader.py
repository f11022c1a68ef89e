"""A past issue beside the draft, article by article: the lower half of the pane 往期."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import buttons
from ui.widgets.cut import CutLabel
from ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class PastHead:
    """What is read: whose, its title, where it stood, and which of how many articles it is."""

    entry: int
    article: str
    title: str
    source: str
    nth: int
    count: int
    item: int = 0  # of the shelf: then it is of no issue


class PastReader(QWidget):
    """Head and words of one past article.

    Signals: stepped(-1 or 1) to the article before or after, opened(entry, article),
    take_asked(entry, article), item_asked(item) to take one of the shelf, passage_asked() to put
    what is chosen, or the paragraph of the caret, into the article under the pen.
    """

    stepped = Signal(int)
    opened = Signal(int, str)
    take_asked = Signal(int, str)
    item_asked = Signal(int)
    passage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head: PastHead | None = None
        self._title = QLabel()
        self._title.setWordWrap(True)
        theme.set_font(self._title, bold=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._source = CutLabel(12, token="text2")
        self._back = buttons.tool("up", "上一篇")
        self._on = buttons.tool("down", "下一篇")
        self._open = buttons.plain("打开", "open")
        self._open.setToolTip("打开这一期，到这一篇")
        self.take = buttons.plain("放进草稿", "insert")
        self.take.setToolTip("照抄一篇到正在写的这一期，注明转自哪一期（不印出来）")
        self.passage = buttons.plain("插入", "insert")
        self.passage.setToolTip(
            "把选中的文字，没有选就把光标所在的一段，插到正文光标处，注明引自哪一期（不印出来）"
        )
        head = QFrame()
        head.setProperty("rule", "below")
        row = Flow(6)
        for button in (self._back, self._on, self._open, self.take, self.passage):
            row.addWidget(button)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(14, 8, 10, 8)
        inside.setSpacing(4)
        inside.addWidget(self._title)
        inside.addWidget(self._source)
        inside.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_on)
        self._open.clicked.connect(self._on_open)
        self.take.clicked.connect(self._on_take)
        self.passage.clicked.connect(self.passage_asked)
        self.hide()

    def put_words(self, words: QWidget) -> None:
        """Take the view that shows the words."""
        self._column.addWidget(words, 1)
        self.setTabOrder(self.take, words)

    def show_head(self, head: PastHead | None) -> None:
        """Show what is read; with nothing to read go out of the way."""
        self.head = head
        self.setVisible(head is not None)
        if head is not None:
            self._title.setText(head.title or "（无题名）")
            nth = f"　第 {head.nth} 篇，共 {head.count} 篇" if head.entry else ""
            self._source.setText(head.source + nth)
            for widget in (self._back, self._on, self._open):
                widget.setVisible(bool(head.entry))
            self._back.setEnabled(head.nth > 1)
            self._on.setEnabled(head.nth < head.count)
            self.take.setEnabled(bool(head.article))

    def show_passage(self, words: str) -> None:
        """Say what would be inserted: what is chosen, or the paragraph of the caret."""
        self.passage.setText(words)
        self.passage.setAccessibleName(words)

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_on(self) -> None:
        self.stepped.emit(1)

    def _on_open(self) -> None:
        if self.head:
            self.opened.emit(self.head.entry, self.head.article)

    def _on_take(self) -> None:
        if self.head and self.head.item:
            self.item_asked.emit(self.head.item)
        elif self.head:
            self.take_asked.emit(self.head.entry, self.head.article)
