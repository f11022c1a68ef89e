"""The page meter: one small sheet a page, filled as it is printed, and the words beside them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gazetteer_desk.layout.meter import Meter, Share
from ui import theme
from ui.widgets import buttons


_HIGH = 36
_SHEET = (14, 20)
_GAP = 5
_MOST = 6  # sheets; of a longer issue the first one and the last ones are shown
_SPACE, _EDGES = 8, 20  # px
_FACES = "用替代字体"
_LAYING = "正在重排"
_ROOM = 1.5  # px around what is filled


class MeterSheets(QWidget):
    """The small sheets. Signals: page_chosen(int), from 0."""

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[Share, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: tuple[Share, ...]) -> None:
        """Show how full these pages are."""
        if shares != self._shares:
            self._shares = shares
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        wide, high = map(theme.scaled, _SHEET)
        return QSize(len(self._pages()) * (wide + _GAP), high + 2)

    def _pages(self) -> list[int]:
        count = len(self._shares)
        if count <= _MOST:
            return list(range(count))
        return [0, -1, *range(count - _MOST + 2, count)]  # -1 stands for those between

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pages = self._pages()
        at = int(event.position().x() // (theme.scaled(_SHEET[0]) + _GAP))
        if at < len(pages) and pages[at] >= 0:
            self.page_chosen.emit(pages[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide, high = map(theme.scaled, _SHEET)
        for at, nth in enumerate(self._pages()):
            box = QRectF(at * (wide + _GAP) + 0.5, 1.5, wide - 1, high - 1)
            if nth < 0:
                painter.setPen(theme.color("text2"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "…")
                continue
            share, inside = self._shares[nth], box.adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
            painter.fillRect(box, theme.color("base"))
            text = QRectF(inside)
            text.setHeight(inside.height() * share.text)
            painter.fillRect(text, theme.color("tint"))
            foot = QRectF(inside)
            foot.setTop(inside.bottom() - inside.height() * share.foot)
            painter.fillRect(foot, theme.color("border"))
            painter.setPen(theme.color("accent"))
            painter.drawRect(box)


class PageMeter(QFrame):
    """The strip below the pages.

    Signals: page_chosen(int), from 0; faces_asked() what is known of the faces is wished.
    """

    page_chosen = Signal(int)
    faces_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setProperty("rule", "above")
        self._meter = Meter()
        self._sheets = MeterSheets()
        self._count, self._rest = QLabel(), QLabel()
        theme.set_font(self._count, bold=True)
        theme.set_font(self._rest, 12)
        self._rest.setWordWrap(True)  # two lines of it are as high as the strip
        self._rest.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._warn = QLabel()
        self._faces = buttons.link(_FACES)
        theme.set_icon(self._faces, "info", "text2", px=14)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, _EDGES - 12, 0)
        row.setSpacing(_SPACE)
        for widget in (self._sheets, self._count, self._warn, self._rest, self._faces):
            row.addWidget(widget, int(widget is self._rest))
        theme.set_least_height(self, _HIGH)
        self._sheets.page_chosen.connect(self.page_chosen)
        self._faces.clicked.connect(self.faces_asked)
        self.show_meter(self._meter)
        self.show_faces("")

    def show_meter(self, meter: Meter) -> None:
        """Show how full the pages are, and what there is to do about it."""
        self._meter = meter
        self._sheets.show_shares(meter.shares)
        self._count.setText(meter.count)
        self._rest.setText(meter.rest)
        tip = "\n".join(filter(None, (f"{meter.count}，{meter.rest}。", meter.more)))
        said = tip if meter.count else ""
        for widget in (self._rest, self._count, self._sheets):
            widget.setToolTip(said)
        self._warn.setVisible(meter.is_uneven)
        self._warn.setPixmap(theme.pixmap("warn", 16, "amber"))
        self._fit()
        self._rest.setAccessibleName(meter.rest)
        self._sheets.setAccessibleName(said)

    def show_laying(self) -> None:
        """Show that the pages are being laid anew, which takes a while."""
        self._count.setText(_LAYING)
        self._rest.setText("")

    def show_faces(self, sentence: str) -> None:
        """Say that other faces stand in, the sentence as the tip; nothing where none does."""
        self._faces.setVisible(bool(sentence))
        self._faces.setToolTip(sentence)
        self._faces.setAccessibleDescription(sentence)
        self._fit()

    def _fit(self) -> None:
        """Leave the words about the faces to their tip where the others need the room."""
        parts = (self._sheets, self._count, self._warn, self._faces)
        taken = sum(one.sizeHint().width() + _SPACE for one in parts if not one.isHidden())
        wide = self._faces.fontMetrics().horizontalAdvance
        taken += wide(_FACES) - wide(self._faces.text())
        words = self._rest.fontMetrics().horizontalAdvance(self._rest.text())
        is_room = taken + words + _EDGES <= self.width()
        if self._faces.text() != (shown := _FACES if is_room else ""):
            self._faces.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part has become wider or narrower
            self._fit()
        return super().event(event)

    @property
    def words(self) -> str:
        """Return what the strip says."""
        return "　".join(filter(None, (self._count.text(), self._rest.text())))
