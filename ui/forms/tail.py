"""The form of the foot of the issue (报尾), in the order of the printed page."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure
from gazetteer_desk.bulletin.lacking import TAIL
from gazetteer_desk.bulletin.offers import NOTHING, Offers
from ui.widgets.choices import ComboField
from ui.widgets.datefield import DateField
from ui.widgets.fields import LineField, NumberField, TextField
from ui.widgets.radios import Radios
from ui.widgets.rows import Form, Row


_DISCLOSURES = tuple(Disclosure)


class TailForm(Form):
    """The form 报尾.

    Signals, each with the whole new value: disclosure_edited(Disclosure | None),
    distribution_edited(Distribution), imprint_edited(Imprint), copies_edited(int | None).
    """

    disclosure_edited = Signal(object)
    distribution_edited = Signal(object)
    imprint_edited = Signal(object)
    copies_edited = Signal(object)

    def __init__(self) -> None:
        super().__init__("报尾", "印在末页下方，自上而下", place=TAIL)
        self._shown = Bulletin()
        self._build_fields()
        self._lay_out()
        self._connect()
        self.show_bulletin(self._shown)

    def _build_fields(self) -> None:
        self.disclosure = Radios("信息公开选项", tuple(map(str, Disclosure)))
        self.report, self.send, self.issue = (
            TextField("报", rows=2),
            TextField("送", rows=2),
            TextField("发", rows=2),
        )
        self.office = ComboField("印发机关")
        self.printed = DateField("印发日期")
        self.copies = NumberField("印数")
        self.approver, self.editor = LineField("签发"), LineField("编辑")
        self.proofreader, self.phone = LineField("校对"), LineField("电话")

    def _lay_out(self) -> None:
        self.office.setFixedWidth(340)
        for field in (self.approver, self.editor, self.proofreader, self.phone):
            field.setFixedWidth(150)
        self.rows = {
            "disclosure": Row("信息公开", self.disclosure),
            "report": Row("报", self.report, stretch=0),
            "send": Row("送", self.send, stretch=0),
            "issue": Row(
                "发", self.issue, stretch=0, hint="一行一条，照印出来的样子写，标点也写上。"
            ),
            "persons": Row("签发", self.approver, _label("编辑"), self.editor),
            "persons2": Row("校对", self.proofreader, _label("电话"), self.phone),
            "office": Row("印发机关", self.office),
            "printed": Row("印发日期", self.printed),
            "copies": Row("印数", self.copies, _label("份")),
        }
        titles = {
            "disclosure": "信息公开选项",
            "report": "报送范围",
            "persons": "经办 · 可不填",
            "office": "版记",
        }
        self.add(self.strip)
        for name, row in self.rows.items():
            if name in titles:
                self.section(titles[name])
            self.add(row)
        self.fields = {
            "disclosure": self.disclosure,
            "report": self.report,
            "send": self.send,
            "issue": self.issue,
            "persons": self.approver,
            "persons2": self.proofreader,
            "office": self.office,
            "printed": self.printed.line,
            "copies": self.copies,
        }
        self.close_off()

    def _connect(self) -> None:
        self.disclosure.picked.connect(self._on_disclosure)
        for field in (self.report, self.send, self.issue):
            field.settled.connect(self._on_distribution)
        for field in (self.office, self.approver, self.editor, self.proofreader, self.phone):
            field.settled.connect(self._on_imprint)
        self.printed.day_edited.connect(self._on_printed)
        self.printed.refused.connect(partial(self.refuse, "printed"))
        self.copies.settled.connect(self._on_copies)

    def show_bulletin(self, bulletin: Bulletin) -> None:
        """Show the foot of this issue."""
        self._shown = bulletin
        disclosure, lists, imprint = bulletin.disclosure, bulletin.distribution, bulletin.imprint
        self.disclosure.show_picked(_DISCLOSURES.index(disclosure) if disclosure else -1)
        self.report.show_text("\n".join(lists.report))
        self.send.show_text("\n".join(lists.send))
        self.issue.show_text("\n".join(lists.issue))
        self.office.show_text(imprint.office)
        self.printed.show_day(imprint.printed, year=bulletin.number.year)
        self.approver.show_text(imprint.approver)
        self.editor.show_text(imprint.editor)
        self.proofreader.show_text(imprint.proofreader)
        self.phone.show_text(imprint.phone)
        self.copies.show_number(bulletin.copies)

    def offer(self, offers: Mapping[str, Offers]) -> None:
        """Offer names of "office", "approver", "editor" and "proofreader"."""
        named = {"approver": self.approver, "editor": self.editor, "proofreader": self.proofreader}
        self.office.offer(offers.get("office", NOTHING))
        for name, field in named.items():
            field.offer(offers.get(name, NOTHING))

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        for field in (self.report, self.send, self.issue, self.printed, self.copies):
            field.flush()
        for field in (self.office, self.approver, self.editor, self.proofreader, self.phone):
            field.flush()

    def _on_disclosure(self, at: int) -> None:
        if _DISCLOSURES[at] != self._shown.disclosure:
            self._shown = replace(self._shown, disclosure=_DISCLOSURES[at])
            self.disclosure_edited.emit(_DISCLOSURES[at])

    def _on_distribution(self) -> None:
        distribution = Distribution(
            report=_entries(self.report), send=_entries(self.send), issue=_entries(self.issue)
        )
        if distribution != self._shown.distribution:
            self._shown = replace(self._shown, distribution=distribution)
            self.distribution_edited.emit(distribution)

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
            self.copies_edited.emit(copies)


def _entries(field: TextField) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().split("\n") if line.strip())


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "second")
    return label
