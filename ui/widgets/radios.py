"""One of a few words, all to be seen."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ui.widgets.flow import Flow


class Radios(QWidget):
    """Radio buttons in a row. Signals: picked(int), the place of the word that was clicked."""

    picked = Signal(int)

    def __init__(self, name: str, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("radios")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.group = QButtonGroup(self)
        row = Flow(10)
        row.setContentsMargins(3, 0, 5, 0)
        self.setLayout(row)
        for at, word in enumerate(words):
            button = QRadioButton(word)
            button.setAccessibleName(f"{name}　{word}")
            self.group.addButton(button, at)
            row.addWidget(button)
        self.setFocusProxy(self.group.button(0))
        self.group.idClicked.connect(self.picked)

    def show_picked(self, at: int) -> None:
        """Show this word as picked; -1 shows none."""
        with QSignalBlocker(self.group):
            if at < 0:
                self.group.setExclusive(False)
                for button in self.group.buttons():
                    button.setChecked(False)
                self.group.setExclusive(True)
            else:
                self.group.button(at).setChecked(True)

    def picked_now(self) -> int:
        """Return the place of the picked word, -1 where none is."""
        return self.group.checkedId()
