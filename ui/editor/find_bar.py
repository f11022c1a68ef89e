"""The bar of 查找 and 替换 between the toolbar and the text."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.find import Query
from ui import theme
from ui.editor import keys
from ui.widgets import buttons
from ui.widgets.announcing import announce
from ui.widgets.resting import keep_one_line


_REST_MS = 120  # a search a key, where typing is not quicker than that
_HEIGHT = 36
_BESIDE = 14  # beside the words of a toggle
_LONGEST = 500  # characters
_TOGGLES = (
    ("whole", "全字", "只查完整的英文单词和数字；汉字不分词，不受影响"),
    ("regex", "正则", "按正则表达式查；替换为里可用 \\1 取第一对括号里的字"),
    ("alike", "全半角不分", "全角半角、大写小写都算一样"),
)


class _Field(QLineEdit):
    """A line that steps with Enter. Signals: stepped(+1 or -1), edited()."""

    stepped = Signal(int)
    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(90)
        self._is_composing = False
        keep_one_line(self)
        self.textEdited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if not self._is_composing:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in keys.ENTER:
            self.stepped.emit(-1 if event.modifiers() & keys.SHIFT else 1)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class FindBar(QFrame):
    """Ask for words and for others in their place.

    Signals: asked(Query) what is looked for is another; scope_chosen(bool) the whole issue or the
    article; stepped(+1 or -1) to the next or the previous; replace_asked(str),
    replace_all_asked(str) with other words; closed().
    """

    asked = Signal(object)
    scope_chosen = Signal(bool)
    stepped = Signal(int)
    replace_asked = Signal(str)
    replace_all_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setProperty("rule", "below")
        self.field, self.other = _Field("查找"), _Field("替换为")
        self._count = QLabel()
        self._toggles = {name: _toggle(words, tip) for name, words, tip in _TOGGLES}
        self._toggles["alike"].setChecked(True)
        self._scopes = (_toggle("本篇", "只查这一篇"), _toggle("全期", "查本期所有的篇目"))
        self._replace, self._all = buttons.plain("替换"), buttons.plain("全部替换…")
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._second = QWidget()
        self._can_replace = self._is_locked = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._first_row())
        column.addWidget(self._second_row())
        self.show_count(0, 0)
        self._second.hide()
        self.hide()
        self._connect()

    def open(self, words: str = "", *, replacing: bool) -> None:
        """Come up with these words, those of the last time where there are none."""
        self._second.setVisible(replacing)
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def query(self) -> Query:
        """Return what is looked for."""
        on = {name: button.isChecked() for name, button in self._toggles.items()}
        return Query(self.field.text(), **on)

    @property
    def is_whole_issue(self) -> bool:
        """Return whether all articles are searched."""
        return self._scopes[1].isChecked()

    def show_count(self, at: int, of: int, *, more: bool = False) -> None:
        """Show 3 / 17; 0 where none is the present one. `more`: there are more than that."""
        total = f"{of}+" if more else str(of)
        words = f"{at} / {total}" if at else f"{total} 处"
        self._say(words if of else "没有" if self.field.text() else "", "hint")
        self._can_replace = bool(of)
        self._enable()
        self._announce()

    def show_problem(self, words: str) -> None:
        """Say why nothing can be found."""
        self._say("写错了", "red", words)
        self._can_replace = False
        self._enable()
        self._announce()

    def show_searching(self) -> None:
        """Say that an answer is under way."""
        self._say("在查…", "hint")

    def lock(self, *, locked: bool) -> None:
        """Grey replacing where the words may not be changed."""
        self._is_locked = locked
        why = "本期已锁定，不能替换" if locked else ""
        for button in (self._replace, self._all):
            button.setToolTip(why)
        self.other.setToolTip(why)
        self._enable()

    def _enable(self) -> None:
        self.other.setEnabled(not self._is_locked)
        for button in (self._replace, self._all):
            button.setEnabled(self._can_replace and not self._is_locked)

    def _say(self, words: str, tone: str, why: str = "") -> None:
        self._count.setText(words)
        self._count.setToolTip(why)
        self._count.setAccessibleName(f"{words}　{why}" if why else words)
        self._count.setProperty("tone", tone)
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)

    def _announce(self) -> None:
        if self.isVisible():
            announce(self._count, self._count.accessibleName())

    def _first_row(self) -> QWidget:
        made, row = _row()
        theme.set_font(self._count, 12)
        self._count.setMinimumWidth(52)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.field, 1)
        row.addWidget(self._count)
        for drawing, name, key, by in (
            ("up", "上一处", "Shift+F3", -1),
            ("down", "下一处", "F3", 1),
        ):
            button = buttons.tool(drawing, name, key=key)
            button.clicked.connect(lambda _checked=False, by=by: self.stepped.emit(by))
            row.addWidget(button)
        row.addSpacing(4)
        for button in self._toggles.values():
            row.addWidget(button)
        row.addSpacing(4)
        group = QButtonGroup(self)
        for button in self._scopes:
            group.addButton(button)
            row.addWidget(button)
        self._scopes[0].setChecked(True)
        close = buttons.tool("close", "关闭查找", key="Esc")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return made

    def _second_row(self) -> QWidget:
        self._second, row = _row()
        row.addWidget(self.other, 1)
        row.addWidget(self._replace)
        row.addWidget(self._all)
        return self._second

    def _connect(self) -> None:
        self.field.edited.connect(self._rest.start)
        self._rest.timeout.connect(self._ask)
        self.field.stepped.connect(self._on_stepped)
        self.other.stepped.connect(self._on_replace)
        for button in self._toggles.values():
            button.toggled.connect(self._ask)
        self._scopes[1].toggled.connect(self.scope_chosen)
        self._replace.clicked.connect(self._on_replace)
        self._all.clicked.connect(self._on_all)
        # From what is looked for to what stands in its place, as in Word.
        for before, after in pairwise((self.field, self.other, self._replace, self._all)):
            QWidget.setTabOrder(before, after)

    def _ask(self) -> None:
        self._rest.stop()
        self.asked.emit(self.query())

    def _settle(self) -> None:
        if self._rest.isActive():
            self._ask()

    def _on_stepped(self, by: int) -> None:
        self._settle()
        self.stepped.emit(by)

    def _on_replace(self) -> None:
        self._settle()
        if self._replace.isEnabled():
            self.replace_asked.emit(self.other.text())

    def _on_all(self) -> None:
        self._settle()
        self.replace_all_asked.emit(self.other.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _row() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    made.setMinimumHeight(_HEIGHT)
    row = QHBoxLayout(made)
    row.setContentsMargins(8, 4, 8, 4)
    row.setSpacing(4)
    return made, row


class _Toggle(QToolButton):
    """A word that can be pressed; Qt's own hint is far wider."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + _BESIDE
        return QSize(wide, max(28, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _toggle(words: str, tip: str) -> QToolButton:
    made = _Toggle()
    made.setText(words)
    made.setAccessibleName(words)
    made.setAccessibleDescription(tip)
    made.setToolTip(tip)
    made.setCheckable(True)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    theme.set_font(made, 12)
    return made
