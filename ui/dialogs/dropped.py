"""The list of given-up words, to take one back."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QVBoxLayout, QWidget

from ui import theme
from ui.dialogs.sheets import Sheet
from ui.widgets import buttons


class DroppedSheet(Sheet):
    """One row for each. Signals: taken(int) the id of what shall come back."""

    taken = Signal(int)

    def __init__(
        self, title: str, rows: tuple[tuple[int, str], ...], parent: QWidget | None = None
    ) -> None:
        body = QWidget()
        self._ids = [line for line, _ in rows]
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.addItems([words for _, words in rows])
        self.list.setCurrentRow(0)
        self.take = buttons.plain("取回")
        said = QLabel("放弃的改动保留 30 天。取回的，存为那一期的新一稿。")
        said.setProperty("tone", "second")
        theme.set_font(said, 12)
        foot = QHBoxLayout()
        foot.addWidget(said, 1)
        foot.addWidget(self.take)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        super().__init__(title, body, parent)
        self.resize(520, 360)
        self.list.setFocus()
        self.take.clicked.connect(self._on_take)
        self.list.activated.connect(self._on_activated)

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_take()

    def _on_take(self) -> None:
        row = self.list.currentRow()
        self.accept()
        if row >= 0:
            self.taken.emit(self._ids[row])
