"""A form: sections of rows, what is to be mended at the top, and the marks of its fields."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gazetteer_desk.bulletin import checks
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.review import MUST
from ui import theme
from ui.widgets import fields
from ui.widgets.rows import Row
from ui.widgets.sentence import Sentence
from ui.widgets.strip import ProblemStrip


FORM_WIDTH = 660
_READ_OUT = {Weight.WRONG: "有错", Weight.LACKING: "缺项", Weight.DOUBTFUL: "请核对"}
_FRAMES = {
    Weight.WRONG: "error",
    Weight.LACKING: "",  # red is rare: the strip and the outline name what lacks
    Weight.DOUBTFUL: "amber",
    Weight.CARRIED: "amber",
}
_CONFIRMING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Form(QScrollArea):
    """A column of sections, at most 660 px wide, that scrolls when it must.

    `rows` and `fields` hold by name where the remarks on a field are shown, and the widget that
    gets the focus and the mark; several fields may stand in one row. `whole` names the field as
    a part of which another is carried over (the year of a number).
    Signals: remedied(Remark) the link beside a remark was chosen, excused() the one to say why it
    is meant so; confirmed(name) a field that was carried over may stay, all_confirmed() all of
    them.
    """

    remedied = Signal(object)
    excused = Signal()
    confirmed = Signal(str)
    all_confirmed = Signal()

    def __init__(self, title: str, subtitle: str, *, place: str = "") -> None:
        super().__init__()
        self._place = place
        self.rows: dict[str, Row] = {}
        self.fields: dict[str, QWidget] = {}
        self.whole: dict[str, str] = {}
        self.strip = ProblemStrip()
        self.strip.field_chosen.connect(self.focus_field)
        self.carried = Sentence()
        self.carried.deed_chosen.connect(self._on_all_confirmed)
        self._remarks: tuple[Remark, ...] = ()
        self._sound: Mapping[str, str] = {}
        self._unread: dict[str, Remark] = {}
        self._led_to = ""
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
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
        holder.installEventFilter(self)

    def begin(self) -> None:
        """Put what is said of the whole form at the top."""
        for part in (self.strip, self.carried):
            self._column.addWidget(part)

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
            row.remedied.connect(self._on_remedied)
            row.excused.connect(self.excused)
            row.confirmed.connect(self.confirmed)

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
        self._led_to = name
        self._bring_in_sight()
        if isinstance(field, fields.LineField):
            field.selectAll()

    def is_half_typed(self, remark: Remark) -> bool:
        """Tell whether a remark is on a value that the clerk is still in the middle of."""
        del remark
        return False

    def focused(self) -> str:
        """Return the name of the field that has the focus, "" where none has."""
        focus = QApplication.focusWidget()
        for name, field in self.fields.items():
            if focus is not None and (field is focus or field.isAncestorOf(focus)):
                return name
        return ""

    def _bring_in_sight(self) -> None:
        if self._led_to and self.focused() == self._led_to:
            self.ensureWidgetVisible(self.fields[self._led_to])

    def _on_scrolled(self) -> None:
        self._led_to = ""  # by hand: the clerk looks elsewhere

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # what is told of the fields came later
            QTimer.singleShot(0, self, self._bring_in_sight)
        return super().eventFilter(watched, event)

    def _on_remedied(self, remark: Remark) -> None:
        """Go to the field first: the link goes away, and would hand the focus on to the rail."""
        self.focus_field(remark.field)
        self.remedied.emit(remark)

    def _on_all_confirmed(self) -> None:
        self.focus_field(next(one.field for one in self._remarks if one.is_carried))
        self.all_confirmed.emit()

    def _show_remarks(self) -> None:
        told = [r for r in self._remarks if r.field not in self._unread]
        told = [r for r in told if not self.is_half_typed(r)]
        told = [*self._unread.values(), *told]
        for row in dict.fromkeys(self.rows.values()):
            names = [name for name, one in self.rows.items() if one is row]
            spoken = [r for r in told if r.field in names and _is_said(r)]
            sound = "".join(self._sound.get(name, "") for name in names)
            row.show_remark(checks.heaviest(spoken), sound=sound)
            for name in names:
                if name in self.fields:
                    self._mark(name, row, [r for r in told if r.field == name])
                    self._tag(name, row, names[0])
        self.strip.show_remarks([one for one in told if one.weight in MUST])
        self._show_carried()

    def _mark(self, name: str, row: Row, told: list[Remark]) -> None:
        field, remark = self.fields[name], checks.heaviest(told)
        fields.mark(field, _FRAMES[remark.weight] if remark else "")
        read_out = ""
        if remark is not None:
            read_out = f"{_READ_OUT.get(remark.weight, remark.weight.label)}：{remark.said}"
        field.setAccessibleDescription(read_out or row.hint)

    def _tag(self, name: str, row: Row, first: str) -> None:
        """Show the tag of a field: that of a row's first name stands before the label."""
        own = (one for one in self._remarks if one.field == name and one.is_carried)
        said = next((one.said for one in own), "")
        row.show_carried(name, said, behind=None if name == first else self.fields[name])

    def _show_carried(self) -> None:
        count = sum(remark.is_carried for remark in self._remarks)
        words = f"{count} 项照上期带来，还没有核过：改过，或看过按回车。" if count else ""
        self.carried.show_words(
            words, tone="amber", drawing="history", deed="都照旧" if count else ""
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = self.focused()
        name = self.whole.get(name, name)
        carried = {remark.field for remark in self._remarks if remark.is_carried}
        if event.key() in _CONFIRMING and name in carried:
            self.confirmed.emit(name)
        else:
            super().keyPressEvent(event)


def _is_said(remark: Remark) -> bool:
    """Tell whether a remark stands under its field: not where a tag or the strip says it all."""
    if remark.weight is Weight.LACKING:
        return bool(remark.remedy)
    return remark.weight is not Weight.CARRIED


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
