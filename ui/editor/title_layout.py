"""Lays out a title on the screen in the lines that will be printed.

Where a line of the title is too long for the sheet, `gazetteer_desk.layout.titles` says where it
is broken: between words, into a pleasing outline. Qt's own layout knows only full lines, so this
one takes its place; the words themselves are not touched.
"""

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from gazetteer_desk.layout import measure, titles
from ui.utf16 import units


_LONGEST = 120  # characters of a line: what is longer is no title, and is broken where it is full
_ENDLESS = 1e6  # pixels
_PREEDIT = -1  # cursor positions below this one are places in what is half-typed


def longest_line(lines: tuple[str, ...]) -> float:
    """Return how many letters stand on the longest printed line of a title."""
    parts = [part for line in lines for part in printed(line)]
    return max((measure.ems(part) for part in parts), default=0.0)


def printed(line: str) -> list[str]:
    """Return the lines that a line of the title is printed on."""
    return [line] if len(line) > _LONGEST else titles.broken((line,)).split("\n")


class TitleLayout(QAbstractTextDocumentLayout):
    """The lines of a title, each in the middle."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._tops: list[float] = []
        self._size = QSizeF()

    def documentChanged(self, _position: int, _removed: int, _added: int) -> None:
        """Lay everything out anew: a title is short."""
        self._tops = []
        top = 0.0
        block = self.document().begin()
        while block.isValid():
            self._tops.append(top)
            top += self._lay_out(block)
            block = block.next()
        size = QSizeF(self._width(), top)
        if size != self._size:
            self._size = size
            self.documentSizeChanged.emit(size)
        self.update.emit()

    def _width(self) -> float:
        return max(self.document().pageSize().width(), 1.0)

    def _lay_out(self, block: QTextBlock) -> float:
        """Lay out one line of the title; return how high it came."""
        layout, room = block.layout(), self._width()
        layout.setTextOption(_anywhere())
        high, left = 0.0, self._widths(layout, block)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(min(left.pop(0) if left else room, room))
            wide = min(line.naturalTextWidth(), room)
            line.setPosition(QPointF((room - wide) / 2, high))
            high += line.height()
        layout.endLayout()
        block.setLineCount(max(layout.lineCount(), 1))
        return high

    def _widths(self, layout: QTextLayout, block: QTextBlock) -> list[float]:
        """Return how wide each printed line but the last is, none where there is only one."""
        text, at = block.text(), layout.preeditAreaPosition()
        if at >= 0:
            text = text[:at] + layout.preeditAreaText() + text[at:]
        parts = printed(text)
        if len(parts) == 1:
            return []
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(_ENDLESS)
        layout.endLayout()
        found: list[float] = []
        end, before = 0, 0.0
        for part in parts[:-1]:
            end = text.find(part, end) + len(part)
            end += len(text[end:]) - len(text[end:].lstrip())  # blanks stay at the end of a line
            after = _x_of(line, units(text, end))
            found.append(after - before + 1)
            before = after
        return found

    def draw(self, painter: QPainter, context: Any) -> None:  # PySide's stubs know nothing of it
        """Draw the words, what is selected, and the caret."""
        block = self.document().begin()
        painter.setPen(context.palette.text().color())
        for top in self._tops:
            if not block.isValid():
                break
            layout, place = block.layout(), QPointF(0, top)
            layout.draw(painter, place, _selected(block, context), context.clip)
            caret = context.cursorPosition
            if caret < _PREEDIT:
                caret = layout.preeditAreaPosition() - (caret + 2)
                if layout.preeditAreaText():
                    layout.drawCursor(painter, place, caret, self._caret_width())
            elif block.position() <= caret < block.position() + block.length():
                layout.drawCursor(painter, place, caret - block.position(), self._caret_width())
            block = block.next()

    def _caret_width(self) -> int:
        return int(self.property("cursorWidth") or 2)

    def hitTest(self, point: Any, _accuracy: Qt.HitTestAccuracy) -> int:
        """Return the place between two characters that is nearest to a point."""
        at = 0
        while at + 1 < len(self._tops) and point.y() >= self._tops[at + 1]:
            at += 1
        block = self.document().findBlockByNumber(at)
        layout, y = block.layout(), point.y() - (self._tops[at] if self._tops else 0)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if y < line.y() + line.height() or number + 1 == layout.lineCount():
                return block.position() + min(line.xToCursor(point.x()), block.length() - 1)
        return block.position()

    def pageCount(self) -> int:
        """Return 1: a title has no pages."""
        return 1

    def documentSize(self) -> QSizeF:
        """Return how much room the lines take."""
        return self._size

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """Return the room of all there is."""
        return QRectF(QPointF(), self._size)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the room of one line of the title, which may be broken into several."""
        at = block.blockNumber()
        if not 0 <= at < len(self._tops):
            return QRectF()
        end = self._tops[at + 1] if at + 1 < len(self._tops) else self._size.height()
        return QRectF(0, self._tops[at], self._size.width(), end - self._tops[at])


def _x_of(line: QTextLine, position: int) -> float:
    found: Any = line.cursorToX(position)  # PySide returns the position too
    return found[0]


def _anywhere() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    return option


def _selected(block: QTextBlock, context: Any) -> list[QTextLayout.FormatRange]:
    """Return what of a line is selected, as its layout wants to know it."""
    ranges: list[QTextLayout.FormatRange] = []
    for selection in context.selections:
        start = max(selection.cursor.selectionStart() - block.position(), 0)
        end = min(selection.cursor.selectionEnd() - block.position(), block.length())
        if start < end:
            one: Any = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, end - start, selection.format
            ranges.append(one)
    return ranges
