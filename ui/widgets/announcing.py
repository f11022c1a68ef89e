"""What a screen reader is told because it came up where the focus is not."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Have a screen reader say these words: after what it is saying, or at once."""
    if words:
        politeness = QAccessible.AnnouncementPoliteness
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        QAccessible.updateAccessibility(event)


def say_chosen(rows: QAbstractItemView, field: QWidget) -> None:
    """Have the chosen row said while the focus stays in the field above it; its model is set."""
    rows.selectionModel().currentChanged.connect(partial(_say_row, rows, field))


def _say_row(rows: QAbstractItemView, field: QWidget, row: QModelIndex, _before: object) -> None:
    if row.isValid() and field.isVisible():
        words = str(row.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        count = row.model().rowCount()
        announce(rows, f"{words}，第{row.row() + 1}个，共{count}个")
