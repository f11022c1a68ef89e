"""What a list of lines asks of its values: how many there are, and each one of them."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget


Index = QModelIndex | QPersistentModelIndex
_Line = TypeVar("_Line")


class LineModel(QAbstractListModel, Generic[_Line]):
    """A list over values that are shown together; `data` is for the list to say."""

    def __init__(self, parent: QWidget, lines: Sequence[_Line] = ()) -> None:
        super().__init__(parent)
        self.lines: tuple[_Line, ...] = tuple(lines)

    def show_lines(self, lines: Sequence[_Line]) -> None:
        """Show these lines in the place of those before."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)
