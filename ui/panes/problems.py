"""The pane 检查: all there is to see to in the issue or the article in front, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QLabel, QVBoxLayout, QWidget

from gazetteer_desk.proof.problems import Problem
from ui.panes.problem_list import ProblemList
from ui.widgets import bars, buttons
from ui.widgets.flow import Flow


_WAITING, _NONE, _NO_ISSUE = "正在检查。", "没有查出问题。", "打开一期，这里列出要改和要看的。"
_AGAIN, _LOCKED = "忽略了的也重新检查", "这一期只能看，不能改"


class Problems(QFrame):
    """The pane.

    Signals: those of its list (`list`); all_mended() what is surely wrong; checked_again() also
    what was left as it is; scope_chosen(bool) the whole issue, or the article in front.
    """

    all_mended = Signal()
    checked_again = Signal()
    scope_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ProblemList()
        self._whole, self._here = buttons.segment("全期"), buttons.segment("本篇")
        self._whole.setChecked(True)
        scope = QButtonGroup(self)
        for button in (self._whole, self._here):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            scope.addButton(button)
        self._says = QLabel()
        self._says.setProperty("tone", "second")
        self._says.setContentsMargins(14, 14, 14, 14)
        self._says.setWordWrap(True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.mend_all = buttons.plain("全部改正")
        self._left, self._more = QLabel(), QLabel()
        self._more.setProperty("tone", "second")
        self._more.setContentsMargins(14, 4, 14, 4)
        self._left.setProperty("tone", "second")
        self._again = buttons.link("重新检查")
        self._lay_out()
        self.setFocusProxy(self.list)
        scope.buttonClicked.connect(self._on_scope)
        self.mend_all.clicked.connect(self.all_mended)
        self._again.clicked.connect(self.checked_again)
        self.show_nothing()

    def show_problems(
        self, found: tuple[Problem, ...], *, sure: int, left: int, locked: bool, more: int = 0
    ) -> None:
        """Show these; `sure` of the issue may be mended at once, `left` are left as they are.

        `more` are too many to be shown.
        """
        is_behind = self.mend_all.hasFocus() or self._again.hasFocus()
        self.list.show_problems(found, locked=locked)
        self._say("" if found else _NONE)
        self._more.setText(f"还有 {more} 处，改过前面的再列。")
        self._more.setVisible(bool(more))
        self.mend_all.setText(f"全部改正 {sure} 处" if sure else "全部改正")
        self.mend_all.setAccessibleName(self.mend_all.text())
        self.mend_all.setEnabled(bool(sure) and not locked)
        why = "只改必错的，疑似的请逐处看" if sure else "没有能一起改正的"
        self.mend_all.setToolTip(_LOCKED if locked else why)
        self._left.setText(f"已忽略 {left} 处")
        for part in (self._left, self._again):
            part.setVisible(bool(left))
        self._again.setEnabled(not locked)
        self._again.setToolTip(_LOCKED if locked else _AGAIN)
        if is_behind and not (self.mend_all.hasFocus() or self._again.hasFocus()):
            self.enter()  # rather than wherever Qt goes from a button that is no more

    def show_waiting(self) -> None:
        """Show that the issue is being checked for the first time."""
        self.show_problems((), sure=0, left=0, locked=False)
        self._say(_WAITING)

    def show_nothing(self) -> None:
        """Show that no issue is open."""
        self.show_problems((), sure=0, left=0, locked=False)
        self._say(_NO_ISSUE)

    @property
    def is_whole(self) -> bool:
        """Return whether the whole issue is looked at."""
        return self._whole.isChecked()

    @property
    def says(self) -> str:
        """Return what is said in the place of rows."""
        return self._says.text() if self._says.isVisibleTo(self) else ""

    @property
    def ignored(self) -> str:
        """Return what is said of what is left as it is, "" where nothing is."""
        return self._left.text() if self._left.isVisibleTo(self) else ""

    def focused(self) -> Problem | None:
        """Return the chosen problem while the focus is in the list."""
        is_here = QApplication.focusWidget() is self.list
        return self.list.current() if is_here else None

    def enter(self) -> None:
        """Take the focus, on the first problem where none is chosen."""
        if self.list.isVisibleTo(self):
            self.list.enter()
        else:
            self._whole.setFocus()

    def _say(self, words: str) -> None:
        self._says.setText(words)
        self._says.setVisible(bool(words))
        self.list.setVisible(not words)

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("rule", "above")
        row = Flow(8)
        row.setContentsMargins(12, 8, 12, 8)
        for part in (self.mend_all, self._left, self._again):
            row.addWidget(part)
        foot.setLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bars.bar(self._whole, self._here, None, spacing=0))
        column.addWidget(self._says, 1)
        column.addWidget(self.list, 1)
        column.addWidget(self._more)
        column.addWidget(foot)

    def _on_scope(self) -> None:
        self.scope_chosen.emit(self.is_whole)
