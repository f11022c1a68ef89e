"""Year, number, total, supplement and date of an issue: told while they are typed, and when left.

A half-typed value is not scolded: 1 may be on its way to 13, and 3.1 to 3.12.
"""

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal

from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import IssueNumber
from ui.widgets.choices import Check
from ui.widgets.datefield import DateField
from ui.widgets.fields import LineField, NumberField


REST_MS = 300
_YEAR_DIGITS = 4


class NumberFields(QObject):
    """The fields of number and date as they stand.

    Signals: typed(IssueNumber, date | None) at rest; left() a field was left, or its value is
    meant to be whole.
    """

    typed = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.year, self.number, self.total = (
            NumberField("年"),
            NumberField("第几期"),
            NumberField("总第几期"),
        )
        self.supplement = Check("增刊")
        self.dated = DateField("日期")
        self._typing: set[str] = set()
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._on_rest)
        self._lines: dict[str, LineField] = {
            "year": self.year,
            "number": self.number,
            "total": self.total,
            "dated": self.dated.line,
        }
        for line in self._lines.values():
            line.textEdited.connect(self._on_edited)
            line.editingFinished.connect(self._on_left)

    def value(self) -> IssueNumber:
        """Return the number as it stands in the fields."""
        return IssueNumber(
            year=self.year.value(),
            number=self.number.value(),
            total=self.total.value(),
            supplement=self.supplement.isChecked(),
        )

    def lock(self, *, locked: bool) -> None:
        """Let the number be read only: a void number is used up for good."""
        for field in (self.year, self.number, self.total, self.supplement):
            field.setEnabled(not locked)

    def is_half_typed(self, remark: Remark) -> bool:
        """Tell whether a remark is on a value that the clerk is still in the middle of."""
        if "year" in self._typing and len(self.year.text()) < _YEAR_DIGITS:
            return True
        if remark.field not in self._typing:
            return False
        text = self._lines[remark.field].text().strip()
        if remark.field == "dated":
            return self.dated.may_go_on(text)
        right = getattr(remark.fix, remark.field, None)
        return not text or (right is not None and str(right).startswith(text))

    def _on_edited(self) -> None:
        sender = self.sender()
        self._typing |= {name for name, line in self._lines.items() if line is sender}
        self._rest.start()

    def _on_rest(self) -> None:
        if any(line.is_composing for line in self._lines.values()):
            self._rest.start()
        else:
            self.typed.emit(self.value(), self._day())

    def _on_left(self) -> None:
        if self._typing:
            self._typing.clear()
            self._rest.stop()
            self.typed.emit(self.value(), self._day())
            self.left.emit()

    def _day(self) -> dt.date | None:
        return self.dated.read(self.dated.line.text())
