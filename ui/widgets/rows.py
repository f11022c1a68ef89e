"""Rows and sections of a form: label, field, and the sentence under it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import fields


LABEL_WIDTH = 92
FORM_WIDTH = 660


class Sentence(QWidget):
    """An icon and a sentence under a field; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._icon.setFixedSize(14, 18)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._drawing = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._text.setFont(theme.ui_font(12))
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._text.text()

    def show_words(self, words: str, *, tone: str = "hint", drawing: str = "info") -> None:
        """Show a sentence in the tone hint, second, green, amber or red; hide when empty."""
        self._text.setText(words)
        if self._text.property("tone") != tone:
            self._text.setProperty("tone", tone)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
        self._drawing = (drawing, {"hint": "text3", "second": "text2"}.get(tone, tone))
        self._tint()
        self.setVisible(bool(words))

    def _tint(self) -> None:
        if self._drawing[0]:
            self._icon.setPixmap(theme.pixmap(self._drawing[0], 14, self._drawing[1]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()


class Row(QWidget):
    """A label of 92 px, one or more fields, and a line for the hint or what is wrong."""

    def __init__(self, label: str, *parts: QWidget, stretch: int = -1, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._parts = parts
        self.label = QLabel(label)
        self.label.setProperty("tone", "second")
        self.label.setFixedWidth(LABEL_WIDTH)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.label.setMinimumHeight(28)
        self.sentence = Sentence()
        inner = QHBoxLayout()
        inner.setSpacing(8)
        for at, part in enumerate(parts):
            inner.addWidget(part, 1 if at == stretch else 0)
        if stretch < 0:
            inner.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(inner, 0, 1)
        grid.addWidget(self.sentence, 1, 1)
        grid.setColumnStretch(1, 1)
        self.show_problem("")

    def show_problem(self, problem: str, *, on: QWidget | None = None) -> None:
        """Show what is wrong under the field, else the hint; `on` is the field at fault."""
        at_fault = on or (self._parts[0] if self._parts else None)
        if at_fault is not None:
            fields.mark(at_fault, "error" if problem else "")
            at_fault.setAccessibleDescription(f"有错：{problem}" if problem else self._hint)
        if problem:
            self.sentence.show_words(problem, tone="red", drawing="error")
        else:
            self.sentence.show_words(self._hint)


class Form(QScrollArea):
    """A column of sections, at most 660 px wide, that scrolls when it must."""

    def __init__(self, title: str, subtitle: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _ground()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(22, 0, 22, 24)
        self._column.setSpacing(8)
        inside.setMaximumWidth(FORM_WIDTH + 44)
        holder = _ground()
        holding = QHBoxLayout(holder)
        holding.setContentsMargins(0, 0, 0, 0)
        holding.addWidget(inside, 1)
        holding.addStretch(0)
        self._column.addLayout(_head(title, subtitle))
        self.setWidget(holder)

    def section(self, title: str) -> None:
        """Begin a section: its title and a hairline."""
        words = QLabel(title)
        words.setFont(theme.ui_font(bold=True))
        words.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(words)
        line = QFrame()
        line.setProperty("rule", "above")
        line.setFixedHeight(1)
        self._column.addWidget(line)

    def add(self, row: QWidget) -> None:
        """Put a row at the end."""
        self._column.addWidget(row)

    def close_off(self) -> None:
        """Keep the rows at the top."""
        self._column.addStretch(1)


def _head(title: str, subtitle: str) -> QHBoxLayout:
    big = QLabel(title)
    big.setFont(theme.ui_font(16, bold=True))
    small = QLabel(subtitle)
    small.setProperty("tone", "second")
    head = QHBoxLayout()
    head.setContentsMargins(0, 10, 0, 2)
    head.setSpacing(10)
    head.addWidget(big)
    head.addWidget(small)
    head.addStretch(1)
    return head


def _ground() -> QWidget:
    ground = QWidget()
    ground.setObjectName("base")
    return ground
