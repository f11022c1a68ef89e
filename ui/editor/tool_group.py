"""The buttons of the editor's toolbar, and the groups in which they stand."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget


BUTTON = 28  # px, both ways
_BESIDE = 12  # beside the words of a button
_ARROW = 14


class ToolButton(QToolButton):
    """28 px square, wider for words alone, higher for large ones; Qt's own hint is far wider."""

    def __init__(self, name: str, action: QAction | None = None) -> None:
        super().__init__()
        self._is_drop_down = False
        if action is not None:
            self.setDefaultAction(action)
            if action.menu() is not None:  # pyright: ignore[reportUnnecessaryComparison]
                self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the words
        self.setIconSize(QSize(20, 20))
        self.setAccessibleName(name)

    def drop_down(self, menu: QMenu) -> None:
        """Open a menu of more of the same; the drawing that says so stands behind the words."""
        self._is_drop_down = True
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(_ARROW, _ARROW))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        says = self.icon().isNull() or self._is_drop_down
        words = metrics.horizontalAdvance(self.text()) if says else 0
        beside = _BESIDE + (_ARROW + 4 if self._is_drop_down else 0)
        return QSize(max(words + beside, BUTTON), max(metrics.height() + 6, BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ToolGroup(QWidget):
    """Actions that stand and go together; a line before them if wished."""

    def __init__(self, actions: list[QAction], *, line: bool = False) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        if line:
            rule = QFrame()
            rule.setProperty("rule", "between")
            rule.setFixedSize(3, 20)
            self._row.addWidget(rule)
        for action in actions:
            name, _, _ = action.toolTip().partition("　")  # 一级标题, where the button says 一、
            self.add(ToolButton(name, action))
            self.addAction(action)

    def add(self, button: ToolButton) -> None:
        """Put one more button at the end."""
        self._row.addWidget(button)
