"""Column widths by dragging the border between two columns of a table."""

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette

from gazetteer_desk.bulletin import squares, table_edit
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.layout import tables as printed
from gazetteer_desk.layout.gbt9704 import PAGE
from ui.editor import geometry, table_looks, tables
from ui.editor import shown as showing
from ui.editor.shown import Shown


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

_NEAR = 4  # pixels beside a border that take hold of it
_LIVE_PARTS = 6  # a longer table shows only the line while it is dragged
_TWIPS_PER_MM = 1440 / 25.4
_NAME = "列宽"


class _Held(NamedTuple):
    """The border that is dragged: right of which column, and the table as it was."""

    shown: Shown
    table: Table
    column: int
    begun: float
    shares: tuple[float, ...]


class Borders(QObject):
    """Let the mouse carry the borders of columns."""

    def __init__(self, editor: "BodyEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._held: _Held | None = None
        self._shares: tuple[float, ...] = ()
        self._is_over = False
        editor.viewport().setMouseTracking(True)
        editor.viewport().installEventFilter(self)
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take hold of a border, carry it, let go of it; Esc puts it back."""
        if isinstance(event, QKeyEvent) and self._held is not None:
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self._end(kept=False)
            return True
        if not isinstance(event, QMouseEvent) or watched is self._editor:
            return super().eventFilter(watched, event)
        return self._on_mouse(event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.type() == QEvent.Type.MouseButtonPress and is_left:
            return self._press(event.position())
        if event.type() == QEvent.Type.MouseMove:
            if self._held is not None:
                self._carry(event.position().x())
                return True
            if not event.buttons():
                self._point(over=self._found(event.position()) is not None)
        elif event.type() == QEvent.Type.MouseButtonRelease and self._held is not None:
            self._end(kept=True)
            return True
        return False

    def _point(self, *, over: bool) -> None:
        if over != self._is_over:
            self._is_over = over
            shape = Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.IBeamCursor
            self._editor.viewport().setCursor(shape)

    def _found(self, place: QPointF) -> tuple[Shown, int] | None:
        """Return the border under the pointer: the column left of it."""
        if self._editor.isReadOnly():
            return None
        page = self._editor.manuscript
        position = self._editor.cursorForPosition(place.toPoint()).position()
        shown = showing.find(page, position)
        if shown is None or not geometry.frame(self._editor, shown).contains(place):
            return None
        row = shown.area_at(position).row
        for column, x in enumerate(geometry.lefts(self._editor, shown)[1:-1]):
            if abs(x - place.x()) <= _NEAR:
                beside = (shown.cell_at(row, column), shown.cell_at(row, column + 1))
                return None if beside[0] == beside[1] else (shown, column)
        return None

    def _press(self, place: QPointF) -> bool:
        found = None if self._editor.is_composing else self._found(place)
        if found is None:
            return False
        self._editor.flush()
        shown, column = found
        table = tables.present(self._editor.manuscript, shown)
        shares = squares.shares(printed.shares(table))
        self._held = _Held(shown, table, column, place.x(), shares)
        self._shares = shares
        self._editor.viewport().update()
        return True

    def _carry(self, x: float) -> None:
        if self._held is None:
            return
        held = self._held
        whole = geometry.frame(self._editor, held.shown).width()
        self._shares = table_edit.dragged(held.shares, held.column, (x - held.begun) / whole)
        if len(held.shown.parts) <= _LIVE_PARTS:
            self._dress(replace(held.table, widths=self._shares))
        self._editor.viewport().update()

    def _dress(self, table: Table) -> None:
        if self._held is not None:
            with self._editor.manuscript.filling():
                table_looks.dress(self._editor.manuscript, self._held.shown, table)

    def _end(self, *, kept: bool) -> None:
        held, shares = self._held, self._shares
        if held is None:
            return
        self._dress(held.table)
        self._held = None
        self._editor.viewport().update()
        if kept and shares != held.shares:
            self._keep(held, shares)

    def _keep(self, held: _Held, shares: tuple[float, ...]) -> None:
        spot = self._editor.spot()
        body = self._editor.body()
        at = next((n for n, one in enumerate(body) if one is held.table), None)
        if at is not None:
            made = table_edit.with_widths(held.table, shares)
            self._editor.put((*body[:at], made, *body[at + 1 :]), _NAME, spot)

    def paint(self, painter: QPainter) -> None:
        """Paint the border that is carried, and how wide the columns beside it will be."""
        if self._held is None:
            return
        held = self._held
        whole = geometry.frame(self._editor, held.shown)
        x = self._place_of(held, whole)
        palette = self._editor.palette()
        accent = palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(accent)
        painter.fillRect(QRectF(x - 1, whole.top(), 2, whole.height()), accent)
        room = PAGE.type_width / _TWIPS_PER_MM / 100
        left, right = (self._shares[held.column + n] * room for n in (0, 1))
        words = f"{left:.0f} │ {right:.0f} 毫米"
        box = painter.fontMetrics().boundingRect(words).toRectF().adjusted(-8, -4, 8, 4)
        box.moveCenter(QPointF(x, max(whole.top() - 14, 14)))
        painter.fillRect(box, accent)
        painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _place_of(self, held: _Held, whole: QRectF) -> float:
        if len(held.shown.parts) <= _LIVE_PARTS:
            return geometry.lefts(self._editor, held.shown)[held.column + 1]
        return whole.left() + whole.width() * sum(self._shares[: held.column + 1]) / 100
