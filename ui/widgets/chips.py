"""Units as chips (供稿单位): typed, taken from an offer, taken back with Backspace."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip
from ui.widgets.chip_flow import ChipFlow


class ChipsField(ChipFlow):
    """A list of units. Signals: chips_edited(tuple of str)."""

    chips_edited = Signal(object)

    def __init__(self, name: str, hint: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(name, (hint, more), "、，；;", parent)
        self._words: tuple[str, ...] = ()
        self.dropped.connect(self._on_dropped_at)
        self.ended.connect(self._on_ended)
        self.taken.connect(self._on_one_taken)

    def show_chips(self, words: tuple[str, ...]) -> None:
        """Show these chips; what is half typed stays."""
        if words == self._words:
            return
        self._words = words
        name, of = self.accessibleName(), len(words)
        self.show_flow(
            [
                Chip(word, self, said=f"{word}，{name}，第{nth}个，共{of}个")
                for nth, word in enumerate(words, 1)
            ]
        )

    def _add(self, new: tuple[str, ...]) -> None:
        self._tell((*self._words, *(word for word in new if word not in self._words)))

    def _tell(self, words: tuple[str, ...]) -> None:
        if words != self._words:
            self.show_chips(words)
            self.chips_edited.emit(words)

    def _on_one_taken(self, name: str) -> None:
        self._add((name,))

    def _on_ended(self, typed: str) -> None:
        for mark in "，；;":
            typed = typed.replace(mark, "、")
        self._add(tuple(part.strip() for part in typed.split("、") if part.strip()))

    def _on_dropped_at(self, at: int) -> None:
        self._tell(self._words[:at] + self._words[at + 1 :])
