"""Past issues: found by words (the right pane and the room), and all of them in the ledger."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.panes.hits import HitLine, Hits, Spans
from ui.panes.ledger_page import LedgerPage
from ui.panes.ledger_rows import LedgerLine
from ui.panes.recall_pane import line_of_words, sum_of
from ui.panes.search_field import SearchField
from ui.utf16 import units
from ui.widgets import buttons
from ui.widgets.flow import Flow


_SEGMENTS = ("search", "ledger")
_SIZES = ((620, 680), (880, 420))  # px; the ledger has nine columns


@dataclass(frozen=True, slots=True)
class Reading:
    """Something to read in the preview: a heading, whose it is, its plain words, which are lit."""

    heading: str
    source: str
    text: str
    lit: Spans = ()


class RecallRoom(QWidget):
    """The room 往期: 查找 and 台账, and what is chosen to read.

    Signals: asked(words), chosen(entry, article; "" = the whole issue),
    opened(entry, article), copy_asked(entry) for 照此新建, take_asked(entry, article) for 放进草稿.
    """

    asked = Signal(str)
    chosen = Signal(int, str)
    opened = Signal(int, str)
    take_asked = Signal(int, str)
    copy_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField("查题名和正文；几个词用空格隔开，都要有")
        self.hits = Hits()
        self.hits.setObjectName("plain")
        self.ledger = LedgerPage()
        self._sum = line_of_words()
        self._entry, self._article = 0, ""
        self._segments = QButtonGroup(self)
        self._lists = QStackedWidget()
        self._heading = QLabel()
        theme.set_font(self._heading, bold=True)
        self._heading.setWordWrap(True)
        self._source = QLabel()
        self._source.setProperty("tone", "second")
        self._source.setWordWrap(True)
        self._open = buttons.PrimaryButton("打开这一期")
        self._copy = buttons.plain("照此新建", "duplicate")
        self._take = buttons.plain("放进草稿", "insert")
        self._take.setToolTip("照抄这一篇到正在写的一期，注明转自哪一期（不印出来）")
        self._text = QTextBrowser()
        self._text.setAccessibleName("所选内容")
        self._text.document().setDocumentMargin(18)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        self._split = split
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(split, 1)
        self.setFocusProxy(self.field)
        self.field.asked.connect(self._on_asked)
        self.field.left_downward.connect(self.hits.enter)
        self.hits.hit_chosen.connect(self._on_chosen)
        self.hits.hit_opened.connect(self.opened)
        self.ledger.table.entry_chosen.connect(self._on_entry)
        self.ledger.table.entry_opened.connect(self._on_entry_opened)
        self.ledger.table.copy_asked.connect(self.copy_asked)
        self._segments.idToggled.connect(self._on_segment)
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self._take.clicked.connect(self._on_take)
        self._segments.button(1).setChecked(True)
        self.show_reading(None)

    def show_hits(self, words: str, lines: tuple[HitLine, ...], count: int | None = None) -> None:
        """Show what was found for these words."""
        self.hits.show_lines(lines)
        self._sum.setText(sum_of(words, lines, count))
        if not lines:
            self.show_reading(None)  # what was read belongs to words looked for before

    def show_segment(self, name: str) -> None:
        """Show the "search" or the "ledger" side of the room."""
        self._segments.button(_SEGMENTS.index(name)).setChecked(True)

    def show_ledger(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show all issues, newest first."""
        self.ledger.show_lines(lines)

    def show_reading(self, reading: Reading | None) -> None:
        """Show what was chosen, with the words that were looked for lit up."""
        for button in (self._open, self._copy):
            button.setEnabled(reading is not None)
        self._take.setEnabled(reading is not None and bool(self._article))
        self._heading.setText(reading.heading if reading else "还没有选中")
        self._source.setText(reading.source if reading else "在左边选一期或一篇，内容显示在这里。")
        self._text.setPlainText(reading.text if reading else "")
        font = theme.ui_font(16)
        font.setFamily(theme.face("fangsong"))
        self._text.document().setDefaultFont(font)
        pitch = QTextBlockFormat()
        pitch.setLineHeight(160, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(pitch)
        self._light(reading.text if reading else "", reading.lit if reading else ())

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("rule", "below")
        title = QLabel("往期")
        theme.set_font(title, 16, bold=True)
        row = QHBoxLayout(head)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(0)
        row.addWidget(title)
        row.addSpacing(14)
        for at, words in enumerate(("查找", "台账")):
            segment = QToolButton()
            segment.setText(words)
            segment.setAccessibleName(words)
            segment.setCheckable(True)
            segment.setProperty("look", "segment")
            segment.setMinimumHeight(28)
            self._segments.addButton(segment, at)
            row.addWidget(segment)
        row.addSpacing(12)
        row.addWidget(self.field, 1)
        return head

    def _left(self) -> QWidget:
        found = QWidget()
        found.setObjectName("panel")
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._sum)
        column.addWidget(self.hits, 1)
        self._lists.addWidget(found)
        self._lists.addWidget(self.ledger)
        self._lists.setMinimumWidth(300)
        return self._lists

    def _right(self) -> QWidget:
        head = QFrame()
        head.setObjectName("panel")
        head.setProperty("rule", "below")
        row = Flow(8)
        for button in (self._open, self._take, self._copy):
            row.addWidget(button)
        inner = QVBoxLayout(head)
        inner.setContentsMargins(14, 10, 14, 8)
        inner.setSpacing(4)
        inner.addWidget(self._heading)
        inner.addWidget(self._source)
        inner.addLayout(row)
        right = QWidget()
        right.setMinimumWidth(300)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._text, 1)
        return right

    def _light(self, words: str, spans: Spans) -> None:
        form = QTextCharFormat()
        form.setBackground(theme.color("hit"))
        lit: list[QTextEdit.ExtraSelection] = []
        for start, end in spans:
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(units(words, start))
            cursor.setPosition(units(words, end), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, form  # pyright: ignore[reportAttributeAccessIssue]
            lit.append(selection)
        self._text.setExtraSelections(lit)

    def _on_segment(self, at: int, checked: bool) -> None:
        if checked:
            self._lists.setCurrentIndex(at)
            self._split.setSizes(_SIZES[at])
            self._take.setVisible(at == 0)  # of the ledger one reads whole issues
            self.show_reading(None)

    def _on_asked(self, words: str) -> None:
        self._segments.button(0).setChecked(True)
        self.asked.emit(words)

    def _on_chosen(self, entry: int, article: str) -> None:
        self._entry, self._article = entry, article
        self.chosen.emit(entry, article)

    def _on_entry(self, entry: int) -> None:
        self._on_chosen(entry, "")

    def _on_entry_opened(self, entry: int) -> None:
        self.opened.emit(entry, "")

    def _on_open(self) -> None:
        self.opened.emit(self._entry, self._article)

    def _on_take(self) -> None:
        self.take_asked.emit(self._entry, self._article)

    def _on_copy(self) -> None:
        self.copy_asked.emit(self._entry)
