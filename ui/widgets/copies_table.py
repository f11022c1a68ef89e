"""The account of the copies: to whom, how many, on what grounds; 份数 can be typed over."""

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gazetteer_desk.bulletin.copies import CopyLine
from ui import theme
from ui.widgets.line_model import Index


_HEADS = ("去向", "份数", "依据")
_NAME, _COPIES, _BASIS = range(3)
_MOST, _ROW, _ROWS = 9_999, 30, 20
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Account(QAbstractTableModel):
    typed = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[CopyLine, ...] = ()

    def show_lines(self, lines: tuple[CopyLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def data(self, index: Index, role: int = 0) -> object:
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            name = f"{line.group.label}：{line.name}" if line.group else line.name
            return (name, str(line.copies), line.basis)[column]
        if role == Qt.ItemDataRole.EditRole and column == _COPIES:
            return line.copies
        if role == Qt.ItemDataRole.ToolTipRole:
            return (line.name, "双击改份数，随即记入名单", line.basis)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _COPIES:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and column == _BASIS:
            return QColor(theme.color("text2" if line.is_known else "amber"))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == _COPIES:
            return _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == _COPIES else usual

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, int) or value == line.copies:
            return False
        self.typed.emit(line, value)
        return True


class _Pen(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option, index
        box = QSpinBox(parent)
        box.setRange(0, _MOST)
        box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setAccessibleName("份数")
        return box


class CopiesTable(QTableView):
    """The table. Signals: copies_typed(CopyLine, int) another number for one line."""

    copies_typed = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("印数的去向")
        self.setObjectName("account")
        self._account = _Account(self)
        self.setModel(self._account)
        self.setItemDelegate(_Pen(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (_NAME, _BASIS):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_COPIES, QHeaderView.ResizeMode.Fixed)
        self._account.typed.connect(self.copies_typed)
        self.show_lines(())

    def show_lines(self, lines: tuple[CopyLine, ...]) -> None:
        """Show this account; the chosen place stays chosen."""
        at = self.currentIndex()
        if lines != self._account.lines:
            self._account.show_lines(lines)
            if at.isValid() and at.row() < len(lines):
                self.setCurrentIndex(self._account.index(at.row(), at.column()))
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        self.setColumnWidth(_COPIES, theme.scaled(64))
        rows = min(max(len(lines), 1), _ROWS)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows * theme.scaled(_ROW) + head + 2)
