"""The title of an article where it stands on the sheet: centred, line by line."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontInfo,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QStyle, QTextEdit, QWidget

from gazetteer_desk.bulletin import codec
from ui.editor import clipboard, gutter, keys, title_layout
from ui.editor.bursts import Burst
from ui.editor.look import Look, Measure, font
from ui.editor.selections import Lights
from ui.editor.title_layout import TitleLayout
from ui.widgets.corrections import Corrections


_MOST = 2000  # characters: what is longer is no title
_ROUNDED = 0.98  # letters are whole pixels wide on many screens
_PITCH = 8  # pixels above and below the lines


class TitleField(QTextEdit):
    """Write a title, or a subtitle, in lines as they shall be printed.

    Signals: typed() words changed; title_edited(tuple of str) a burst of typing has ended, or
    the field was left; corrected(tuple of str, str) a deed of that name was done by itself;
    left_downward() the caret wants to the body; undo_asked(), redo_asked(); refused(str) why a
    paste was not taken.
    """

    typed = Signal()
    title_edited = Signal(object)
    corrected = Signal(object, str)
    left_downward = Signal()
    undo_asked = Signal()
    redo_asked = Signal()
    refused = Signal(str)

    def __init__(
        self,
        look: Look | None = None,
        parent: QWidget | None = None,
        *,
        name: str = "题名",
        placeholder: str = "在这里写题名",
        points: float = 22.0,
    ) -> None:
        super().__init__(parent)
        self._look = look or Look()
        self._points = points
        self._percent = 100
        self._burst = Burst(self)
        self._showing = self._in_method = self._awaiting = False
        self._label = QLabel(name, self)
        self.corrections = Corrections(self, self.single)
        self.lights = Lights(self)

        self.setAutoFillBackground(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self._hint = placeholder  # Qt would write it at the left: it is painted here, in the middle
        self.document().setDocumentMargin(0)
        self._lines = TitleLayout(self.document())  # kept here: the document does not keep it
        self.document().setDocumentLayout(self._lines)
        self.take_look(self._look)

        self.textChanged.connect(self._on_change)
        self._burst.ended.connect(self._on_rest)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_title(self, lines: tuple[str, ...]) -> None:
        """Show these lines; the caret stays where it can."""
        self._burst.forget()
        if lines == self.lines():
            return
        at = self.textCursor().position()
        self._showing = True
        self.setPlainText("\n".join(lines))
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.corrections.look_back()
        self._fit()

    def take_look(self, look: Look) -> None:
        """Take colours and face from the theme."""
        self._look = look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("base"))
        palette.setColor(QPalette.ColorRole.Window, look.color("base"))
        palette.setColor(QPalette.ColorRole.Text, look.color("text"))
        self.setPalette(palette)
        shade = self._label.palette()
        shade.setColor(QPalette.ColorRole.WindowText, look.color("muted"))
        self._label.setPalette(shade)
        self._label.setFont(gutter.small(self.font()))
        self.zoom(self._percent)

    def zoom(self, percent: int) -> None:
        """Show the title at the zoom of the words below it, or as large as its lines have room."""
        self._percent = percent
        self._fit()

    def lines(self) -> tuple[str, ...]:
        """Return the title's lines; none where nothing is written."""
        return tuple(line for line in codec.split_lines(self.toPlainText()) if line.strip())

    @property
    def is_composing(self) -> bool:
        """Return whether an input method is at work."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def flush(self) -> None:
        """Report what was typed now, if there is anything, without what is half-typed."""
        self._awaiting = False
        self._burst.take()

    @property
    def is_typing(self) -> bool:
        """Return whether something was typed that was not reported yet."""
        return self._burst.is_running

    @contextmanager
    def single(self, name: str) -> Generator[None]:
        """Make what happens inside one deed of that name, if it changes anything."""
        self.flush()
        yield
        if self._burst.is_running:
            self._burst.forget()
            self.corrected.emit(self.lines(), name)

    def _on_change(self) -> None:
        if not self._showing and not self._in_method:
            self._fit()
            self._burst.touch("键入")
            self.typed.emit()

    def _on_rest(self, _name: str) -> None:
        self.title_edited.emit(self.lines())

    def _after_method(self) -> None:
        composing = self.is_composing
        self._burst.hold(on=composing)
        if not composing and self._awaiting:
            self._awaiting = False
            self._fit()
            self.typed.emit()
            self._burst.settle()

    def _fit(self) -> None:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        measure = Measure(self._look, self._percent)
        left, right = gutter.margins(self.width() - bar, measure.text_width)
        self._dress(measure, self.width() - bar - left - right)
        self.setViewportMargins(left, _PITCH, right + bar, _PITCH)
        self.setLineWrapColumnOrWidth(0)  # Qt lays out anew; new margins alone do not ask for it
        self._label.setGeometry(left - gutter.WIDTH, _PITCH, gutter.WIDTH - 12, 28)
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grow()

    def _dress(self, measure: Measure, room: int) -> None:
        """Take the size of the zoom, smaller where the longest printed line has no room."""
        points = self._points * self._percent / 100
        longest = title_layout.longest_line(self.lines()) * measure.size * points / measure.points
        face = font(self._look.title, points * min(1.0, room * _ROUNDED / max(longest, 1.0)))
        # The office's title face is heavy by itself; a stand-in is made so.
        face.setBold("小标宋" not in QFontInfo(face).family())
        if face != self.document().defaultFont():
            self._showing = True
            self.document().setDefaultFont(face)
            self._showing = False

    def _grow(self) -> None:
        self.setFixedHeight(round(self.document().size().height()) + 2 * _PITCH)

    def event(self, event: QEvent) -> bool:
        """Keep undo and redo from the menus while the title has the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.chord(event) in keys.HISTORY
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down lead to the body, Shift+Enter breaks the line."""
        chord = keys.chord(event)
        if self.is_composing:
            super().keyPressEvent(event)
        elif chord in keys.UNDO or chord in keys.REDO:
            self.flush()
            (self.undo_asked if chord in keys.UNDO else self.redo_asked).emit()
        elif chord[1] in keys.ENTER and event.modifiers() & keys.SHIFT:
            if not self.isReadOnly():
                self.textCursor().insertBlock()
        elif chord[1] in keys.ENTER or self._leaves_downward(event):
            self.flush()
            self.left_downward.emit()
        else:
            super().keyPressEvent(event)
            self.corrections.struck(event)

    def _leaves_downward(self, event: QKeyEvent) -> bool:
        is_down = event.key() == Qt.Key.Key_Down and not event.modifiers() & ~keys.KEYPAD
        return is_down and not self.textCursor().movePosition(QTextCursor.MoveOperation.Down)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method write; report it when nothing is half-typed any more."""
        if self.isReadOnly():
            return
        before = self.document().characterCount()
        self._in_method = True
        super().inputMethodEvent(event)
        self._in_method = False
        changed = before != self.document().characterCount()
        if event.commitString() or event.replacementLength() or changed:
            self._awaiting = True
            self._burst.touch("键入")
        self._after_method()
        if event.commitString() and not self.is_composing:
            self.corrections.typed(event.commitString())

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        """Tell the input method where the caret is, for its candidates to be shown there."""
        return gutter.seen_past(super().inputMethodQuery(query, *argument), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report what was typed when the field is left."""
        super().focusOutEvent(event)
        self._after_method()
        self.flush()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """End the burst before the caret jumps."""
        self.flush()
        super().mousePressEvent(event)
        self._after_method()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, or the hint where there are none."""
        super().paintEvent(event)
        if self.document().isEmpty() and not self.is_composing:
            painter = QPainter(self.viewport())
            painter.setFont(self.document().defaultFont())
            painter.setPen(self._look.color("muted"))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.viewport().rect(), flags, self._hint)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay above the words."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the sheet's own face when the interface gets another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._label.setFont(gutter.small(self.font()))
            self.zoom(self._percent)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text."""
        return not self.isReadOnly() and source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text alone, clean, without empty lines; nothing into half a word."""
        held = QByteArray() if self.is_composing else source.data(clipboard.TEXT)
        words = bytes(held.data()).decode("utf-8", "replace") if held.size() < _MOST * 4 else ""
        lines = [line.strip() for line in codec.split_lines(words) if line.strip()]
        if not lines or sum(map(len, lines)) > _MOST:
            if held.size():
                self.refused.emit("剪贴板的文字太长，不像题名，没有粘贴。可粘贴到正文里。")
            return
        self.flush()
        self.textCursor().insertText("\n".join(lines))
        self.flush()
