"""The buttons of the editor's toolbar, and the groups in which they stand."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from ui import theme


BUTTON = 28  # px, both ways
_BESIDE = 12  # beside the words of a button
_DRAWING, _ARROW = 20, 14


class ToolButton(QToolButton):
    """28 px square, wider for words alone, larger with 大字; Qt's own hint is far wider."""

    def __init__(self, name: str, action: QAction | None = None) -> None:
        super().__init__()
        self._is_drop_down = False
        if action is not None:
            self.setDefaultAction(action)
            if action.menu() is not None:  # pyright: ignore[reportUnnecessaryComparison]
                self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the words
        self.setAccessibleName(name)
        self._fit()

    def drop_down(self, menu: QMenu) -> None:
        """Open a menu of more of the same; the drawing that says so stands behind the words."""
        self._is_drop_down = True
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._fit()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        says = self.icon().isNull() or self._is_drop_down
        words = metrics.horizontalAdvance(self.text()) if says else 0
        beside = _BESIDE + (self.iconSize().width() + 4 if self._is_drop_down else 0)
        least = theme.scaled(BUTTON)
        return QSize(max(words + beside, least), max(metrics.height() + 6, least))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _fit(self) -> None:
        px = theme.scaled(_ARROW if self._is_drop_down else _DRAWING)
        self.setIconSize(QSize(px, px))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


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
