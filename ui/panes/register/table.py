"""The table of one list of the directory: a row a name, moved and taken out by key or button."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.widgets import painting
from ui.widgets.line_model import Index


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW, _PAD, _LEAST, _TIGHT = 30, 8, 280, 320
_ALWAYS = 2  # columns that are never hidden for want of room
_MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: by what it is known, its cells, and whether it is in use no more."""

    key: str
    cells: tuple[str, ...]
    is_faint: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """One column: its word, its width in px (0: what is left), whether it holds a number."""

    word: str
    width: int = 0
    is_number: bool = False


class _Lines(QAbstractTableModel):
    def __init__(self, heads: tuple[Head, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.heads = heads
        self.lines: tuple[Line, ...] = ()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = 0) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return line.key
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section].word
        if role == Qt.ItemDataRole.TextAlignmentRole and self.heads[section].is_number:
            return _RIGHT
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, lines: _Lines, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, column = self._lines.lines[index.row()], index.column()
        room = painting.cell_ground(painter, option, index).adjusted(_PAD, 0, -_PAD, 0)
        is_number = self._lines.heads[column].is_number
        ink = "text3" if line.is_faint else "text"
        painting.say(painter, room, line.cells[column], ink, right=is_number)


class RegisterTable(QTableView):
    """The table. Signals: chosen(key), "" for none; moved(key, by); removed(key); went_in(key)."""

    chosen = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    went_in = Signal(str)

    def __init__(self, name: str, heads: tuple[Head, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = _Lines(heads, self)
        self._showing = False
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self._lines, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(_LEAST)  # what stands over and under it needs no less
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        stretch = QHeaderView.ResizeMode.Stretch
        for at, one in enumerate(heads):
            if not one.width:
                head.setSectionResizeMode(at, stretch)
        self._fit()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._go_in)

    def show_lines(self, lines: tuple[Line, ...], *, choose: str = "") -> None:
        """Show these rows, quietly; `choose`, else the one that was chosen, is chosen again."""
        kept, row = choose or self.current(), max(self.currentIndex().row(), 0)
        self._fit()
        self._showing = True
        if lines != self._lines.lines:
            self._lines.show_lines(lines)
        keys = [line.key for line in lines]
        if keys:
            self.selectRow(keys.index(kept) if kept in keys else min(row, len(keys) - 1))
        self._showing = False

    def choose_none(self) -> None:
        """Leave no row chosen, quietly."""
        self._showing = True
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        self._showing = False

    def current(self) -> str:
        """Return the key of the chosen row, "" where none is."""
        key = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return key if isinstance(key, str) else ""

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        for at, one in enumerate(self._lines.heads):
            if one.width:
                self.setColumnWidth(at, theme.scaled(one.width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        heads = len(self._lines.heads)
        if heads > _ALWAYS:  # the form beside the table shows the note too
            self.setColumnHidden(heads - 1, self.viewport().width() < theme.scaled(_TIGHT))

    def _go_in(self) -> None:
        if key := self.current():
            self.went_in.emit(key)

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing:
            self.chosen.emit(self.current())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == _MOVING
            and event.key() in _STEPS
        ):
            event.accept()  # elsewhere the key moves an article
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = Qt.Key(event.key()), self.current()
        if not current:
            super().keyPressEvent(event)
        elif event.modifiers() == _MOVING and key in _STEPS:
            self.moved.emit(current, _STEPS[key])
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(current)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._go_in()
        else:
            super().keyPressEvent(event)
