"""Parts of the window: rooms stacked from parts, the way into a region, the corner field."""

import sys

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme


_USUAL, _FRAME = QSize(1366, 768), 40


def place(window: QWidget, kept: QByteArray | None) -> None:
    """Put a window where it stood last, else let it be as large as is usual and there is room."""
    if kept is not None and window.restoreGeometry(kept):
        return
    room = window.screen().availableSize()
    window.resize(_USUAL.boundedTo(room))
    if room.width() <= _USUAL.width() or room.height() < _USUAL.height() + _FRAME:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def stack(*parts: QWidget) -> QWidget:
    """Return a room of these parts, one below the other; the last one takes what is left."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts[:-1]:
        column.addWidget(part)
    column.addWidget(parts[-1], 1)
    return room


class Corner(QWidget):
    """Never narrower than its words: Qt's menu bar asks for nothing else."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__()
        self._button, self._words = button, button.text()

    def fold(self, *, narrow: bool) -> bool:
        """Show the drawing alone where the menus need the room; say whether that is news."""
        words, before = "" if narrow else self._words, self._button.text()
        self._button.setText(words)
        return words != before

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def corner_field(action: QAction) -> Corner:
    """Return what stands at the right of the menus: it looks like the field it leads to."""
    button = QPushButton("找命令，或查往期题名　　　　Ctrl+Shift+P")
    button.setAccessibleName("找命令，或查往期题名")
    button.setToolTip("按名称、拼音首字母找命令和往期题名　Ctrl+Shift+P")
    button.setProperty("look", "field")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    theme.set_icon(button, "find", "text2")
    button.clicked.connect(action.trigger)
    holder = Corner(button)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 3, 8, 3)
    row.addWidget(button)
    return holder


def move(ring: list[QWidget], step: int) -> None:
    """Put the focus from the region that has it into the next one that takes it.

    A region may lie in another one.
    """
    shown = [region for region in ring if region.isVisible()]
    focus = QApplication.focusWidget()
    holds = [at for at, region in enumerate(shown) if focus and region.isAncestorOf(focus)]
    # Qt counts a widget among its own ancestors: the innermost region holds but itself.
    inner = (at for at in holds if sum(shown[at].isAncestorOf(shown[one]) for one in holds) == 1)
    here = next(inner, -1 if step > 0 else 0)
    for offset in range(1, len(shown) + 1):
        if focus_into(shown[(here + step * offset) % len(shown)]):
            return


def focus_into(region: QWidget) -> bool:
    """Put the focus on the first thing in a region that takes it; say whether there was one."""
    target = region.currentWidget() if isinstance(region, QStackedWidget) else region
    candidates = [target, *target.findChildren(QWidget)] if target else []
    for widget in candidates:
        proxy = widget.focusProxy() or widget
        takes = proxy.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and proxy.isVisible() and proxy.isEnabled():
            proxy.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def asks_for_menu(event: QKeyEvent) -> bool:
    """Say whether a key is Shift+F10, which Windows turns into the menu key and X11 does not."""
    shift = Qt.KeyboardModifier.ShiftModifier
    is_asked = event.key() == Qt.Key.Key_F10 and event.modifiers() == shift
    return is_asked and sys.platform == "linux"


def open_menu() -> None:
    """Open the menu of the right mouse button at the caret of whatever has the focus."""
    focus = QApplication.focusWidget()
    if focus is None:  # pyright: ignore[reportUnnecessaryComparison]
        return
    caret = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    spot = QRect(caret.toRect() if hasattr(caret, "toRect") else caret).center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(focus, QContextMenuEvent(reason, spot, focus.mapToGlobal(spot)))
