"""How many copies are printed (印数): the number, its account, and a word of reason."""

from PySide6.QtWidgets import QLabel

from gazetteer_desk.bulletin import copies
from gazetteer_desk.bulletin.copies import CopyLine
from ui.widgets import buttons
from ui.widgets.copies_table import CopiesTable
from ui.widgets.fields import LineField, NumberField
from ui.widgets.rows import Row


class CopiesRows:
    """The rows of the form 报尾 that are about copies.

    `number` and `reason` are fields of the issue; `table` and `record` are about the office's list.
    """

    def __init__(self) -> None:
        self.number, self.reason = NumberField("印数"), LineField("印数的原因")
        self.reason.setPlaceholderText("和合计不同，写明原因")
        self.table = CopiesTable()
        self.sum = QLabel()
        self.sum.setProperty("tone", "second")
        self.record = buttons.link("记入名单")
        self._unknown: tuple[CopyLine, ...] = ()
        self._together = 0
        self.rows = {
            "copies": Row("印数", (self.number, "份"), self.sum),
            "copies_reason": Row("原因", self.reason, stretch=0),
            "account": Row("去向", self.table, stretch=0),
            "record": Row("", self.record),
        }

    @property
    def unknown(self) -> tuple[CopyLine, ...]:
        """Return the lines of names that are not on the list."""
        return self._unknown

    def show_account(self, lines: tuple[CopyLine, ...]) -> None:
        """Show where the copies go, their sum, and how many names the list does not know."""
        self._together = copies.total(lines)
        self._unknown = tuple(line for line in lines if not line.is_known)
        self.table.show_lines(lines)
        self.sum.setText(f"去向合计 {self._together} 份")
        self.record.setText(f"把名单里没有的 {len(self._unknown)} 个记入名单")
        self.record.setAccessibleName(self.record.text())
        self.rows["record"].setVisible(bool(self._unknown))

    def show_number(self, number: int | None, reason: str) -> None:
        """Show the printed number; a reason is asked for where it is not the sum."""
        self.number.show_number(number)
        self.reason.show_text(reason)
        is_other = number is not None and number != self._together
        self.rows["copies_reason"].setVisible(is_other or bool(reason))
