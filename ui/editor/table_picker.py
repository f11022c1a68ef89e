"""Choose the size of a new table on a small grid, by mouse or arrow keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


ROWS, COLUMNS = 8, 8
_SQUARE = 20
_MARGIN = 8
_WORDS = 24
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class TablePicker(QWidget):
    """A grid of squares. Signals: size_chosen(int, int) rows and columns."""

    size_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._columns = 3, 3
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    def sizeHint(self) -> QSize:
        """Return the room for all squares and the words under them."""
        return QSize(COLUMNS * _SQUARE + 2 * _MARGIN, ROWS * _SQUARE + 2 * _MARGIN + _WORDS)

    def _say(self) -> None:
        self.setAccessibleName(f"插入表格，{self._words()}")
        self.update()

    def _words(self) -> str:
        return f"{self._rows} 行 × {self._columns} 列"

    def _point(self, event: QMouseEvent) -> None:
        at = event.position()
        self._columns = min(max(int((at.x() - _MARGIN) // _SQUARE) + 1, 1), COLUMNS)
        self._rows = min(max(int((at.y() - _MARGIN) // _SQUARE) + 1, 1), ROWS)
        self._say()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the squares up to the pointer."""
        self._point(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        self._point(event)
        self.size_chosen.emit(self._rows, self._columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, choose with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            down, right = _STEPS[key]
            self._rows = min(max(self._rows + down, 1), ROWS)
            self._columns = min(max(self._columns + right, 1), COLUMNS)
            self._say()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.size_chosen.emit(self._rows, self._columns)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys will go."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares and say the size in words."""
        painter = QPainter(self)
        palette = self.palette()
        for row in range(ROWS):
            for column in range(COLUMNS):
                box = (_MARGIN + column * _SQUARE, _MARGIN + row * _SQUARE)
                chosen = row < self._rows and column < self._columns
                painter.setPen(palette.mid().color())
                painter.setBrush(palette.highlight() if chosen else palette.base())
                painter.drawRect(*box, _SQUARE - 3, _SQUARE - 3)
        painter.setPen(palette.text().color())
        words = self.rect().adjusted(0, ROWS * _SQUARE + _MARGIN, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._words())
        painter.end()
