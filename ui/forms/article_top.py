"""The line above the sheet of an article: its column, its units, and what can be added."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme


_GAP, _EDGE = 8, 14
_NAME = 150  # px for the units at least: one name of the usual length, and its cross


class ArticleTop(QFrame):
    """One line, or two where the units had no room for a name beside all the rest."""

    def __init__(self, column: QWidget, units: QWidget, adding: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setProperty("rule", "below")
        self._of_column, self._of_units = label("栏目"), label("供稿单位")
        self._units, self._others = units, (self._of_column, column, self._of_units, *adding)
        for widget in (column, units, *adding):
            widget.setParent(self)  # Tab goes from one to the next as they come in here
        self._is_parted = False
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for widget in (self._of_column, column):
            self._first.addWidget(widget)
        self._first.addStretch()
        for widget in adding:
            self._first.addWidget(widget)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(_EDGE, 7, _EDGE, 7)
        lines.setSpacing(0)
        for line in (self._first, self._second):
            line.setSpacing(_GAP)
            lines.addLayout(line)
        self._place()

    def _place(self) -> None:
        """Put the units behind the column, or into a line of their own."""
        line, at = (self._second, 0) if self._is_parted else (self._first, 2)
        line.insertWidget(at, self._of_units)
        line.insertWidget(at + 1, self._units, 1)
        self._second.setContentsMargins(0, 6 if self._is_parted else 0, 0, 0)

    def _fit(self) -> None:
        shown = [one for one in self._others if not one.isHidden()]
        wide = [min(one.sizeHint().width(), one.maximumWidth()) + _GAP for one in shown]
        is_parted = self.width() - 2 * _EDGE - sum(wide) < theme.scaled(_NAME)
        if is_parted != self._is_parted:
            self._is_parted = is_parted
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came or went
            self._fit()
        return super().event(event)


def label(words: str) -> QLabel:
    """Return a quiet label before a field."""
    made = QLabel(words)
    made.setProperty("tone", "second")
    return made
