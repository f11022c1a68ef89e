"""Where the borders of a table are on the screen: Qt keeps that to itself, so it is worked out.

The first line of a cell stands in its corner, by the padding away from the borders.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

from gazetteer_desk.bulletin.squares import Area
from ui.editor.shown import Shown
from ui.editor.table_looks import PADDING


_INSET = PADDING + 1.5  # from a border to the first words beside it
_BELOW = 100  # pixels below what is seen
_OVER, _UNDER = 4, 2  # how much wider and higher Qt takes a table with joined borders


def shift(editor: QTextEdit) -> QPointF:
    """Return how far what is seen lies behind the corner of the document."""
    return QPointF(editor.horizontalScrollBar().value(), editor.verticalScrollBar().value())


def frame(editor: QTextEdit, shown: Shown) -> QRectF:
    """Return the whole of a table, from the middle of its outer borders."""
    page, layout = editor.document(), editor.document().documentLayout()
    corner = _corner(editor, shown.first) - QPointF(_INSET, _INSET)
    # What Qt calls the frame of a table begins at its first words and holds the margins too.
    is_whole = bool(page.lastBlock().layout().lineCount())  # else Qt would lay out the rest at once
    wide = layout.frameBoundingRect(shown.parts[0]).width() if is_whole else page.textWidth()
    below = _upper(editor, page.findBlock(shown.last + 1))
    margin = shown.parts[-1].format().bottomMargin()
    return QRectF(corner.x(), corner.y(), wide - _OVER, below - margin - _UNDER - corner.y())


def lefts(editor: QTextEdit, shown: Shown) -> list[float]:
    """Return the left border of every column, and the right one of the last."""
    whole = frame(editor, shown)
    inner = (_left(editor, shown, column, whole.right()) for column in range(1, shown.columns))
    return [whole.left(), *inner, whole.right()]


def _left(editor: QTextEdit, shown: Shown, column: int, otherwise: float) -> float:
    for row in range(shown.rows):
        cell = shown.cell_at(row, column)
        if cell.column() == column:
            return _corner(editor, cell.firstPosition()).x() - _INSET
    return otherwise


def _corner(editor: QTextEdit, position: int) -> QPointF:
    line = editor.document().findBlock(position)
    corner = editor.document().documentLayout().blockBoundingRect(line).topLeft()
    return corner - shift(editor)


def _upper(editor: QTextEdit, line: QTextBlock) -> float:
    """Return the upper border of a line; that of one not laid out yet is below what is seen.

    To ask Qt where it stands would have it laid out with all that is above it, at once.
    """
    if not line.layout().lineCount():
        return editor.viewport().height() + _BELOW
    box = editor.document().documentLayout().blockBoundingRect(line)
    return box.top() - shift(editor).y()


def top(editor: QTextEdit, shown: Shown, row: int) -> float:
    """Return the upper border of a row; of the row behind the last one, the table's end."""
    whole = frame(editor, shown)
    for at in range(row, shown.rows):
        for column in range(shown.columns):
            cell = shown.cell_at(at, column)
            if cell.column() == column and shown.area_at(cell.firstPosition()).row == at:
                line = editor.document().findBlock(cell.firstPosition())
                return _upper(editor, line) - _INSET
    return whole.bottom()


def area(editor: QTextEdit, shown: Shown, squares: Area) -> QRectF:
    """Return an area of a table."""
    across = lefts(editor, shown)
    left, right = across[squares.column], across[min(squares.behind, shown.columns)]
    high = top(editor, shown, squares.row)
    return QRectF(left, high, right - left, top(editor, shown, squares.below) - high)
