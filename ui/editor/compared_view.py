"""A comparison on one page: what is new on green and underlined, what is gone on red and struck.

The page is written in slices between which the window answers, and may be read from its beginning
meanwhile. What became of a paragraph stands as a bar at its left; the change that is looked at has
a frame.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from time import thread_time

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gazetteer_desk.bulletin.changes import Spot
from gazetteer_desk.bulletin.compared import Sort
from ui import theme
from ui.editor.compared_lines import Line
from ui.editor.compared_writing import Writing
from ui.editor.look import Look, Measure


_SLICE_S = 0.02
_TOGETHER = 1_500  # characters
_GUTTER, _BAR, _RIGHT = 22, 3, 26  # px
_BARS = {
    Sort.ADDED: "green",
    Sort.DELETED: "red",
    Sort.CHANGED: "amber",
    Sort.MOVED: "amber",
    Sort.TAKEN: "amber",
}
_SORTS = tuple(Sort)


class ComparedView(QTextEdit):
    """The page. Signals: filled() when all of it is written, spot_pressed(Spot)."""

    filled = Signal()
    spot_pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("base")
        self.setAccessibleName("两稿的对比")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setViewportMargins(_GUTTER, 0, 0, 0)
        self.document().setDocumentMargin(12)
        self._look = look
        self._measure = Measure(look)
        self._writing = Writing(self.document(), self._measure)
        self._lines: tuple[Line, ...] = ()
        self._rest: Iterator[Line] = iter(())
        self._spots: dict[Spot, tuple[int, int]] = {}  # from and to, places in the document
        self._order: list[Spot] = []  # as they stand on the page
        self._starts: list[int] = []  # the places where these begin
        self._wanted: Spot | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        self._again = QTimer(self, singleShot=True, interval=120)
        self._again.timeout.connect(self._fit)

    @property
    def is_filled(self) -> bool:
        """Say whether the whole page is written."""
        return not self._soon.isActive()

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Write another page."""
        self._lines = tuple(lines)
        self._wanted = None
        self._begin()
        self.verticalScrollBar().setValue(0)

    def show_spot(self, spot: Spot | None) -> None:
        """Frame a change and bring it into sight, as soon as it is written."""
        self._wanted = spot
        self._reach()

    def follow(self, other: "ComparedView") -> None:
        """Scroll to what stands at the top of another page of the same comparison."""
        top = other.verticalScrollBar().value()
        for spot, box in other.upwards():
            if spot in self._spots:
                own = self._box(self._spots[spot])
                below = min(max(top - box.top(), 0), own.height())
                self.verticalScrollBar().setValue(round(own.top() + below))
                return

    def upwards(self) -> Iterator[tuple[Spot, QRectF]]:
        """Yield what stands at the top and all above it, and where in the document."""
        place = self.cursorForPosition(QPointF(0, 0).toPoint()).position()
        at = bisect_right(self._starts, place)
        for spot in reversed(self._order[:at]):
            yield spot, self._box(self._spots[spot])

    def take_look(self, look: Look) -> None:
        """Write the page again in other colours or faces."""
        self._look = look
        self._measure = Measure(look, self._measure.percent)
        self._begin()

    def _begin(self) -> None:
        """Write the page from its beginning."""
        self._spots.clear()
        self._order.clear()
        self._starts.clear()
        self._measure = Measure(self._look, self._measure.fitting(self._room()))
        self.document().clear()
        self.document().setDefaultFont(self._measure.font)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(self._measure.text_width + 24)
        self._center()
        self._writing = Writing(self.document(), self._measure)
        self._rest = iter(self._lines)
        self._go_on()

    def _go_on(self) -> None:
        """Write for a moment, and go on after whatever the window has to do."""
        until = thread_time() + _SLICE_S
        layout = self.document().documentLayout()
        while thread_time() < until:
            if not self._write_some():
                self._reach()
                self.filled.emit()
                break
            layout.blockBoundingRect(self.document().lastBlock())  # or it is laid out all at once
        else:
            self._soon.start()
        self.viewport().update()

    def _write_some(self) -> bool:
        """Write some lines, which Qt shall lay out together; tell whether there were any."""
        group = QTextCursor(self.document())
        group.beginEditBlock()
        room = _TOGETHER
        for line in self._rest:
            start, end = self._writing.write(line)
            if line.spot is not None:
                if line.spot not in self._spots:
                    self._starts.append(start)
                    self._order.append(line.spot)
                first = self._spots.get(line.spot, (start, end))[0]
                self._spots[line.spot] = first, end
            room -= 1 + end - start
            if room < 0:
                break
        group.endEditBlock()
        return room < _TOGETHER

    def _reach(self) -> None:
        """Bring the wanted change into sight, if it is written."""
        if self._wanted in self._spots:
            box = self._box(self._spots[self._wanted])
            bar = self.verticalScrollBar()
            high = self.viewport().height()
            if box.top() < bar.value() + 8 or box.bottom() > bar.value() + high - 8:
                bar.setValue(round(box.top() - min(high / 4, max(8, high - box.height()))))
        self.viewport().update()

    def _box(self, places: tuple[int, int]) -> QRectF:
        """Return the rectangle of some blocks, in the document."""
        layout, document = self.document().documentLayout(), self.document()
        block, last = document.findBlock(places[0]), document.findBlock(places[1])
        box = layout.blockBoundingRect(block)
        while block.isValid() and block != last:
            block = block.next()
            box = box.united(layout.blockBoundingRect(block))
        return box

    def _room(self) -> int:
        """Return how wide the words may stand, wherever they stand now."""
        return self.viewport().width() + self.viewportMargins().left() - _GUTTER - _RIGHT

    def _center(self) -> None:
        """Put the words into the middle of what room they have."""
        left = _GUTTER + max(self._room() - self.lineWrapColumnOrWidth(), 0) // 2
        if left != self.viewportMargins().left():
            self.setViewportMargins(left, 0, 0, 0)

    def _fit(self) -> None:
        self._center()
        if self._measure.fitting(self._room()) != self._measure.percent and self._lines:
            wanted = self._wanted
            self._begin()
            self.show_spot(wanted)

    def _in_sight(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Yield the blocks in sight with their rectangles, in the viewport."""
        layout, top = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(QPointF(0, 0).toPoint()).block()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -top)
            if box.top() > self.viewport().height():
                return
            yield block, box
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for block, box in self._in_sight():
            if block.userState() > 0:
                token = _BARS[_SORTS[block.userState()]]
                bar = QRectF(2, box.top() + 1, _BAR, box.height() - 2)
                painter.fillRect(bar, theme.color(token))
        if self._wanted in self._spots:
            top = self.verticalScrollBar().value()
            box = self._box(self._spots[self._wanted]).translated(0, -top)
            painter.setPen(QPen(theme.color("accent"), 2))
            wide = min(self.viewport().width(), self.lineWrapColumnOrWidth()) - 2
            painter.drawRect(QRectF(1, box.top() - 2, wide, box.height() + 4))

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if self.textCursor().hasSelection():
            return
        place = self.cursorForPosition(e.position().toPoint()).position()
        for spot, (start, end) in self._spots.items():
            if start <= place <= end:
                self.spot_pressed.emit(spot)
                return

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(e.key() == Qt.Key.Key_Tab)
        elif e.key() == Qt.Key.Key_Escape:
            e.ignore()
        else:
            super().keyPressEvent(e)
