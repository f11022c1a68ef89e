"""Rows and sections of a form: label, field, and the sentence under it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin import checks
from gazetteer_desk.bulletin.checks import Remark, Weight
from ui import theme
from ui.widgets import fields
from ui.widgets.sentence import Sentence
from ui.widgets.strip import ProblemStrip


LABEL_WIDTH = 92
FORM_WIDTH = 660
_MENDED = (Weight.WRONG, Weight.LACKING)  # what the strip at the top counts
_READ_OUT = {Weight.WRONG: "有错", Weight.LACKING: "缺项", Weight.DOUBTFUL: "请核对"}


class Row(QWidget):
    """A label of 92 px, one or more fields, and a line for the hint or what is wrong.

    Signals: remedied(Remark) its link was chosen.
    """

    remedied = Signal(object)

    def __init__(self, label: str, *parts: QWidget, stretch: int = -1, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._parts = parts
        self._remark: Remark | None = None
        self._marked: QWidget | None = None
        self.label = QLabel(label)
        self.label.setProperty("tone", "second")
        theme.set_width(self.label, LABEL_WIDTH)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.set_least_height(self.label, 28)
        self.sentence = Sentence()
        inner = QHBoxLayout()
        inner.setSpacing(8)
        for at, part in enumerate(parts):
            inner.addWidget(part, 1 if at == stretch else 0)
        if stretch < 0:
            inner.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(inner, 0, 1)
        grid.addWidget(self.sentence, 1, 1)
        grid.setColumnStretch(1, 1)
        self.sentence.deed_chosen.connect(self._on_deed)
        self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Show what is wrong under the field, else the hint."""
        self._show(problem, "error", "有错", self._parts[0] if self._parts else None)

    def show_remark(self, remark: Remark | None, *, on: QWidget | None, sound: str = "") -> None:
        """Show what there is to say of `on`, else that all is well, else the hint."""
        self._remark = remark
        if remark is None:
            self._show("", "", "", on)
            if sound:
                self.sentence.show_words(sound, tone="green", drawing="check")
            return
        state = "error" if remark.weight in _MENDED else "amber"
        read_out = _READ_OUT.get(remark.weight, remark.weight.label)
        self._show(remark.said, state, read_out, on, deed=remark.remedy)

    def _show(
        self, words: str, state: str, read_out: str, on: QWidget | None, *, deed: str = ""
    ) -> None:
        if self._marked is not None and self._marked is not on:
            fields.mark(self._marked, "")
            self._marked.setAccessibleDescription("")
        self._marked = on
        if on is not None:
            fields.mark(on, state if words else "")
            on.setAccessibleDescription(f"{read_out}：{words}" if words else self._hint)
        if not words:
            self.sentence.show_words(self._hint)
            return
        tone, drawing = ("red", "error") if state == "error" else ("amber", "warn")
        self.sentence.show_words(words, tone=tone, drawing=drawing, deed=deed)

    def _on_deed(self) -> None:
        if self._remark is not None:
            self.remedied.emit(self._remark)


class Form(QScrollArea):
    """A column of sections, at most 660 px wide, that scrolls when it must.

    `rows` and `fields` hold by name where the remarks on a field are shown, and the widget that
    gets the focus and the mark; several fields may stand in one row.
    Signals: remedied(Remark) the link beside a remark was chosen.
    """

    remedied = Signal(object)

    def __init__(self, title: str, subtitle: str, *, place: str = "") -> None:
        super().__init__()
        self._place = place
        self.rows: dict[str, Row] = {}
        self.fields: dict[str, QWidget] = {}
        self.strip = ProblemStrip()
        self.strip.field_chosen.connect(self.focus_field)
        self._remarks: tuple[Remark, ...] = ()
        self._sound: Mapping[str, str] = {}
        self._unread: dict[str, Remark] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _ground()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(22, 0, 22, 24)
        self._column.setSpacing(8)
        inside.setMaximumWidth(FORM_WIDTH + 44)
        holder = _ground()
        holding = QHBoxLayout(holder)
        holding.setContentsMargins(0, 0, 0, 0)
        holding.addWidget(inside, 1)
        holding.addStretch(0)
        self._column.addLayout(_head(title, subtitle))
        self.setWidget(holder)

    def section(self, title: str) -> None:
        """Begin a section: its title and a hairline."""
        words = QLabel(title)
        theme.set_font(words, bold=True)
        words.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(words)
        line = QFrame()
        line.setProperty("rule", "above")
        line.setFixedHeight(1)
        self._column.addWidget(line)

    def add(self, row: QWidget) -> None:
        """Put a row at the end."""
        self._column.addWidget(row)

    def close_off(self) -> None:
        """Keep the rows at the top."""
        self._column.addStretch(1)
        for row in dict.fromkeys(self.rows.values()):
            row.remedied.connect(self.remedied)

    def show_remarks(
        self, remarks: Sequence[Remark], *, sound: Mapping[str, str] | None = None
    ) -> None:
        """Show under each field what there is to say of it, and what is to be mended at the top.

        `sound` says in green of fields that all is well with them.
        """
        self._remarks, self._sound = tuple(remarks), sound or {}
        self._show_remarks()

    def refuse(self, field: str, said: str) -> None:
        """Show that what is typed there cannot be read; "" takes that back."""
        self._unread.pop(field, None)
        if said:
            self._unread[field] = Remark(
                place=self._place, field=field, weight=Weight.WRONG, said=said, short="没认出"
            )
        self._show_remarks()

    def focus_field(self, name: str) -> None:
        """Put the focus into a field, all of its text chosen."""
        field = self.fields[name]
        field.setFocus()
        self.ensureWidgetVisible(field)
        if isinstance(field, fields.LineField):
            field.selectAll()

    def is_half_typed(self, remark: Remark) -> bool:
        """Tell whether a remark is on a value that the clerk is still in the middle of."""
        del remark
        return False

    def _show_remarks(self) -> None:
        told = [r for r in self._remarks if r.field not in self._unread]
        told = [r for r in told if not self.is_half_typed(r)]
        told = [*self._unread.values(), *told]
        for row in dict.fromkeys(self.rows.values()):
            names = [name for name, one in self.rows.items() if one is row]
            remark = checks.heaviest(one for one in told if one.field in names)
            on = self.fields[remark.field if remark else names[0]]
            sound = "".join(self._sound.get(name, "") for name in names)
            row.show_remark(remark, on=on, sound=sound)
        self.strip.show_remarks([one for one in told if one.weight in _MENDED])


def _head(title: str, subtitle: str) -> QHBoxLayout:
    big = QLabel(title)
    theme.set_font(big, 16, bold=True)
    small = QLabel(subtitle)
    small.setProperty("tone", "second")
    head = QHBoxLayout()
    head.setContentsMargins(0, 10, 0, 2)
    head.setSpacing(10)
    head.addWidget(big)
    head.addWidget(small)
    head.addStretch(1)
    return head


def _ground() -> QWidget:
    ground = QWidget()
    ground.setObjectName("base")
    return ground
