"""The panes at the right, one at a time; F9 folds them to a strip."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from ui.widgets import tag
from ui.widgets.foldable import Foldable
from ui.widgets.ringed import RingedTabBar


_RIGHT = QTabBar.ButtonPosition.RightSide


class SidePanes(Foldable):
    """Tabs over the panes. Signals: pane_chosen(name) when one comes up."""

    pane_chosen = Signal(str)

    def __init__(self, panes: dict[str, QWidget]) -> None:
        bar, stack = RingedTabBar("panes", "右栏"), QStackedWidget()
        super().__init__("右栏", bar, stack, least=320, most=560, key="F9")
        self.bar, self._stack = bar, stack
        self.names = tuple(panes)
        self._counts: dict[str, int] = {}
        self._place = QWidget()  # stands where the pane was that is lent
        self._lent, self._is_wished = "", False
        for name, pane in panes.items():
            self.bar.addTab(name)
            self._stack.addWidget(pane)
        self.bar.currentChanged.connect(self._on_current)

    def show_pane(self, name: str) -> None:
        """Bring this pane to the front; one that is lent comes there when it is back."""
        self._is_wished = name == self._lent
        if self._is_wished:
            return
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

    def lend(self, name: str) -> QWidget:
        """Give a pane to another region: another one comes to the front here."""
        at = self.names.index(name)
        is_front = self.pane == name
        if is_front:
            self.show_pane(self.names[at + 1])
        pane = self._stack.widget(at)
        self._stack.insertWidget(at, self._place)
        self._stack.removeWidget(pane)
        self.bar.setTabVisible(at, False)
        self._lent, self._is_wished = name, is_front
        return pane

    def take_back(self, pane: QWidget) -> None:
        """Have the pane that was lent again, in front where it was there or was asked for."""
        name, self._lent = self._lent, ""
        at = self.names.index(name)
        self._stack.insertWidget(at, pane)
        self._stack.removeWidget(self._place)
        self.bar.setTabVisible(at, True)
        if self._is_wished:
            self.show_pane(name)

    def _on_current(self, at: int) -> None:
        self.show_pane(self.names[at])
