"""The room 名录 at the real window: every change is kept at once and can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from gazetteer_desk.bulletin.phrase import Phrase
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.directory import phrases
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun
from ui.program import Program


TOWN = Unit(name="白渡镇")
PARTY = Recipient(name="县委", group=Group.REPORT, copies=2)


@pytest.fixture
def program(office: Office):
    program = begun(office)
    program.desk.units.change(lambda _: (TOWN, Unit(name="石埠乡")))
    program.desk.recipients.change(make.SERIES, lambda _: Recipients(recipients=(PARTY,)))
    program.window.deeds["room_register"].trigger()
    office.settle(program)
    return program


def names(program: Program) -> list[str]:
    return [unit.name for unit in program.desk.units.all()]


def undo(office: Office, program: Program) -> None:
    program.window.status_line._deed.click()
    office.settle(program)


def test_units_are_added_moved_merged_and_taken_back(office: Office, program: Program):
    page = program.window.register_room.units
    page.unit_form.edited.emit("", Unit(name="县档案馆"))
    office.settle(program)
    assert program.window.status_line.note == "已记入名录：县档案馆"
    assert page.table.current() == "县档案馆"
    page.moved.emit("县档案馆", -2)
    office.settle(program)
    assert names(program) == ["县档案馆", "白渡镇", "石埠乡"]
    page.unit_form.merged.emit("石埠乡", "白渡镇")
    office.settle(program)
    assert program.desk.units.all()[-1].note == "并入白渡镇"
    undo(office, program)
    assert program.desk.units.all()[-1] == Unit(name="石埠乡")
    page.removed.emit("白渡镇")
    office.settle(program)
    assert names(program) == ["县档案馆", "石埠乡"]
    undo(office, program)
    assert names(program) == ["县档案馆", "白渡镇", "石埠乡"]


def test_pasted_units_are_taken_in_once(office: Office, program: Program):
    page = program.window.register_room.units
    page.pasted.emit("白渡镇\n县教育局\t教育局\n")
    office.settle(program)
    assert program.window.status_line.note == "已记入 1 个单位，1 个原来就有"
    assert program.desk.units.all()[-1] == Unit(name="县教育局", short="教育局")
    page.pasted.emit("白渡镇")
    assert program.window.status_line.note == "这些单位名录里都有了。"
    page.pasted.emit("  ")
    assert "没有读到单位名" in program.window.status_line.note


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_units_come_from_a_file_as_excel_saves_it(
    office: Office, program: Program, tmp_path: Path, monkeypatch, encoding: str
):
    source = tmp_path / "单位.csv"
    source.write_bytes("单位,简称\n县教育局,教育局\n".encode(encoding))
    chosen = ([str(source)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    program.window.register_room.units.import_asked.emit()
    office.settle(program)
    assert program.desk.units.all()[-1] == Unit(name="县教育局", short="教育局")


def test_recipients_are_changed_and_an_old_list_comes_back(office: Office, program: Program):
    page = program.window.register_room.recipients
    assert page.series.currentText() == make.SERIES
    towns = Recipient(name="各乡镇", group=Group.ISSUE, copies=14)
    page.recipient_form.edited.emit(None, towns)
    office.settle(program)
    page.recipient_form.kept_edited.emit(3, 2)
    office.settle(program)
    assert page.recipient_form.past.count() == 2
    page.removed.emit(page.table.current())
    office.settle(program)
    assert program.desk.recipients.of(make.SERIES).recipients == (PARTY,)
    page.recipient_form.past.setCurrentRow(0)
    page.recipient_form._restore.click()
    office.settle(program)
    whole = program.desk.recipients.of(make.SERIES)
    assert (whole.recipients, whole.archive, whole.spare) == ((PARTY, towns), 3, 2)
    assert "已恢复" in program.window.status_line.note


def test_columns_are_taken_from_past_issues_and_put_in_order(office: Office, program: Program):
    page = program.window.register_room.columns
    page.column_form.edited.emit("", "特别关注")
    office.settle(program)
    page.column_form.edited.emit("", "综合")
    office.settle(program)
    page.moved.emit("综合", -1)
    office.settle(program)
    page.column_form.edited.emit("综合", "动态")
    office.settle(program)
    assert program.desk.columns.of(make.SERIES) == ("动态", "特别关注")
    page.removed.emit("动态")
    office.settle(program)
    undo(office, program)
    assert program.desk.columns.of(make.SERIES) == ("动态", "特别关注")


def test_phrases_are_kept_in_their_file_and_reach_the_menu(
    office: Office, program: Program, own_desk: Path
):
    page = program.window.register_room.phrases
    page.phrase_form.edited.emit(None, Phrase("开头", "会议开始。"))
    office.settle(program)
    page.phrase_form.edited.emit(None, Phrase("结尾", "会议结束。"))
    office.settle(program)
    page.moved.emit("1", -1)
    office.settle(program)
    assert [one.name for one in phrases.read(own_desk).own] == ["结尾", "开头"]
    texts = [action.text() for action in program.bench.toolbar.phrases.actions()]
    assert any("结尾" in text for text in texts)
    page.removed.emit("0")
    office.settle(program)
    undo(office, program)
    assert [one.name for one in phrases.read(own_desk).own] == ["结尾", "开头"]


def test_what_is_typed_is_kept_when_the_room_is_left(office: Office, program: Program):
    form = program.window.register_room.units.unit_form
    form.note.setText("挂靠县委办")
    program.window.show_room("draft")
    office.settle(program)
    assert program.desk.units.all()[0].note == "挂靠县委办"
