"""Widgets side by side that go on in the next line, as words do."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class Flow(QLayout):
    """A layout of widgets in lines; it is as high as they need at its width.

    A widget stands in the middle of its line, and is narrowed where it alone is too wide for one.
    What is added after `add_gap` stands at the right end of its line.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = -1  # how many widgets stand before it
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def add_gap(self) -> None:
        """Let the widgets that are added from now on stand at the right."""
        self._gap = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def put_behind(self, widget: QWidget, before: QWidget) -> None:
        """Add a widget right behind another one."""
        self.addChildWidget(widget)
        self._items.insert(self.indexOf(before) + 1, QWidgetItem(widget))
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt wants none at the end
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        within = width - edges.left() - edges.right()
        lines = self._lines(within)
        between = self._between * max(len(lines) - 1, 0)
        return sum(high for _, high in lines) + between + edges.top() + edges.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        spare = max(rect.height() - self.heightForWidth(rect.width()), 0) // 2
        inside = rect.translated(0, spare).marginsRemoved(self.contentsMargins())
        top = inside.top()
        for line, high in self._lines(inside.width()):
            left = inside.left()
            wide = sum(size.width() + self.spacing() for _, size in line) - self.spacing()
            for item, size in line:
                if 0 <= self._gap <= self._items.index(item) and wide < inside.width():
                    left += inside.width() - wide
                    wide = inside.width()
                spot = QPoint(left, top + (high - size.height()) // 2)
                item.setGeometry(QRect(spot, size))
                left += size.width() + self.spacing()
            top += high + self._between

    def sizeHint(self) -> QSize:
        """Return the size of a single line."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return self._framed(QSize(wide, max((hint.height() for hint in hints), default=0)))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._framed(size)

    @property
    def _between(self) -> int:
        """Return what parts the lines: half of what parts the widgets."""
        return self.spacing() // 2

    def _framed(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> list[tuple[list[tuple[QLayoutItem, QSize]], int]]:
        """Return the lines, each its widgets with their sizes, and how high it is."""
        lines: list[tuple[list[tuple[QLayoutItem, QSize]], int]] = []
        left = 0
        for item in self._shown():
            size = _size(item, room)
            if not lines or left + size.width() > room:
                lines.append(([], 0))
                left = 0
            line, high = lines[-1]
            line.append((item, size))
            lines[-1] = (line, max(high, size.height()))
            left += size.width() + self.spacing()
        return lines


def _size(item: QLayoutItem, room: int) -> QSize:
    size = item.sizeHint()
    if size.width() > room:
        size.setWidth(max(room, item.minimumSize().width()))
        if item.hasHeightForWidth():
            size.setHeight(item.heightForWidth(size.width()))
    return size
