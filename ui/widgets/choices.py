"""One of several: a closed list, a line with offers below it, a box to tick."""

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QStyle, QStyleOptionButton, QWidget

from gazetteer_desk.bulletin.offers import Offers
from ui import theme
from ui.widgets import painting
from ui.widgets.fields import LineField


_WIDE, _NARROW = 340, 160


class Choice(QComboBox):
    """A closed list of choices with our own arrow. Signals: QComboBox.activated(int) by hand."""

    def __init__(
        self, name: str, choices: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Never seen, but said: on Linux Qt names a list by its present choice alone.
        self._label = QLabel(name, parent)
        self.setAccessibleName(name)
        self._label.hide()
        self._label.setBuddy(self)
        self.addItems(list(choices))
        self.setMaxVisibleItems(8)

    def show_index(self, index: int) -> None:
        """Show this choice."""
        self.setCurrentIndex(index)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._label.setParent(self.parentWidget())  # labels are looked for beside the list
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        token = "text" if self.isEnabled() else "text3"
        painting.draw(painter, self.rect().adjusted(0, 0, -8, 0), "down", 14, token, right=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A wheel over a form scrolls the form; it must not change what is not looked at.
        event.ignore()


class ComboField(Choice):
    """A line of text with an arrow that shows every name it offers. Signals: settled(str).

    It is as wide as the name of an office, and narrower where there is less room.
    """

    settled = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, (), parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setProperty("holds_line", True)
        self._line = LineField(name)
        self.setLineEdit(self._line)
        self._line.setCompleter(None)  # pyright: ignore[reportArgumentType] - none at all
        self._line.settled.connect(self.settled)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_WIDE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW, super().minimumSizeHint().height())

    def offer(self, offers: Offers) -> None:
        """Offer these names; what stands in the field stays."""
        self._line.offer(offers)

    def show_text(self, text: str) -> None:
        """Show this text, unless the clerk is in the middle of typing another one."""
        self._line.show_text(text)

    def flush(self) -> None:
        """Tell what was typed, if it is news."""
        self._line.flush()

    def showPopup(self) -> None:
        self._line.setFocus()
        if self._line.completion is not None:
            self._line.completion.show_all()


class Check(QCheckBox):
    """A check box whose tick is one of our drawings."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _tick(self)


class Ticks(QObject):
    """Gives the check boxes of one of Qt's own dialogs the tick that the style sheet took away."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        for box in dialog.findChildren(QCheckBox):
            box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QCheckBox) or not isinstance(event, QPaintEvent):
            return False
        QCheckBox.paintEvent(watched, event)
        _tick(watched)
        return True


def _tick(box: QCheckBox) -> None:
    if box.isChecked():
        option = QStyleOptionButton()
        box.initStyleOption(option)
        where = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
        painter = QPainter(box)
        painting.draw(painter, where.adjusted(1, 0, 0, 0), "check", 14, "onaccent")
