"""各期 or 曾用: what the pane 往期 lists while nothing is looked for."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.widgets import buttons


_PARTS = ("各期", "曾用")


class AlikeSwitch(QWidget):
    """Two segments side by side, and what belongs to the second. Signal: chosen(is 曾用)."""

    chosen = Signal(bool)

    def __init__(self, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside = beside
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 10, 0)
        row.setSpacing(0)
        for at, words in enumerate(_PARTS):
            segment = buttons.segment(words)
            self._group.addButton(segment, at)
            row.addWidget(segment)
        row.addStretch(1)
        row.addWidget(beside)
        self._group.button(1).setToolTip("正在写的这一篇，有多少话往期用过")
        self._group.idToggled.connect(self._on_toggled)
        self.show_part(is_alike=False)

    @property
    def is_alike(self) -> bool:
        """Return whether 曾用 is in front."""
        return self._group.checkedId() == 1

    def show_part(self, *, is_alike: bool) -> None:
        """Bring a part to the front; nothing is told of it."""
        with QSignalBlocker(self._group):
            self._group.button(int(is_alike)).setChecked(True)
        self._beside.setVisible(is_alike)

    def show_count(self, count: int) -> None:
        """Say how many articles were found that have the same words."""
        words = f"{_PARTS[1]} {count}" if count else _PARTS[1]
        segment = self._group.button(1)
        segment.setText(words)
        segment.setAccessibleName(words)

    def _on_toggled(self, at: int, checked: bool) -> None:
        if checked:
            self._beside.setVisible(at == 1)
            self.chosen.emit(at == 1)
