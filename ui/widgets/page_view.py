"""The pages of the issue under the hand: a click finds a place, a drag moves the sheets."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.page_sheets import PageSheets


_DRAG = 4  # px: what is moved less is a click
_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PageView(PageSheets):
    """The sheets, answering mouse, wheel and keys.

    Signals: clicked(int, float, float) a page, from 0, and the point on it in twips;
    zoom_asked(int) larger for 1, smaller for -1; again_asked(int) to draw a page that failed.
    """

    clicked = Signal(int, float, float)
    again_asked = Signal(int)
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self._dragged = False
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        if self._pressed is None:
            shape = self._shape(spot)
            self.viewport().setCursor(shape)
            return
        moved = spot - self._pressed
        if self._dragged or moved.manhattanLength() > _DRAG:
            self._dragged, self._pressed = True, spot
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        spot = self.at(event.position().toPoint())
        if pressed is None or self._dragged or spot is None:
            return
        if self.is_failed(spot[0]):
            self.again_asked.emit(spot[0])
        else:
            self.clicked.emit(*spot)

    def _shape(self, spot: QPoint) -> Qt.CursorShape:
        found = self.at(spot)
        if found is None:
            return Qt.CursorShape.ArrowCursor
        is_failed = self.is_failed(found[0])
        return Qt.CursorShape.PointingHandCursor if is_failed else Qt.CursorShape.IBeamCursor

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if by := event.angleDelta().y():
                self.zoom_asked.emit(1 if by > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.zoom_asked.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_failed(self.page):
            self.again_asked.emit(self.page)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(0 if key == Qt.Key.Key_Home else self.count - 1)
        else:
            super().keyPressEvent(event)
