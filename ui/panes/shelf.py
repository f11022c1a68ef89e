"""The drawer 留用稿 below the outline: closed a line, open a list of items by their state."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.panes import load
from ui.panes.shelf_list import DECLINED, HELD, INBOX, PLACED, STATES, ShelfLine, ShelfList
from ui.widgets import buttons, painting
from ui.widgets.resting import keep_one_line


_HEAD = 32
_EMPTY = {
    HELD: "还没有留用稿。选中一篇按 Del，或拖到这里，就留到以后用。",
    INBOX: "还没有来稿。",
    PLACED: "留用过的篇目用进哪一期，会列在这里。",
    DECLINED: "没有退稿。退掉的稿子和原因会列在这里，随时可以恢复。",
}


class _Head(QAbstractButton):
    """The line that is always there: 留用稿, how many wait, an arrow. It lights under a drag."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.is_open, self.is_lit = 0, False, False
        theme.set_least_height(self, _HEAD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(180, theme.scaled(_HEAD))

    def show_state(self, *, count: int, is_open: bool, is_lit: bool) -> None:
        """Show how many wait, and whether the drawer is open or about to take something in."""
        self.count, self.is_open, self.is_lit = count, is_open, is_lit
        self.setAccessibleName(f"留用稿，{count}篇，{'已打开' if is_open else '已收起'}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self.rect()
        if self.is_lit or self.underMouse():
            painter.fillRect(box, theme.color("tint" if self.is_lit else "hover"))
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        room = box.adjusted(14, 0, -8, 0)
        arrow = "down" if self.is_open else "up"
        room.setRight(room.right() - painting.draw(painter, room, arrow, 14, "text2", right=True))
        count = room.adjusted(0, 0, -8, 0)
        room.setLeft(room.left() + painting.draw(painter, room, "hold", 16, "text2") + 4)
        words = "松手即留用" if self.is_lit else "留用稿"
        painting.say(painter, room, words)
        painting.say(painter, count, f"{self.count} 篇", "text2", px=12, right=True)


class Shelf(QFrame):
    """The drawer.

    Signals: asked(deed, ids) with place, next, decline, remove, restore, hold or open;
    articles_dropped(keys): to be held; toggled(bool) open or closed.
    """

    asked = Signal(str, object)
    articles_dropped = Signal(object)
    toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "above")
        self.setAcceptDrops(True)
        self._lines: tuple[ShelfLine, ...] = ()
        self._is_lit = False
        self.head = _Head()
        self.list = ShelfList()
        self.field = QLineEdit()
        self.field.setPlaceholderText("查题名、单位、原因")
        self.field.setAccessibleName("查留用稿")
        keep_one_line(self.field)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "hint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(14, 8, 12, 8)
        self._states = QButtonGroup(self)
        self._usual = buttons.plain("放进本期", size="row")
        self._more = buttons.tool("more", "还可以做的", framed=True)
        self._inside = QWidget()
        self._lay_out()
        self.head.clicked.connect(self._on_head)
        self.field.textChanged.connect(self._show)
        self.list.asked.connect(self.asked)
        self.list.changed.connect(self._enable)
        self._states.idClicked.connect(self._show)
        self._usual.clicked.connect(self._on_usual)
        self._more.clicked.connect(self._on_more)
        self.open(is_open=False)

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(8, 0, 8, 0)
        filters.setSpacing(0)
        for at, state in enumerate(STATES):
            segment = buttons.segment(state)
            segment.setProperty("room", "row")
            segment.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._states.addButton(segment, at)
            filters.addWidget(segment)
        self._states.button(0).setChecked(True)
        search = QHBoxLayout()
        search.setContentsMargins(8, 0, 8, 0)
        search.addWidget(self.field)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 8, 4)
        foot.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(1)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        theme.set_least_height(self.list, 44)  # one line, where there is no room for more
        inside.addLayout(filters)
        inside.addLayout(search)
        inside.addWidget(self.list, 1)
        inside.addWidget(self._empty, 1)
        inside.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._inside, 1)

    def show_lines(self, lines: tuple[ShelfLine, ...]) -> None:
        """Show what stands on the shelf, the latest first."""
        if lines != self._lines:
            self._lines = lines
            self._show()

    def open(self, *, is_open: bool) -> None:
        """Open the drawer upward, or close it."""
        self._inside.setVisible(is_open)
        self._show()
        self.toggled.emit(is_open)

    @property
    def is_open(self) -> bool:
        """Return whether the drawer is open."""
        return not self._inside.isHidden()

    def show_state(self, state: str) -> None:
        """Show the items of one state: 留用, 来稿, 已用, 退稿."""
        self._states.button(STATES.index(state)).setChecked(True)
        self._show()

    def _show(self, _: object = None) -> None:
        state = STATES[self._states.checkedId()]
        here = tuple(line for line in self._lines if line.state == state)
        words = self.field.text().split()
        found = tuple(
            line for line in here if all(word in f"{line.title} {line.below}" for word in words)
        )
        self.list.show_lines(found)
        if not found and (self.list.hasFocus() or self._usual.hasFocus()):
            self.field.setFocus()  # else it would go on to the button that makes a new article
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._empty.setText(f"没有查到“{self.field.text()}”。" if here else _EMPTY[state])
        for at, name in enumerate(STATES):
            count = sum(line.state == name for line in self._lines)
            button = self._states.button(at)
            button.setAccessibleName(f"{name}，{count}篇")
            button.setToolTip(f"{name} {count} 篇")
        self._show_head()
        self._enable()

    def _show_head(self) -> None:
        waiting = sum(line.state in (HELD, INBOX) for line in self._lines)
        self.head.show_state(count=waiting, is_open=self.is_open, is_lit=self._is_lit)

    def _enable(self) -> None:
        chosen = self.list.chosen()
        state = STATES[self._states.checkedId()]
        usual = {PLACED: "打开所在的一期", DECLINED: "恢复"}.get(state, "放进本期")
        self._usual.setText(usual)
        self._usual.setAccessibleName(usual)
        self._usual.setEnabled(bool(chosen))
        self._more.setEnabled(bool(chosen))

    def _on_head(self) -> None:
        self.open(is_open=not self.is_open)
        if self.is_open:
            self.list.enter()

    def _on_usual(self) -> None:
        words = self._usual.text()
        for line in self.list.chosen()[:1]:
            self.list.ask(next(name for name, said in line.deeds if said == words))

    def _on_more(self) -> None:
        self.list.menu().popup(self._more.mapToGlobal(self._more.rect().topLeft()))

    def _light(self, *, lit: bool) -> None:
        if lit != self._is_lit:
            self._is_lit = lit
            self._show_head()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        carried = load.of(event)
        if carried is not None and carried.articles:
            self._light(lit=True)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(lit=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(lit=False)
        if (carried := load.of(event)) is not None and carried.articles:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.articles_dropped.emit(carried.articles)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.open(is_open=False)
            self.head.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.enter()
        else:
            super().keyPressEvent(event)
