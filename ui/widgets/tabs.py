"""The row of open issues: their tabs, the state of the one in front, and 导出 Word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from ui import theme
from ui.widgets import buttons, steps
from ui.widgets.ringed import RingedTabBar


_NEXT = "下一步"
_OF_A_TAB = ("save", "export", "close_tab", "delete_issue")


@dataclass(frozen=True, slots=True)
class IssueTab:
    """One open issue: `key` is the draft's, `mark` is "", "dot" (not kept), "lock" or "void"."""

    key: str
    words: str
    mark: str = ""


class IssueTabs(QFrame):
    """36 px above the room 起草.

    Signals: issue_chosen(key), issue_closed(key), new_asked(), export_asked(), next_asked() for
    the next state.
    """

    issue_chosen = Signal(str)
    issue_closed = Signal(str)
    new_asked = Signal()
    export_asked = Signal()
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rule", "below")
        self._shown: tuple[IssueTab, ...] = ()
        self._next = ""
        self.bar = RingedTabBar("issues", "打开的简报")
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)
        theme.set_height(self.bar, 36)
        self._fit()
        self.bar.setMinimumWidth(1)  # its own least width leaves a gap behind one short tab
        self._plus = buttons.tool("plus", "照上一期新建", key="Ctrl+N")
        self.steps = steps.StateSteps()
        self.next = buttons.plain("", size="row")
        self.next.setAccessibleName(_NEXT)
        self.export = buttons.PrimaryButton("导出 Word", "export")
        self.export.setToolTip("导出 Word　F12")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 7, 0)
        row.setSpacing(6)
        row.addWidget(self.bar)
        row.addWidget(self._plus)
        row.addStretch(1)
        row.addWidget(self.steps)
        row.addWidget(self.next)
        row.addWidget(self.export)
        self._deeds: Mapping[str, QAction] = {}
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._on_menu)
        self.bar.currentChanged.connect(self._on_current)
        self._plus.clicked.connect(self.new_asked)
        self.export.clicked.connect(self.export_asked)
        self.next.clicked.connect(self.next_asked)
        self._show_foot()

    def take_deeds(self, deeds: Mapping[str, QAction]) -> None:
        """Offer these actions of the window in the menu of a tab."""
        self._deeds = deeds

    def menu(self) -> QMenu:
        """Return what can be done with the issue in front."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _OF_A_TAB:
            menu.addAction(self._deeds[name])
        return menu

    def show_issues(self, issues: Sequence[IssueTab], current: str) -> None:
        """Show the open issues, and which is in front."""
        issues = tuple(issues)
        with QSignalBlocker(self.bar):
            if [i.key for i in issues] != [i.key for i in self._shown]:
                while self.bar.count():
                    self.bar.removeTab(0)
                for issue in issues:
                    self._add(issue)
                self._shown = ()
            for at, issue in enumerate(issues):
                if issue not in self._shown:  # after most deeds every tab says what it said
                    self.bar.setTabText(at, issue.words.replace("&", "&&"))
                    self.bar.setTabIcon(at, _mark(issue.mark))
                    self.bar.setTabToolTip(at, issue.words)
                is_void = issue.mark == "void"
                self.bar.setTabTextColor(at, theme.color("red") if is_void else QColor())
                if issue.key == current:
                    self.bar.setCurrentIndex(at)
        self._shown = issues
        self._show_foot()

    def show_state(self, state: str, since: str = "", stale: str = "") -> None:
        """Show the state of the issue in front, since when, and what was changed after 签发."""
        self.steps.show_state(state, since, stale)

    def show_next(self, words: str, tip: str = "") -> None:
        """Show the button to the next state under its own words; none where they are ""."""
        self._next = words
        self.next.setText(words)
        self.next.setAccessibleName(words or _NEXT)
        self.next.setToolTip(tip)
        self._show_foot()

    def fold(self, *, folded: bool) -> None:
        """Fold the states to one word where the window is narrow."""
        self.steps.fold(folded=folded)

    def step(self, by: int) -> None:
        """Go to the next or the previous tab, round the corner (Ctrl+Tab)."""
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def _add(self, issue: IssueTab) -> None:
        at = self.bar.addTab(issue.words)
        close = QToolButton()
        theme.set_icon(close, "close", "text2", px=14)
        theme.set_size(close, 24, 24)
        close.setAccessibleName(f"关闭 {issue.words}")
        close.setToolTip("关闭页签　Ctrl+W")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setProperty("key", issue.key)
        close.clicked.connect(self._on_close)
        self.bar.setTabButton(at, QTabBar.ButtonPosition.RightSide, close)

    def _fit(self) -> None:
        px = theme.scaled(14)
        self.bar.setIconSize(QSize(px, px))

    def _show_foot(self) -> None:
        any_open = bool(self._shown)
        self.bar.setVisible(any_open)
        self.steps.setVisible(any_open)
        self.export.setVisible(any_open)
        self.next.setVisible(any_open and bool(self._next))

    def _on_current(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.issue_chosen.emit(self._shown[at].key)

    def _on_menu(self, at: QPoint) -> None:
        """Show the menu of the tab that was pointed at, which comes to the front for it."""
        tab = self.bar.tabAt(at)
        if tab >= 0 and self._deeds:
            self.bar.setCurrentIndex(tab)
            self.menu().popup(self.bar.mapToGlobal(at))

    def _on_close(self) -> None:
        self.issue_closed.emit(str(self.sender().property("key")))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            for at, issue in enumerate(self._shown):
                self.bar.setTabIcon(at, _mark(issue.mark))


def _mark(mark: str) -> QIcon:
    drawn = {"lock": ("lock", "text2"), "dot": ("dot", "accent")}
    return theme.icon(*drawn[mark]) if mark in drawn else QIcon()
