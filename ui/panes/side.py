"""The panes at the right, one at a time; F9 folds them to a strip."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.widgets import buttons, tag
from ui.widgets.ringed import RingedTabBar


STRIP = 36
_RIGHT = QTabBar.ButtonPosition.RightSide


class SidePanes(QFrame):
    """Tabs over the panes. Signals: fold_asked(bool), pane_chosen(name) when one comes up."""

    fold_asked = Signal(bool)
    pane_chosen = Signal(str)

    def __init__(self, panes: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.names = tuple(panes)
        self._counts: dict[str, int] = {}
        self.folded = False
        self.bar = RingedTabBar("panes", "右栏")
        self._stack = QStackedWidget()
        self._fold = buttons.tool("right", "收起右栏", key="F9")
        self._unfold = buttons.tool("left", "展开右栏", key="F9")
        for name, pane in panes.items():
            self.bar.addTab(name)
            self._stack.addWidget(pane)
        self._head = QFrame()
        self._head.setProperty("rule", "below")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(6, 0, 4, 0)
        row.setSpacing(0)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._on_current)
        self._fold.clicked.connect(self._on_fold)
        self._unfold.clicked.connect(self._on_unfold)
        self.fold(folded=False)

    def show_pane(self, name: str) -> None:
        """Bring this pane to the front."""
        with QSignalBlocker(self.bar):
            self.bar.setCurrentIndex(self.names.index(name))
        self._stack.setCurrentIndex(self.names.index(name))
        self.setFocusProxy(self._stack.currentWidget())
        self.pane_chosen.emit(name)

    def show_count(self, name: str, count: int) -> None:
        """Show at the tab of a pane how many there are in it, nothing for none."""
        if count != self._counts.get(name, 0):
            self._counts[name] = count
            at = self.names.index(name)
            self.bar.setAccessibleTabName(at, f"{name}，{count} 处" if count else name)
            self._put_badge(at, count)

    def _put_badge(self, at: int, count: int) -> None:
        old = self.bar.tabButton(at, _RIGHT)
        badge = tag.Tag(str(count), "amber", self.bar) if count else None
        self.bar.setTabButton(at, _RIGHT, badge)
        if old is not None:  # pyright: ignore[reportUnnecessaryComparison]
            old.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_counts"):
            for name, count in self._counts.items():  # a tab keeps its room for a smaller one
                self._put_badge(self.names.index(name), count)

    @property
    def pane(self) -> str:
        """Return the name of the pane in front."""
        return self.names[self._stack.currentIndex()]

    def fold(self, *, folded: bool) -> None:
        """Fold to a strip, or open again."""
        self.folded = folded
        for widget in (self._head, self._stack):
            widget.setVisible(not folded)
        self._unfold.setVisible(folded)
        self.setMinimumWidth(STRIP if folded else 320)
        self.setMaximumWidth(STRIP if folded else 560)

    def _on_current(self, at: int) -> None:
        self.show_pane(self.names[at])

    def _on_fold(self) -> None:
        self.fold_asked.emit(True)

    def _on_unfold(self) -> None:
        self.fold_asked.emit(False)
