"""Where the caret stands, and what a deed does there: one answer for keys, menus and buttons.

Words go into the field that has the caret, whichever it is. What only the body can do (kinds,
marks, tables) is grey elsewhere, and its keys do nothing there: Qt on Linux would empty a line by
Ctrl+U and send the caret to its end by Ctrl+E. A menu, the toolbar and what pops up leave the caret
where it was.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from gazetteer_desk.bulletin.cleaning import split_lines
from ui.editor import clipboard, keys
from ui.editor.body_editor import BodyEditor
from ui.editor.title_field import TitleField
from ui.widgets.datefield import DateField
from ui.widgets.fields import LineField, TextField
from ui.window import Window


Field = QLineEdit | QTextEdit | QPlainTextEdit
_OF_DRAFT = (BodyEditor, TitleField, LineField, TextField)
_BODY_KEYS = {*keys.KINDS, *keys.MARKS}
_WRITING = {"cut", "paste"}  # a line of Qt does both though it may only be read
_CLIPBOARD = {"cut": "cut", "copy": "copy", "paste": "paste", "select_all": "selectAll"}


class AtCaret(QObject):
    """The field with the caret. Signals: moved() into another field, or what it can do changed."""

    moved = Signal()

    def __init__(
        self, window: Window, toolbar: QWidget, title: TitleField, editor: BodyEditor
    ) -> None:
        super().__init__(window)
        self._window, self._toolbar = window, toolbar
        self._title, self._editor = title, editor
        self._focused: QWidget = editor
        self._field: Field | None = editor
        window.application().focusChanged.connect(self._on_focus)
        editor.typed.connect(self._leave_title)
        for name, deed in _CLIPBOARD.items():
            window.deeds[name].triggered.connect(lambda _=False, deed=deed: self._forward(deed))
        window.deeds["paste_text"].triggered.connect(self.paste_text)

    @property
    def field(self) -> Field | None:
        """Return the field with the caret, None where none has it."""
        return self._field if self._field is not None and isValid(self._field) else None

    @property
    def is_in_body(self) -> bool:
        """Return whether the caret is in the body, which alone has kinds, marks and tables."""
        return self.field is self._editor

    @property
    def is_in_draft(self) -> bool:
        """Return whether the issue's own history answers 撤销 here, and not that of the field.

        The find bar counts among the issue: what one takes back there is a replacement. Its lines
        keep Ctrl+Z for themselves.
        """
        field = self.field
        return field is None or self._window.pages.isAncestorOf(field)

    @property
    def can_write(self) -> bool:
        """Return whether words can be put in."""
        field = self.field
        return field is not None and field.isEnabled() and not field.isReadOnly()

    @property
    def is_composing(self) -> bool:
        """Return whether an input method is at work in the field."""
        field = self.field
        return isinstance(field, _OF_DRAFT) and field.is_composing

    def insert(self, words: str, name: str) -> bool:
        """Put words in at the caret as one deed; say whether that could be done."""
        field = self.field
        if field is None or not self.can_write or self.is_composing:
            return False
        if field is self._editor:
            self._editor.insert_text(words, name)
        elif field is self._title:
            with self._title.single(name):
                self._title.textCursor().insertText(words)
        elif isinstance(field, QLineEdit):
            if isinstance(field.parent(), DateField):
                field.selectAll()  # a date takes the place of another
            field.insert(words)
        else:
            field.insertPlainText(words)
        if isinstance(field, LineField | TextField):
            field.flush()
        return True

    def selected(self) -> str:
        """Return the words that are chosen in the field."""
        field = self.field
        if field is None:
            return ""
        if isinstance(field, QLineEdit):
            return field.selectedText()
        return field.textCursor().selection().toPlainText()

    def paste_text(self) -> None:
        """Paste nothing but text."""
        field = self.field
        if isinstance(field, BodyEditor):
            field.paste_text()
        elif isinstance(field, QLineEdit):
            lines = split_lines(clipboard.of_screen().text())
            self.insert(" ".join(line.strip() for line in lines if line.strip()), "粘贴")
        elif field is not None and self.can_write and not self.is_composing:
            field.paste()  # these take nothing else

    def undo(self) -> None:
        """Take back in a field that has a history of its own."""
        if (field := self.field) is not None:
            field.undo()

    def redo(self) -> None:
        """Do again in a field that has a history of its own."""
        if (field := self.field) is not None:
            field.redo()

    @property
    def history(self) -> tuple[bool, bool]:
        """Return whether the field's own history has anything to take back, or to do again."""
        field = self.field
        if isinstance(field, QLineEdit):
            return field.isUndoAvailable(), field.isRedoAvailable()
        if field is None:
            return False, False
        return field.document().isUndoAvailable(), field.document().isRedoAvailable()

    def _forward(self, deed: str) -> None:
        if deed in _WRITING and self.field is not None and not self.can_write:
            return
        do = getattr(self.field or QApplication.focusWidget(), deed, None)
        if callable(do) and not self.is_composing:
            do()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or new.window() is not self._window or self._leaves_caret(new):
            return
        if isValid(self._focused):
            self._focused.removeEventFilter(self)
        if (left := self.field) is not None and not self.is_in_draft:
            left.textChanged.disconnect(self._tell)
        line = new.lineEdit() if isinstance(new, QComboBox) and new.isEditable() else new
        self._focused = new
        self._field = line if isinstance(line, Field) else None
        if self._field is self._editor:
            self._leave_title()
        else:
            new.installEventFilter(self)
        if self._field is not None and not self.is_in_draft:
            self._field.textChanged.connect(self._tell)
        self.moved.emit()

    def _leave_title(self) -> None:
        """Let nothing be chosen in the title any more: one goes on in the body."""
        cursor = self._title.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self._title.setTextCursor(cursor)

    def _tell(self) -> None:
        self.moved.emit()

    def _leaves_caret(self, widget: QWidget) -> bool:
        return isinstance(widget, QMenuBar) or self._toolbar.isAncestorOf(widget)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the body's keys from a field that would make something else of them."""
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and keys.chord(event) in _BODY_KEYS
        )
