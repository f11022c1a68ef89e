"""The words at their printed measure: 28 characters a line, gutter, zoom. No deeds."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextBlock, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.editor import document as sheet
from ui.editor import gutter
from ui.editor.edits import Spot
from ui.editor.faces import Faces
from ui.editor.look import Look
from ui.editor.manuscript import Manuscript
from ui.editor.reach import Reach
from ui.editor.reading import walk


_LEAST, _MOST = 50, 300  # zoom, percent


class SheetView(QTextEdit):
    """Show a manuscript as the sheet shows it. Signals: zoomed(int) the zoom in force, percent."""

    zoomed = Signal(int)

    def __init__(
        self,
        look: Look | None = None,
        plate: Callable[[str], bytes | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.manuscript = Manuscript(look, plate, self)
        self._faces = Faces(self.manuscript)
        self._wished = 0  # percent; 0 = fit width, at most 100
        self._showing = False
        self._top = 0  # the number of the line that was found at the top last

        self.setDocument(self.manuscript)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.setAutoFillBackground(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # The bar keeps its place, so that no line breaks anew; with nothing to scroll it is bare.
        self.verticalScrollBar().setEnabled(False)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)
        self.gutter = gutter.Gutter(self)
        self._reach = Reach(self)
        self.manuscript.begun_anew.connect(self._reach.begin_anew)
        self.take_look(look or Look())

    def take_look(self, look: Look) -> None:
        """Take colours and faces from the theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("base"))
        palette.setColor(QPalette.ColorRole.Window, look.color("base"))
        palette.setColor(QPalette.ColorRole.Text, look.color("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.color("muted"))
        self.setPalette(palette)
        with self._staying():
            self._measure(self.manuscript.measure.percent, look)

    def zoom(self, percent: int) -> None:
        """Show the words at this size; 0 = fit the width, at most 100 %."""
        self._wished = 0 if not percent else min(max(percent, _LEAST), _MOST)
        self._fit()

    @property
    def percent(self) -> int:
        """Return the zoom that is in force."""
        return self.manuscript.measure.percent

    def first_visible_line(self) -> QTextBlock:
        """Return the line at the top of what can be seen, or the one above it."""
        # Half a line down: above the first words Qt takes the last ones for the nearest, and lays
        # out the whole text to find their place.
        half = self.manuscript.measure.block("").lineHeight() / 2
        at = QPointF(0, self.verticalScrollBar().value() + half)
        line = self.manuscript.findBlockByNumber(self._top)
        # Mostly the one of last time: Qt goes through all its words, milliseconds in a long one.
        # One that is not laid out (other words are shown) Qt would lay out with all that is above.
        is_there = line.isValid() and line.layout().lineCount()
        if not is_there or not self._box(line).adjusted(0, 0, 0, -1).contains(at):
            layout = self.manuscript.documentLayout()
            line = self.manuscript.findBlock(layout.hitTest(at, Qt.HitTestAccuracy.FuzzyHit))
            self._top = line.blockNumber()
        return line.previous() if line.previous().isValid() else line

    def go_to(self, spot: Spot) -> None:
        """Put the caret at a place of the body and show it."""
        self._place(sheet.position_of(self.manuscript, spot))

    def spot(self) -> Spot:
        """Return the place of the caret in the body."""
        return self._spots(self.textCursor())[0]

    def _spots(self, cursor: QTextCursor) -> tuple[Spot, Spot]:
        found = walk(self.manuscript)
        start = sheet.spot_of(self.manuscript, cursor.selectionStart(), found)
        if not cursor.hasSelection():
            return start, start
        return start, sheet.spot_of(self.manuscript, cursor.selectionEnd(), found)

    def _place(self, position: int, anchor: int | None = None) -> None:
        self._point(position if anchor is None else anchor, position)
        self.ensureCursorVisible()

    def _point(self, anchor: int, position: int) -> None:
        """Put the caret somewhere, in sight or not."""
        last = self.manuscript.characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(anchor, last))
        if anchor != position:
            cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _fit(self) -> None:
        with self._staying():
            room = self.width() - self.verticalScrollBar().sizeHint().width()
            measure = self.manuscript.measure
            self._measure(self._wished or measure.fitting(room - gutter.WIDTH - gutter.RIGHT))
            left, right = gutter.margins(room, self.manuscript.measure.text_width)
            self.setViewportMargins(left, 0, right, 0)
            self.setLineWrapColumnOrWidth(0)  # new margins alone ask for no new layout
            self._place_gutter()

    def _place_gutter(self) -> None:
        left = self.viewportMargins().left()
        self.gutter.setGeometry(left - gutter.WIDTH, 0, gutter.WIDTH, self.height())

    @contextmanager
    def _staying(self) -> Generator[None]:
        """Lay out once behind all that happens inside; the same words are at the top then.

        That may be some turns later, where they stand far down.
        """
        if not self.manuscript.isLayoutEnabled():
            yield
            return
        is_on_the_way = self._reach.is_on_the_way
        number, share = (0, 0) if is_on_the_way else self._at_top()
        if number or share:
            self.setUpdatesEnabled(False)
            self.verticalScrollBar().setValue(0)  # else Qt lays out at once down to where it stood
        try:
            with self.manuscript.laying_anew():
                yield
        finally:
            if number or share:
                line = self.manuscript.findBlockByNumber(number)
                self._reach.bring(line, partial(self._stay, number, share))

    def _stay(self, number: int, share: float) -> None:
        box = self._box(self.manuscript.findBlockByNumber(number))
        self.verticalScrollBar().setValue(round(box.top() + share * box.height()))

    def _at_top(self) -> tuple[int, float]:
        """Return the number of the line at the top, and how much of it is above what is seen."""
        at = self.verticalScrollBar().value()
        if not at:
            return 0, 0
        line = self.first_visible_line()
        box = self._box(line)
        return line.blockNumber(), (at - box.top()) / max(box.height(), 1)

    def _box(self, line: QTextBlock) -> QRectF:
        return self.manuscript.documentLayout().blockBoundingRect(line)

    def _on_range(self, lowest: int, highest: int) -> None:
        self.verticalScrollBar().setEnabled(highest > lowest)

    def _measure(self, percent: int, look: Look | None = None) -> None:
        before = self.percent
        self._showing = True
        sheet.remeasure(self.manuscript, percent, look)
        self._showing = False
        if percent != before:
            self.zoomed.emit(percent)

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        """Tell the input method where the caret is, for its candidates to be shown there."""
        return gutter.seen_past(super().inputMethodQuery(query, *argument), self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(self.percent + (10 if event.angleDelta().y() > 0 else -10))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep 28 characters on a line."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)  # a bar came or went: no line is another
            self._place_gutter()
            return
        with self._staying():
            super().resizeEvent(event)
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the sheet's own face when the interface gets another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            own = self.manuscript.measure.font
            if self.manuscript.defaultFont() != own:  # Qt lays out all lines anew for the same one
                self.manuscript.setDefaultFont(own)
