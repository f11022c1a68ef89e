"""Keys that come from us and not from the keyboard: handed over by fcitx, or held and let go on."""

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_NAMED = {
    0xFF08: _Key.Key_Backspace,
    0xFF09: _Key.Key_Tab,
    0xFF0D: _Key.Key_Return,
    0xFF1B: _Key.Key_Escape,
    0xFF50: _Key.Key_Home,
    0xFF51: _Key.Key_Left,
    0xFF52: _Key.Key_Up,
    0xFF53: _Key.Key_Right,
    0xFF54: _Key.Key_Down,
    0xFF55: _Key.Key_PageUp,
    0xFF56: _Key.Key_PageDown,
    0xFF57: _Key.Key_End,
    0xFF8D: _Key.Key_Enter,
    0xFFFF: _Key.Key_Delete,
}
_WRITES = {0xFF09: "\t", 0xFF0D: "\r", 0xFF8D: "\r", 0xFF08: "\b", 0xFF1B: "\x1b", 0xFFFF: "\x7f"}
_STATES = (
    (1, _Modifier.ShiftModifier),
    (4, _Modifier.ControlModifier),
    (8, _Modifier.AltModifier),
    (64, _Modifier.MetaModifier),
)
_COMMANDS = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
_OURS = 1 << 25  # among the native modifiers: fcitx's own mark for keys that it shall not see
_LATIN, _BEYOND_LATIN = 0xFF, 0x0100_0000  # up to it and above it a key is its character


def stroke(symbol: int, state: int, *, is_release: bool) -> QKeyEvent | None:
    """Return the event of a key; nothing for one that writes nothing and moves nothing."""
    words = _WRITES.get(symbol) or _character(symbol)
    key = _NAMED.get(symbol) or (ord(words.upper()[0]) if words else 0)
    if not key:
        return None
    kind = QEvent.Type.KeyRelease if is_release else QEvent.Type.KeyPress
    modifiers = _Modifier.NoModifier
    for bit, modifier in _STATES:
        if state & bit:
            modifiers |= modifier
    return QKeyEvent(kind, int(key), modifiers, 0, symbol, state | _OURS, words)


def again(event: QKeyEvent) -> QKeyEvent:
    """Return the same stroke once more, as a press also where it came by as an override."""
    is_release = event.type() == QEvent.Type.KeyRelease
    return QKeyEvent(
        QEvent.Type.KeyRelease if is_release else QEvent.Type.KeyPress,
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers() | _OURS,
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def is_ours(event: QKeyEvent) -> bool:
    """Say whether a stroke was made here."""
    return bool(event.nativeModifiers() & _OURS)


def is_command(event: QKeyEvent) -> bool:
    """Say whether a key is likelier a shortcut than words: such a key never waits."""
    is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
    return is_function or bool(event.modifiers() & _COMMANDS)


def _character(symbol: int) -> str:
    code = symbol - _BEYOND_LATIN if symbol > _BEYOND_LATIN else symbol
    is_far = symbol > _BEYOND_LATIN and code <= sys.maxunicode
    words = chr(code) if is_far or symbol <= _LATIN else ""
    return words if words.isprintable() else ""
