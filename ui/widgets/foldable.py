"""A region that folds to a strip with one button in it, which opens it again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets import buttons


STRIP = 36  # px


class Foldable(QFrame):
    """A head and what stands below it. `least` and `most` are its widths in px while it is open.

    Signals: fold_asked(bool) a button asks to fold it, or to open it again.
    """

    fold_asked = Signal(bool)

    def __init__(
        self, name: str, head: QWidget, below: QWidget, *, least: int, most: int, key: str
    ) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.folded = False
        self._least, self._most = least, most
        self._below = below
        self._fold = buttons.tool("right", f"收起{name}", key=key)
        self._unfold = buttons.tool("left", f"展开{name}", key=key)
        self._head = QFrame()
        self._head.setProperty("rule", "below")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(6, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(head)
        row.addStretch(1)
        row.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addWidget(below, 1)
        self._fold.clicked.connect(self._on_fold)
        self._unfold.clicked.connect(self._on_unfold)
        self.fold(folded=False)

    def fold(self, *, folded: bool) -> None:
        """Fold to a strip, or open again."""
        self.folded = folded
        for widget in (self._head, self._below):
            widget.setVisible(not folded)
        self._unfold.setVisible(folded)
        self.setMinimumWidth(STRIP if folded else self._least)
        self.setMaximumWidth(STRIP if folded else self._most)

    def _on_fold(self) -> None:
        self.fold_asked.emit(True)

    def _on_unfold(self) -> None:
        self.fold_asked.emit(False)
