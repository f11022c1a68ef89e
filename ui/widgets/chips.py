"""Units as chips: typed, taken from an offer, taken back with Backspace."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from gazetteer_desk.bulletin.offers import Offers
from ui import theme
from ui.widgets import fields


_GAP = 4
_ROOM = 60  # a place to type is never narrower


class Chip(QToolButton):
    """One unit; Delete, Backspace or its cross takes it away. Signals: dropped()."""

    dropped = Signal()

    def __init__(self, words: str, nth: int, of: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.setText(words)
        self.setAccessibleName(f"{words}，供稿单位，第{nth}个，共{of}个")
        self.setToolTip(f"{words}　Delete 去掉")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().horizontalAdvance(self.words) + 32, self.fontMetrics().height() + 1
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("tint"))
        painter.setPen(theme.color("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(theme.color("text"))
        words = self.fontMetrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, self.width() - 30
        )
        painter.drawText(self.rect().adjusted(8, 0, -22, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawPixmap(self.width() - 20, (self.height() - 14) // 2, theme.pixmap("close", 14))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.position().x() > self.width() - 24:
            self.dropped.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.dropped.emit()
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Right:
                self.focusNextChild()
            case _:
                super().keyPressEvent(event)


class ChipsField(QFrame):
    """A field of chips and a place to type one more. Signals: chips_edited(tuple of str)."""

    chips_edited = Signal(object)

    def __init__(self, name: str, hint: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self.setProperty("holds_line", True)
        self.setAccessibleName(name)
        self._words: tuple[str, ...] = ()
        self._chips: list[Chip] = []
        self._line = fields.LineField(name, self)
        self._hints = (hint, more)
        self._line.setPlaceholderText(hint)
        self._line.taken.connect(self._on_taken)
        self._line.returnPressed.connect(self.flush)
        self._line.editingFinished.connect(self._on_left)
        self._line.textEdited.connect(self._on_typed)
        self._line.installEventFilter(self)
        self.setFocusProxy(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(28)

    def show_chips(self, words: tuple[str, ...]) -> None:
        """Show these chips; what is half typed stays."""
        if words == self._words and len(self._chips) == len(words):
            return
        self._words = words
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(w, at, len(words), self) for at, w in enumerate(words, 1)]
        for chip in self._chips:
            chip.dropped.connect(self._on_dropped)
            chip.show()
        self._line.setPlaceholderText("" if len(words) > 1 else self._hints[len(words)])
        self._place()

    def offer(self, offers: Offers) -> None:
        """Offer these names while one types."""
        self._line.offer(offers)

    def flush(self) -> None:
        """Turn what was typed into chips."""
        typed = [part.strip() for part in self._line.text().replace("，", "、").split("、")]
        self._line.clear()
        self._add(tuple(part for part in typed if part))

    def _add(self, new: tuple[str, ...]) -> None:
        self._tell((*self._words, *(word for word in new if word not in self._words)))

    def _tell(self, words: tuple[str, ...]) -> None:
        if words != self._words:
            self.show_chips(words)
            self.chips_edited.emit(words)

    def _on_taken(self, name: str) -> None:
        self._line.clear()
        self._add((name,))

    def _on_left(self) -> None:
        if not self._line.hasFocus():
            self.flush()

    def _on_typed(self, text: str) -> None:
        if text.endswith(("、", "，", "；", ";")):
            self._line.setText(text.rstrip("；;"))
            self.flush()

    def _on_dropped(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            at = self._chips.index(chip)
            self._line.setFocus()
            self._tell(self._words[:at] + self._words[at + 1 :])

    def _place(self) -> None:
        left, top, width = 5, 3, self.width() - 10
        high = max(20, self.fontMetrics().height() + 1)
        at = QPoint(left, top)
        for chip in self._chips:
            wide = min(chip.sizeHint().width(), width)
            if at.x() + wide > left + width and at.x() > left:
                at = QPoint(left, at.y() + high + 4)
            chip.setGeometry(QRect(at + QPoint(0, 1), QSize(wide, high)))
            at += QPoint(wide + _GAP, 0)
        if at.x() > left and left + width - at.x() < _ROOM:
            at = QPoint(left, at.y() + high + 4)
        self._line.setGeometry(at.x(), at.y(), left + width - at.x(), high + 2)
        self.setFixedHeight(at.y() + high + 5)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", "true" if event.type() == QEvent.Type.FocusIn else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not self._line.text()
            and self._chips
        ):
            if event.key() == Qt.Key.Key_Backspace:
                self._tell(self._words[:-1])
                return True
            if event.key() == Qt.Key.Key_Left:
                self._chips[-1].setFocus()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_line"):
            self._place()
