"""The pop-up of names under a field while one types: at most eight rows; Tab or Enter takes one.

It lies over the window as a child of it and never has the focus, so that the caret, the input
method and the field's own keys are not disturbed.
"""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gazetteer_desk.bulletin.offers import Offer, Offers
from ui import theme
from ui.widgets import painting
from ui.widgets.announcing import say_chosen
from ui.widgets.line_model import LINE, Index, LineModel


ROWS = 8
_ROW, _LEAST, _GAP, _EDGE = 28, 240, 2, 8
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS,
    Qt.Key.Key_PageUp: -ROWS,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_GOING = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move)


class _Names(LineModel[Offer]):
    def spoken(self, line: Offer) -> str:
        return "，".join(filter(None, (line.text, line.source)))

    def shown(self, line: Offer) -> str:
        return line.text


class _Painter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(LINE)
        box = painting.ground(painter, option, rule=False).adjusted(10, 0, -10, 0)
        painter.setFont(theme.ui_font(12))
        source = painter.fontMetrics().horizontalAdvance(offer.source)
        painting.say(painter, box, offer.source, "text3", px=12, right=True)
        painting.say(painter, box.adjusted(0, 0, -source - 12, 0), offer.text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, row_height())


class Completion(QListView):
    """The names that fit what stands in a line. Signals: taken(str) by key or mouse."""

    taken = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self.setObjectName("completions")
        self.setAccessibleName("可选的名称")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._line = line
        self._offers = Offers()
        self._names = _Names(self)
        self._scrolled: list[QAbstractScrollArea] = []
        self.setModel(self._names)
        self.setItemDelegate(_Painter(self))
        say_chosen(self, line)
        self.hide()
        line.installEventFilter(self)
        line.textEdited.connect(self._on_typed)
        line.destroyed.connect(self.deleteLater)  # the window owns the pop-up once it was shown
        self.entered.connect(self.setCurrentIndex)
        self.clicked.connect(self._take)

    def offer(self, offers: Offers) -> None:
        """Offer these names from the next key on."""
        self._offers = offers

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that are shown, none while it is closed."""
        return () if self.isHidden() else tuple(one.text for one in self._names.lines)

    def show_all(self) -> None:
        """Show every name, or close where it is open already."""
        if self.isHidden():
            self._show(self._offers.all())
        else:
            self.hide()

    def _on_typed(self, text: str) -> None:
        found = self._offers.matching(text) if text.strip() else ()
        self._show(() if [one.text for one in found] == [text] else found)

    def _show(self, offers: tuple[Offer, ...]) -> None:
        if not offers or not self._line.isVisible() or self._line.isReadOnly():
            self.hide()
            return
        self._names.show_lines(offers)
        self.setCurrentIndex(self._names.index(0))
        self._place(len(offers))
        self.show()
        self.raise_()

    def _place(self, count: int) -> None:
        """Lie under the field, above it where there is no room below."""
        window, field = self._line.window(), _field_of(self._line)
        if self.parentWidget() is not window:
            self.setParent(window)
            self._watch_scrolling()
        widest = max(self._wide(one) for one in self._names.lines[:ROWS])
        width = min(max(field.width(), _LEAST, widest), window.width() - 2 * _EDGE)
        top = field.mapTo(window, QPoint(0, 0))
        left = max(min(top.x(), window.width() - _EDGE - width), _EDGE)
        under = top.y() + field.height() + _GAP
        room, above = window.height() - _EDGE - under, top.y() - _GAP - _EDGE
        height = min(count, ROWS) * row_height() + 2
        if height <= room or room >= above:
            self.setGeometry(left, under, width, min(height, _whole(room)))
        else:
            height = min(height, _whole(above))
            self.setGeometry(left, top.y() - _GAP - height, width, height)

    def _wide(self, offer: Offer) -> int:
        return self.fontMetrics().horizontalAdvance(offer.text + offer.source) + 56

    def _watch_scrolling(self) -> None:
        widget: QWidget | None = self._line.parentWidget()
        while widget is not None:
            if isinstance(widget, QAbstractScrollArea) and widget not in self._scrolled:
                self._scrolled.append(widget)
                widget.verticalScrollBar().valueChanged.connect(self.hide)
            widget = widget.parentWidget()

    def _take(self, index: QModelIndex) -> None:
        offer = index.data(LINE)
        self.hide()
        if isinstance(offer, Offer):
            self.taken.emit(offer.text)

    def _step(self, by: int) -> None:
        row = min(max(self.currentIndex().row() + by, 0), self._names.rowCount() - 1)
        self.setCurrentIndex(self._names.index(row))

    def _struck(self, event: QKeyEvent) -> bool:
        """Answer a key of the field; say whether it was meant for the pop-up."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self.isHidden():
            if key == Qt.Key.Key_Down:
                self._show(self._offers.all())
            return key == Qt.Key.Key_Down and len(self._offers) > 0
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _TAKING and self.currentIndex().isValid():
            self._take(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line:
            return super().eventFilter(watched, event)
        if event.type() in _GOING or (
            isinstance(event, QInputMethodEvent) and event.preeditString()
        ):
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._struck(event)
        return super().eventFilter(watched, event)


def row_height() -> int:
    """Return the height of a row: 28 px, more in large type."""
    return theme.scaled(_ROW)


def _whole(room: int) -> int:
    """Return the height of as many whole rows as there is room for, of one at least."""
    return max((room - 2) // row_height(), 1) * row_height() + 2


def _field_of(line: QLineEdit) -> QWidget:
    """Return the frame that a line stands in, where it is part of a larger field."""
    around = line.parentWidget()
    return around if around is not None and around.property("holds_line") else line
