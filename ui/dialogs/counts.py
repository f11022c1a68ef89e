"""The sheet 字数统计: what WPS would say of the selection, the article, the issue."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gazetteer_desk.bulletin.counting import Counts
from ui import theme
from ui.dialogs.sheets import Sheet


_ROWS = {
    "字数": "words",
    "字符数（不计空格）": "solid",
    "字符数（计空格）": "characters",
    "段落数": "paragraphs",
}


class CountSheet(Sheet):
    """A small table of numbers. Signals: none."""

    def __init__(self, columns: Mapping[str, Counts], parent: QWidget | None = None) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        self._pages = QLabel("在数…")
        right = Qt.AlignmentFlag.AlignRight
        for column, (name, counts) in enumerate(columns.items(), 1):
            grid.addWidget(_second(name), 0, column, right)
            for row, field in enumerate(_ROWS.values(), 1):
                number = QLabel(f"{getattr(counts, field):,}")
                theme.set_font(number, bold=field == "words")
                number.setAccessibleName(f"{name}{list(_ROWS)[row - 1]} {number.text()}")
                grid.addWidget(number, row, column, right)
        for row, name in enumerate(_ROWS, 1):
            grid.addWidget(_second(name), row, 0)
        last = len(_ROWS) + 1
        grid.addWidget(_second("印出来"), last, 0)
        grid.addWidget(self._pages, last, 1, 1, len(columns), right)
        grid.setColumnStretch(0, 1)
        super().__init__("字数统计", inside, parent)
        self.setMinimumWidth(380)

    def show_pages(self, words: str) -> None:
        """Say how many pages the issue would have."""
        self._pages.setText(words)
        self._pages.setToolTip(words)


def _second(words: str) -> QLabel:
    made = QLabel(words)
    made.setProperty("tone", "second")
    return made
