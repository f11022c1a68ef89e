"""The pages of the issue as they will be printed, below one another or two by two.

It shows the pictures it is given; one that is made for other words, or for another size, stays
until a new one comes. `sight_changed` asks for those that are to be seen now.
"""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import theme
from ui.widgets import leaves
from ui.widgets.leaves import Leaf, Spread


_PAPER = (11906, 16838)  # twips: A4
_STEP = 48  # px a step of the scroll bar
_AHEAD = 28  # px kept free above and below what is brought into sight
FAILED, AGAIN = "这一页没有画出来。", "再试"


class Framed(NamedTuple):
    """A box on a page, from 0, that is framed: twips."""

    page: int
    left: float
    top: float
    width: float
    height: float


class PageSheets(QAbstractScrollArea):
    """The sheets on the desk.

    Signals: sight_changed() other pages are to be seen, or in another size; page_shown(int) another
    page is in front, from 0.
    """

    sight_changed = Signal()
    page_shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._paper = 0, _PAPER
        self._zoom, self._pair = leaves.WIDTH, False
        self._spread = Spread()
        self._images: dict[int, QImage] = {}
        self._framed: tuple[Framed, ...] = ()
        self._is_tinted = False
        self._words = ""
        self._page = -1
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.horizontalScrollBar().setSingleStep(_STEP)
        self.setAccessibleName("页面")

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return self._count

    @property
    def page(self) -> int:
        """Return the page in front, from 0; 0 where there is none."""
        return max(self._page, 0)

    @property
    def dpi(self) -> float:
        """Return how many dots in an inch pictures of the pages need."""
        return self._spread.scale * 1440 * self.devicePixelRatioF()

    @property
    def scale(self) -> float:
        """Return how many pixels a twip is."""
        return self._spread.scale

    def show_pages(self, count: int, paper: tuple[int, int]) -> None:
        """Show so many pages on this paper, in twips; what is seen of them stays where it is."""
        self._words = ""
        if (count, paper) != (self._count, self._paper):
            self._count, self._paper = count, paper
            self._images = {nth: one for nth, one in self._images.items() if nth < count}
            self._lay()
        self.viewport().update()

    def show_words(self, words: str) -> None:
        """Show a sentence in place of the pages."""
        self._words, self._count, self._images, self._framed = words, 0, {}, ()
        self._lay()
        self._describe()
        self.viewport().update()

    def show_image(self, nth: int, image: QImage) -> None:
        """Show a page as it is now."""
        if self._images.get(nth) is image:
            return
        self._images[nth] = image
        leaf = self._spread.leaves[nth] if nth < len(self._spread.leaves) else None
        if leaf is not None:
            self.viewport().update(self._on_screen(leaf))

    def show_failed(self, nth: int) -> None:
        """Say on a page that it could not be drawn."""
        if not self.is_failed(nth):
            self.show_image(nth, QImage())
        self._describe()

    def is_failed(self, nth: int) -> bool:
        """Tell whether a page says that it could not be drawn."""
        image = self._images.get(nth)
        return image is not None and image.isNull()

    def image(self, nth: int) -> QImage | None:
        """Return what is shown of a page, be it as it was before; None where nothing is."""
        return self._images.get(nth)

    def frame(self, boxes: tuple[Framed, ...], *, tinted: bool) -> None:
        """Frame what has the focus; a field is `tinted`, a paragraph is not."""
        if (boxes, tinted) != (self._framed, self._is_tinted):
            self._framed, self._is_tinted = boxes, tinted
            self.viewport().update()

    @property
    def framed(self) -> tuple[Framed, ...]:
        """Return what is framed."""
        return self._framed

    def show_zoom(self, zoom: int, *, pair: bool) -> None:
        """Show the pages at a zoom of `leaves`, two by two if wished."""
        if (zoom, pair) != (self._zoom, self._pair):
            self._zoom, self._pair = zoom, pair
            self._lay()

    def go_to(self, nth: int) -> None:
        """Bring the head of a page to the top."""
        if 0 <= nth < len(self._spread.leaves):
            self._reach(self._spread.leaves[nth])
            self.verticalScrollBar().setValue(self._spread.leaves[nth].top - leaves.EDGE)
            self._note_page(nth)

    def reveal(self, nth: int, top: float, height: float) -> None:
        """Bring a line of a page, in twips, into sight; what is there already moves nothing."""
        if not 0 <= nth < len(self._spread.leaves):
            return
        self._reach(self._spread.leaves[nth])
        scale, bar = self._spread.scale, self.verticalScrollBar()
        first = self._spread.leaves[nth].top + top * scale
        last = first + height * scale
        room = self.viewport().height()
        if first < bar.value() + _AHEAD or last > bar.value() + room - _AHEAD:
            bar.setValue(round((first + last - room) / 2))

    def _reach(self, leaf: Leaf) -> None:
        """Bring a page that stands beside another one into sight where most of it is not."""
        bar, room = self.horizontalScrollBar(), self.viewport().width()
        seen = min(leaf.left + leaf.width, bar.value() + room) - max(leaf.left, bar.value())
        if seen < min(leaf.width, room) / 2:
            bar.setValue(leaf.left - leaves.EDGE)

    def in_turn(self, first: int) -> list[int]:
        """Return the pages to be drawn for what is seen: `first`, others in sight, neighbours."""
        return leaves.in_turn(self.in_sight(), self._count, first)

    def in_sight(self) -> list[int]:
        """Return the pages of which a part is to be seen."""
        top = self.verticalScrollBar().value()
        return leaves.in_sight(self._spread.leaves, top, top + self.viewport().height())

    def _lay(self) -> None:
        """Lay the pages anew; what stood at the top stays there."""
        old, bar = self._spread, self.verticalScrollBar()
        at = bar.value() / (old.height or 1)
        room = self.viewport().width(), self.viewport().height()
        self._spread = leaves.spread(
            self._count, self._paper, room, zoom=self._zoom, pair=self._pair
        )
        is_same = old.scale == self._spread.scale and len(old.leaves) and self._count
        for one, whole, seen in (
            (bar, self._spread.height, room[1]),
            (self.horizontalScrollBar(), self._spread.width, room[0]),
        ):
            one.setRange(0, max(whole - seen, 0))
            one.setPageStep(seen)
        if not is_same:
            bar.setValue(round(at * self._spread.height))
        self._on_sight()

    def _on_sight(self) -> None:
        seen = self.in_sight()
        keep = set(leaves.in_turn(seen, self._count, 0))
        self._images = {nth: one for nth, one in self._images.items() if nth in keep}
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._note_page(leaves.in_front(self._spread.leaves, seen, middle))
        self.viewport().update()
        self.sight_changed.emit()

    def _note_page(self, nth: int) -> None:
        if nth != self._page:
            self._page = nth
            self.setAccessibleName(f"第 {nth + 1} 页，共 {self._count} 页" if nth >= 0 else "页面")
            self._describe()
            self.page_shown.emit(nth)

    def _describe(self) -> None:
        """Say of the page in front what its picture does not show, else what stands for pages."""
        failed = f"{FAILED}按回车{AGAIN}。"
        self.setAccessibleDescription(failed if self.is_failed(self.page) else self._words)

    def _on_screen(self, leaf: Leaf) -> QRect:
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QRect(leaf.left - left, leaf.top - top, leaf.width, leaf.height)

    def at(self, spot: QPoint) -> tuple[int, float, float] | None:
        """Return the page at a pixel, from 0, and the point on it in twips; None beside them."""
        for nth in self.in_sight():
            box = self._on_screen(self._spread.leaves[nth])
            if box.contains(spot):
                scale = self._spread.scale
                return nth, (spot.x() - box.left()) / scale, (spot.y() - box.top()) / scale
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("desk"))
        if self._words:
            painter.setFont(theme.ui_font())
            painter.setPen(theme.color("text2"))
            box = self.viewport().rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(box, flags | Qt.TextFlag.TextWordWrap, self._words)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for nth in self.in_sight():
            box = self._on_screen(self._spread.leaves[nth])
            if box.intersects(event.rect()):
                self._paint_page(painter, nth, box)

    def _paint_page(self, painter: QPainter, nth: int, box: QRect) -> None:
        image = self._images.get(nth)
        if image is None or image.isNull():
            painter.fillRect(box, theme.color("paper"))
        else:
            painter.drawImage(box, image)
        if self.is_failed(nth):
            self._paint_failed(painter, box)
            return  # no frame around words that are not there
        scale = self._spread.scale
        for one in (one for one in self._framed if one.page == nth):
            frame = QRectF(
                box.left() + one.left * scale - 3,
                box.top() + one.top * scale - 1,
                one.width * scale + 6,
                one.height * scale + 2,
            )
            if self._is_tinted:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(frame, theme.color("zone"))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(theme.color("tint" if theme.is_dark() else "accent"))  # on light paper
            painter.drawRect(frame.toAlignedRect().adjusted(0, 0, -1, -1))

    def _paint_failed(self, painter: QPainter, box: QRect) -> None:
        """Say what is so near the head of the page, the way out of it underlined."""
        font = theme.ui_font()
        lines = box.adjusted(8, box.height() // 6, -8, 0)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(font)
        painter.setPen(theme.color("papertext"))
        under = painter.boundingRect(lines, middle, FAILED)
        painter.drawText(lines, middle, FAILED)
        font.setUnderline(True)
        painter.setFont(font)
        painter.drawText(lines.adjusted(0, under.height() + 6, 0, 0), middle, AGAIN)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._on_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_spread"):
            self.sight_changed.emit()  # in other colours
