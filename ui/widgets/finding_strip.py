"""The line under the editor: the finding at the caret, with its remedy and the way to leave it."""

from collections.abc import Generator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gazetteer_desk.proof.finding import Finding
from ui import theme
from ui.widgets import buttons, finding_looks
from ui.widgets.announcing import announce
from ui.widgets.cut import CutLabel


_HEIGHT = 40
_WIDE, _NARROW = 640, 480  # px: in a narrower strip the sentence needs the room
_CUT = 64  # px: in less than that the evidence says nothing
_KEY = "　Alt+Enter"


class FindingStrip(QFrame):
    """Hidden while nothing is at the caret.

    Signals: mended(); left_as_is(name of the deed: `finding_looks.LEAVING`); stepped(-1 or 1).
    """

    mended = Signal()
    left_as_is = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAccessibleName("这一处问题")
        theme.set_height(self, _HEIGHT)
        self._finding: Finding | None = None
        self._is_hushed = False
        self._icon = QLabel()
        self._said, self._evidence = CutLabel(), CutLabel(12, token="text2")
        self.mend = buttons.plain("改正", size="row")
        self.leave = buttons.plain("不改", size="row")
        self.leave.setToolTip("只这一处不改，本期都不改，或加入名录")
        self._before = buttons.tool("left", "本篇上一处")
        self._behind = buttons.tool("right", "本篇下一处")
        self._count = QLabel()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 10, 4)
        row.setSpacing(8)
        for part in (self._icon, self._said, self._evidence):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.mend, self.leave):
            row.addWidget(part)
        row.addSpacing(4)
        for part in (self._before, self._count, self._behind):
            row.addWidget(part)
        self.mend.clicked.connect(self.mended)
        self.leave.clicked.connect(self._on_leave)
        self._before.clicked.connect(self._on_before)
        self._behind.clicked.connect(self._on_behind)
        self.hide()

    def show_finding(self, finding: Finding | None, at: int, of: int, *, locked: bool) -> None:
        """Show a finding, the `at`-th (from 1) of its article; without remedies where `locked`."""
        self._count.setText(f"{at}/{of}")
        self._count.setAccessibleName(f"本篇第 {at} 处，共 {of} 处")
        for button in (self._before, self._behind):
            button.setEnabled(of > 1)
        self.leave.setVisible(bool(finding and finding.can_be_left) and not locked)
        self.mend.setVisible(bool(finding and finding.remedy) and not locked)
        if finding == self._finding:
            return
        self._finding = finding
        if finding is None:
            self.hide()
            return
        self._say(finding)
        self.show()
        if not self._is_hushed:
            announce(self, f"{finding_looks.spoken(finding)}。")

    @contextmanager
    def hushed(self) -> Generator[None]:
        """Have nothing said of what comes meanwhile: who brings it says so."""
        self._is_hushed = True
        yield
        self._is_hushed = False

    @property
    def finding(self) -> Finding | None:
        """Return the finding that is shown."""
        return self._finding

    @property
    def said(self) -> str:
        """Return the sentence that is shown."""
        return self._said.text()

    def _say(self, finding: Finding) -> None:
        self._said.setText(finding.message.removesuffix("。"))
        self._evidence.setText(finding_looks.evidence(finding))
        told = "\n".join(filter(None, (self._said.text(), self._evidence.text())))
        for label in (self._said, self._evidence):
            label.setToolTip(told)
        self.mend.setAccessibleName(finding.remedy)
        self.mend.setToolTip(finding.remedy + _KEY)
        self._fit()
        self.setAccessibleDescription(finding_looks.spoken(finding))
        self.setProperty("tone", finding_looks.TONES[finding.level])
        self.style().unpolish(self)
        self.style().polish(self)
        self._tint()

    def _tint(self) -> None:
        if (finding := self._finding) is not None:
            drawing, ink = finding_looks.DRAWINGS[finding.level], finding_looks.INKS[finding.level]
            self._icon.setPixmap(theme.pixmap(drawing, 16, ink))

    def _on_leave(self) -> None:
        if (finding := self._finding) is None:
            return
        menu = finding_looks.menu(self, finding_looks.leaving(finding), self.left_as_is.emit)
        top = self.leave.mapToGlobal(self.leave.rect().topLeft())
        top.setY(top.y() - menu.sizeHint().height())
        menu.popup(top)
        menu.setActiveAction(menu.actions()[0])

    def _on_before(self) -> None:
        self.stepped.emit(-1)

    def _on_behind(self) -> None:
        self.stepped.emit(1)

    def _fit(self) -> None:
        is_wide, is_usual = (self.width() >= theme.scaled(px) for px in (_WIDE, _NARROW))
        if (finding := self._finding) is not None:
            self.mend.setText(finding.remedy + _KEY * is_wide)
        for part in (self._before, self._count, self._behind):
            part.setVisible(is_usual)
        left = self._room() - self._said.sizeHint().width()
        self._evidence.setMaximumWidth(max(left, 0))
        whole = self._evidence.sizeHint().width()
        self._evidence.setVisible(is_wide and left >= min(whole, theme.scaled(_CUT)))

    def _room(self) -> int:
        """Return how wide the sentence and its evidence may be: that is cut, rather than this."""
        row = self._row
        others = (self._icon, self.mend, self.leave, self._before, self._count, self._behind)
        shown = [part for part in others if part.isVisibleTo(self)]
        gaps = row.spacing() * (len(shown) + 3) + 4  # with those of both labels and of the stretch
        edges = row.contentsMargins()
        used = sum(part.sizeHint().width() for part in shown) + gaps
        return self.width() - edges.left() - edges.right() - used

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._tint()
