"""Fields that say what was typed once, when the clerk rests or leaves; never while composing."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QRegularExpression, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QRegularExpressionValidator,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from gazetteer_desk.bulletin.offers import Offers
from ui import theme
from ui.utf16 import units
from ui.widgets.completion import Completion
from ui.widgets.corrections import Corrections
from ui.widgets.resting import Resting, is_undo_key, keep_one_line


class LineField(QLineEdit):
    """One line of text.

    Signals: settled(str), once for each text that differs from the last; taken(str) a name was
    taken from the pop-up, before it is settled.
    """

    settled = Signal(str)
    taken = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._told = ""
        self._completion: Completion | None = None  # a field without names never has one
        self._resting = Resting(self)
        self._resting.rested.connect(self.flush)
        keep_one_line(self)
        self.textEdited.connect(self._resting.touch)
        self.editingFinished.connect(self.flush)

    def offer(self, offers: Offers) -> None:
        """Offer these names while one types."""
        if self._completion is None and len(offers):
            self._completion = Completion(self)
            self._completion.taken.connect(self._on_taken)
        if self._completion is not None:
            self._completion.offer(offers)

    @property
    def completion(self) -> Completion | None:
        """Return the pop-up of names, None where none were ever offered."""
        return self._completion

    def show_text(self, text: str) -> None:
        """Show this text, unless the clerk is in the middle of typing another one."""
        if self._resting.is_pending or (text == self._told and self.is_looking_up):
            return
        self._told = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0 if not self.hasFocus() else len(text))

    def flush(self) -> None:
        """Tell what was typed, if it is news; letters to look up a name by are no words yet."""
        self._resting.stop()
        if self.text() != self._told and not self.is_looking_up:
            self._told = self.text()
            self.settled.emit(self._told)

    @property
    def is_looking_up(self) -> bool:
        """Return whether letters stand here for which the pop-up offers names."""
        names = self._completion.names if self._completion is not None else ()
        return bool(names) and any(one.isascii() and one.isalpha() for one in self.text())

    def stop_looking_up(self) -> None:
        """Take what stands here for words: the clerk leaves."""
        if self._completion is not None:
            self._completion.hide()

    @property
    def is_composing(self) -> bool:
        """Return whether an input method is at work."""
        return self._resting.composing

    def point_at(self, start: int, end: int) -> None:
        """Select some characters, without taking the focus."""
        first = units(self.text(), start)
        self.setSelection(first, units(self.text(), end) - first)

    def _on_taken(self, name: str) -> None:
        self.setText(name)
        self.taken.emit(name)
        self.flush()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            return  # Qt would put in what is committed here
        self._resting.compose(event)
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.is_composing and event.matches(QKeySequence.StandardKey.Paste)):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)


class NumberField(LineField):
    """A whole number of at most five digits, or nothing. Signals: settled(str)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9０-９]{0,5}"), self))
        theme.set_width(self, 60)

    def show_number(self, number: int | None) -> None:
        """Show this number, or nothing."""
        self.show_text("" if number is None else str(number))

    def value(self) -> int | None:
        """Return the number that stands in the field."""
        return int(self.text()) if self.text() else None


class TextField(QPlainTextEdit):
    """A few lines of text, as high as they need.

    Signals: settled(str), once for each text that differs from the last; corrected(str, str) a
    deed of that name was done to it by itself.
    """

    settled = Signal(str)
    corrected = Signal(str, str)

    def __init__(self, name: str, *, rows: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("field")
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = rows
        self._told = ""
        self._showing = False
        self._resting = Resting(self)
        self._resting.rested.connect(self.flush)
        self.corrections = Corrections(self, self.single)
        self.corrections.rules = frozenset()  # lists of names are not to be touched
        self.textChanged.connect(self._on_changed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show this text, unless the clerk is in the middle of typing another one."""
        if self._resting.is_pending:
            return
        self._told = text
        if text != self.toPlainText():
            at = self.textCursor().position()
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            self._put_caret(at)
            self.corrections.look_back()
        self._fit()

    def flush(self) -> None:
        """Tell what was typed, if it is news."""
        self._resting.stop()
        if self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.settled.emit(self._told)

    @property
    def is_composing(self) -> bool:
        """Return whether an input method is at work."""
        return self._resting.composing

    def point_at(self, line: int, start: int, end: int) -> None:
        """Select some characters of a line, without taking the focus."""
        block = self.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(block.text(), start))
        last = block.position() + units(block.text(), end)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @contextmanager
    def single(self, name: str) -> Generator[None]:
        """Make what happens inside one deed of that name, if it changes anything."""
        self.flush()
        yield
        self._resting.stop()
        if self.toPlainText() != self._told:
            self._told = self.toPlainText()
            self.corrected.emit(self._told, name)

    def _put_caret(self, at: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _on_changed(self) -> None:
        self._fit()
        if not self._showing:
            self._resting.touch()

    def _fit(self) -> None:
        lines = sum(
            max(1, block.layout().lineCount()) if block.layout().lineCount() else 1
            for block in self._blocks()
        )
        rows = min(max(lines, self._rows), 12)
        self.setFixedHeight(round(rows * self.fontMetrics().lineSpacing()) + 18)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().firstBlock()
        while block.isValid():
            yield block
            block = block.next()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            return
        self._resting.compose(event)
        super().inputMethodEvent(event)
        if event.commitString() and not self._resting.composing:
            self.corrections.typed(event.commitString())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.is_composing:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if not self._resting.composing:
            self.corrections.struck(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._fit()

    def event(self, event: QEvent) -> bool:
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)


def mark(field: QWidget, state: str) -> None:
    """Give a field the look of a state: "", "error" or "amber" (doubtful, carried over)."""
    if (field.property("state") or "") == state:
        return
    field.setProperty("state", state)
    field.style().unpolish(field)
    field.style().polish(field)
    field.update()
