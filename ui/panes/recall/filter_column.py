"""The column of filters: what may be ticked, the days from and to, and the searches with a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.panes.recall.filter_list import FilterList
from ui.panes.recall.saved_list import SavedList


WIDTH = 196  # px
_SAVED = 26  # px a saved search
_MOST = 5  # saved searches seen without scrolling


class FilterColumn(QWidget):
    """Filters over saved searches. Signals: days_written(from, to) as they were typed.

    What else is done there, the lists `filters` and `saved` say.
    """

    days_written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filters, self.saved = FilterList(), SavedList()
        self.first, self.last = _day("从"), _day("到")
        self._refusal = QLabel()
        self._refusal.setProperty("tone", "red")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._saved_head = _head("常用查找")
        days = QGridLayout()
        days.setContentsMargins(14, 8, 14, 8)
        days.setSpacing(6)
        days.addWidget(_head("日期"), 0, 0, 1, 2)
        for row, field in enumerate((self.first, self.last), 1):
            days.addWidget(QLabel(field.accessibleName()[-1]), row, 0)
            days.addWidget(field, row, 1)
        days.addWidget(self._refusal, 3, 0, 1, 2)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 4, 0, 8)
        foot.addWidget(self._saved_head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters, 1)
        column.addLayout(days)
        column.addLayout(foot)
        column.addWidget(self.saved)
        theme.set_width(self, WIDTH)
        for field in (self.first, self.last):
            field.editingFinished.connect(self._on_days)
        self.show_saved(())

    def show_days(self, first: str, last: str) -> None:
        """Show the days that are asked for, "" for none."""
        for field, day in ((self.first, first), (self.last, last)):
            if not field.hasFocus() or field.text() != day:
                field.setText(day)
        self.refuse("")

    def refuse(self, words: str) -> None:
        """Say why the days were not taken, "" once they are."""
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def show_saved(self, saved: tuple[tuple[str, str], ...]) -> None:
        """Show the searches with a name; without any there is nothing to see of them."""
        self.saved.show_saved(saved)
        for part in (self.saved, self._saved_head):
            part.setVisible(bool(saved))
        self.saved.setFixedHeight(theme.scaled(_SAVED) * min(len(saved), _MOST) + 8)

    def _on_days(self) -> None:
        self.days_written.emit(self.first.text().strip(), self.last.text().strip())


def _day(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(f"日期{name}")
    field.setPlaceholderText("如 2023 或 2023-06")
    return field


def _head(words: str) -> QLabel:
    label = QLabel(words)
    theme.set_font(label, 12, bold=True)
    return label
