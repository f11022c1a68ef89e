"""The words under the pen: what is typed becomes named deeds, and is put right on the way.

Between the sheet, which only shows, and the body's editor, which knows kinds, tables and the
clipboard: here stand the burst of typing, the input method, the caret, and the one way in which a
deed rewrites what is shown.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager, nullcontext

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QMouseEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from gazetteer_desk.bulletin.body import Body, Kind
from ui.editor import captions, committed, picture_rewrite
from ui.editor import document as sheet
from ui.editor.bursts import Burst
from ui.editor.edits import Spot
from ui.editor.heading_lines import HeadingLines
from ui.editor.look import Look, characters, marks_of
from ui.editor.manuscript import kind_of
from ui.editor.rewrite import reaches_far, write_changed
from ui.editor.sheet_view import SheetView
from ui.widgets.corrections import Corrections


class Pen(SheetView):
    """Write on a manuscript.

    Signals: typed() words changed; rested(str, Body) a deed has ended, with its name, and the words
    as it left them; caret_moved(Kind, frozenset of Mark) at the caret.
    """

    typed = Signal()
    rested = Signal(str, object)
    caret_moved = Signal(object, object)

    def __init__(
        self,
        look: Look | None = None,
        plate: Callable[[str], bytes | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, plate, parent)
        self._body: Body = ()
        self._burst = Burst(self)
        self._in_method = self._awaiting = False
        self._length = 1
        self._held: list[tuple[str, Body]] | None = None  # deeds that are reported a little later
        self.corrections = Corrections(self, self.single, HeadingLines(self.manuscript))

        self.manuscript.contentsChange.connect(self._on_change)
        self._burst.ended.connect(self._report)
        self.cursorPositionChanged.connect(self._on_caret)

    def show_body(self, body: Body) -> None:
        """Show another body from its beginning; what was typed before is not reported any more."""
        self._drop()
        self._showing = True
        with self.manuscript.laying_anew():
            sheet.show(body, self.manuscript)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._showing = False
        self._body = body
        self._length = self.manuscript.characterCount()
        self.corrections.forget()
        self._on_caret()
        self.verticalScrollBar().setValue(0)

    def show_changed(self, body: Body) -> None:
        """Show a body that differs a little, rewriting only that; the caret goes to the change."""
        if self.is_composing:
            return
        old = self.body()
        self._burst.forget()
        self._write(old, body)
        self.corrections.look_back()

    def body(self) -> Body:
        """Return the words as they stand; paragraphs that did not change are the same objects."""
        self._body = sheet.read(self.manuscript, self._body)
        return self._body

    @property
    def is_composing(self) -> bool:
        """Return whether an input method is at work: nothing is changed by program meanwhile."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    def flush(self) -> None:
        """Report a burst of typing now, if there is one, without what is half-typed."""
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
        if self._held is not None:
            self._note_change()
        if self._burst.is_running:
            self._done(name)

    def take_out(self, name: str) -> None:
        """Take what is selected out of the words, a picture with its caption, as one deed."""
        with self.single(name):
            picture_rewrite.take_out(self.manuscript, self.textCursor())
        self.ensureCursorVisible()

    def selected(self) -> Body:
        """Return what the selection covers."""
        cursor = self.textCursor()
        if captions.around(cursor):
            return captions.selected(cursor)
        return sheet.selected(self.manuscript, cursor)

    def _write_caption(self, cursor: QTextCursor, body: Body, name: str) -> bool:
        """Write the words of blocks into the caption at the cursor, where one is there."""
        if not captions.takes(cursor, body):
            return False
        with self.single(name):
            captions.write(cursor, body)
            self.setTextCursor(cursor)
        return True

    def _may(self) -> bool:
        if self.isReadOnly() or self.is_composing:
            return False
        self.flush()
        return True

    def _done(self, name: str) -> None:
        self._burst.forget()
        self._length = self.manuscript.characterCount()
        self.typed.emit()
        self._report(name)

    def _report(self, name: str) -> None:
        if self._held is None:
            self.rested.emit(name, self.body())
        else:
            self._held.append((name, self.body()))

    def _strike(self, words: str) -> None:
        """Type what will be put right at once, so that the line is laid out once for both."""
        cursor = self.textCursor()
        held: list[tuple[str, Body]] = []
        self._held = held
        cursor.beginEditBlock()
        cursor.insertText(words)
        self._note_change()
        self.corrections.typed(words)
        self._showing = True  # Qt reports it all only now; it is known already
        cursor.endEditBlock()
        self._showing = False
        self._held = None
        self.ensureCursorVisible()
        self._on_caret()
        for name, body in held:
            self.rested.emit(name, body)

    def _note_change(self) -> None:
        """Take note of a change of the caret's line before Qt reports it."""
        self.manuscript.touch(self.textCursor().position())
        self._on_typed()

    def _drop(self) -> None:
        """Drop what belongs to the body that goes away."""
        self._burst.forget()
        self._reach.drop()
        self._awaiting = False

    def _write(
        self, old: Body, new: Body, end: Spot | None = None, *, keep: QTextCursor | None = None
    ) -> None:
        stretch = (keep.anchor(), keep.position()) if keep else None
        self._showing = True
        with self._staying() if (is_far := reaches_far(old, new)) else nullcontext():
            changed = write_changed(self.manuscript, old, new)
            if stretch is None and new is not old:
                position = sheet.position_of(self.manuscript, end or changed)
                stretch = position, position
            if stretch:  # half a sign of two halves was there, and was not written again
                last = self.manuscript.characterCount() - 1
                stretch = min(stretch[0], last), min(stretch[1], last)
            if is_far and stretch:
                self._point(*stretch)
        self._showing = False
        self._body = new
        self._length = self.manuscript.characterCount()
        if stretch:
            self._come_to(*stretch, is_there=is_far)
        self._on_caret()  # where it stands still, the words around it are others

    def _come_to(self, anchor: int, position: int, *, is_there: bool) -> None:
        """Put the caret there, and bring it into sight, by and by where Qt is behind."""
        line = self.manuscript.findBlock(position)
        if not is_there and line.layout().lineCount():
            self._place(position, anchor)
            return
        if not is_there:
            with self.manuscript.laying_anew():
                self._point(anchor, position)
        self._reach.bring(line, self.ensureCursorVisible)

    def _on_change(self, _position: int, _removed: int, _added: int) -> None:
        if self._in_method or self._showing or self.manuscript.is_filling:
            return
        self._on_typed()

    def _on_typed(self) -> None:
        length = self.manuscript.characterCount()
        self._burst.touch("删除" if length < self._length else "键入")
        self._length = length
        self.typed.emit()

    def _on_caret(self) -> None:
        if not self._showing and not self.is_composing:
            kind = kind_of(self.textCursor().block()) or Kind.BODY
            marks = marks_of(self.currentCharFormat())
            if self.currentCharFormat().hasProperty(QTextFormat.Property.BackgroundBrush):
                # The first words of a heading's cell would take its shade on top of the shade.
                self.setCurrentCharFormat(characters(marks))
            self.caret_moved.emit(kind, marks)

    def _after_method(self) -> None:
        """Catch up with what waited for the input method to finish."""
        composing = self.is_composing
        self._burst.hold(on=composing)
        if composing:
            return
        if self._awaiting:
            self._awaiting = False
            self.typed.emit()
            self._burst.settle()
        self._insert_waiting()

    def _insert_waiting(self) -> None:
        """Put in what came while the input method was at work."""

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method write; report it when nothing is half-typed any more."""
        self._in_method = True
        event = committed.cleaned(event)
        super().inputMethodEvent(event)
        self._in_method = False
        length = self.manuscript.characterCount()
        if event.commitString() or event.replacementLength() or length != self._length:
            self._length = length
            self._awaiting = True
            self._burst.touch("键入")
        self._after_method()
        if event.commitString() and not self.is_composing:
            self.corrections.typed(event.commitString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the burst: whatever comes next is another deed."""
        super().focusOutEvent(event)
        self._after_method()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """End the burst before the caret jumps."""
        self.flush()
        super().mousePressEvent(event)
        self._after_method()
