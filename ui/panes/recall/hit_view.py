"""What was chosen among the found articles, to be read: all hits lit, one looked at, and the next.

The words themselves are shown by a reader that the presenter puts in.
"""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.panes.hits import Spans
from ui.widgets import buttons
from ui.widgets.cut import CutLabel
from ui.widgets.flow import Flow
from ui.widgets.tag import Tag


_NOTHING = (
    "在左边选一篇，内容显示在这里。\n\n"
    "↑ ↓ 选篇　F3 下一处　Enter 打开　Ctrl+Enter 放进草稿　Esc 回到查找"
)


@dataclass(frozen=True, slots=True)
class HitHead:
    """What is read: where it stands, its state, its title; which of the article's hits is which.

    `lit` are the stretches of the title that were looked for.
    """

    issue: str
    tag: str
    about: str
    title: str
    lit: Spans = ()
    is_item: bool = False


class HitView(QWidget):
    """Head and words of one found article.

    Signals: open_asked(), take_asked(), copy_asked(); passage_asked() to put what is chosen, or the
    paragraph of the caret, into the draft; stepped(1 or -1) to the next hit or the one before;
    resized() when there is more room for the words, or less.
    """

    open_asked = Signal()
    take_asked = Signal()
    copy_asked = Signal()
    passage_asked = Signal()
    stepped = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head: HitHead | None = None
        self._now = -1
        self._issue = CutLabel(bold=True)
        self._tag = Tag()
        self._about = CutLabel(12, token="text2")
        self._count = QLabel()
        theme.set_font(self._count, 12)
        self._back = buttons.tool("up", "上一处", key="Shift+F3")
        self._on = buttons.tool("down", "下一处", key="F3")
        self.take = buttons.PrimaryButton("放进草稿")
        self.take.setToolTip("照抄这一篇到正在写的一期，注明转自哪一期（不印出来）　Ctrl+Enter")
        self.passage = buttons.plain("插入", "insert")
        self.passage.setToolTip(
            "把选中的文字，没有选就把光标所在的一段，插到正文光标处，注明引自哪一期（不印出来）"
        )
        self.open = buttons.plain("打开这一期", "open")
        self.copy = buttons.plain("照此新建", "duplicate")
        self._title = QLabel()
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setTextFormat(Qt.TextFormat.RichText)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title.setContentsMargins(24, 16, 24, 8)
        self._nothing = QLabel(_NOTHING)
        self._nothing.setProperty("tone", "hint")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(16, 0, 16, 0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sheet = QWidget()
        self._sheet.setObjectName("base")
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._bar = self._made()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._nothing, 1)
        self.setMinimumWidth(300)
        self._back.clicked.connect(self._on_back)
        self._on.clicked.connect(self._on_next)
        self.open.clicked.connect(self.open_asked)
        self.take.clicked.connect(self.take_asked)
        self.passage.clicked.connect(self.passage_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.show_head(None)

    @property
    def title(self) -> str:
        """Return the title that is shown."""
        return self._head.title if self._head else ""

    @property
    def counted(self) -> str:
        """Return what is said of the hits: 第 2 处，共 5 处."""
        return self._count.text()

    def put_words(self, words: QWidget) -> None:
        """Take the view that shows the words."""
        self._column.addWidget(words, 1)
        self.setTabOrder(self.copy, words)

    def show_head(self, head: HitHead | None) -> None:
        """Show what is read; with None say that nothing is chosen."""
        self._head, self._now = head, -1
        for part in (self._bar, self._sheet):
            part.setVisible(head is not None)
        self._nothing.setVisible(head is None)
        if head is not None:
            self._issue.setText(head.issue)
            self._tag.show_words(head.tag, "amber" if head.is_item else "grey")
            self._about.setText(head.about)
            self.open.setText("到留用稿里看" if head.is_item else "打开这一期")
            self.open.setAccessibleName(self.open.text())
            self.copy.setVisible(not head.is_item)
            self._write_title()

    def show_passage(self, words: str) -> None:
        """Say what would be inserted: what is chosen, or the paragraph of the caret."""
        self.passage.setText(words)
        self.passage.setAccessibleName(words)

    def show_at(self, at: int, count: int, *, in_title: int = -1) -> None:
        """Say which of the hits is looked at, from 0; `in_title` is which of those of the title."""
        for button in (self._back, self._on):
            button.setEnabled(bool(count))
        self._count.setText(f"第 {at + 1} 处，共 {count} 处" if count else "")
        if in_title != self._now:
            self._now = in_title
            self._write_title()

    def _made(self) -> QFrame:
        head = QFrame()
        head.setObjectName("panel")
        head.setProperty("rule", "below")
        upper = QHBoxLayout()
        upper.setSpacing(6)
        upper.addWidget(self._issue)
        upper.addWidget(self._tag)
        upper.addWidget(self._about, 1)
        for part in (self._count, self._back, self._on):
            upper.addWidget(part)
        deeds = Flow(8)
        for button in (self.take, self.passage, self.open, self.copy):
            deeds.addWidget(button)
        column = QVBoxLayout(head)
        column.setContentsMargins(14, 6, 8, 8)
        column.setSpacing(6)
        column.addLayout(upper)
        column.addLayout(deeds)
        return head

    def _write_title(self) -> None:
        """Write the title with its hits lit, the present one more so."""
        if self._head is None:
            return
        font = theme.ui_font(20, bold=True)
        font.setFamily(theme.face("songti"))
        self._title.setFont(font)
        made, at = "", 0
        words = self._head.title
        for nth, (start, end) in enumerate(self._head.lit):
            ground, ink = ("hitnow", "hitnowtext") if nth == self._now else ("hit", "text")
            look = f"background-color:{theme.color(ground).name()};color:{theme.color(ink).name()}"
            lit = f'<span style="{look}">{escape(words[max(start, at) : end])}</span>'
            made += escape(words[at:start]) + lit
            at = max(end, at)
        self._title.setText(made + escape(words[at:]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._write_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_next(self) -> None:
        self.stepped.emit(1)
