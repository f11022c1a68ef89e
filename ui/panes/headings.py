"""The pane 提纲: the headings of the article in front, to go to and to move with what is below."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.outline import Section
from ui import theme
from ui.widgets import buttons, painting
from ui.widgets.flow import Flow
from ui.widgets.line_model import LINE, Index, LineModel


_HEIGHT = 30
_INDENT = 16
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WITH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_NONE = "这一篇还没有标题。\n行首写“一、”“（一）”，或按 Ctrl+1 至 Ctrl+4 设标题。"


class _Lines(LineModel[Section]):
    def spoken(self, line: Section) -> str:
        return f"{line.words}，{'一二三四'[line.level - 1]}级标题"

    def shown(self, line: Section) -> str:
        return line.words

    def tip(self, line: Section) -> str:
        return line.words


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Section = index.data(LINE)
        painter.save()
        box = painting.ground(painter, option, rule=False)
        spot = box.adjusted(14 + (line.level - 1) * _INDENT, 0, -12, 0)
        token = "text" if line.level == 1 else "text2"
        painting.say(painter, spot, line.words or "（空）", token, bold=line.level == 1)
        painter.restore()


class Headings(QFrame):
    """The list of headings.

    Signals: heading_chosen(int) the block to go to; section_moved(int, int) the block of a
    heading, and −1 up or 1 down.
    """

    heading_chosen = Signal(int)
    section_moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListView()
        self.list.setAccessibleName("提纲")
        self._lines = _Lines(self)
        self.list.setModel(self._lines)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = QLabel(_NONE)
        self._none.setProperty("tone", "second")
        self._none.setContentsMargins(14, 14, 14, 14)
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._up = buttons.plain("整节上移", "up")
        self._down = buttons.plain("整节下移", "down")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._none, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot_row())
        self.setFocusProxy(self.list)
        self.list.installEventFilter(self)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self.show_sections((), -1)

    def show_sections(self, sections: tuple[Section, ...], block: int) -> None:
        """Show these headings; that of the section where block `block` stands is marked."""
        if sections != self._lines.lines:
            self._lines.show_lines(sections)
        self._none.setVisible(not sections)
        self.list.setVisible(bool(sections))
        for button in (self._up, self._down):
            button.setEnabled(bool(sections))
        rows = [row for row, one in enumerate(sections) if one.at <= block]
        if rows and rows[-1] != self.list.currentIndex().row():
            self.list.setCurrentIndex(self._lines.index(rows[-1]))

    def _foot_row(self) -> QFrame:
        self._foot = QFrame()
        self._foot.setProperty("rule", "above")
        row = Flow(8)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._up)
        row.addWidget(self._down)
        self._foot.setLayout(row)
        for button in (self._up, self._down):
            button.setToolTip(f"{button.text()}　Alt+Shift+{'↑' if button is self._up else '↓'}")
        return self._foot

    def _on_chosen(self, index: QModelIndex) -> None:
        self.heading_chosen.emit(self._lines.lines[index.row()].at)

    def _move(self, by: int) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.section_moved.emit(self._lines.lines[index.row()].at, by)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Move with Alt+Shift+↑ ↓, go with Enter; the menus' own keys wait."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        key = Qt.Key(event.key())
        moves = key in _MOVES and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _WITH
        if event.type() == QEvent.Type.ShortcutOverride:
            if moves:
                event.accept()
            return moves
        if moves:
            self._move(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentIndex().isValid():
            self._on_chosen(self.list.currentIndex())
        else:
            return False
        return True
