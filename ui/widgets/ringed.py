"""A tab bar that shows which of its tabs has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from ui import theme


class RingedTabBar(QTabBar):
    """Tabs; the ring is painted, because a style sheet can only frame the whole bar."""

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setExpanding(False)
        self.setDrawBase(False)
        for way, words in (("Left", "往左看页签"), ("Right", "往右看页签")):
            for button in self.findChildren(QToolButton, f"Scroll{way}Button"):
                button.setAccessibleName(words)

    def tabLayoutChange(self) -> None:
        super().tabLayoutChange()
        self.updateGeometry()  # the chosen tab is bold, a badge came: Qt asks for no more room

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex() >= 0:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            ring = self.tabRect(self.currentIndex()).adjusted(2, 3, -2, -3)
            painter.drawRoundedRect(ring, 3, 3)
