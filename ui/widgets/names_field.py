"""The printed lines of 报, 送 or 发: as names with the marks between them, or as plain text.

The text is what is printed; the names are one way to look at it. Whatever is done to them gives
lines again, and a line that nobody touched stays as it is, character by character.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gazetteer_desk.bulletin import addressees
from gazetteer_desk.bulletin.addressees import Entries
from gazetteer_desk.bulletin.offers import Offers
from gazetteer_desk.bulletin.recipients import Recipient
from ui.widgets import buttons
from ui.widgets.chip import Chip
from ui.widgets.chip_flow import ChipFlow
from ui.widgets.fields import TextField


class NamesField(QWidget):
    """One of the three lists.

    Signals: entries_edited(tuple of str), the printed lines; others_pasted(dict), before that: the
    lines of the other lists, by 报, 送 or 发, that came with a copied block.
    """

    entries_edited = Signal(object)
    others_pasted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._entries: Entries = ()
        self._whole: Entries = ()  # with what is half typed
        self._known: Mapping[str, Recipient] = {}
        self._places: list[tuple[int, int]] = []
        self.flow = ChipFlow(name, ("输入名称或拼音首字母", "再加一个"), "，；。")
        self.text = TextField(name, rows=1)
        self.text.setPlaceholderText("一行一条，照印出来的样子写")
        self.text.hide()
        self.switch = buttons.tool("draft", f"{name}，照印出来的样子改文字", framed=True)
        self.switch.setCheckable(True)
        column = QVBoxLayout()
        column.addWidget(self.flow)
        column.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(column, 1)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.flow)
        self.flow.dropped.connect(self._on_dropped)
        self.flow.ended.connect(self._on_added)
        self.flow.taken.connect(self._on_added)
        self.flow.pasted.connect(self._on_pasted)
        self.flow.half_typed.connect(self._on_half_typed)
        self.text.settled.connect(self._on_written)
        self.switch.toggled.connect(self._on_switched)

    @property
    def entries(self) -> Entries:
        """Return the printed lines, what is half typed among them."""
        return self._whole

    def show_entries(self, entries: Entries) -> None:
        """Show these printed lines; what is half typed stays where it is among them."""
        if entries != self._whole:
            self.flow.forget_typed()
            self._take(entries)
        self.text.show_text("\n".join(entries))

    def show_known(self, recipients: tuple[Recipient, ...]) -> None:
        """Know these names of the office's list, and what each stands for."""
        known = {one.name: one for one in recipients}
        if known != self._known:
            self._known = known
            self._show()

    def offer(self, offers: Offers) -> None:
        """Offer these names while one types."""
        self.flow.offer(offers)

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        self.text.flush()
        self.flow.flush()

    def _take(self, entries: Entries) -> None:
        self._entries = self._whole = entries
        self._show()

    def _show(self) -> None:
        chips, marks, breaks = list[Chip](), list[str](), set[int]()
        self._places = []
        cuts = [addressees.cut(entry, self._known) for entry in self._entries]
        of = sum(piece.is_name for pieces in cuts for piece in pieces)
        for nth, pieces in enumerate(cuts):
            breaks.add(len(chips))
            for at, piece in enumerate(pieces):
                if piece.is_name:
                    self._places.append((nth, at))
                    chips.append(self._chip(piece.text, len(chips) + 1, of))
                    marks.append("")
                elif at:
                    marks[-1] = piece.text
        self.flow.show_flow(chips, marks, frozenset(breaks))

    def _chip(self, name: str, nth: int, of: int) -> Chip:
        one = self._known.get(name)
        is_group = one is not None and (one.copies > 1 or bool(one.members))
        count = f"= {one.copies}" if one is not None and is_group else ""
        unknown = bool(self._known) and one is None
        facts = (name, self._name, count.replace("= ", "共发 "), "名单里没有" if unknown else "")
        return Chip(
            name,
            self.flow,
            said="，".join((*filter(None, facts), f"第{nth}个", f"共{of}个")),
            count=count,
            bold=is_group,
            ground="ambertint" if unknown else "tint",
            tip=f"{name}　名单里没有，按 1 份计" if unknown else "",
        )

    def _on_dropped(self, at: int) -> None:
        nth, piece = self._places[at]
        self._tell(addressees.dropped(self._entries, nth, piece, self._known))

    def _on_added(self, words: str) -> None:
        self._tell(addressees.added(self._entries, words))

    def _on_pasted(self, text: str) -> None:
        others = addressees.sorted_out(text, self._name)
        own, before = others.pop(self._name, ()), self._whole
        self._take((*self._entries, *own))
        self.text.show_text("\n".join(self._entries))
        if others:
            self.others_pasted.emit(others)
        if others or self._whole != before:
            self.entries_edited.emit(self._whole)

    def _on_half_typed(self, words: str) -> None:
        whole, before = addressees.added(self._entries, words), self._whole
        self._whole = whole
        if whole != before:
            self.entries_edited.emit(whole)

    def _on_written(self, text: str) -> None:
        entries, before = tuple(_entries(text)), self._whole
        self._take(entries)  # the text itself stays as it is being typed
        if entries != before:
            self.entries_edited.emit(entries)

    def _tell(self, entries: Entries) -> None:
        before = self._whole
        self._take(entries)
        self.text.show_text("\n".join(entries))
        if entries != before:
            self.entries_edited.emit(entries)

    def _on_switched(self, is_text: bool) -> None:
        self.flush()
        self.flow.setVisible(not is_text)
        self.text.setVisible(is_text)
        self.setFocusProxy(self.text if is_text else self.flow)
        self.setFocus()


def _entries(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())
