"""What the editor says by itself: where the first word will be, and in a sentence of help."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.editor.sheet_view import SheetView


LEAD = "这里没有句号后面还有字的标题，先把这一段设为标题。"
WHOLE = "这里没有只让首句作标题的段落。"
TAB = "首行缩进由格式自动加，不用按 Tab 或空格。"
_MIDDLE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


def paint(painter: QPainter, view: SheetView, words: str) -> None:
    """Write the words from the caret on, or in the middle or at the right as the line stands."""
    line = view.textCursor().block()
    laid = line.layout().lineAt(0)
    if not laid.isValid():
        return
    place = line.layout().position() - QPointF(0, view.verticalScrollBar().value())
    box = QRectF(laid.x(), laid.y(), view.manuscript.measure.text_width - laid.x(), laid.height())
    box.translate(place)
    align = line.blockFormat().alignment() & (_MIDDLE | _RIGHT)
    if align:
        box.setLeft(place.x())
    else:
        box.setLeft(view.cursorRect().left())
    painter.setFont(view.manuscript.measure.font)
    painter.setPen(view.manuscript.measure.look.color("muted"))
    painter.drawText(box, align | Qt.AlignmentFlag.AlignTop, words)
