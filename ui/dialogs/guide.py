"""The help: its pages at the left, the chosen one beside them, a line to look one up by."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui import guide_pages, theme
from ui.guide_pages import KEYS, Page
from ui.widgets import buttons, painting
from ui.widgets.fields import LineField
from ui.widgets.line_model import LINE, Index, LineModel


if TYPE_CHECKING:
    from collections.abc import Iterable


_ROW, _LIST, _WIDE, _HIGH, _FRAME = 30, 200, 860, 600, 48
_PITCH, _ABOVE, _BELOW, _MARGIN = 140, 10, 7, 16
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_KEEP = QTextCursor.MoveMode.KeepAnchor


class _Pages(LineModel[Page]):
    def spoken(self, line: Page) -> str:
        return line.title


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, theme.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = painting.ground(painter, option, rule=False).adjusted(12, 0, -6, 0)
        painting.say(painter, box, index.data(LINE).title)


class _Text(QTextBrowser):
    """Shows our own pages alone: it loads nothing, and opens nothing outside."""

    _page: QTextDocument | None = None

    def show_page(self, markdown: str) -> None:
        """Show a page, set as the rest of the window is: lines apart, links underlined.

        It is set before it is shown: a screen reader would be told of every line that changes.
        """
        page, before = QTextDocument(self), self._page
        page.setDefaultFont(self.font())
        page.setDocumentMargin(_MARGIN)
        page.setMarkdown(markdown)
        block = page.begin()
        while block.isValid():
            _space(block)
            _underline(block)
            block = block.next()
        self.setDocument(page)
        self._page = page
        if before is not None:
            before.deleteLater()

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        return None


def _space(block: QTextBlock) -> None:
    level, cursor, space = (
        block.blockFormat().headingLevel(),
        QTextCursor(block),
        QTextBlockFormat(),
    )
    space.setLineHeight(_PITCH, _PROPORTIONAL)
    space.setTopMargin(_ABOVE if level > 1 else 0)
    space.setBottomMargin(0 if cursor.currentTable() else _BELOW)
    cursor.mergeBlockFormat(space)
    if level:
        letters = QTextCharFormat()
        letters.setFont(theme.ui_font(20 if level == 1 else 16, bold=True))
        cursor.setPosition(block.position() + block.length() - 1, _KEEP)
        cursor.mergeCharFormat(letters)


def _underline(block: QTextBlock) -> None:
    lined, cursor = QTextCharFormat(), QTextCursor(block)
    lined.setFontUnderline(True)
    for span in cast("Iterable[QTextBlock.iterator]", block):
        part = span.fragment()
        if part.charFormat().isAnchor():
            cursor.setPosition(part.position())
            cursor.setPosition(part.position() + part.length(), _KEEP)
            cursor.mergeCharFormat(lined)


class Guide(QDialog):
    """The window of the help; it stays beside the other while one does what it says.

    Signals: deed_asked(name of a deed) a link 去做 was chosen, keys_asked() to keep the table of
    keys as a file.
    """

    deed_asked = Signal(str)
    keys_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("帮助")
        self._shown, self._behind = "", list[str]()
        self.field = LineField("查帮助")
        self.field.setPlaceholderText("要做的事，也可打拼音首字母")
        self._pages = _Pages(self)
        self.list = QListView()
        self.list.setAccessibleName("帮助的各页")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setModel(self._pages)
        self.list.setItemDelegate(_Painter(self))
        self.text = _Text()
        self.text.setObjectName("base")
        self.text.setAccessibleName("帮助")
        self.text.setOpenLinks(False)
        self.said = QLabel()
        self.said.setProperty("tone", "amber")
        self.said.setWordWrap(True)
        self.back = buttons.plain("后退", "left")
        self.keep = buttons.plain("存为网页…", "export")
        self.keep.setToolTip("把快捷键一览存成网页，可以打印出来贴在桌边")
        self._lay_out()
        self._connect()
        self.look_for("")

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 8, 0, 8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(side)
        parts.addWidget(self.text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([theme.scaled(_LIST), _WIDE - theme.scaled(_LIST)])
        close = buttons.plain("关闭")
        close.clicked.connect(self.close)
        for button in (self.back, self.keep, close):
            button.setAutoDefault(False)  # Enter belongs to the line and to the links
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 6, 8, 8)
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.keep)
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(parts, 1)
        whole.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(theme.scaled(_WIDE), room.width() - _FRAME), min(_HIGH, room.height() - 48))

    def _connect(self) -> None:
        self.field.textChanged.connect(self.look_for)
        self.field.returnPressed.connect(self.text.setFocus)
        self.list.selectionModel().currentChanged.connect(self._on_row)
        self.text.anchorClicked.connect(self._on_link)
        self.back.clicked.connect(self._on_back)
        self.keep.clicked.connect(partial(self.keys_asked.emit))

    @property
    def page(self) -> str:
        """Return the name of the page that is shown."""
        return self._shown

    @property
    def found(self) -> tuple[Page, ...]:
        """Return the pages in the list."""
        return self._pages.lines

    def look_for(self, typed: str) -> None:
        """List the pages that fit and show the first; all where nothing is typed."""
        found = guide_pages.matching(typed)
        self._pages.show_lines(found)
        self.said.setText("" if found else "没有这样的一页，换个词试试。")
        if typed.strip() and found:
            is_kept = self._shown == KEYS and any(page.name == KEYS for page in found)
            self._show(KEYS if is_kept else found[0].name)
        self._mark()

    def show_page(self, name: str) -> None:
        """Show a page; the one that was shown is a step behind."""
        if self.field.text():
            self.field.clear()
        if self._shown and self._shown != name:
            self._behind.append(self._shown)
        self._show(name)
        self._mark()

    def say(self, words: str) -> None:
        """Say why a deed of the page cannot be done now."""
        self.said.setText(words)

    def _show(self, name: str) -> None:
        self._shown = name
        typed = self.field.text()
        page = guide_pages.pages()[name]
        text = guide_pages.keys_page(typed) if name == KEYS else page.text
        self.text.show_page(f"# {page.title}\n\n{text}")
        self.text.setAccessibleName(page.title)
        self.keep.setVisible(name == KEYS)
        self.back.setEnabled(bool(self._behind))

    def _mark(self) -> None:
        at = next((n for n, page in enumerate(self.found) if page.name == self._shown), -1)
        self.list.setCurrentIndex(self._pages.index(at) if at >= 0 else QModelIndex())

    def _on_row(self, row: QModelIndex, _before: QModelIndex) -> None:
        page = cast("Page | None", row.data(LINE))
        if page is not None and page.name != self._shown:
            if self._shown:
                self._behind.append(self._shown)
            self._show(page.name)

    def _on_link(self, link: QUrl) -> None:
        self.said.clear()
        if link.scheme() == "page":
            self.show_page(link.path())
        elif link.scheme() == "do":
            self.deed_asked.emit(link.path())

    def _on_back(self) -> None:
        if self._behind:
            name = self._behind.pop()
            self._show(name)
            self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Left and is_alt:
            self._on_back()
        elif event.key() == Qt.Key.Key_Down and self.focusWidget() is self.field:
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.page:
            self._show(self._shown)  # in the colours of the new look
