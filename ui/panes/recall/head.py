"""The head of the room 往期: its name, its segments side by side, and where words are typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ui import theme
from ui.panes.search_field import SearchField


class RecallHead(QFrame):
    """Title, segments (查找｜台账 …) and search field. Signal: segment_chosen(name)."""

    segment_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "below")
        self.field = SearchField("查题名和正文；几个词用空格隔开，都要有")
        self._names: list[str] = []
        self._segments = QButtonGroup(self)
        title = QLabel("往期")
        theme.set_font(title, 16, bold=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(0)
        row.addWidget(title)
        row.addSpacing(14)
        row.addLayout(self._row)
        row.addSpacing(12)
        row.addWidget(self.field, 1)
        self._segments.idToggled.connect(self._on_segment)

    def add_segment(self, name: str, words: str) -> None:
        """Offer one more segment, right of those there are."""
        segment = QToolButton()
        segment.setText(words)
        segment.setAccessibleName(words)
        segment.setCheckable(True)
        segment.setProperty("look", "segment")
        segment.setMinimumHeight(28)
        self._segments.addButton(segment, len(self._names))
        self._names.append(name)
        self._row.addWidget(segment)

    def show_segment(self, name: str) -> None:
        """Choose a segment; `segment_chosen` tells of it where another was in front."""
        self._segments.button(self._names.index(name)).setChecked(True)

    def _on_segment(self, at: int, checked: bool) -> None:
        if checked:
            self.segment_chosen.emit(self._names[at])
