"""What the table of the ledger shows, cell by cell, and how."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.panes.ledger_rows import GAP, VOID, Extent, LedgerLine
from ui.widgets import painting, tag
from ui.widgets.line_model import Index


if TYPE_CHECKING:
    from collections.abc import Callable


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
COLUMNS = (
    ("期号", 84), ("总期", 56), ("日期", 92), ("首篇题名", 0), ("篇", 40), ("页", 40),
    ("印数", 52), ("状态", 112), ("备注", 140),
)  # fmt: skip
STRETCH, COUNTED, _STRUCK = 3, (1, 4, 5, 6), (0, 1, 3)
TOTAL, PAGES, COPIES, _STATUS, REMARK = 1, 5, 6, 7, 8
_TONES = {
    GAP: "amber",
    VOID: "red",
    "核稿": "blue",
    "签发": "blue",
    "印发": "green",
    "归档": "green",
}
_LONGEST, _PAD = 200, 8
_LINE = Qt.ItemDataRole.UserRole
_READABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_WRITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable


class LedgerModel(QAbstractTableModel):
    """The rows. Signals: remark_written(entry, words)."""

    remark_written = Signal(int, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[LedgerLine, ...] = ()
        self.extents: dict[int, Extent] = {}
        self._row: tuple[LedgerLine | None, tuple[str, ...]] = None, ()  # asked for cell by cell
        self._tellers: dict[int, Callable[[LedgerLine, int], object]] = {
            Qt.ItemDataRole.DisplayRole: self.words,
            _LINE: lambda one, _: one,
            Qt.ItemDataRole.EditRole: lambda one, _: one.remark,
            Qt.ItemDataRole.ToolTipRole: lambda one, _: one.tip,
        }

    def show_lines(self, lines: tuple[LedgerLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = 0) -> object:
        tell = self._tellers.get(role)
        return None if tell is None else tell(self.lines[index.row()], index.column())

    def words(self, line: LedgerLine, column: int) -> str:
        """Return what stands in a cell."""
        if column in (PAGES, COPIES) and (known := self.extents.get(line.head)):
            number = known.pages or None if column == PAGES else known.copies
            return "" if number is None else str(number)
        if line is not self._row[0]:
            self._row = line, line.cells
        return self._row[1][column]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() == REMARK and self.lines[index.row()].entry:
            return _WRITABLE
        return _READABLE

    def setData(self, index: Index, value: object, role: int = 0) -> bool:
        line = self.lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or str(value).strip() == line.remark:
            return False
        self.remark_written.emit(line.entry, str(value).strip())
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section][0]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in COUNTED:
            return _RIGHT
        return None


class LedgerPainter(QStyledItemDelegate):
    """Paints the cells, which the style sheet would do far too slowly; opens the remark's line."""

    def __init__(self, model: LedgerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, column = self._model.lines[index.row()], index.column()
        box = painting.cell_ground(painter, option, index)
        words = self._model.words(line, column)
        spot = box.adjusted(_PAD, 0, -_PAD, 0)
        if column == _STATUS:
            top = box.top() + (box.height() - tag.height()) // 2
            place = QRect(spot.left(), top, tag.width_of(line.status), tag.height())
            tag.paint(painter, place, line.status, _TONES.get(line.status, "grey"))
            if line.correction:
                painting.say(
                    painter, spot.adjusted(place.width() + 6, 0, 0, 0), line.correction, "text2"
                )
        elif words:
            painting.say(
                painter,
                spot,
                words,
                "amber" if line.is_gap else "text",
                right=column in COUNTED,
                struck=line.is_void and column in _STRUCK,
            )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setAccessibleName("备注")
        line.setMaxLength(_LONGEST)
        return line
