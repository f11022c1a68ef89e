"""Dragging over the outline: the line where it lands, the head that lights, folds that open."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QPainter
from PySide6.QtWidgets import QTreeView

from ui import theme
from ui.panes import load
from ui.panes.load import Load
from ui.panes.outline_painter import OutlineModel, OutlinePainter
from ui.panes.outline_rows import Landing, column_landing, landing


OPEN_MS = 600  # over a folded column
_SCROLL_MS, _EDGE, _STEP = 30, 24, 12


class Landings(QObject):
    """Shows where a drag over the rows would land, and tells where it did.

    Signals: articles_landed(keys, column, before), items_landed(ids, column, before),
    column_landed(column, before); `before` is "" or None at the end. unfold_asked(column).
    """

    articles_landed = Signal(object, str, str)
    items_landed = Signal(object, str, str)
    column_landed = Signal(str, object)
    unfold_asked = Signal(str)

    def __init__(self, tree: QTreeView, model: OutlineModel, painter: OutlinePainter) -> None:
        super().__init__(tree)
        self._tree, self._model, self._painter = tree, model, painter
        self._line = -1
        self._at = QPoint()
        self._over = ""
        self._open = QTimer(self, singleShot=True, interval=OPEN_MS)
        self._open.timeout.connect(self._on_open)
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)

    def take_over(self, event: QDropEvent) -> None:
        """Show where what is dragged would land; refuse what is not ours."""
        carried = load.of(event)
        if carried is None:
            event.ignore()
            return
        self._at = event.position().toPoint()
        self._show(carried)
        self._wait_over_fold(carried)
        self._scroll.start()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def leave(self) -> None:
        """Show nothing any more: the drag is gone, let go or given up."""
        self._open.stop()
        self._scroll.stop()
        self._over = ""
        self._draw(-1, "")

    def land(self, event: QDropEvent) -> None:
        """Tell where what was dragged has landed."""
        carried = load.of(event)
        at, below = self._row_at(event.position().toPoint())
        self.leave()
        if carried is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        if carried.column is not None:
            before, _ = column_landing(self._model.rows, at, below=below)
            self.column_landed.emit(carried.column, before)
            return
        place = landing(self._model.rows, at, below=below)
        if carried.articles:
            self.articles_landed.emit(carried.articles, place.column, place.before or "")
        else:
            self.items_landed.emit(carried.items, place.column, place.before or "")

    def paint(self, painter: QPainter) -> None:
        """Paint the line with its round head, where there is one."""
        if self._line < 0:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._tree.visualRect(self._model.index(self._line))
        accent = theme.color("accent")
        painter.fillRect(QRect(10, box.top() - 1, self._tree.viewport().width() - 16, 2), accent)
        painter.setBrush(accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPoint(10, box.top()), 4, 4)

    def _show(self, carried: Load) -> None:
        at, below = self._row_at(self._at)
        rows = self._model.rows
        if carried.column is not None:
            self._draw(column_landing(rows, at, below=below)[1], "")
            return
        place = landing(rows, at, below=below)
        joins = place.head >= 0 and self._joins(carried, place)
        self._draw(place.line, rows[place.head].key if joins else "")

    def _joins(self, carried: Load, place: Landing) -> bool:
        """Tell whether anything comes from another column."""
        here = {row.key for row in self._model.rows if row.column == place.column}
        is_folded = bool(self._model.rows[place.head].folded)
        return is_folded or bool(carried.items) or not here.issuperset(carried.articles)

    def _row_at(self, at: QPoint) -> tuple[int, bool]:
        """Return the row at a point and whether the point is in its lower half."""
        index = self._tree.indexAt(at)
        if not index.isValid():
            return len(self._model.rows) - 1, True
        return index.row(), at.y() > self._tree.visualRect(index).center().y()

    def _draw(self, line: int, lit: str) -> None:
        if (line, lit) != (self._line, self._painter.lit):
            self._line, self._painter.lit = line, lit
            self._tree.viewport().update()

    def _wait_over_fold(self, carried: Load) -> None:
        row = self._model.rows[self._row_at(self._at)[0]]
        over = row.column if row.folded and carried.column is None else ""
        if over != self._over:
            self._over = over
            self._open.stop()
            if over:
                self._open.start()

    def _on_open(self) -> None:
        if self._over:
            self.unfold_asked.emit(self._over)
        self._over = ""

    def _on_scroll(self) -> None:
        bar, height = self._tree.verticalScrollBar(), self._tree.viewport().height()
        if self._at.y() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif self._at.y() > height - _EDGE:
            bar.setValue(bar.value() + _STEP)
