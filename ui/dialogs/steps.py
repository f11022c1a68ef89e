"""A step on the way of an issue (送核稿, 核稿, 签发): who takes it, why, and with which words."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin.offers import Offers
from ui import theme
from ui.widgets import buttons
from ui.widgets.choices import Check, ComboField
from ui.widgets.fields import LineField


_LABEL, _MOST = 76, 3  # px of the labels; sentences that are shown of what holds it back


@dataclass(frozen=True, slots=True)
class Signable:
    """What is signed: its 核对码; what holds that back, counted (1 处必错) and told, or nothing."""

    code: str
    counted: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of who takes a step.

    `deed` names it in the title and on the button, `no` is the way out, `said` is what is done to
    what. `role` is what he is (签发人), `name` who it will be, `offers` who else. `hint` stands in
    the empty remark; why that may not stay empty is `reason`. For a signature there is `now`, and
    `today` where the issue may be dated today, in the words of `tick`; `has_redline` offers 花脸稿.
    """

    deed: str
    no: str
    said: tuple[str, ...]
    role: str
    name: str = ""
    offers: Offers
    needs_name: bool = False
    hint: str = ""
    reason: str = ""
    now: Signable | None = None
    today: Signable | None = None
    tick: str = ""
    is_final: bool = False
    has_redline: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Who takes the step, with what remark, and whether the issue is dated today."""

    who: str
    remark: str
    is_today: bool


class StepDialog(QDialog):
    """Asks for a step. The safe side is the default of what is `is_final`.

    Signals: taken(Answer), gone_to() the first thing that holds it back, redline_asked() what
    was changed, to be read before it is signed.
    """

    taken = Signal(object)
    gone_to = Signal()
    redline_asked = Signal()

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self.setWindowTitle(asked.deed)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleDescription("".join(asked.said))
        self.setMinimumWidth(theme.scaled(480))
        self.name = ComboField(asked.role)
        self.name.offer(asked.offers)
        self.name.setEditText(asked.name)
        self.tick = Check(asked.tick)
        self.code = QLabel()
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard  # so that Tab comes to it
        )
        theme.set_font(self.code, 16, bold=True)
        self.held = _Held()
        self.remark = LineField("原因" if asked.reason else "备注")
        self.remark.setMaxLength(200)
        self.redline = buttons.plain("导出花脸稿")
        self.redline.setToolTip("先不签，把改动导出为 Word 文件给领导看")
        self.redline.setVisible(asked.has_redline)
        self.redline.setAutoDefault(False)
        self.yes = buttons.plain(asked.deed)
        self.no = buttons.plain(asked.no)
        self._lay_out()
        self.name.editTextChanged.connect(self._enable)
        self.remark.textChanged.connect(self._enable)
        self.tick.toggled.connect(self._show)
        self.held.go.clicked.connect(self._on_go)
        self.redline.clicked.connect(self._on_redline)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.reject)
        self._show()
        self._begin()

    def _lay_out(self) -> None:
        asked = self._asked
        head = QLabel(asked.deed)
        theme.set_font(head, 16, bold=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(head)
        first, *more = asked.said
        for words, tone in ((first, ""), ("".join(more), "second")):
            line = QLabel(words)
            line.setWordWrap(True)
            line.setProperty("tone", tone)
            line.setVisible(bool(words))
            column.addWidget(line)
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(8)
        fields.setColumnMinimumWidth(0, theme.scaled(_LABEL))
        fields.setColumnStretch(1, 1)
        rows: list[tuple[str, QWidget]] = [(asked.role, self.name)]
        if asked.now is not None:
            rows += [("日期", self.tick)] if asked.today is not None else []
            rows.append(("核对码", self.code))
        rows.append((self.remark.accessibleName(), self.remark))
        for row, (label, field) in enumerate(rows):
            words = QLabel(label)
            words.setProperty("tone", "second")
            fields.addWidget(words, row, 0, Qt.AlignmentFlag.AlignRight)
            fields.addWidget(field, row, 1)
        column.addWidget(self.held)
        column.addLayout(fields)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.redline)
        foot.addStretch(1)
        foot.addWidget(self.yes)
        foot.addWidget(self.no)
        column.addLayout(foot)

    def _begin(self) -> None:
        self.yes.setDefault(not self._asked.is_final)
        self.no.setDefault(self._asked.is_final)
        if self._asked.needs_name and not self.who:
            self.name.setFocus()
        elif self._why:
            self.remark.setFocus()
        else:
            (self.no if self._asked.is_final else self.yes).setFocus()

    @property
    def who(self) -> str:
        """Return the name that is written."""
        return self.name.currentText().strip()

    @property
    def _signable(self) -> Signable | None:
        return self._asked.today if self.tick.isChecked() else self._asked.now

    @property
    def _why(self) -> str:
        """Return why a remark must be there, "" where it need not."""
        held = self._signable
        return self._asked.reason or (f"还有 {held.counted}" if held and held.counted else "")

    def _show(self) -> None:
        """Show what is signed, as it stands or dated today."""
        signable = self._signable or Signable("")
        self.code.setText(signable.code)
        self.code.setAccessibleName(f"核对码 {signable.code}")
        self.held.show_held(signable)
        self.remark.setPlaceholderText(
            "现在就签，写明原因" if signable.counted else self._asked.hint
        )
        self._enable()

    def _enable(self) -> None:
        lacks = f"先写{self._asked.role}" if self._asked.needs_name and not self.who else ""
        if not lacks and self._why and not self.remark.text().strip():
            lacks = f"{self._why}，先写原因"
        self.yes.setEnabled(not lacks)
        self.yes.setToolTip(lacks)
        self.yes.setAccessibleDescription(lacks)

    def _on_go(self) -> None:
        self.reject()
        self.gone_to.emit()

    def _on_redline(self) -> None:
        self.reject()
        self.redline_asked.emit()

    def _on_yes(self) -> None:
        remark = self.remark.text().strip()
        self.taken.emit(Answer(self.who, remark, is_today=self.tick.isChecked()))
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads from field to field and at last to the button, which it then presses."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or self.focusWidget() in (self.redline, self.yes, self.no):
            super().keyPressEvent(event)
        elif self.yes.isEnabled():
            self.yes.setFocus()
        elif self.focusWidget() is not self.remark and self.who:
            self.remark.setFocus()


class _Held(QFrame):
    """What holds a signature back, with a button that leads to the first of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", "amber")
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._told = QLabel()
        self._told.setWordWrap(True)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setProperty("tone", "second")
        self.go = buttons.plain("去第一处", size="row")
        self.go.setAutoDefault(False)
        top = QHBoxLayout()
        top.addWidget(self._head, 1)
        top.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._told)

    def show_held(self, signable: Signable) -> None:
        """Show what holds this back; nothing where nothing does."""
        self._head.setText(f"还有 {signable.counted}，改好再签。一定要现在签的，写明原因。")
        more = len(signable.told) - _MOST
        rest = (f"另有 {more} 处。",) if more > 0 else ()
        self._told.setText("\n".join((*signable.told[:_MOST], *rest)))
        self.setAccessibleName(f"{self._head.text()}\n{self._told.text()}")
        self.setVisible(bool(signable.counted))
        if window := self.window():
            window.adjustSize()
