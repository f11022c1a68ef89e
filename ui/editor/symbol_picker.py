"""The palette of special characters: those used last first; by mouse or arrow keys."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui import theme


SYMBOLS = "〔〕〇·—…《》〈〉「」『』【】、；：℃‰％×÷±≈≠≤≥°′″①②③④⑤⑥⑦⑧⑨⑩㎡㎢³²№§☆★○●□■△▲→←↑↓√"
_NAMES = {
    "〔": "六角括号，用于发文字号",
    "〕": "六角括号，用于发文字号",
    "〇": "汉字零，如二〇二六年",
    "·": "间隔号",
    "—": "破折号的一半，连写两个",
    "…": "省略号的一半，连写两个",
}
MOST_RECENT = 10
_COLUMNS = 10
_SQUARE = 28
_MARGIN = 8
_GAP = 10  # under the row of those used last
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}


class SymbolPicker(QWidget):
    """A grid of characters. Signals: symbol_chosen(str)."""

    symbol_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = ""
        self._at = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._go(0)

    def show_recent(self, recent: str) -> None:
        """Put those used last into the first row."""
        self._recent = recent[:MOST_RECENT]
        self._go(0)
        self.updateGeometry()

    @property
    def current(self) -> str:
        """Return the character that Enter would choose."""
        return self._all()[self._at]

    def _all(self) -> list[str]:
        """Return what stands in the squares, "" where one stays empty."""
        first = list(self._recent.ljust(_COLUMNS)) if self._recent else []
        return [one.strip() for one in first] + list(SYMBOLS)

    def sizeHint(self) -> QSize:
        """Return the room for all squares."""
        rows = -(-len(self._all()) // _COLUMNS)
        gap = _GAP if self._recent else 0
        return QSize(_COLUMNS * _SQUARE + 2 * _MARGIN, rows * _SQUARE + 2 * _MARGIN + gap)

    def _square(self, at: int) -> QRect:
        row, column = divmod(at, _COLUMNS)
        gap = _GAP if self._recent and row else 0
        left, top = _MARGIN + column * _SQUARE, _MARGIN + row * _SQUARE + gap
        return QRect(left, top, _SQUARE - 2, _SQUARE - 2)

    def _go(self, at: int) -> None:
        signs = self._all()
        if 0 <= at < len(signs) and signs[at]:
            self._at = at
        name = _NAMES.get(self.current, "")
        self.setAccessibleName(f"特殊字符，{self.current}" + (f"，{name}" if name else ""))
        self.update()

    def _under(self, spot: QPoint) -> int | None:
        signs = self._all()
        return next(
            (at for at in range(len(signs)) if signs[at] and self._square(at).contains(spot)), None
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the square under the pointer, and say what it is for."""
        at = self._under(event.position().toPoint())
        if at is not None and at != self._at:
            self._go(at)
            QToolTip.showText(event.globalPosition().toPoint(), _NAMES.get(self.current, ""), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        if (at := self._under(event.position().toPoint())) is not None:
            self._go(at)
            self.symbol_chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, choose with Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.symbol_chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys will go."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the characters, and a frame about the one that is marked."""
        painter = QPainter(self)
        painter.setFont(theme.ui_font(16))
        for at, sign in enumerate(self._all()):
            box = self._square(at)
            if at == self._at:
                painter.fillRect(box, theme.color("tint"))
                painter.setPen(theme.color("accent"))
                painter.drawRect(box)
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
        if self._recent:
            first = self._square(_COLUMNS).top() - _GAP // 2 - 1
            line = QRect(_MARGIN, first, _COLUMNS * _SQUARE - 2, 1)
            painter.fillRect(line, theme.color("line"))
        painter.end()


def used(recent: str, sign: str) -> str:
    """Return those used last with one more, itself the first now."""
    return (sign + recent.replace(sign, ""))[:MOST_RECENT]
