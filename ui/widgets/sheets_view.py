"""The pages of an issue as small sheets: what is printed where, in grey lines, and pins."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gazetteer_desk.layout.thumbnails import Pages, Spot
from ui import theme
from ui.widgets import pin, small_page
from ui.widgets.pin import Pin


_WIDE, _HIGH, _GAP, _FOOT = 144, 204, 30, 34


class SheetsView(QWidget):
    """The sheets in rows, as many side by side as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages = ()
        self._pins: tuple[tuple[Pin, Spot], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_WIDE + 2 * _GAP)

    def show_pages(self, pages: Pages) -> None:
        """Show these pages, without any pin."""
        self._pages, self._pins = pages, ()
        self._name()
        self.updateGeometry()
        self.update()

    def show_pins(self, pins: tuple[tuple[Pin, Spot], ...]) -> None:
        """Show these pins, each at its spot, those of one spot below one another."""
        self._pins = pins
        self._name()
        self.update()

    def _name(self) -> None:
        said = (f"{one.nth} 号在第 {spot.page + 1} 页" for one, spot in self._pins)
        count = f"共 {len(self._pages)} 页" if self._pages else "还没有页面"
        self.setAccessibleName("，".join((count, *said)))

    def _columns(self, width: int) -> int:
        room = (width - _GAP) // (_WIDE + _GAP)
        return max(1, min(room, len(self._pages) or 1))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._pages) // self._columns(width))
        return rows * (_HIGH + _FOOT) + _GAP

    def sizeHint(self) -> QSize:
        return QSize(2 * (_WIDE + _GAP) + _GAP, self.heightForWidth(2 * (_WIDE + _GAP) + _GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("desk"))
        painter.setFont(theme.ui_font(12))
        columns = self._columns(self.width())
        left = (self.width() - columns * (_WIDE + _GAP) + _GAP) / 2
        papers: list[QRectF] = []
        for at, bars in enumerate(self._pages):
            row, column = divmod(at, columns)
            paper = QRectF(
                left + column * (_WIDE + _GAP), _GAP / 2 + row * (_HIGH + _FOOT), _WIDE, _HIGH
            )
            papers.append(paper)
            small_page.paint(painter, paper, bars)
            painter.setPen(theme.color("text2"))
            foot = QRectF(paper.left(), paper.bottom() + 4, _WIDE, _FOOT - 12)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(at + 1))
        self._paint_pins(painter, papers)

    def _paint_pins(self, painter: QPainter, papers: list[QRectF]) -> None:
        size = pin.size()
        for at, paper in enumerate(papers):
            here = sorted((p for p in self._pins if p[1].page == at), key=lambda p: p[1].top)
            wanted = [spot.top * paper.height() - size / 2 for _, spot in here]
            places = pin.places(wanted, paper.height(), size)
            for (one, _), (lane, top) in zip(here, places, strict=True):
                left = paper.right() + (lane - 0.5) * size
                pin.paint(painter, QRectF(left, paper.top() + top, size, size), one)
