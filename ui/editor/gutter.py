"""The narrow strip left of the words that names every kind which is not 正文."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.editor.look import SHORT_NAMES
from ui.editor.manuscript import role_of
from ui.editor.shown import table_at


if TYPE_CHECKING:
    from ui.editor.sheet_view import SheetView


WIDTH = 46
RIGHT = 18
_PIXELS, _MOST_PIXELS = 12, 16  # of letters: two stand in the gutter


def margins(room: int, text_width: int) -> tuple[int, int]:
    """Return what is left free beside the words, which stand in the middle of the room."""
    spare = max(room - WIDTH - RIGHT - text_width, 0)
    return WIDTH + spare // 2, RIGHT + spare - spare // 2


def small(face: QFont) -> QFont:
    """Return the face of the names in the gutter, a little larger with large type."""
    made = QFont(face)
    made.setPixelSize(min(max(_PIXELS, face.pixelSize() - 1), _MOST_PIXELS))
    return made


def seen_past(answer: object, view: QTextEdit) -> object:
    """Return what a view tells its input method, with places counted from the view's corner.

    Qt counts them from where the words begin, as if nothing stood beside them (QTextEdit, Qt 6.9).
    """
    if isinstance(answer, QRectF):
        return answer.translated(QPointF(view.viewport().pos()))
    return answer


class Gutter(QWidget):
    """Paint the short names of the kinds beside the first lines of their paragraphs.

    The names are there for the eye; the toolbar says the same to a screen reader.
    """

    def __init__(self, editor: "SheetView") -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("段落种类")

        bar = editor.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        editor.textChanged.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name the paragraphs that can be seen, no others."""
        editor = self._editor
        page = editor.manuscript
        painter = QPainter(self)
        painter.setPen(page.measure.look.color("muted"))
        painter.setFont(small(editor.font()))
        shift = editor.verticalScrollBar().value()
        first_line = page.measure.block("").lineHeight()
        line = editor.first_visible_line()
        layout = page.documentLayout()
        while line.isValid():
            place = layout.blockBoundingRect(line)
            top = round(place.top() - shift)
            if top > self.height():
                break
            role = role_of(line)
            if role in SHORT_NAMES and table_at(page, line.position()) is None:
                box = QRect(0, top, self.width() - 12, round(first_line))
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(box, flags, SHORT_NAMES[role])
            line = line.next()
        painter.end()
