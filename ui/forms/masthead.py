"""The form of the masthead (报头), in the order of the printed page."""

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal

from gazetteer_desk.bulletin.checks import Remark
from gazetteer_desk.bulletin.issue import Bulletin, Secrecy, SecrecyLevel, Urgency
from gazetteer_desk.bulletin.lacking import MASTHEAD
from gazetteer_desk.bulletin.offers import NOTHING, Offers
from ui import theme
from ui.forms import notes
from ui.forms.number_fields import NumberFields
from ui.widgets import resting
from ui.widgets.choices import Choice, ComboField
from ui.widgets.fields import LineField, TextField
from ui.widgets.form import Form
from ui.widgets.radios import Radios
from ui.widgets.rows import Row


_LEVELS: tuple[SecrecyLevel | None, ...] = (None, *SecrecyLevel)
_URGENCIES: tuple[Urgency | None, ...] = (None, *Urgency)


class MastheadForm(Form):
    """The form 报头.

    Signals, each with the whole new value: masthead_edited(Masthead),
    number_edited(IssueNumber), dated_edited(date | None), secrecy_edited(Secrecy | None),
    urgency_edited(Urgency | None), note_edited(Body);
    note_corrected(Body, str) the note changed by a deed of that name;
    numbers_typed(IssueNumber, date | None) both as they stand while they are typed.
    """

    masthead_edited = Signal(object)
    number_edited = Signal(object)
    dated_edited = Signal(object)
    secrecy_edited = Signal(object)
    urgency_edited = Signal(object)
    note_edited = Signal(object)
    note_corrected = Signal(object, str)
    numbers_typed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("报头", "按印出来的顺序，自上而下", place=MASTHEAD)
        self._shown = Bulletin()
        self._build_fields()
        self._lay_out()
        self._connect()
        self.show_bulletin(self._shown)

    def _build_fields(self) -> None:
        self.level = Radios("密级", ("公开", *map(str, SecrecyLevel)))
        self.urgency = Choice("紧急程度", ("无", *map(str, Urgency)))
        self.term = LineField("保密期限")
        self.term.setPlaceholderText("如 1年")
        self.copy_no = LineField("份号")
        self.copy_no.setPlaceholderText("6 位数字，如 000001")
        self.series = ComboField("刊名")
        self.subtitle = LineField("副题")
        self.subtitle.setPlaceholderText("可不填。印在刊名下面")
        self.numbers = NumberFields(self)
        self.year, self.number, self.total = (
            self.numbers.year,
            self.numbers.number,
            self.numbers.total,
        )
        self.supplement, self.dated = self.numbers.supplement, self.numbers.dated
        self.publisher = ComboField("编印单位")
        self.note = TextField("编者按", rows=2)
        self.note.setPlaceholderText("可不填。填了印在第一篇之前，楷体")

    def _lay_out(self) -> None:
        for field, width in ((self.term, 110), (self.copy_no, 170), (self.urgency, 88)):
            theme.set_width(field, width)
        self.begin()
        self.section("首行左上 · 涉密和急件才填")
        self._classified = Row("保密期限", self.term, ("份号", self.copy_no))
        self.rows = {
            "secrecy": Row("密级", self.level),
            "term": self._classified,
            "urgency": Row("紧急程度", self.urgency),
            "series": Row("刊名", self.series),
            "subtitle": Row("副题", self.subtitle, stretch=0),
            "number": Row(
                "期号",
                (self.year, "年"),
                ("第", self.number, "期"),
                ("总第", self.total, "期"),
                self.supplement,
            ),
            "publisher": Row("编印单位", self.publisher),
            "dated": Row("日期", self.dated, hint="可写 3.12、20260312 或三月十二日。"),
            "note": Row("编者按", self.note, stretch=0, hint="一行一段。"),
        }
        titles = {
            "series": "刊名",
            "number": "期号",
            "publisher": "红线上方一行",
            "note": "红线下方",
        }
        for name, row in self.rows.items():
            if name in titles:
                self.section(titles[name])
            self.add(row)
        self.fields = {
            "secrecy": self.level,
            "term": self.term,
            "urgency": self.urgency,
            "series": self.series,
            "subtitle": self.subtitle,
            "number": self.number,
            "year": self.year,
            "total": self.total,
            "publisher": self.publisher,
            "dated": self.dated.line,
            "note": self.note,
        }
        self.rows |= {"year": self.rows["number"], "total": self.rows["number"]}
        self.whole = {"year": "number", "total": "number"}
        self.close_off()

    def _connect(self) -> None:
        self.level.picked.connect(self._on_secrecy)
        self.term.settled.connect(self._on_secrecy)
        self.copy_no.settled.connect(self._on_secrecy)
        self.urgency.activated.connect(self._on_urgency)
        for field in (self.series, self.subtitle, self.publisher):
            field.settled.connect(self._on_masthead)
        for field in (self.year, self.number, self.total):
            field.settled.connect(self._on_number)
        self.supplement.clicked.connect(self._on_number)
        self.dated.day_edited.connect(self._on_dated)
        self.dated.refused.connect(partial(self.refuse, "dated"))
        self.numbers.typed.connect(self.numbers_typed)
        self.numbers.left.connect(self._show_remarks)
        self.note.settled.connect(self._on_note)
        self.note.corrected.connect(self._on_note)

    def show_bulletin(self, bulletin: Bulletin) -> None:
        """Show the masthead of this issue."""
        self._shown = bulletin
        secrecy, number, head = bulletin.secrecy, bulletin.number, bulletin.masthead
        self.level.show_picked(_LEVELS.index(secrecy.level) if secrecy else 0)
        self.term.show_text(secrecy.term if secrecy else "")
        self.copy_no.show_text(secrecy.copy_no if secrecy else "")
        self._show_classified(secrecy)
        self.urgency.show_index(_URGENCIES.index(bulletin.urgency))
        self.series.show_text(head.series)
        self.subtitle.show_text(head.subtitle)
        self.publisher.show_text(head.publisher)
        self.year.show_number(number.year)
        self.number.show_number(number.number)
        self.total.show_number(number.total)
        self.supplement.setChecked(number.supplement)
        self.dated.show_day(bulletin.dated, year=number.year)
        self.note.show_text(notes.lines_of(bulletin.note))

    def offer(self, offers: Mapping[str, Offers]) -> None:
        """Offer names of "series" and "publisher"."""
        self.series.offer(offers.get("series", NOTHING))
        self.publisher.offer(offers.get("publisher", NOTHING))

    def flush(self) -> None:
        """Tell at once whatever was typed and not told yet."""
        for field in (self.term, self.copy_no, self.series, self.subtitle, self.publisher):
            field.flush()
        for field in (self.year, self.number, self.total, self.dated, self.note):
            field.flush()

    def let_go(self) -> None:
        """Drop what is half-typed and what could not be read: another issue comes."""
        resting.let_go(self)
        self.dated.forget_unread()

    def is_half_typed(self, remark: Remark) -> bool:
        """Tell whether a remark is on a value that the clerk is still in the middle of."""
        return self.numbers.is_half_typed(remark)

    def _show_classified(self, secrecy: Secrecy | None) -> None:
        classified = secrecy is not None and secrecy.level is not SecrecyLevel.INTERNAL
        self._classified.setVisible(classified)

    def _on_secrecy(self) -> None:
        level = _LEVELS[max(self.level.picked_now(), 0)]
        secrecy = None
        if level is not None:
            open_to_all = level is SecrecyLevel.INTERNAL
            secrecy = Secrecy(
                level=level,
                term="" if open_to_all else self.term.text().strip(),
                copy_no="" if open_to_all else self.copy_no.text().strip(),
            )
        self._show_classified(secrecy)
        if secrecy != self._shown.secrecy:
            self._shown = replace(self._shown, secrecy=secrecy)
            self.secrecy_edited.emit(secrecy)

    def _on_urgency(self, at: int) -> None:
        if _URGENCIES[at] != self._shown.urgency:
            self._shown = replace(self._shown, urgency=_URGENCIES[at])
            self.urgency_edited.emit(_URGENCIES[at])

    def _on_masthead(self) -> None:
        masthead = replace(
            self._shown.masthead,
            series=self.series.currentText().strip(),
            subtitle=self.subtitle.text().strip(),
            publisher=self.publisher.currentText().strip(),
        )
        if masthead != self._shown.masthead:
            self._shown = replace(self._shown, masthead=masthead)
            self.masthead_edited.emit(masthead)

    def _on_number(self) -> None:
        number = self.numbers.value()
        if number != self._shown.number:
            self._shown = replace(self._shown, number=number)
            self.dated.mean_year(number.year)
            self.number_edited.emit(number)

    def _on_dated(self, day: object) -> None:
        self._shown = replace(self._shown, dated=day)
        self.dated_edited.emit(day)

    def _on_note(self, text: str, deed: str = "") -> None:
        note = notes.body_of(text, self._shown.note)
        if note != self._shown.note:
            self._shown = replace(self._shown, note=note)
            if deed:
                self.note_corrected.emit(note, deed)
            else:
                self.note_edited.emit(note)
