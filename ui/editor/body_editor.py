"""The editor of an article's words (正文): quiet, without a history of its own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from gazetteer_desk.bulletin.body import Body, Kind, Mark
from ui.editor import clipboard, copied, edits, hint, indents, keys, menu, strokes, table_deeds
from ui.editor import document as sheet
from ui.editor.asked import Asked
from ui.editor.borders import Borders
from ui.editor.cell_choice import Choice
from ui.editor.edits import Spot
from ui.editor.look import Look, characters, marks_of
from ui.editor.markings import toggled, with_kind, with_lead, with_marks
from ui.editor.pen import Pen
from ui.editor.picture_rewrite import take_out, with_caption
from ui.editor.selections import Lights
from ui.editor.widening import widen


_HINT = "从这里写正文，或按 Ctrl+V 粘贴"


class BodyEditor(Pen):
    """Write a body: kinds and marks by key, clean paste, no format.

    Signals, beside those of the pen: undo_asked(), redo_asked(); pasted(Pasted) what to insert
    once it is parsed; refused(str) why something was not taken; hinted(str) a word of help;
    left_upward() the caret wants to the title.
    """

    undo_asked = Signal()
    redo_asked = Signal()
    pasted = Signal(object)
    refused = Signal(str)
    hinted = Signal(str)
    left_upward = Signal()

    def __init__(
        self,
        look: Look | None = None,
        plate: Callable[[str], bytes | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, plate, parent)
        self.choice = Choice(self)
        self.borders = Borders(self)
        self.lights = Lights(self)
        self._asked = Asked()
        self._waiting: list[tuple[Body, str]] = []
        self._hinted = False

        self.setAccessibleName("正文")
        self.setAccessibleDescription(_HINT)  # painted: Qt would write it left of the indent

    def insert_body(self, body: Body, name: str) -> None:
        """Insert blocks where the paste was asked for, else at the caret, as one deed."""
        if self.is_composing:
            self._waiting.append((body, name))
            return
        if not body or self.isReadOnly():
            return
        self.flush()
        cursor = self._asked.fetch() or self.textCursor()
        if self._write_caption(cursor, body, name):
            return
        cursor.removeSelectedText()
        old = self.body()
        spot = sheet.spot_of(self.manuscript, cursor.position())
        new, end = edits.inserted(old, spot, body)
        self._write(old, new, end)
        self._done(name)

    def put(self, new: Body, name: str, spot: Spot) -> None:
        """Show a changed body as one deed, the caret at a spot of it."""
        self._write(self.body(), new, spot)
        self._done(name)

    def insert_text(self, words: str, name: str) -> None:
        """Insert a few words at the caret as one deed, with the marks that stand there."""
        if self._may() and (words := indents.without(self, words)):
            self.textCursor().insertText(words, self.currentCharFormat())
            self._done(name)

    def set_kind(self, kind: Kind) -> None:
        """Make the paragraphs of the selection what the office calls `kind`."""
        if not self._may():
            return
        cursor = self.textCursor()
        stretches = self._stretches()
        if stretches[0][0].gap and len(set(stretches[0])) == 1:
            cursor.setBlockFormat(self.manuscript.measure.block(kind))
        else:
            old = self.body()
            self._write(old, with_kind(old, stretches, kind), keep=cursor)
        self._done(f"设为{kind.label}")
        self._on_caret()

    def set_lead(self, *, whole: bool) -> None:
        """Make the first sentence of the selected headings the heading, or the whole of them."""
        if not self._may():
            return
        old = self.body()
        new = with_lead(old, self._stretches(), whole=whole)
        if new == old:
            self.hinted.emit(hint.WHOLE if whole else hint.LEAD)
            return
        self._write(old, new, keep=self.textCursor())
        self._done("整段作标题" if whole else "只让首句作标题")

    def toggle_mark(self, mark: Mark) -> None:
        """Put a mark on the selection, or take it away; without one, on what is typed next."""
        if not self._may():
            return
        cursor = self.textCursor()
        if not self.has_selection:
            marks = toggled(marks_of(self.currentCharFormat()), mark)
            self.setCurrentCharFormat(characters(marks))
            self._on_caret()
            return
        old = self.body()
        self._write(old, with_marks(old, self._stretches(), mark), keep=cursor)
        self._done(mark.label)
        self._on_caret()

    def move_paragraphs(self, by: int) -> None:
        """Carry the paragraphs of the selection one place up (−1) or down (1)."""
        if not self._may():
            return
        start, end = self._spots(self.textCursor())
        if len(start.path) > 1:
            table_deeds.do(self, "上移行" if by < 0 else "下移行")
        if len(start.path) > 1 or start.gap or end.gap:
            return
        old = self.body()
        new = edits.moved(old, start.block, end.block, by)
        if new is not old:
            self._write(old, new, Spot((start.block + by,), start.offset))
            self._done("移动段落")

    def selected(self) -> Body:
        """Return what the selection covers."""
        cells = self.choice.table()
        return (cells,) if cells else super().selected()

    @property
    def has_selection(self) -> bool:
        """Return whether words or cells are chosen."""
        return self.textCursor().hasSelection() or self.choice.area is not None

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        if self.has_selection:
            clipboard.offer(self.createMimeDataFromSelection())

    def cut(self) -> None:
        """Take what is chosen to the clipboard as one deed."""
        if self._may() and self.has_selection:
            widen(self)
            self.copy()
            if not table_deeds.empty(self, "剪切"):
                self.take_out("剪切")

    def paste_text(self) -> None:
        """Paste the text of the clipboard without anything else (只粘贴文字)."""
        self._take(clipboard.of_screen(), plain=True)

    def hint_at_indent(self) -> None:
        """Say once that indents come by themselves."""
        if not self._hinted:
            self._hinted = True
            self.hinted.emit(hint.TAB)

    def _drop(self) -> None:
        super()._drop()
        self.lights.drop()
        self._asked.forget()
        self._waiting.clear()

    def _stretches(self) -> list[tuple[Spot, Spot]]:
        """Return what is chosen: one stretch of words, or that of every chosen cell."""
        return table_deeds.stretches(self) or [self._spots(self.textCursor())]

    def _write(
        self, old: Body, new: Body, end: Spot | None = None, *, keep: QTextCursor | None = None
    ) -> None:
        cells = self.choice.area
        super()._write(old, new, end, keep=keep)
        if keep and cells is not None:
            self.choice.choose(cells)

    def _insert_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for body, name in waiting:
            self.insert_body(body, name)

    def _take(self, mime: QMimeData, *, plain: bool = False) -> None:
        if not self._may():
            return
        try:
            taken = clipboard.take(mime, plain=plain)
        except clipboard.Refused as error:
            self.refused.emit(str(error))
            return
        if not taken.is_empty:
            widen(self)
            self._asked.keep(self.textCursor())
            self.pasted.emit(taken)

    def event(self, event: QEvent) -> bool:
        """Keep our keys from the menus while the words have the focus; those say why not."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and keys.chord(event) in (keys.HISTORY if self.isReadOnly() else keys.OURS)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer a key: our own deeds first, then Qt's."""
        if self.is_composing:
            if event.key() not in keys.TABS:  # Qt would write one beside the half-typed word
                super().keyPressEvent(event)
        elif strokes.answer(self, event):
            return
        elif self.corrections.foresees(event):
            self._strike(event.text())
        else:
            super().keyPressEvent(event)
            self.corrections.struck(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method write; what would be an indent it does not."""
        if self.isReadOnly():  # Qt would write it
            event.ignore()
            return
        widen(self)
        if words := event.commitString():
            kept = indents.without(self, words)
            event.setCommitString(kept, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the commands of the place that was pointed at."""
        if not self.is_composing:
            menu.caret_to(self, self.cursorForPosition(event.pos()))
            menu.context_menu(self).exec(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and over them which cells are chosen, which border is carried."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.manuscript.isEmpty() and not self.is_composing:
            hint.paint(painter, self, _HINT)
        self.choice.paint(painter)
        self.borders.paint(painter)
        painter.end()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, tables and pictures."""
        return not self.isReadOnly() and clipboard.can_take(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy kinds and marks along with the text."""
        return copied.mime_of(self.selected(), self.manuscript.plate)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand the bytes over to be parsed; nothing foreign is inserted as it is."""
        self._take(source)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move words inside the text as one deed; what comes from elsewhere is a paste."""
        if event.source() not in (self, self.viewport()) or not self._may():
            super().dropEvent(event)
            return
        body, target = self.selected(), self.cursorForPosition(event.position().toPoint())
        self.dragLeaveEvent(QDragLeaveEvent())  # takes Qt's own drop caret away
        source = with_caption(self.textCursor())
        if not body or source.selectionStart() <= target.position() <= source.selectionEnd():
            return
        if event.dropAction() == Qt.DropAction.MoveAction:
            take_out(self.manuscript, source)
            self._burst.forget()
        self._asked.keep(target)
        self.insert_body(body, "移动文字")
        event.accept()
