"""The ledger (台账): one row an issue."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget


Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_COLUMNS = (("期号", 104), ("总期", 56), ("日期", 92), ("首篇题名", 0), ("篇", 44), ("状态", 64))
_STRETCH, _COUNTED = 3, (1, 4)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One issue as the ledger shows it."""

    entry: int
    number: str
    total: str
    dated: str
    title: str
    articles: int
    status: str
    series: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the words of the six columns."""
        return self.number, self.total, self.dated, self.title, str(self.articles), self.status


class _Lines(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[LedgerLine, ...] = ()

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = 0) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.series}　{line.number}\n{line.title}"
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _COUNTED:
            return _RIGHT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _COLUMNS[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _COUNTED:
            return _RIGHT
        return None


class LedgerTable(QTableView):
    """The table. Signals: entry_chosen(entry), entry_opened(entry)."""

    entry_chosen = Signal(int)
    entry_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("台账")
        self._model = _Lines(self)
        self._showing = False
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, (_, width) in enumerate(_COLUMNS):
            self.setColumnWidth(at, width or 200)
        head.setSectionResizeMode(_STRETCH, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        """Show these issues; the chosen one stays chosen."""
        if lines == self._model.lines:
            return
        kept = self.current()
        self._showing = True
        self._model.show_lines(lines)
        for at, line in enumerate(lines):
            if line.entry == kept:
                self.selectRow(at)
        self._showing = False

    def current(self) -> int:
        """Return the entry of the chosen row, 0 where none is."""
        line = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return line.entry if isinstance(line, LedgerLine) else 0

    def _on_current(self, _index: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and self.current():
            self.entry_chosen.emit(self.current())

    def _on_opened(self) -> None:
        if self.current():
            self.entry_opened.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened()
        else:
            super().keyPressEvent(event)
