"""What all fields have in common: they tell what was typed at rest, and leave undo to the issue."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from gazetteer_desk.bulletin.cleaning import clean_line


REST_MS = 800
_OUR_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Resting(QObject):
    """Waits until typing rests. Signals: touched() a key was struck, rested()."""

    touched = Signal()
    rested = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.composing = False
        self._timer = QTimer(self, interval=REST_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)

    def touch(self) -> None:
        """Start the rest anew: a key was struck."""
        self._timer.start()
        self.touched.emit()

    def compose(self, event: QInputMethodEvent) -> None:
        """Note whether the input method still holds half-typed words."""
        self.composing = bool(event.preeditString())
        if self._timer.isActive():
            self._timer.start()

    @property
    def is_pending(self) -> bool:
        """Say whether something typed has not been told yet."""
        return self._timer.isActive() or self.composing

    def let_go(self) -> None:
        """Drop a word that is half-typed: its field shows something else from now on."""
        self.composing = False
        self._timer.stop()

    def stop(self) -> None:
        """Forget the rest: what was typed has been told, or shown over."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        if self.composing:
            self._timer.start()
        else:
            self.rested.emit()


def let_go(form: QWidget) -> None:
    """Have every field of a form drop what is half-typed: what it shows next is of another issue.

    What stood there as words was told before; a field that is composing shows nothing else.
    """
    for one in form.findChildren(Resting):
        one.let_go()


def keep_one_line(line: QLineEdit) -> None:
    """Have what is pasted or dropped into a line stand on one line, as it will be printed."""

    def put_right(words: str) -> None:
        if (cleaned := clean_line(words)) != words and words.splitlines() != [words]:
            line.setText(cleaned)

    line.textEdited.connect(put_right)


def is_undo_key(event: QEvent) -> bool:
    """Say whether this key asks for undo or redo, which belong to the draft and not to a field."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _OUR_KEYS)
    )
