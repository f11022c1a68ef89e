"""The bridge: keys of the window to fcitx, words of fcitx to the text that has the focus.

Qt lets only a plugin built against it be a real input method; but a key comes to the window before
any widget and any shortcut has seen it (first as ShortcutOverride, then as KeyPress), and words may
be sent to any text as a QInputMethodEvent. So it works for every field there is, also with the
list of completions open, without any of them knowing.
"""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QPalette,
    QTextCharFormat,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.input_method import strokes
from ui.input_method.context import Context
from ui.input_method.dialects import Key
from ui.input_method.held import Held, Waiting
from ui.input_method.preedit import Look, Preedit


_HIDDEN = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
_Attribute = QInputMethodEvent.Attribute
_Kind = QInputMethodEvent.AttributeType


class Bridge(QObject):
    """Stands between the windows of this program and one context of fcitx."""

    def __init__(self, context: Context, *, is_wayland: bool = False) -> None:
        super().__init__()
        self._context = context
        self._is_wayland = is_wayland
        self._window: QWindow | None = None
        self._text: QObject | None = None  # has the focus
        self._preedit = Preedit()
        self._answered: tuple[tuple[int, int, int], bool] | None = None
        self._held = Held(self)
        self._caret_moved = QTimer(self, singleShot=True, interval=0)

        self._caret_moved.timeout.connect(self._show_caret)
        context.committed.connect(self._write)
        context.composed.connect(self._compose)
        context.forwarded.connect(self._strike)
        context.came.connect(self._on_came)
        context.went.connect(self._on_went)
        self._held.gone_on.connect(self._go_on)
        self._held.overdue.connect(context.give_up)

    @property
    def label(self) -> str:
        """Return which fcitx is in use; "" while there is none."""
        return self._context.label

    def open(self) -> None:
        """Take up work."""
        app = _app()
        app.focusWindowChanged.connect(self._on_window)
        app.focusObjectChanged.connect(self._on_text)
        app.inputMethod().cursorRectangleChanged.connect(self._caret_moved.start)
        self._on_window(app.focusWindow())
        self._on_text(app.focusObject())
        self._context.open()

    def close(self) -> None:
        """Leave the keys to Qt again."""
        app = _app()
        self.finish()
        app.focusWindowChanged.disconnect(self._on_window)
        app.focusObjectChanged.disconnect(self._on_text)
        app.inputMethod().cursorRectangleChanged.disconnect(self._caret_moved.start)
        self._on_window(None)
        self._on_text(None)
        self._context.close()

    def finish(self) -> None:
        """Write what is half-typed and begin anew: the caret, the text or fcitx goes away."""
        if self._held:
            self._context.give_up()
        elif self._preedit:
            kept = self._preedit.kept
            self._context.reset()
            self._write(kept)

    def _on_went(self) -> None:
        """Write what fcitx held: first what it showed, then the keys that it did not answer."""
        if self._preedit:
            self._write(self._preedit.kept)
        self._held.let_go()

    def _on_came(self) -> None:
        self._context.focus(on=self._text is not None and _wants_words(self._text))
        self._show_caret()

    def _on_window(self, window: QWindow | None) -> None:
        _watch(self, self._window, window)
        self._window = window

    def _on_text(self, text: QObject | None) -> None:
        if text is not self._text:
            self.finish()
            _watch(self, self._text, text)
            self._text = text
        self._context.focus(on=text is not None and _wants_words(text))
        self._show_caret()

    def _takes(self, event: QKeyEvent) -> bool:
        """Ask about a key once, though it comes by as override and as press."""
        is_release = event.type() == QEvent.Type.KeyRelease
        mark = (event.timestamp(), event.nativeScanCode(), event.nativeVirtualKey())
        if not is_release and self._answered is not None and self._answered[0] == mark:
            return self._answered[1]
        key = Key(mark[2], mark[1], event.nativeModifiers(), is_release, mark[0])
        self._show_caret()
        took = self._take(event, key)
        self._answered = None if is_release else (mark, took)
        return took

    def _take(self, event: QKeyEvent, key: Key) -> bool:
        """Tell whether a key stays here: it was taken, or is not yet answered."""
        one = Waiting(strokes.again(event))
        answer = partial(self._held.answer, one)
        if strokes.is_command(event):
            return not self._held and bool(self._context.takes(key, answer))
        if self._held:
            self._held.hold(one)
            self._context.hand(key, answer)
            return True
        took = self._context.takes(key, answer)
        if took is None and self._context.label:
            self._held.hold(one)
            return True
        return bool(took)

    def _may_ask(self, event: QKeyEvent) -> bool:
        """Say whether this key is for a text: it is no menu's, and comes from a keyboard."""
        text = self._text
        if text is None or not event.nativeVirtualKey() or strokes.is_ours(event):
            return False
        popup = QApplication.activePopupWidget()
        return (popup is None or popup.focusProxy() is text) and _wants_words(text)

    def _write(self, words: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(words)
        self._preedit = Preedit()
        self._send(event)

    def _compose(self, preedit: Preedit) -> None:
        if preedit or self._preedit:
            self._preedit = preedit
            self._send(QInputMethodEvent(preedit.text, _attributes(preedit)))
            self._caret_moved.start()

    def _send(self, event: QInputMethodEvent) -> None:
        if self._text is not None and isValid(self._text):
            QCoreApplication.sendEvent(self._text, event)

    def _strike(self, symbol: int, state: int, is_release: bool) -> None:
        """Strike a key that the input method hands to the program."""
        event = strokes.stroke(symbol, state, is_release=is_release)
        if event is not None:
            self._go_on(event)

    def _go_on(self, event: QKeyEvent) -> None:
        if self._window is not None and isValid(self._window):
            QCoreApplication.sendEvent(self._window, event)

    def _show_caret(self) -> None:
        text = self._text
        if isinstance(text, QWidget) and isValid(text) and self._context.label:
            self._context.show_caret(_place(text, in_window=self._is_wayland))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys before anybody else; what the input method took is seen by nobody else."""
        kind = event.type()
        if watched.isWindowType():
            if isinstance(event, QKeyEvent) and self._may_ask(event) and self._takes(event):
                event.accept()
                return True
            if kind == QEvent.Type.MouseButtonPress:
                self.finish()
        elif kind == QEvent.Type.FocusAboutToChange:
            self.finish()
        return False


def _app() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def _watch(watcher: QObject, before: QObject | None, now: QObject | None) -> None:
    if before is not None and isValid(before):
        before.removeEventFilter(watcher)
    if now is not None:
        now.installEventFilter(watcher)


def _wants_words(text: QObject) -> bool:
    """Say whether an input method may write here: no password, nothing that is only read."""
    if not isValid(text):
        return False
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled | Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(text, query)
    hints = query.value(Qt.InputMethodQuery.ImHints) or 0
    return bool(query.value(Qt.InputMethodQuery.ImEnabled)) and not (
        Qt.InputMethodHint(hints) & _HIDDEN
    )


def _place(text: QWidget, *, in_window: bool) -> tuple[int, int, int, int]:
    """Return the caret's rectangle in the pixels of the screen, or in the window's own places."""
    found = text.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    rect = QRectF(found)
    if in_window:
        corner, scale = text.mapTo(text.window(), rect.topLeft()), 1.0
    else:
        # Qt scales each screen about its own corner, which stands in pixels.
        scale = text.devicePixelRatio()
        origin = QPointF(text.screen().geometry().topLeft())
        corner = origin + (text.mapToGlobal(rect.topLeft()) - origin) * scale
    size = rect.size() * scale
    return round(corner.x()), round(corner.y()), round(size.width()), round(size.height())


def _attributes(preedit: Preedit) -> list[QInputMethodEvent.Attribute]:
    made = [
        _Attribute(_Kind.TextFormat, one.start, one.length, _format(one.look))
        for one in preedit.stretches
        if one.length
    ]
    made.append(_Attribute(_Kind.Cursor, max(preedit.caret, 0), int(preedit.caret >= 0), None))
    return made


def _format(look: Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontUnderline(Look.UNDERLINE in look)
    made.setFontStrikeOut(Look.STRIKE in look)
    made.setFontItalic(Look.ITALIC in look)
    if Look.BOLD in look:
        made.setFontWeight(QFont.Weight.Bold)
    if Look.HIGHLIGHT in look:
        palette = QGuiApplication.palette()
        made.setBackground(palette.color(QPalette.ColorRole.Highlight))
        made.setForeground(palette.color(QPalette.ColorRole.HighlightedText))
    return made
