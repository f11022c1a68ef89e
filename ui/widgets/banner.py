"""The line under the tabs for trouble of the whole issue: one at a time, worst first."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import theme
from ui.widgets import buttons
from ui.widgets.announcing import announce


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, and what can be done: `deeds` are (name, words on the button).

    What `lasts` says how the issue stands, as that it is locked: news come before it.
    """

    name: str
    words: str
    tone: str = "blue"
    deeds: tuple[tuple[str, str], ...] = ()
    lasts: bool = False

    @property
    def rank(self) -> tuple[bool, int]:
        """Return the place among other notices, the first to be seen first."""
        return self.lasts, _WORST_FIRST.index(self.tone)


_WORST_FIRST = ("red", "amber", "blue", "green")
_LOOK = {
    "red": ("error", "red"),
    "amber": ("warn", "amber"),
    "blue": ("info", "accent"),
    "green": ("ok", "green"),
}


class Banner(QFrame):
    """36 px under the tabs, hidden while all is well.

    Signals: answered(notice name, deed); left() the notice whose button had the focus is no more.
    One notice is seen; 还有 1 条 leads to the next, and after the last to the worst again.
    """

    answered = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setMinimumHeight(36)
        self._notices: tuple[Notice, ...] = ()
        self._at = 0  # which of them is seen
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words.setWordWrap(True)
        self._more = buttons.link("还有 1 条")
        self._more.clicked.connect(self._on_more)
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self._more)
        row.addLayout(self._deeds)
        self.hide()

    def show_notices(self, *notices: Notice) -> None:
        """Show the worst of these and how many more there are; hide when there is none."""
        ordered = tuple(sorted(notices, key=lambda notice: notice.rank))
        if ordered != self._notices:
            was, self._notices, self._at = self.seen, ordered, 0
            self._lay_out()
            if self.seen is not None and self.seen != was:
                announce(self, self.seen.words, at_once=self.seen.tone == "red")

    def show_notice(self, notice: Notice) -> None:
        """Add one notice, in place of an older one of the same name, before others as bad."""
        self.show_notices(notice, *(n for n in self._notices if n.name != notice.name))

    def clear_notice(self, name: str) -> None:
        """Take one notice away."""
        self.show_notices(*(n for n in self._notices if n.name != name))

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what is to be told, worst first."""
        return self._notices

    @property
    def seen(self) -> Notice | None:
        """Return the notice that is seen now; the others come by 还有 1 条."""
        return self._notices[self._at] if self._notices else None

    def _lay_out(self) -> None:
        has_focus = self.isAncestorOf(self.window().focusWidget())
        while item := self._deeds.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        notice = self.seen
        if notice is None:
            self.hide()
            if has_focus:
                self.left.emit()
            return
        self.setProperty("tone", notice.tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.setText(notice.words)
        self.setAccessibleName(notice.words)
        more = len(self._notices) - 1
        self._more.setText(f"还有 {more} 条")
        self._more.setAccessibleName(f"还有 {more} 条，看下一条")
        self._more.setToolTip("看下一条")
        self._more.setVisible(bool(more))
        self._tint()
        for deed, words in notice.deeds:
            button = buttons.plain(words, size="row")
            button.setObjectName(deed)
            button.setProperty("notice", notice.name)
            button.clicked.connect(self._on_clicked)
            self._deeds.addWidget(button)
        self.show()

    def _tint(self) -> None:
        if self.seen is not None:
            drawing, token = _LOOK[self.seen.tone]
            self._icon.setPixmap(theme.pixmap(drawing, 16, token))

    def _on_more(self) -> None:
        self._at = (self._at + 1) % len(self._notices)
        self._lay_out()
        announce(self, self.accessibleName())

    def _on_clicked(self) -> None:
        button = self.sender()
        self.answered.emit(str(button.property("notice")), button.objectName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()
