"""What a list of lines asks of its values: how many there are, and what is said of each."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget


Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole  # the value itself
_Line = TypeVar("_Line")


class LineModel(QAbstractListModel, Generic[_Line]):
    """A list over values that are shown together; the list says what each is in words."""

    def __init__(self, parent: QWidget, lines: Sequence[_Line] = ()) -> None:
        super().__init__(parent)
        self.lines: tuple[_Line, ...] = tuple(lines)

    def show_lines(self, lines: Sequence[_Line]) -> None:
        """Show these lines in the place of those before."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def spoken(self, line: _Line) -> str:
        """Return what a screen reader says of a line."""
        raise NotImplementedError

    def shown(self, line: _Line) -> str:
        """Return what a line is looked up by while one types."""
        return self.spoken(line)

    def tip(self, line: _Line) -> str:
        """Return what is told to who points at a line, "" for nothing."""
        del line
        return ""

    def data(self, index: Index, role: int = 0) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(line)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(line) or None
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)
