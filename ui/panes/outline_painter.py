"""How the rows of the outline look, and the line in which one is renamed."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.panes.outline_rows import OutlineRow
from ui.widgets import painting, tag
from ui.widgets.line_model import Index


ROW = Qt.ItemDataRole.UserRole
_HEIGHTS = {"end": 32, "column": 26, "article": 48}
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_MOVABLE = _FLAGS | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled


class OutlineModel(QAbstractListModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[OutlineRow, ...] = ()

    def show_rows(self, rows: tuple[OutlineRow, ...]) -> bool:
        """Take these rows; return whether all stand in the same places as before."""
        old = self.rows
        if same := [row.key for row in rows] == [row.key for row in old]:
            self.rows = rows
            for at, row in enumerate(rows):
                if row != old[at]:
                    self.dataChanged.emit(self.index(at), self.index(at))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        return same

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_end = not index.isValid() or self.rows[index.row()].shape == "end"
        return _FLAGS if is_end else _MOVABLE


class OutlinePainter(QStyledItemDelegate):
    """Paints the rows and renames in place. Signals: renamed(OutlineRow, new words).

    `dragged` are the keys of the rows under way, `lit` is the key of the head that they join.
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.dragged: frozenset[str] = frozenset()
        self.lit = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: OutlineRow = index.data(ROW)
        return QSize(180, theme.scaled(_HEIGHTS[row.shape]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OutlineRow = index.data(ROW)
        painter.save()
        if row.key == self.lit:
            painter.fillRect(painting.box_of(option), theme.color("tint"))
        box = painting.ground(painter, option, rule=False)
        if row.key in self.dragged:
            painter.setOpacity(0.5)
        right = box.right() - 8
        for words, tone in reversed(row.marks):
            width, high = tag.width_of(words), tag.height()
            spot = QRect(right - width, box.center().y() - high // 2 + 1, width, high)
            tag.paint(painter, spot, words, tone)
            right = spot.left() - 6
        if row.shape == "end" and not row.marks:
            spot = QRect(box.left(), box.top(), right - 2 - box.left(), box.height())
            right -= painting.draw(painter, spot, "check", 16, "green", right=True) + 8
        room = QRect(box.left() + 34, box.top(), right - box.left() - 34, box.height())
        self._paint_words(painter, room, row, chosen=painting.is_chosen(option))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, room: QRect, row: OutlineRow, *, chosen: bool
    ) -> None:
        if row.shape == "column":
            arrow = room.translated(-20 - (theme.scaled(14) - 14) // 2, 0)
            painting.draw(painter, arrow, "right" if row.folded else "down", 14, "text2")
            painting.say(painter, room.adjusted(-2, 0, 0, 0), row.words, "text2", bold=chosen)
            if row.folded:
                painting.say(painter, room, f"{row.folded} 篇", "text3", px=12, right=True)
            return
        if row.shape == "end":
            painting.say(painter, room, row.words, bold=chosen)
            return
        half = room.height() // 2
        top = QRect(room.left(), room.top() + 5, room.width(), half - 4)
        under = QRect(room.left(), room.top() + half + 1, room.width(), half - 5)
        number = QRect(room.left() - 30, top.top(), 22, top.height())
        painting.say(painter, number, str(row.nth), "text2", right=True)
        painting.say(painter, top, row.words, "text" if row.title else "text3", bold=chosen)
        painting.say(painter, under, row.below, "text2", px=12)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row: OutlineRow = index.data(ROW)
        editor = QLineEdit(parent)
        editor.setAccessibleName("栏目" if row.shape == "column" else "题名")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(ROW).title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        row: OutlineRow = index.data(ROW)
        if isinstance(editor, QLineEdit) and editor.text() != row.title:
            self.renamed.emit(row, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        box = painting.box_of(option)
        is_article = index.data(ROW).shape == "article"
        room = box.adjusted(26, 8, -6, -10) if is_article else box.adjusted(22, -1, -6, 1)
        editor.setGeometry(room)
