"""Persons and units from lists into the directory and out of it: pasted, files, empty tables."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from gazetteer_desk.bulletin import lists_read, persons, units
from gazetteer_desk.desk import rostering
from gazetteer_desk.errors import Known
from gazetteer_desk.hands import Rows
from ui.dialogs import files
from ui.panes.register.persons import PersonPage
from ui.panes.register.units import UnitPage
from ui.presenters.bench import Bench
from ui.presenters.listing import Listing


_MOST_NAMED = 3  # of the days that were not understood
_READ = "名单 (*.xlsx *.csv *.txt)"
_WRITTEN = ("Excel 工作簿 (*.xlsx)", "CSV 表格 (*.csv)")


class ListFiles:
    """Joins the pages 单位 and 人员 to lists; `choose` is told which row is to be chosen."""

    def __init__(self, bench: Bench, listing: Listing, choose: Callable[[str, str], None]) -> None:
        self._bench = bench
        self._listing = listing
        self._choose = choose
        self._status = bench.window.status_line
        self._last: Path | None = None
        self._status.note_answered.connect(self._on_answered)

    def join(self, of_units: UnitPage, of_persons: PersonPage) -> None:
        """Join the pages, which are made late."""
        self._units, self._persons = of_units, of_persons
        takes: tuple[tuple[UnitPage | PersonPage, str, Callable[[Rows], None]], ...] = (
            (of_units, "单位", self.take_units),
            (of_persons, "人员", self.take_persons),
        )
        for page, word, take in takes:
            page.pasted.connect(partial(self._on_pasted, take))
            page.import_asked.connect(partial(self._on_import, word, take))
            page.export_asked.connect(partial(self._on_export, word))
            page.form_asked.connect(partial(self._on_form, word))

    def _on_pasted(self, take: Callable[[Rows], None], text: str) -> None:
        take(tuple(map(tuple, lists_read.split(text))))

    def _on_import(self, word: str, take: Callable[[Rows], None]) -> None:
        for path in files.ask_open(self._bench.window, f"导入{word}名单", _READ)[:1]:
            read = partial(rostering.rows_of, self._bench.desk, path)
            self._bench.worker.work(read, take, self._on_failed)

    def take_units(self, rows: Rows) -> None:
        """Take in the units of some rows, those that are new."""
        found = lists_read.read_units(rows)
        there = {unit.name for unit in self._units.shown_units}
        new = tuple(unit for unit in found if unit.name not in there)
        if not new:
            said = "这些单位名录里都有了。" if found else "没有读到单位名，请先复制一列单位名。"
            self._status.show_note(said)
            return
        old = f"，{len(found) - len(new)} 个原来就有" if len(found) > len(new) else ""
        self._choose("units", new[0].name)
        self._listing.change_units(
            lambda now: (*now, *(u for u in new if units.named(now, u.name) is None)),
            f"已记入 {len(new)} 个单位{old}",
        )

    def take_persons(self, rows: Rows) -> None:
        """Take in the persons of some rows: new ones at the end, known ones with more posts."""
        found, there = lists_read.read_persons(rows), self._persons.shown_persons
        new = [one for one in found if not persons.named(there, one.name)]
        if not found:
            self._status.show_note("没有读到人员。名单里要有“姓名”一列，或者把姓名写在最前面。")
        elif not new and persons.joined(there, found) == there:
            self._status.show_note("这些人名录里都有了。")
        else:
            known = len(found) - len(new)
            more = f"，{known} 人原来就有，补上了职务" if known else ""
            words = f"已记入 {len(new)} 人{more}{_unread(rows)}"
            self._listing.change_persons(lambda now: persons.joined(now, found), words)

    def _on_export(self, word: str) -> None:
        name = f"{word}名录.xlsx"
        to = files.ask_save(self._bench.window, f"导出{word}名录", name, *_WRITTEN)
        if to is not None:
            job = partial(_export, self._bench, to, of_units=word == "单位")
            self._read(job, to)

    def _on_form(self, word: str) -> None:
        to = files.ask_save(
            self._bench.window, f"存一张{word}空表", f"{word}名单（空表）.xlsx", _WRITTEN[0]
        )
        if to is not None:
            self._read(partial(rostering.export_form, to, of_units=word == "单位"), to)

    def _read(self, job: Callable[[], object], to: Path) -> None:
        self._bench.worker.read(
            job, lambda _: self._on_written(to), topic="list file", failed=self._on_failed
        )

    def _on_written(self, to: Path) -> None:
        self._last = to
        self._status.show_note(f"已导出《{to.name}》。", deed=("open_list", "打开"))

    def _on_answered(self, name: str) -> None:
        if name == "open_list" and self._last is not None:
            files.show_outside(self._last)

    def _on_failed(self, error: Known) -> None:
        self._status.show_note(str(error))


def _unread(rows: Rows) -> str:
    """Return which days of a list were not understood, in words; "" for none."""
    days = lists_read.unread_days(rows)
    if not days:
        return ""
    return f"；{len(days)} 处日期没有认出（{'、'.join(days[:_MOST_NAMED])}），请补上"


def _export(bench: Bench, to: Path, *, of_units: bool) -> None:
    if of_units:
        rostering.export_units(bench.desk.units.all(), to)
    else:
        rostering.export_persons(bench.desk.persons.all(), to)
