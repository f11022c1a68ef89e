"""拟稿 › 核稿 › 签发 › 印发 › 归档: how far the issue has come, painted, with words for readers."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


STEPS = ("拟稿", "核稿", "签发", "印发", "归档")
SIGNED = "签发"
_GAP, _FRAME, _MARK = 16, 6, 8


class StateSteps(QWidget):
    """The five states of an issue, the present one framed. Signals: none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = STEPS[0]
        self._is_stale = False
        self.folded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(STEPS[0])

    def show_state(self, state: str, since: str = "", stale: str = "") -> None:
        """Show that the issue is here, and since when; `stale` says what was changed after 签发."""
        self._state, self._is_stale = state, bool(stale)
        self.setAccessibleName(f"状态：{state}{'，' * bool(stale)}{stale}")
        day = f"（{since}）" if since else ""
        more = f"\n{stale}，需要再签" if stale else ""
        self.setToolTip("　›　".join(STEPS) + f"\n现在：{state}{day}{more}")
        self.updateGeometry()
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the present state alone where the window is narrow."""
        self.folded = folded
        self.updateGeometry()
        self.update()

    @property
    def _ink(self) -> str:
        return "accent" if self._state in STEPS else "red"

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        shown = self._shown()
        words = sum(metrics.horizontalAdvance(step) for step in shown)
        return QSize(words + _GAP * (len(shown) - 1) + 2 * _FRAME + 4, metrics.height() + 7)

    def _shown(self) -> tuple[str, ...]:
        """Return the present state alone where there is no room, or where it is 作废."""
        return (self._state,) if self.folded or self._state not in STEPS else STEPS

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 1
        for nth, step in enumerate(self._shown()):
            if nth:
                painter.setFont(theme.ui_font())
                painter.setPen(theme.color("text3"))
                gap = QRect(left, 0, _GAP, self.height())
                painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "›")
                left += _GAP
            left += self._paint_step(painter, step, left) + 2 * _FRAME * (step == self._state)

    def _paint_step(self, painter: QPainter, step: str, left: int) -> int:
        width = self.fontMetrics().horizontalAdvance(step)
        here = step == self._state
        box = QRect(left + _FRAME * here, 0, width, self.height())
        if here:
            frame = QRectF(box.adjusted(-_FRAME, 2, _FRAME, -2)).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(QPen(theme.color(self._ink), 1))
            painter.setBrush(theme.color("tint" if self._state in STEPS else "redtint"))
            painter.drawRoundedRect(frame, 3, 3)
        painter.setFont(theme.ui_font(bold=here))
        painter.setPen(theme.color(self._ink if here else "text2"))
        painter.drawText(box.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, step)
        if self._is_stale and step == (SIGNED if not self.folded else self._state):
            self._mark(painter, box)
        return width

    def _mark(self, painter: QPainter, box: QRect) -> None:
        """Mark the step whose words were changed, at its upper right corner."""
        spot = QRectF(box.right() - 1, box.top() + 1, _MARK, _MARK)
        painter.setPen(QPen(theme.color("panel"), 1))
        painter.setBrush(theme.color("amber"))
        painter.drawEllipse(spot)
