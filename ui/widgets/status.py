"""The status bar: whether all is saved, how much is written, what can still be undone."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStatusBar, QWidget

from ui import theme
from ui.widgets import buttons
from ui.widgets.announcing import announce
from ui.widgets.cut import CutLabel
from ui.widgets.progress import Progress


NOTE_MS = 8000
Link = tuple[str, str]  # a name for the program, and the words
_NONE = ("", "")
_SAVED_LOOK = {
    "saved": ("check", "green"),
    "changed": ("dot", "accent"),
    "saving": ("save", "text2"),
    "failed": ("error", "red"),
    "locked": ("lock", "text2"),
}
_ALARMING = ("failed", "locked")


class StatusLine(QStatusBar):
    """26 px at the foot. Signals: note_answered(name), zoom_asked(+1 or -1)."""

    note_answered = Signal(str)
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        theme.set_font(self, 12)
        self._state = self._chosen = ""
        self._written = ("", "")
        self._icon = QLabel()
        theme.set_width(self._icon, 14)
        self._saved = QLabel()
        self._counts = QLabel()
        self._note = CutLabel(12)
        self._note.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._deed, self._also = buttons.link("撤销"), buttons.link("命名")
        self._paragraph, self._pages = QLabel(), QLabel()
        self._less = buttons.tool("minus", "缩小", key="Ctrl+滚轮")
        self._more = buttons.tool("plus", "放大", key="Ctrl+滚轮")
        self._zoom = QLabel("100%")
        self._keys = CutLabel(12, token="text2")
        self._keys.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._keys.hide()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(10, 0, 6, 0)
        row.setSpacing(6)
        for widget in (self._icon, self._saved):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._counts)
        row.addSpacing(16)
        self.progress = Progress()
        row.addWidget(self.progress)
        row.addWidget(self._note)
        row.addWidget(self._deed)
        row.addWidget(self._also)
        row.addStretch(1)
        row.addSpacing(12)
        for label in (self._paragraph, self._pages):
            row.addWidget(label)
            row.addSpacing(6)
        for button in (self._less, self._more):
            theme.set_size(button, 24, 24)
        for widget in (self._less, self._zoom, self._more, self._keys):
            row.addWidget(widget)
        for label in (
            self._icon,
            self._less,
            self._more,
            self._saved,
            self._counts,
            self._note,
            self._zoom,
            self._deed,
            self._also,
            self._paragraph,
            self._pages,
        ):
            theme.set_font(label, 12)
        for label in (self._counts, self._zoom, self._paragraph, self._pages):
            label.setProperty("tone", "second")
        self.addWidget(inside, 1)
        self._away = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._away.timeout.connect(self.clear_note)
        for link in (self._deed, self._also):
            link.hide()
        self._deed.clicked.connect(self._on_deed)
        self._also.clicked.connect(self._on_also)
        self._less.clicked.connect(self._on_less)
        self._more.clicked.connect(self._on_more)

    def show_saved(self, state: str, words: str) -> None:
        """Show "saved", "changed", "saving", "failed" or "locked", and the words for it."""
        self._saved.setText(words)
        self._saved.setAccessibleName(words)
        if state == self._state:
            return  # to polish anew takes longer than all the rest of a key
        self._state = state
        tone = _SAVED_LOOK[state][1] if state else "text2"
        self._saved.setProperty("tone", tone if tone in ("green", "red") else "second")
        self._saved.style().unpolish(self._saved)
        self._saved.style().polish(self._saved)
        self._tint()
        if state in _ALARMING:  # that all is saved, as after every rest, would talk all day
            announce(self._saved, words, at_once=True)

    def show_counts(self, *, article: int | None, issue: int | None) -> None:
        """Show 本篇 and 全期 in 字; None where nothing of the kind is open."""
        self._written = (
            f"本篇 {article} 字" if article is not None else "",
            f"全期 {issue} 字" if issue is not None else "",
        )
        if issue is None:
            self._chosen = ""  # nothing is open that anything could be chosen in
        self._show_counts()

    def show_chosen(self, chosen: int) -> None:
        """Show 选中 in 字; 0 where nothing is selected."""
        self._chosen = f"选中 {chosen} 字" if chosen else ""
        self._show_counts()

    def _show_counts(self) -> None:
        parts = (*self._written, self._chosen)
        self._counts.setText("　".join(part for part in parts if part))

    def show_pages(self, words: str, tip: str) -> None:
        """Show how many pages the issue has, and more of it to who points there."""
        self._pages.setText(words)
        self._pages.setToolTip(tip)
        self._pages.setAccessibleName(tip)

    def show_paragraph(self, nth: int) -> None:
        """Show which paragraph the caret is in; 0 where it is in none."""
        self._paragraph.setText(f"第 {nth} 段" if nth else "")

    def show_zoom(self, percent: int) -> None:
        """Show how large the editor's text is."""
        self._zoom.setText(f"{percent}%")

    def show_keys(self, words: str) -> None:
        """Show the keys of another room in place of what tells of the draft; "" in its own."""
        self._keys.setText(words)
        self._keys.setVisible(bool(words))
        for part in (self._counts, self._paragraph, self._pages, self._zoom):
            part.setVisible(not words)
        for button in (self._less, self._more):
            button.setVisible(not words)

    def show_note(
        self, words: str, *, deed: Link = _NONE, also: Link = _NONE, at_once: bool = False
    ) -> None:
        """Say what was done, for eight seconds; `deed` is the way back, `also` the way on.

        `at_once` has a screen reader break off for it.
        """
        self._note.setText(words)
        self._note.setAccessibleName(words)
        self._note.setToolTip(words)
        announce(self._note, words, at_once=at_once)
        for link, (name, label) in ((self._deed, deed), (self._also, also)):
            link.setText(label)
            link.setAccessibleName(label)
            link.setObjectName(name)
            link.setVisible(bool(label))
        self._away.start()

    def clear_note(self) -> None:
        """Take the note away."""
        self._away.stop()
        self._note.clear()
        self._deed.hide()
        self._also.hide()

    @property
    def note(self) -> str:
        """Return what the note says now."""
        return self._note.text()

    def _tint(self) -> None:
        drawing, token = _SAVED_LOOK.get(self._state, ("", "text2"))
        self._icon.setVisible(bool(drawing))
        if drawing:
            self._icon.setPixmap(theme.pixmap(drawing, 14, token))

    def _on_deed(self) -> None:
        self._answer(self._deed)

    def _on_also(self) -> None:
        self._answer(self._also)

    def _answer(self, link: QPushButton) -> None:
        name = link.objectName()
        self.clear_note()
        self.note_answered.emit(name)

    def _on_less(self) -> None:
        self.zoom_asked.emit(-1)

    def _on_more(self) -> None:
        self.zoom_asked.emit(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._tint()
