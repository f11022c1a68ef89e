"""The units (单位) of the directory."""

from PySide6.QtCore import Signal

from gazetteer_desk.bulletin import units
from gazetteer_desk.bulletin.offers import Offer, Offers
from gazetteer_desk.bulletin.units import Unit, Units
from ui.panes.register.file_page import FilePage
from ui.panes.register.page import SideForm
from ui.panes.register.table import Head, Line
from ui.widgets import buttons
from ui.widgets.choices import Check
from ui.widgets.fields import LineField
from ui.widgets.rows import Row


_HEADS = (Head("单位"), Head("简称", 120), Head("备注"))
_EMPTY = "名录里还没有单位。\n按“新增”逐个记，或从表格、文件里复制一列单位名，在这里粘贴。"
_A_LINE = "一行一个单位，后面可带简称、备注"


class UnitForm(SideForm):
    """One unit. Signals: edited(old name, Unit), "" for a new one; merged(name, into)."""

    edited = Signal(str, object)
    merged = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("单位", "改了就存")
        self._units: Units = ()
        self._shown: Unit | None = None
        self.name, self.short = LineField("全称"), LineField("简称")
        self.note, self.into = LineField("备注"), LineField("并入")
        self.short.setPlaceholderText("供稿单位栏里用的")
        self.note.setPlaceholderText("只给自己看")
        self.into.setPlaceholderText("并到哪个单位")
        self.retired = Check("已撤并，不再提示")
        self._merge = buttons.plain("并入")
        self.rows = {
            "name": Row("全称", self.name, stretch=0),
            "short": Row("简称", self.short, stretch=0),
            "note": Row("备注", self.note, stretch=0),
            "retired": Row("", self.retired),
            "into": Row("并入", self.into, self._merge, stretch=0, hint="旧名留着，注明并入哪里。"),
        }
        self.fields = {
            "name": self.name,
            "short": self.short,
            "note": self.note,
            "retired": self.retired,
            "into": self.into,
        }
        for row in self.rows.values():
            self.add(row)
        self.close_off()
        for field in (self.name, self.short, self.note):
            field.settled.connect(self._on_edited)
        self.retired.clicked.connect(self._on_edited)
        self._merge.clicked.connect(self._on_merge)
        self.into.returnPressed.connect(self._on_merge)

    def show_unit(self, unit: Unit | None, all_units: Units) -> None:
        """Show this unit; None is a new one."""
        self._units, self._shown = all_units, unit
        one = unit or Unit(name="")
        self.name.show_text(one.name)
        self.short.show_text(one.short)
        self.note.show_text(one.note)
        self.retired.setChecked(one.is_retired)
        self.into.show_text("")
        self.refuse("name", "")
        others = (u.name for u in all_units if u is not unit and not u.is_retired)
        self.into.offer(Offers(Offer(name, "名录") for name in others))
        self.rows["into"].setVisible(unit is not None and not one.is_retired)
        self.rows["retired"].setVisible(unit is not None)

    def _on_edited(self) -> None:
        old = self._shown.name if self._shown else ""
        name = self.name.text().strip()
        if name != old and units.named(self._units, name):
            self.refuse("name", "名录里已有这个单位。")
            return
        self.refuse("name", "" if name or not old else "全称不能空着。")
        unit = Unit(
            name=name,
            short=self.short.text().strip(),
            note=self.note.text().strip(),
            is_retired=self.retired.isChecked(),
        )
        if name and unit != self._shown:
            self._shown = unit
            self.edited.emit(old, unit)

    def _on_merge(self) -> None:
        into = self.into.text().strip()
        if self._shown is not None and into and into != self._shown.name:
            self.merged.emit(self._shown.name, into)


class UnitPage(FilePage):
    """The kind 单位."""

    def __init__(self) -> None:
        self.unit_form = UnitForm()
        super().__init__("单位", _HEADS, self.unit_form, _EMPTY, _A_LINE)
        self._units: Units = ()
        self.chosen.connect(self._on_chosen_key)
        self.added.connect(self._on_new)

    @property
    def shown_units(self) -> Units:
        """Return the units that are shown."""
        return self._units

    def show_units(self, all_units: Units, *, choose: str = "") -> None:
        """Show the units, those that are gone in grey."""
        self._units = all_units
        self.show_lines(
            tuple(Line(u.name, (u.name, u.short, u.note), u.is_retired) for u in all_units),
            choose=choose,
        )

    def _on_chosen_key(self, key: str) -> None:
        self.unit_form.show_unit(units.named(self._units, key), self._units)

    def _on_new(self) -> None:
        self.unit_form.show_unit(None, self._units)
