"""What is asked, recognised in the words: a chip a condition, in a row that breaks like text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class ConditionChips(QWidget):
    """The chips under the search field. Signals: dropped(int) the condition at that place."""

    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._head = QLabel("条件")
        theme.set_font(self._head, 12)
        self._head.setProperty("tone", "second")
        self._flow = Flow(6)
        self._flow.addWidget(self._head)
        self.setLayout(self._flow)
        self._head.hide()

    @property
    def said(self) -> tuple[str, ...]:
        """Return what the chips say."""
        return self._said

    def show_conditions(self, said: tuple[str, ...]) -> None:
        """Show these conditions, in the order of the words."""
        if said == self._said:
            return
        self._said = said
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [
            Chip(words, self, said=f"条件 {words}，第{nth}个，共{len(said)}个")
            for nth, words in enumerate(said, 1)
        ]
        for chip in self._chips:
            chip.dropped.connect(self._on_dropped)
            chip.setMaximumWidth(theme.scaled(260))
            self._flow.addWidget(chip)
            chip.show()
        self._head.setVisible(bool(said))
        self.updateGeometry()

    def _on_dropped(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.dropped.emit(self._chips.index(chip))
