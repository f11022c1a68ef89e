"""The line under a field: an icon, a sentence, and the one thing to do."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import buttons


class _Words(QLabel):
    """Words that wrap, and are no wider than they must be, so that a link follows them."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def fit(self) -> None:
        """Take the width of the words on one line as the greatest."""
        self.setMaximumWidth(self.fontMetrics().horizontalAdvance(self.text()) + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()


class Sentence(QWidget):
    """An icon, a sentence and one link under a field; hidden while there is nothing to say.

    Signals: deed_chosen() for the link.
    """

    deed_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setFixedSize(14, 18)
        self._text = _Words()
        self._link: QPushButton | None = None  # most sentences never have one
        self._drawing = ("", "")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addStretch(0)
        theme.set_font(self._text, 12)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._text.text()

    @property
    def deed(self) -> str:
        """Return the words of the link."""
        link = self._link
        return "" if link is None or link.isHidden() else link.text()

    def show_words(
        self, words: str, *, tone: str = "hint", drawing: str = "info", deed: str = ""
    ) -> None:
        """Show a sentence in the tone hint, second, green, amber or red; hide when empty."""
        self._text.setText(words)
        self._text.fit()
        self._show_deed(deed)
        if self._text.property("tone") != tone:
            self._text.setProperty("tone", tone)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
        self._drawing = (drawing, {"hint": "text3", "second": "text2"}.get(tone, tone))
        self._tint()
        self.setVisible(bool(words))

    def come_after(self, field: QWidget) -> None:
        """Let Tab lead from a field to the link."""
        if self._link is not None:
            QWidget.setTabOrder(field, self._link)

    def _show_deed(self, deed: str) -> None:
        if deed == self.deed:
            return
        if self._link is None:
            self._link = buttons.link(deed)
            theme.set_font(self._link, 12)
            self._link.clicked.connect(self.deed_chosen)
            self._row.insertWidget(2, self._link, 0, Qt.AlignmentFlag.AlignTop)
        if deed:
            self._link.setText(deed)
            self._link.setAccessibleName(deed)
        self._link.setVisible(bool(deed))

    def _tint(self) -> None:
        if self._drawing[0]:
            self._icon.setPixmap(theme.pixmap(self._drawing[0], 14, self._drawing[1]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()
