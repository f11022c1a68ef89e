"""The form of the foot of the issue (报尾), in the order of the printed page."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal

from gazetteer_desk.bulletin.addressees import Entries
from gazetteer_desk.bulletin.copies import CopyLine
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure
from gazetteer_desk.bulletin.lacking import TAIL
from gazetteer_desk.bulletin.offers import NOTHING, Offers
from gazetteer_desk.bulletin.recipients import Group, Recipients
from gazetteer_desk.layout.printed_names import Printed
from ui import theme
from ui.forms.copies import CopiesRows
from ui.widgets import resting
from ui.widgets.choices import ComboField
from ui.widgets.datefield import DateField
from ui.widgets.fields import LineField
from ui.widgets.form import Form
from ui.widgets.names_field import NamesField
from ui.widgets.printed_lines import PrintedLines
from ui.widgets.radios import Radios
from ui.widgets.rows import Row


_DISCLOSURES = tuple(Disclosure)
_PERSONS = ("approver", "editor", "proofreader")


class TailForm(Form):
    """The form 报尾.

    Signals, each with the whole new value: disclosure_edited(Disclosure | None),
    distribution_edited(Distribution), imprint_edited(Imprint), copies_edited(int | None),
    disclosure_reason_edited(str), copies_reason_edited(str). About the office's list:
    lines_recorded(tuple of CopyLine) have it hold these lines.
    """

    disclosure_edited = Signal(object)
    disclosure_reason_edited = Signal(str)
    distribution_edited = Signal(object)
    imprint_edited = Signal(object)
    copies_edited = Signal(object)
    copies_reason_edited = Signal(str)
    lines_recorded = Signal(object)

    def __init__(self) -> None:
        super().__init__("报尾", "印在末页下方，自上而下", place=TAIL)
        self._shown = Bulletin()
        self._build_fields()
        self._lay_out()
        self._order()
        self._connect()
        self.show_bulletin(self._shown)
        self.show_account((), Recipients())
        self.show_printed(Printed())

    def _order(self) -> None:
        """Let Tab lead from 报 to 送 and 发, as one writes; the three switches come after them."""
        before = self.issue.text
        for names in self._lists.values():
            self.setTabOrder(before, names.switch)
            before = names.switch

    def _build_fields(self) -> None:
        self.disclosure = Radios("信息公开选项", tuple(map(str, Disclosure)))
        self.disclosure_reason = LineField("不予公开的理由")
        self.disclosure_reason.setPlaceholderText("如 含尚未公布的数字；不印出来")
        self.report, self.send, self.issue = map(NamesField, ("报", "送", "发"))
        self._lists = {Group.REPORT: self.report, Group.SEND: self.send, Group.ISSUE: self.issue}
        self.printed_lines = PrintedLines()
        self.office = ComboField("印发机关")
        self.printed = DateField("印发日期")
        self.account = CopiesRows()
        self.copies, self.copies_reason = self.account.number, self.account.reason
        self.approver, self.editor = LineField("签发"), LineField("编辑")
        self.proofreader, self.phone = LineField("校对"), LineField("电话")

    def _lay_out(self) -> None:
        for field in (self.approver, self.editor, self.proofreader, self.phone):
            theme.set_width(field, 150)
        self.rows = {
            "disclosure": Row("信息公开", self.disclosure),
            "disclosure_reason": Row("理由", self.disclosure_reason, stretch=0),
            "report": Row("报", self.report, stretch=0),
            "send": Row("送", self.send, stretch=0),
            "issue": Row("发", self.issue, stretch=0),
            "printed_lines": Row("印出来", self.printed_lines, stretch=0),
            "approver": Row("签发", self.approver, ("编辑", self.editor)),
            "proofreader": Row("校对", self.proofreader, ("电话", self.phone)),
            "office": Row("印发机关", self.office),
            "printed": Row("印发日期", self.printed),
            **self.account.rows,
        }
        titles = {
            "disclosure": "信息公开选项",
            "report": "报送范围",
            "approver": "经办 · 可不填",
            "office": "版记",
            "copies": "印数",
        }
        self.begin()
        for name, row in self.rows.items():
            if name in titles:
                self.section(titles[name])
            self.add(row)
        self.fields = {
            "disclosure": self.disclosure,
            "disclosure_reason": self.disclosure_reason,
            "report": self.report.flow,
            "send": self.send.flow,
            "issue": self.issue.flow,
            "printed_lines": self.printed_lines,
            "approver": self.approver,
            "editor": self.editor,
            "proofreader": self.proofreader,
            "phone": self.phone,
            "office": self.office,
            "printed": self.printed.line,
            "copies": self.copies,
            "copies_reason": self.copies_reason,
            "account": self.account.table,
            "record": self.account.record,
        }
        self.rows |= {"editor": self.rows["approver"], "phone": self.rows["proofreader"]}
        self.close_off()

    def _connect(self) -> None:
        self.disclosure.picked.connect(self._on_disclosure)
        self.disclosure_reason.settled.connect(self.disclosure_reason_edited)
        for field in self._lists.values():
            field.entries_edited.connect(self._on_distribution)
            field.others_pasted.connect(self._on_others_pasted)
        for field in (self.office, self.approver, self.editor, self.proofreader, self.phone):
            field.settled.connect(self._on_imprint)
        self.printed.day_edited.connect(self._on_printed)
        self.printed.refused.connect(partial(self.refuse, "printed"))
        self.copies.settled.connect(self._on_copies)
        self.copies_reason.settled.connect(self.copies_reason_edited)
        self.account.table.copies_typed.connect(self._on_line_typed)
        self.account.record.clicked.connect(self._on_record)

    def show_bulletin(self, bulletin: Bulletin) -> None:
        """Show the foot of this issue."""
        self._shown = bulletin
        disclosure, imprint, state = bulletin.disclosure, bulletin.imprint, bulletin.state
        self.disclosure.show_picked(_DISCLOSURES.index(disclosure) if disclosure else -1)
        self.disclosure_reason.show_text(state.disclosure_reason)
        self._show_withheld(state.disclosure_reason)
        for group, field in self._lists.items():
            field.show_entries(getattr(bulletin.distribution, group))
        self.office.show_text(imprint.office)
        self.printed.show_day(imprint.printed, year=bulletin.number.year)
        self.approver.show_text(imprint.approver)
        self.editor.show_text(imprint.editor)
        self.proofreader.show_text(imprint.proofreader)
        self.phone.show_text(imprint.phone)
        self.account.show_number(bulletin.copies, state.copies_reason)

    def show_account(self, lines: tuple[CopyLine, ...], recipients: Recipients) -> None:
        """Show where the copies go, and what the office's list knows of the names."""
        for group, field in self._lists.items():
            field.show_known(tuple(r for r in recipients.recipients if r.group is group))
        self.account.show_account(lines)
        self.account.show_number(self._shown.copies, self._shown.state.copies_reason)

    def show_printed(self, printed: Printed) -> None:
        """Show the lines of 报, 送 and 发 as they break in print."""
        self.printed_lines.show_printed(printed)
        self.rows["printed_lines"].setVisible(bool(printed.lines))

    def offer(self, offers: Mapping[str, Offers]) -> None:
        """Offer names of "report", "send", "issue", "office" and the persons."""
        named = {"office": self.office, **{name: getattr(self, name) for name in _PERSONS}}
        for name, field in (*named.items(), *self._lists.items()):
            field.offer(offers.get(name, NOTHING))

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        for field in (*self._lists.values(), self.printed, self.copies, self.copies_reason):
            field.flush()
        for field in (self.office, self.approver, self.editor, self.proofreader, self.phone):
            field.flush()
        self.disclosure_reason.flush()

    def let_go(self) -> None:
        """Drop what is half-typed and what could not be read: another issue comes."""
        resting.let_go(self)
        self.printed.forget_unread()

    def _show_withheld(self, reason: str) -> None:
        withheld = self._shown.disclosure is Disclosure.NONE
        self.rows["disclosure_reason"].setVisible(withheld or bool(reason))

    def _on_disclosure(self, at: int) -> None:
        if _DISCLOSURES[at] != self._shown.disclosure:
            self._shown = replace(self._shown, disclosure=_DISCLOSURES[at])
            self._show_withheld(self.disclosure_reason.text())
            self.disclosure_edited.emit(_DISCLOSURES[at])

    def _on_distribution(self, _entries: object) -> None:
        distribution = Distribution(**{g: field.entries for g, field in self._lists.items()})
        if distribution != self._shown.distribution:
            self._shown = replace(self._shown, distribution=distribution)
            self.distribution_edited.emit(distribution)

    def _on_others_pasted(self, others: Mapping[str, Entries]) -> None:
        for group, field in self._lists.items():
            if lines := others.get(group.label):
                field.show_entries((*field.entries, *lines))

    def _on_imprint(self) -> None:
        imprint = replace(
            self._shown.imprint,
            office=self.office.currentText().strip(),
            approver=self.approver.text().strip(),
            editor=self.editor.text().strip(),
            proofreader=self.proofreader.text().strip(),
            phone=self.phone.text().strip(),
        )
        if imprint != self._shown.imprint:
            self._shown = replace(self._shown, imprint=imprint)
            self.imprint_edited.emit(imprint)

    def _on_printed(self, day: object) -> None:
        imprint = replace(self._shown.imprint, printed=day)
        self._shown = replace(self._shown, imprint=imprint)
        self.imprint_edited.emit(imprint)

    def _on_copies(self) -> None:
        copies = self.copies.value()
        if copies != self._shown.copies:
            self._shown = replace(self._shown, copies=copies)
            self.account.show_number(copies, self.copies_reason.text())
            self.copies_edited.emit(copies)

    def _on_line_typed(self, line: CopyLine, number: int) -> None:
        self.lines_recorded.emit((replace(line, copies=number),))

    def _on_record(self) -> None:
        self.account.table.setFocus()  # the link goes away with its reason
        self.lines_recorded.emit(self.account.unknown)
