"""The head of the room 往期: its segments, where words are typed, and what they are read as."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.panes.recall.chips import ConditionChips
from ui.panes.search_field import SearchField
from ui.widgets import buttons


ORDER = "题名里有的在前，其余按日期新的在前"


class RecallHead(QFrame):
    """Title, segments (查找｜台账 …), search field; under them the conditions and the order.

    Signals: segment_chosen(name), keep_asked() for 存为常用, table_asked() for 导出表格.
    """

    segment_chosen = Signal(str)
    keep_asked = Signal()
    table_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "below")
        self.field = SearchField("查题名和正文；几个词用空格隔开，都要有")
        self.chips = ConditionChips()
        self.keep = buttons.plain("存为常用", "star")
        self.table = buttons.plain("导出表格", "export")
        self.table.setToolTip("把查到的全部篇目导出为 Excel 或 CSV 表格")
        self._names: list[str] = []
        self._segments = QButtonGroup(self)
        self._order, self._rebuilding = QLabel(), QLabel()
        for label, tone in ((self._order, "second"), (self._rebuilding, "amber")):
            theme.set_font(label, 12)
            label.setProperty("tone", tone)
        self._rebuilding.setContentsMargins(14, 0, 14, 8)
        self._rebuilding.hide()
        self._under = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._upper())
        column.addWidget(self._under)
        column.addWidget(self._rebuilding)
        lower = QHBoxLayout(self._under)
        lower.setContentsMargins(14, 0, 14, 8)
        lower.setSpacing(12)
        lower.addWidget(self.chips, 1)
        lower.addWidget(self._order)
        self._segments.idToggled.connect(self._on_segment)
        self.keep.clicked.connect(self.keep_asked)
        self.table.clicked.connect(self.table_asked)
        self.show_asked((), 0)

    def add_segment(self, name: str, words: str) -> None:
        """Offer one more segment, right of those there are."""
        segment = buttons.segment(words)
        segment.setMinimumHeight(28)
        self._segments.addButton(segment, len(self._names))
        self._names.append(name)
        self._row.addWidget(segment)

    @property
    def segment(self) -> str:
        """Return the name of the segment that is chosen."""
        return self._names[self._segments.checkedId()]

    def show_segment(self, name: str) -> None:
        """Choose a segment; `segment_chosen` tells of it where another was in front."""
        self._segments.button(self._names.index(name)).setChecked(True)

    def show_asked(self, conditions: tuple[str, ...], count: int) -> None:
        """Show what is asked, and in what order the articles stand that were found."""
        self.chips.show_conditions(conditions)
        self.keep.setEnabled(bool(conditions))
        self.table.setEnabled(bool(count))
        self._order.setText(ORDER if count > 1 else "")

    def show_rebuilding(self, percent: int | None) -> None:
        """Say how far the index is that is being made anew; nothing with None."""
        words = f"正在重建索引，已完成 {percent}%。现在逐期查，慢一些，结果一样。"
        self._rebuilding.setText("" if percent is None else words)
        self._rebuilding.setVisible(percent is not None)

    def _upper(self) -> QHBoxLayout:
        title = QLabel("往期")
        theme.set_font(title, 16, bold=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 8)
        row.setSpacing(0)
        row.addWidget(title)
        row.addSpacing(14)
        row.addLayout(self._row)
        row.addSpacing(12)
        row.addWidget(self.field, 1)
        for button in (self.keep, self.table):
            row.addSpacing(8)
            row.addWidget(button)
        return row

    def _on_segment(self, at: int, checked: bool) -> None:
        if checked:
            is_search = self._names[at] == "search"
            for part in (self._under, self.keep, self.table):
                part.setVisible(is_search)
            self.segment_chosen.emit(self._names[at])
