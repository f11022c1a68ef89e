"""Names in a row that breaks like text, the marks between them, and a place to type one more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gazetteer_desk.bulletin.offers import Offers
from ui import theme
from ui.widgets import fields, locking
from ui.widgets.chip import Chip


_GAP, _LEFT, _TOP = 4, 5, 3
_ROOM = 60  # a place to type is never narrower


class ChipFlow(QFrame):
    """A field of chips. It shows what it is given, and tells what the clerk did.

    Signals: dropped(int) the chip at that place; ended(str) what was typed is a name or more;
    half_typed(str) what stands in the line counts already, and goes on being typed; taken(str) a
    name was taken from the pop-up, whole; pasted(str) several lines came at once.

    `hints` stand in the empty line where there are no chips and where there is one; `ends` are the
    marks that end a name.
    """

    dropped = Signal(int)
    ended = Signal(str)
    half_typed = Signal(str)
    taken = Signal(str)
    pasted = Signal(str)

    def __init__(
        self, name: str, hints: tuple[str, str], ends: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self.setProperty("holds_line", True)
        self.setAccessibleName(name)
        self._hints, self._ends = (*hints, ""), ends
        self._chips: list[Chip] = []
        self._marks: tuple[str, ...] = ()
        self._breaks: frozenset[int] = frozenset()
        self._spots: list[tuple[QPoint, str]] = []
        self._told = ""  # of what stands in the line
        self._line = fields.LineField(name, self)
        self._line.setPlaceholderText(hints[0])
        self._line.taken.connect(self._on_taken)
        self._line.returnPressed.connect(self._end)
        self._line.editingFinished.connect(self._on_left)
        self._line.textEdited.connect(self._on_typed)
        self._line.installEventFilter(self)
        self.setFocusProxy(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(28)

    def show_flow(
        self,
        chips: Sequence[Chip],
        marks: Sequence[str] = (),
        breaks: frozenset[int] = frozenset(),
    ) -> None:
        """Show these chips, the marks behind each, and which of them begin a row of their own."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips, self._marks, self._breaks = list(chips), tuple(marks), breaks
        for chip in self._chips:
            chip.dropped.connect(self._on_dropped)
            locking.lock(chip, locked=self._line.isReadOnly())
            chip.show()
        self._place()
        self.update()

    @property
    def line(self) -> fields.LineField:
        """Return the line in which the next name is typed."""
        return self._line

    def offer(self, offers: Offers) -> None:
        """Offer these names while one types."""
        self._line.offer(offers)

    def flush(self) -> None:
        """Tell what stands in the line, so that it is not lost; typing it goes on."""
        if (typed := self._line.text().strip()) != self._told and not self._line.is_looking_up:
            self._told = typed
            self.half_typed.emit(typed)

    def _hint(self) -> None:
        hint = self._hints[min(len(self._chips), 2)]
        fits = self.fontMetrics().horizontalAdvance(hint) < self._line.width() - 6
        self._line.setPlaceholderText(hint if fits and not self._line.isReadOnly() else "")

    def forget_typed(self) -> None:
        """Empty the line: what stood in it belongs to what was shown before."""
        self._told = ""
        self._line.clear()

    def _end(self) -> None:
        typed, told = self._line.text().strip(), self._told
        self.forget_typed()
        if typed or told:
            self.ended.emit(typed)

    def _on_taken(self, name: str) -> None:
        self.forget_typed()
        self.taken.emit(name)

    def _on_left(self) -> None:
        if not self._line.hasFocus():
            self._end()

    def _on_typed(self, text: str) -> None:
        if len(text.splitlines()) > 1:
            self.forget_typed()
            self.pasted.emit(text)
        elif text.endswith(tuple(self._ends)):
            self._end()

    def _on_dropped(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            at = self._chips.index(chip)
            self._line.setFocus()
            self.dropped.emit(at)

    def _struck(self, event: QKeyEvent) -> bool:
        """Answer a key that reaches for the last chip from the empty line."""
        line = self._line
        if not self._chips or line.text() or line.is_composing or line.isReadOnly():
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.dropped.emit(len(self._chips) - 1)
        elif event.key() == Qt.Key.Key_Left:
            self._chips[-1].setFocus()
        return event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Left)

    def _place(self) -> None:
        width = self.width() - 2 * _LEFT
        metrics = self.fontMetrics()
        high = max(20, metrics.height() + 1)
        at = QPoint(_LEFT, _TOP)
        self._spots = []
        for nth, chip in enumerate(self._chips):
            mark = self._marks[nth] if nth < len(self._marks) else ""
            wide = min(chip.sizeHint().width(), width)
            after = metrics.horizontalAdvance(mark)
            if at.x() > _LEFT and (nth in self._breaks or at.x() + wide > _LEFT + width):
                at = QPoint(_LEFT, at.y() + high + 4)
            chip.setGeometry(QRect(at + QPoint(0, 1), QSize(wide, high)))
            at += QPoint(wide, 0)
            if mark:
                self._spots.append((QPoint(at.x() + 1, at.y() + 1 + metrics.ascent()), mark))
            at += QPoint(after + _GAP, 0)
        room = 0 if self._line.isReadOnly() else _ROOM  # nobody types where one only reads
        if at.x() > _LEFT and _LEFT + width - at.x() < room:
            at = QPoint(_LEFT, at.y() + high + 4)
        self._line.setGeometry(at.x(), at.y(), max(_LEFT + width - at.x(), 0), high + 2)
        self._hint()
        self.setFixedHeight(at.y() + high + 5)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.color("text2"))
        for spot, mark in self._spots:
            painter.drawText(spot, mark)

    def _dress(self, name: str, *, on: bool) -> None:
        self.setProperty(name, "true" if on else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._dress("focused", on=event.type() == QEvent.Type.FocusIn)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self._dress("locked", on=self._line.isReadOnly())
            for chip in self._chips:
                locking.lock(chip, locked=self._line.isReadOnly())
            self._place()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._struck(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()
