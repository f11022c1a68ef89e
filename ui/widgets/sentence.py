"""The line under a field: an icon, a sentence, the one thing to do, or the way to say why not."""

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
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
    """An icon, a sentence and its links under a field; hidden while there is nothing to say.

    Signals: deed_chosen() for the link, excuse_chosen() for the second one.
    """

    deed_chosen = Signal()
    excuse_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Most fields never have a sentence, and most sentences no link: what is not there costs
        # no time when the window opens or takes another look.
        self._parts: tuple[QLabel, _Words] | None = None
        self._link: QPushButton | None = None
        self._excuse: QPushButton | None = None
        self._drawing = ("", "")
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addStretch(0)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._parts[1].text() if self._parts is not None else ""

    @property
    def deed(self) -> str:
        """Return the words of the link."""
        return _words_of(self._link)

    @property
    def excuse(self) -> str:
        """Return the words of the second link."""
        return _words_of(self._excuse)

    def show_words(
        self,
        words: str,
        *,
        tone: str = "hint",
        drawing: str = "info",
        deed: str = "",
        excuse: str = "",
    ) -> None:
        """Show a sentence in the tone hint, second, green, amber or red; hide when empty."""
        if self._parts is None and not words:
            return
        _, text = self._built()
        text.setText(words)
        text.fit()
        if deed != self.deed:
            self._link = self._shown(self._link, deed, self.deed_chosen)
        if excuse != self.excuse:
            self._excuse = self._shown(self._excuse, excuse, self.excuse_chosen)
        if text.property("tone") != tone:
            text.setProperty("tone", tone)
            text.style().unpolish(text)
            text.style().polish(text)
        self._drawing = (drawing, {"hint": "text3", "second": "text2"}.get(tone, tone))
        self._tint()
        self.setVisible(bool(words))

    def come_after(self, field: QWidget) -> None:
        """Let Tab lead from a field to the links."""
        for link in (self._link, self._excuse):
            if link is not None:
                QWidget.setTabOrder(field, link)
                field = link

    def _built(self) -> tuple[QLabel, _Words]:
        if self._parts is None:
            icon, text = QLabel(), _Words()
            theme.set_size(icon, 14, 18)
            theme.set_font(text, 12)
            self._row.insertWidget(0, icon, 0, Qt.AlignmentFlag.AlignTop)
            self._row.insertWidget(1, text, 1)
            self._parts = icon, text
        return self._parts

    def _shown(self, link: QPushButton | None, words: str, chosen: SignalInstance) -> QPushButton:
        """Return the link with these words, made where there was none; hidden without words."""
        if link is None:
            link = buttons.link(words)
            theme.set_font(link, 12)
            link.clicked.connect(chosen)
            at = self._row.count() - 1  # before the stretch
            self._row.insertWidget(at, link, 0, Qt.AlignmentFlag.AlignTop)
        if words:
            link.setText(words)
            link.setAccessibleName(words)
        link.setVisible(bool(words))
        return link

    def _tint(self) -> None:
        if self._parts is not None and self._drawing[0]:
            self._parts[0].setPixmap(theme.pixmap(self._drawing[0], 14, self._drawing[1]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()


def _words_of(link: QPushButton | None) -> str:
    return "" if link is None or link.isHidden() else link.text()
