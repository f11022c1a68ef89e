"""Units as chips (供稿单位): typed, taken from an offer, taken back with Backspace."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip
from ui.widgets.chip_flow import ChipFlow


class ChipsField(ChipFlow):
    """A list of units. Signals: chips_edited(tuple of str), what is half typed among them."""

    chips_edited = Signal(object)

    def __init__(self, name: str, hint: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(name, (hint, more), "、，；;", parent)
        self._words: tuple[str, ...] = ()
        self._whole: tuple[str, ...] = ()  # with what is half typed
        self.dropped.connect(self._on_dropped_at)
        self.ended.connect(self._on_ended)
        self.pasted.connect(self._on_ended)
        self.taken.connect(self._on_one_taken)
        self.half_typed.connect(self._on_half_typed)

    def show_chips(self, words: tuple[str, ...]) -> None:
        """Show these chips; what is half typed stays where it is one of them."""
        if words != self._whole:
            self.forget_typed()
            self._show(words)

    def _show(self, words: tuple[str, ...]) -> None:
        self._words = self._whole = words
        name, of = self.accessibleName(), len(words)
        self.show_flow(
            [
                Chip(word, self, said=f"{word}，{name}，第{nth}个，共{of}个")
                for nth, word in enumerate(words, 1)
            ]
        )

    def _with(self, new: tuple[str, ...]) -> tuple[str, ...]:
        return (*self._words, *(word for word in new if word not in self._words))

    def _tell(self, words: tuple[str, ...]) -> None:
        before = self._whole
        self._show(words)
        if words != before:
            self.chips_edited.emit(words)

    def _on_one_taken(self, name: str) -> None:
        self._tell(self._with((name,)))

    def _on_ended(self, typed: str) -> None:
        self._tell(self._with(_parted(typed)))

    def _on_half_typed(self, typed: str) -> None:
        whole, before = self._with(_parted(typed)), self._whole
        self._whole = whole
        if whole != before:
            self.chips_edited.emit(whole)

    def _on_dropped_at(self, at: int) -> None:
        self._tell(self._words[:at] + self._words[at + 1 :])


def _parted(typed: str) -> tuple[str, ...]:
    for mark in "，；;\n":
        typed = typed.replace(mark, "、")
    return tuple(part.strip() for part in typed.split("、") if part.strip())
