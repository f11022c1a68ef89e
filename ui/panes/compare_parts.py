"""What the page 对比 is put together from: columns, quiet words, samples of the two looks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui import theme


class Sample(QWidget):
    """A few words in the look of what is new, or of what is gone."""

    def __init__(self, words: str, *, is_new: bool) -> None:
        super().__init__()
        self._words, self._is_new = words, is_new
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._words) + 8, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), theme.ui_font(12)
        font.setUnderline(self._is_new)
        font.setStrikeOut(not self._is_new)
        painter.fillRect(self.rect(), theme.color("ins" if self._is_new else "dele"))
        painter.setFont(font)
        painter.setPen(theme.color("instext" if self._is_new else "deltext"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


def heading(words: str) -> QLabel:
    """Return the words over a column."""
    label = QLabel(words)
    theme.set_font(label, bold=True)
    return label


def aside(label: QLabel) -> QLabel:
    """Return a label made small and quiet."""
    label.setProperty("tone", "second")
    theme.set_font(label, 12)
    return label


def column(*parts: QWidget) -> QWidget:
    """Return these one below the other; a list among them has the room that is left."""
    whole = QFrame()
    whole.setObjectName("panel")
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for part in parts:
        box.addWidget(part, int(isinstance(part, QListView)))
    return whole


def foot(words: str) -> QFrame:
    """Return some quiet lines below a column."""
    made = QFrame()
    made.setProperty("rule", "above")
    label = aside(QLabel(words))
    label.setWordWrap(True)
    box = QVBoxLayout(made)
    box.setContentsMargins(12, 8, 12, 8)
    box.addWidget(label)
    return made
