"""The pages in a narrow column, each as a small drawing of its lines: one is chosen to go there."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from gazetteer_desk.layout import thumbnails
from gazetteer_desk.layout.look import Look
from gazetteer_desk.layout.printed import Page
from ui import theme
from ui.widgets import small_page


WIDE = 84  # of the column
_SHEET = (56, 79)
_GAP, _FOOT = 8, 18
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Drawings(QWidget):
    """The drawings. Signals: chosen(int), from 0."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.pages: Sequence[Page] = ()
        self.look: Look | None = None
        self.front = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName("各页小样")

    @property
    def step(self) -> int:
        """Return how far apart the drawings are, in px."""
        return _SHEET[1] + _FOOT + _GAP

    def sizeHint(self) -> QSize:
        return QSize(WIDE - 12, len(self.pages) * self.step + _GAP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().y() - _GAP) // self.step)
        if 0 <= at < len(self.pages):
            self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _KEYS.get(Qt.Key(event.key()), 0)
        if by and 0 <= self.front + by < len(self.pages):
            self.chosen.emit(self.front + by)
        elif not by:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:  # type: ignore[override]
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("panel"))
        painter.setFont(theme.ui_font(12))
        left = (self.width() - _SHEET[0]) / 2
        first = max((event.rect().top() - _GAP) // self.step, 0)
        last = (event.rect().bottom() // self.step) + 1
        for nth in range(first, min(last, len(self.pages))):
            box = QRectF(left, _GAP + nth * self.step, *_SHEET)
            if self.look is not None:
                small_page.paint(painter, box, thumbnails.bars(self.pages[nth], self.look))
            is_front = nth == self.front
            if is_front:
                pen = painter.pen()
                pen.setColor(theme.color("accent"))
                pen.setWidth(2 if self.hasFocus() else 1)
                painter.setPen(pen)
                painter.drawRect(box.adjusted(-2, -2, 1, 1))
            painter.setPen(theme.color("text" if is_front else "text2"))
            foot = QRectF(0, box.bottom() + 2, self.width(), _FOOT)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(nth + 1))


class PageStrip(QScrollArea):
    """The column. Signals: page_chosen(int), from 0."""

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawings = _Drawings()
        self.setWidget(self._drawings)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._drawings.chosen.connect(self.page_chosen)

    def show_pages(self, pages: Sequence[Page], look: Look | None = None) -> None:
        """Show these pages, set as this look says."""
        self._drawings.pages, self._drawings.look = pages, look
        self._drawings.updateGeometry()
        self._drawings.update()

    def show_front(self, nth: int) -> None:
        """Show which page is in front, and bring it into sight."""
        if nth >= 0:
            self._drawings.front = nth
            self._drawings.setAccessibleDescription(f"第 {nth + 1} 页")
            step = self._drawings.step
            self.ensureVisible(0, round((nth + 0.5) * step), 0, step // 2)
            self._drawings.update()
