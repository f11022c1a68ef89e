"""The command palette: one line to type in, and under it what fits; Enter does it.

It lies over the window as a child of it, so that it needs no window manager to get the keyboard.
It gives the focus back to where it was before anything is done: commands work at the caret.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import painting
from ui.widgets.announcing import say_chosen
from ui.widgets.line_model import LINE, Index, LineModel


_WIDE, _ROW, _ROWS, _EDGE = 560, 32, 11, 8
_HINTED = 12  # characters: with more, the field has no room for the hint
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}
_AWAY = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One thing to choose: `key` says what; `why` why it cannot be done now, "" where it can.

    `aside` stands at the right (keys, the issue); `lit` is from where to where in the words what
    was typed is found; `is_parted` has a hairline above.
    """

    key: tuple[str, str]
    words: str
    icon: str = ""
    aside: str = ""
    why: str = ""
    lit: tuple[int, int] = (0, 0)
    is_parted: bool = False


class _Rows(LineModel[PaletteRow]):
    def spoken(self, line: PaletteRow) -> str:
        return "，".join(filter(None, (line.words, line.aside, line.why)))

    def shown(self, line: PaletteRow) -> str:
        return line.words

    def tip(self, line: PaletteRow) -> str:
        return line.why


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(0, theme.scaled(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaletteRow = index.data(LINE)
        box = painting.ground(painter, option, rule=False)
        if row.is_parted:
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), theme.color("line"))
        token = "text3" if row.why else "text"
        if row.icon:
            spot = box.adjusted(14, 0, 0, 0)
            painting.draw(painter, spot, row.icon, 16, "text3" if row.why else "text2")
        box = box.adjusted(24 + theme.scaled(16), 0, -14, 0)
        painter.setFont(theme.ui_font(12))
        aside = row.why or row.aside
        width = painter.fontMetrics().horizontalAdvance(aside)
        painting.say(painter, box, aside, "text3", px=12, right=True)
        painting.say_lit(painter, box.adjusted(0, 0, -width - 12, 0), row.words, row.lit, token)


class Palette(QFrame):
    """Signals: asked(words) at each key, taken(key) when a row was chosen that can be done.

    refused(why) when it cannot.
    """

    asked = Signal(str)
    taken = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName("命令、期号或题名")
        self.field.setPlaceholderText("命令、题名，也可打拼音首字母")
        hint = QLabel("> 命令　期 期号　@ 本期题名")
        theme.set_font(hint, 12)
        hint.setProperty("tone", "hint")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(self.field)
        inner.setContentsMargins(0, 0, 10, 0)
        inner.addStretch(1)
        inner.addWidget(hint)
        self._hint = hint
        self._none = QLabel("没有合适的命令或题名。")
        self._none.setProperty("tone", "second")
        self._none.setContentsMargins(14, 6, 14, 10)
        self._rows = _Rows(self)
        self.list = QListView()
        self.list.setObjectName("plain")
        self.list.setAccessibleName("可选的命令和题名")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_Painter(self))
        say_chosen(self.list, self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 6, 1, 1)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(6, 0, 6, 2)
        top.addWidget(self.field)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        self.hide()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._take)

    @property
    def rows(self) -> tuple[PaletteRow, ...]:
        """Return what is offered now."""
        return self._rows.lines

    def open(self, words: str = "") -> None:
        """Come up with these words typed, and take the focus until it is closed."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self.field.setText(words)
        self.asked.emit(words)
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_up(self) -> None:
        """Go away and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus()

    def show_rows(self, rows: tuple[PaletteRow, ...], *, is_more: bool = False) -> None:
        """Offer these; the first that can be done is chosen. With `is_more` others will follow."""
        first = next((at for at, row in enumerate(rows) if not row.why), 0)
        self._lay_out(rows, first, is_none=not rows and not is_more)

    def add_rows(self, rows: tuple[PaletteRow, ...]) -> None:
        """Offer these too, below a hairline; what was chosen meanwhile stays so."""
        before = self._rows.lines
        if before and rows:
            rows = (replace(rows[0], is_parted=True), *rows[1:])
        self._lay_out((*before, *rows), max(self.list.currentIndex().row(), 0), is_none=not before)

    def _lay_out(self, rows: tuple[PaletteRow, ...], chosen: int, *, is_none: bool) -> None:
        self._rows.show_lines(rows)
        self.list.setCurrentIndex(self._rows.index(chosen))
        self._none.setVisible(is_none and not rows)
        self.list.setVisible(bool(rows))
        self.place()

    def place(self) -> None:
        """Lie under the menus, in the middle, as high as the rows ask."""
        window = self.window()
        width = min(theme.scaled(_WIDE), window.width() - 2 * _EDGE)
        top = 36
        foot = 0 if self._none.isHidden() else self._none.sizeHint().height()
        high = self.field.sizeHint().height() + 16 + foot
        high += min(len(self._rows.lines), _ROWS) * theme.scaled(_ROW)
        high = min(high, window.height() - top - _EDGE)
        spot = QPoint((window.width() - width) // 2, top)
        self.setGeometry(spot.x(), spot.y(), width, high)

    def _on_typed(self, words: str) -> None:
        self._hint.setVisible(len(words) < _HINTED)
        if self.isVisible():
            self.asked.emit(words)

    def _take(self, index: QModelIndex) -> None:
        row = index.data(LINE)
        if isinstance(row, PaletteRow):
            self.close_up()
            if row.why:
                self.refused.emit(f"{row.words}：{row.why}")
            else:
                self.taken.emit(row.key)

    def _step(self, by: int) -> None:
        last = self._rows.rowCount() - 1
        row = self.list.currentIndex().row() + by
        if abs(by) == 1 and last >= 0:  # round the corner, as menus go
            row %= last + 1
        self.list.setCurrentIndex(self._rows.index(min(max(row, 0), last)))

    def _struck(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._struck(event)
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                reason = getattr(event, "reason", lambda: None)()
                if reason not in _AWAY:
                    self._before = None  # the focus went elsewhere already
                    self.hide()
        return super().eventFilter(watched, event)
