"""上期: the small word beside a field that came from the last issue; a click confirms the field."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gazetteer_desk.bulletin.checks import Weight
from ui.widgets import tag


class CarriedTag(QAbstractButton):
    """The tag. Signals: QAbstractButton.clicked() the field may stay as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(Weight.CARRIED.label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter in the field does the same
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, said: str) -> None:
        """Say where the field is from, and what to do."""
        self.setToolTip(f"{said}照旧的，在栏里按回车，或点一下。")
        self.setAccessibleName(f"{self.text()}：{said}点一下照旧")

    def sizeHint(self) -> QSize:
        return QSize(tag.width_of(self.text()), max(tag.height() + 2, 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        high = tag.height()
        box = self.rect().adjusted(0, (self.height() - high) // 2, 0, 0)
        box.setHeight(high)
        tag.paint(QPainter(self), box, self.text(), "amber")
