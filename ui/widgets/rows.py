"""Rows of a form: label, field, and the sentence under it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gazetteer_desk.bulletin.checks import Remark, Weight
from ui import theme
from ui.widgets import fields
from ui.widgets.carried_tag import CarriedTag
from ui.widgets.flow import Flow
from ui.widgets.sentence import Sentence


LABEL_WIDTH = 92
_LOOKS = {  # an empty field is no error yet: it is offered what is likely
    Weight.WRONG: ("red", "error"),
    Weight.LACKING: ("second", "info"),
    Weight.DOUBTFUL: ("amber", "warn"),
    Weight.CARRIED: ("amber", "history"),
}


Part = QWidget | str | tuple[QWidget | str, ...]


class Row(QWidget):
    """A label of 92 px, one or more fields, and a line for the hint or what is wrong.

    Words may stand between the fields; what is in a tuple stays together where the parts of the
    row have to go on in a second line. The part at `stretch` takes all the room there is.

    Signals: remedied(Remark) its link was chosen, excused() the one to say why it is meant so;
    confirmed(name) a tag 上期 was clicked.
    """

    remedied = Signal(object)
    excused = Signal()
    confirmed = Signal(str)

    def __init__(self, label: str, *parts: Part, stretch: int = -1, hint: str = "") -> None:
        super().__init__()
        self.hint = hint
        self._parts = [_made(part) for part in parts]
        self._fields = [one for part in parts for one in _fields(part)]
        self._remark: Remark | None = None
        self._tags: dict[str, CarriedTag] = {}
        self.label = QLabel(label)
        self.label.setProperty("tone", "second")
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        theme.set_least_height(self.label, 28)
        head = QWidget()
        theme.set_width(head, LABEL_WIDTH)
        self._before = QHBoxLayout(head)
        self._before.setContentsMargins(0, 0, 0, 0)
        self._before.setSpacing(4)
        self._before.addStretch(1)
        self._before.addWidget(self.label)
        self.sentence = Sentence()
        self._inner = inner = Flow(8) if stretch < 0 else QHBoxLayout()
        inner.setSpacing(8)
        for part in self._parts:
            inner.addWidget(part)
        if isinstance(inner, QHBoxLayout):
            inner.setStretch(stretch, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(head, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(inner, 0, 1)
        grid.addWidget(self.sentence, 1, 1)
        grid.setColumnStretch(1, 1)
        self.sentence.deed_chosen.connect(self._on_deed)
        self.sentence.excuse_chosen.connect(self.excused)
        self.show_problem("")

    def show_problem(self, problem: str) -> None:
        """Show what is wrong under the field, else the hint."""
        self._say(problem, "red", "error")
        if self._fields:
            fields.mark(self._fields[0], "error" if problem else "")
            self._fields[0].setAccessibleDescription(f"有错：{problem}" if problem else self.hint)

    def show_remark(self, remark: Remark | None, *, sound: str = "") -> None:
        """Show what there is to say of a field here, else that all is well, else the hint."""
        self._remark = remark
        if remark is not None:
            tone, drawing = _LOOKS[remark.weight]
            self._say(remark.said, tone, drawing, deed=remark.remedy, excuse=remark.excuse)
        else:
            self._say(sound, "green", "check")

    def show_carried(self, name: str, said: str, *, behind: QWidget | None) -> None:
        """Show the tag 上期 before the label, or behind a part; none where nothing is said."""
        tag = self._tags.get(name)
        if tag is None and said:
            tag = self._tags[name] = CarriedTag()
            if behind is None:
                self._before.insertWidget(1, tag)
            else:
                part = next(one for one in self._parts if _holds(one, behind))
                self._put_behind(tag, part)
            tag.clicked.connect(partial(self.confirmed.emit, name))
        if tag is not None:
            tag.say(said)
            tag.setVisible(bool(said))

    def _put_behind(self, tag: QWidget, part: QWidget) -> None:
        if isinstance(self._inner, Flow):
            self._inner.put_behind(tag, part)
        else:
            self._inner.insertWidget(self._inner.indexOf(part) + 1, tag)

    def _say(
        self, words: str, tone: str, drawing: str, *, deed: str = "", excuse: str = ""
    ) -> None:
        if words:
            self.sentence.show_words(words, tone=tone, drawing=drawing, deed=deed, excuse=excuse)
            self.sentence.come_after(self._fields[-1])
        else:
            self.sentence.show_words(self.hint)

    def _on_deed(self) -> None:
        if self._remark is not None:
            self.remedied.emit(self._remark)


def _made(part: Part) -> QWidget:
    if isinstance(part, QWidget):
        return part
    if isinstance(part, str):
        words = QLabel(part)
        words.setProperty("tone", "second")
        return words
    together = QWidget()
    row = QHBoxLayout(together)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for one in part:
        row.addWidget(_made(one))
    return together


def _fields(part: Part) -> list[QWidget]:
    if isinstance(part, tuple):
        return [one for one in part if isinstance(one, QWidget)]
    return [part] if isinstance(part, QWidget) else []


def _holds(part: QWidget, field: QWidget) -> bool:
    return part is field or part.isAncestorOf(field)
