"""The menu 常用语: one's own phrases, those of the office, and what keeps them in order."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from gazetteer_desk.bulletin.phrase import Phrase


_NAME = 20  # characters
_TIP = 200


class PhraseMenu(QMenu):
    """Signals: phrase_chosen(str) its text; keep_asked() the selection; manage_asked()."""

    phrase_chosen = Signal(str)
    keep_asked = Signal()
    manage_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("常用语", parent)
        self.setToolTipsVisible(True)
        self._can_keep = False
        self.show_phrases((), ())

    def show_phrases(self, own: tuple[Phrase, ...], shared: tuple[Phrase, ...]) -> None:
        """Offer these phrases."""
        self.clear()
        for title, phrases in (("自己的", own), ("共用的", shared)):
            if own and shared:  # a section of Qt's own would show no words
                self.addAction(title).setEnabled(False)
            for phrase in phrases:
                name = phrase.name if len(phrase.name) <= _NAME else f"{phrase.name[:_NAME]}…"
                deed = partial(self.phrase_chosen.emit, phrase.text)
                action = self.addAction(name.replace("&", "&&"), deed)
                action.setToolTip(phrase.text[:_TIP])
            if phrases:
                self.addSeparator()
        if not own and not shared:
            self.addAction("还没有常用语").setEnabled(False)
            self.addSeparator()
        self._keep = self.addAction("把选中的文字存为常用语(&K)", self.keep_asked.emit)
        self.addAction("管理常用语…(&M)", self.manage_asked.emit)
        self.can_keep(can=self._can_keep)  # the files may have been read while the menu is open

    def can_keep(self, *, can: bool) -> None:
        """Grey keeping where nothing is selected."""
        self._can_keep = can
        self._keep.setEnabled(can)
        self._keep.setToolTip("" if can else "先在正文里选中要存的文字")
