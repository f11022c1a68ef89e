"""The keys of the editor, as in Word and WPS, and what each asks for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gazetteer_desk.bulletin.body import Kind, Mark


NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
_KEY = Qt.Key

KINDS = {
    (CTRL, _KEY.Key_0): Kind.BODY,
    (CTRL, _KEY.Key_1): Kind.HEADING1,
    (CTRL, _KEY.Key_2): Kind.HEADING2,
    (CTRL, _KEY.Key_3): Kind.HEADING3,
    (CTRL, _KEY.Key_4): Kind.HEADING4,
    (CTRL, _KEY.Key_E): Kind.CENTERED,
    (CTRL, _KEY.Key_R): Kind.SIGNATURE,
}
MARKS = {
    (CTRL, _KEY.Key_B): Mark.BOLD,
    (CTRL, _KEY.Key_U): Mark.UNDERLINE,
    (CTRL, _KEY.Key_Equal): Mark.SUBSCRIPT,
    (CTRL | SHIFT, _KEY.Key_Equal): Mark.SUPERSCRIPT,
    (CTRL | SHIFT, _KEY.Key_Plus): Mark.SUPERSCRIPT,
}
# What else is ours and never a menu's while the words have the focus.
UNDO = {(CTRL, _KEY.Key_Z), (_ALT, _KEY.Key_Backspace)}
REDO = {(CTRL, _KEY.Key_Y), (CTRL | SHIFT, _KEY.Key_Z)}
HISTORY = UNDO | REDO
PLAIN_PASTE = (CTRL | SHIFT, _KEY.Key_V)
MOVES = {(_ALT | SHIFT, _KEY.Key_Up): -1, (_ALT | SHIFT, _KEY.Key_Down): 1}
OURS = {*KINDS, *MARKS, *HISTORY, *MOVES, PLAIN_PASTE}

WAYS = {  # keys that carry the caret away: a burst of typing ends before them
    _KEY.Key_Left,
    _KEY.Key_Right,
    _KEY.Key_Up,
    _KEY.Key_Down,
    _KEY.Key_Home,
    _KEY.Key_End,
    _KEY.Key_PageUp,
    _KEY.Key_PageDown,
}
ENTER = {_KEY.Key_Return, _KEY.Key_Enter}
UP, DOWN, LEFT, RIGHT = _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Left, _KEY.Key_Right
ESCAPE = _KEY.Key_Escape
BACKSPACE = _KEY.Key_Backspace
BACKTAB = _KEY.Key_Backtab
ERASE = {_KEY.Key_Backspace, _KEY.Key_Delete}
WORD_ERASE = {(CTRL, key) for key in ERASE}
TABS = {_KEY.Key_Tab, _KEY.Key_Backtab}

Chord = tuple[Qt.KeyboardModifier, Qt.Key]


def chord(event: QKeyEvent) -> Chord:
    """Return the modifiers and the key of an event, the keypad's own mark apart."""
    return event.modifiers() & ~KEYPAD, Qt.Key(event.key())
