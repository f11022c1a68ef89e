"""The words at their printed measure: 28 characters a line, gutter, zoom. No deeds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.editor import document as sheet
from ui.editor.faces import Faces
from ui.editor.gutter import WIDTH as GUTTER
from ui.editor.gutter import Gutter
from ui.editor.look import Look
from ui.editor.manuscript import Manuscript


RIGHT = 18
_LEAST, _MOST = 50, 300  # zoom, percent


class SheetView(QTextEdit):
    """Show a manuscript as the sheet shows it."""

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

        self.setDocument(self.manuscript)
        self.setUndoRedoEnabled(False)
        self.setCursorWidth(2)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.gutter = Gutter(self)
        self.take_look(look or Look())

    def take_look(self, look: Look) -> None:
        """Take colours and faces from the theme."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.color("base"))
        palette.setColor(QPalette.ColorRole.Text, look.color("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.color("muted"))
        self.setPalette(palette)
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
        """Return the line at the top of what can be seen."""
        return self.cursorForPosition(QPoint(0, 0)).block()

    def _fit(self) -> None:
        room = self.width() - GUTTER - RIGHT - self.verticalScrollBar().sizeHint().width()
        self._measure(self._wished or self.manuscript.measure.fitting(room))
        spare = max(room - self.manuscript.measure.text_width, 0)
        left = GUTTER + spare // 2
        self.setViewportMargins(left, 0, RIGHT + spare - spare // 2, 0)
        self.gutter.setGeometry(left - GUTTER, 0, GUTTER, self.height())

    def _measure(self, percent: int, look: Look | None = None) -> None:
        self._showing = True
        sheet.remeasure(self.manuscript, percent, look)
        self._showing = False

    # --- Qt -----------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(self.percent + (10 if event.angleDelta().y() > 0 else -10))
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep 28 characters on a line."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the sheet's own face when the interface gets another."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.manuscript.setDefaultFont(self.manuscript.measure.font)
