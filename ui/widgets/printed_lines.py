"""The lines of 报, 送 and 发 as they stand on the page: the same breaks, the same indents."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gazetteer_desk.layout.printed_names import Printed
from ui import theme


_MARGIN, _PAD, _LARGEST = 8, 8, 16


class PrintedLines(QWidget):
    """A piece of the last page between its two rules; hidden while nothing is printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printed = Printed()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_printed(self, printed: Printed) -> None:
        """Show these lines."""
        self._printed = printed
        self.setAccessibleName("印出来的各行：" + "".join(one.text for one in printed.lines))
        self.setVisible(bool(printed.lines))
        self.setFixedHeight(self._height())
        self.update()

    def _letters(self) -> QFont:
        room = self.width() - 2 * _MARGIN
        px = min(int(room / max(self._printed.letters, 1)), theme.scaled(_LARGEST))
        font = QFont(theme.face("fangsong"))
        font.setPixelSize(max(px, 8))
        return font

    def _pitch(self) -> int:
        return round(self._letters().pixelSize() * 1.6)

    def _height(self) -> int:
        return len(self._printed.lines) * self._pitch() + 2 * _PAD

    def sizeHint(self) -> QSize:
        return QSize(400, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._letters())
        em, pitch = self._letters().pixelSize(), self._pitch()
        right = min(round(self._printed.letters * em) + 2 * _MARGIN, self.width()) - 1
        painter.setPen(theme.color("border"))
        for y in (0, self.height() - 1):
            painter.drawLine(QPoint(0, y), QPoint(right, y))
        painter.setPen(theme.color("text"))
        for nth, line in enumerate(self._printed.lines):
            left = _MARGIN + round(line.indent * em)
            box = self.rect().adjusted(left, _PAD + nth * pitch, 0, 0)
            box.setHeight(pitch)
            painter.drawText(
                box,
                Qt.AlignmentFlag.AlignLeft
                | Qt.AlignmentFlag.AlignVCenter
                | Qt.TextFlag.TextSingleLine,
                line.text,
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self._height():
            self.setFixedHeight(self._height())
