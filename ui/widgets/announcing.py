"""What a screen reader is told because it came up where the focus is not."""

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
    said = ""

    def say(row: QModelIndex) -> None:
        nonlocal said
        if not row.isValid() or not field.isVisible():
            said = ""
            return
        words = str(row.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        words = f"{words}，第{row.row() + 1}个，共{row.model().rowCount()}个"
        if words != said:  # other rows may have come behind the same one
            announce(rows, words)
        said = words

    rows.selectionModel().currentChanged.connect(say)
