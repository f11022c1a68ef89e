"""Cells that are chosen together, by dragging or with Shift: over any part of a long table.

Qt's own selection of cells ends with a QTextTable and is more of a table's state than ours: here
the caret stays in the first cell, and the chosen squares are painted over.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPalette, QTextCursor

from gazetteer_desk.bulletin import table_edit
from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.bulletin.squares import Area
from ui.editor import geometry, tables
from ui.editor import shown as showing
from ui.editor.shown import Shown


if TYPE_CHECKING:
    from ui.editor.body_editor import BodyEditor

_VEIL = 70  # of 255
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Choice(QObject):
    """The chosen squares of the table at the caret. Signals: changed()."""

    changed = Signal()

    def __init__(self, editor: "BodyEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._area: Area | None = None
        self._end: Area | None = None  # the cell that Shift and an arrow go on from
        self._pressed: tuple[Shown, int] | None = None
        self._settling = False
        editor.viewport().installEventFilter(self)
        editor.cursorPositionChanged.connect(self._on_caret)
        editor.selectionChanged.connect(self._on_selection)
        editor.manuscript.contentsChanged.connect(self.clear)

    @property
    def area(self) -> Area | None:
        """Return the chosen squares, None where the caret alone says what is meant."""
        return self._area

    def choose(self, area: Area) -> None:
        """Choose squares of the table at the caret."""
        self._settling = True
        cursor = self._editor.textCursor()
        if cursor.hasSelection():  # the caret alone stays: for it Qt lays out all that is above
            cursor.clearSelection()
            self._editor.setTextCursor(cursor)
        self._settling = False
        self._area = area
        self._editor.viewport().update()
        self.changed.emit()

    def clear(self) -> None:
        """Choose nothing but where the caret is."""
        self._end = None
        if self._area is not None:
            self._area = None
            self._editor.viewport().update()
            self.changed.emit()

    def table(self) -> Table | None:
        """Return the chosen cells as a table of their own."""
        shown = self._shown()
        if self._area is None or shown is None:
            return None
        return table_edit.part(tables.present(self._editor.manuscript, shown), self._area)

    def answer(self, event: QKeyEvent) -> bool:
        """Answer Shift and an arrow where that leaves a cell; Esc lets go of what is chosen."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self._area is not None:
            self.clear()
            return True
        only_shift = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key not in _STEPS or only_shift != Qt.KeyboardModifier.ShiftModifier:
            return False
        shown = self._shown()
        if shown is None or (self._area is None and not self._leaves_cell(shown, key)):
            return False
        self._extend(shown, *_STEPS[key])
        return True

    def _leaves_cell(self, shown: Shown, key: Qt.Key) -> bool:
        """Return whether Qt's selection would go out of the cell that it began in."""
        moved = self._editor.textCursor()
        way = {
            Qt.Key.Key_Left: QTextCursor.MoveOperation.Left,
            Qt.Key.Key_Right: QTextCursor.MoveOperation.Right,
            Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
            Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
        }[key]
        before = shown.area_at(moved.position())
        moved.clearSelection()
        moved.movePosition(way)
        if not shown.holds(moved.position()):
            return False
        return shown.area_at(moved.position()) != before

    def _extend(self, shown: Shown, down: int, right: int) -> None:
        anchor = shown.area_at(self._editor.textCursor().anchor())
        end = self._end or anchor
        row = end.below if down > 0 else end.row + down
        column = end.behind if right > 0 else end.column + right
        if not (0 <= row < shown.rows and 0 <= column < shown.columns):
            end_now = end
        else:
            end_now = shown.area_at(shown.cell_at(row, column).firstPosition())
        self._choose_between(shown, anchor, end_now)
        self._end = end_now

    def _choose_between(self, shown: Shown, one: Area, other: Area) -> None:
        table = tables.present(self._editor.manuscript, shown)
        self.choose(table_edit.whole(table, one.united(other)))

    def _shown(self) -> Shown | None:
        return showing.find(self._editor.manuscript, self._editor.textCursor().position())

    def _on_caret(self) -> None:
        if not self._settling:
            self.clear()

    def _on_selection(self) -> None:
        if self._editor.textCursor().hasSelection():  # Qt says so at every release of the mouse
            self._on_caret()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose cells while the mouse is dragged over them."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if event.type() == QEvent.Type.MouseMove and self._pressed is not None:
                return self._drag(event)
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = None
        return super().eventFilter(watched, event)

    def _press(self, event: QMouseEvent) -> bool:
        self._pressed = None
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        position = self._editor.cursorForPosition(event.position().toPoint()).position()
        shown = showing.find(self._editor.manuscript, position)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and shown is not None:
            caret = self._editor.textCursor().anchor()
            if shown.holds(caret) and shown.area_at(caret) != shown.area_at(position):
                self._end = shown.area_at(position)
                self._choose_between(shown, shown.area_at(caret), self._end)
                return True
        elif shown is not None and not self._is_in_words(position):
            self._pressed = shown, position
        self.clear()
        return False

    def _is_in_words(self, position: int) -> bool:
        """Return whether the mouse takes hold of chosen words, to drag them."""
        cursor = self._editor.textCursor()
        return cursor.selectionStart() < position < cursor.selectionEnd()

    def _drag(self, event: QMouseEvent) -> bool:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        shown, anchor = self._pressed
        position = self._editor.cursorForPosition(event.position().toPoint()).position()
        first, here = shown.area_at(anchor), shown.area_at(position)
        if not shown.holds(position) or (first == here and self._area is None):
            return False
        self._settling = True
        cursor = self._editor.textCursor()
        cursor.setPosition(anchor)
        self._editor.setTextCursor(cursor)
        self._settling = False
        self._end = here
        self._choose_between(shown, first, here)
        return True

    def paint(self, painter: QPainter) -> None:
        """Paint the chosen squares over."""
        shown = self._shown() if self._area is not None else None
        if self._area is None or shown is None:
            return
        veil = QColor(self._editor.palette().color(QPalette.ColorRole.Highlight))
        veil.setAlpha(_VEIL)
        painter.fillRect(geometry.area(self._editor, shown, self._area), veil)
