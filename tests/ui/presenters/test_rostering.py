"""The kind 人员 at the real window: changes taken back, lists in and out, what past issues ask."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.desk import rostering
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.signing import Step
from gazetteer_desk.history.status import Status
from tests import make
from tests.desk.test_desk import keep
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun
from ui.program import Program


SHEN = Person(key="s", name="沈砚秋", posts=(Post(title="县委副书记"),))
LU = Person(key="l", name="卢佩宁", posts=(Post(title="副县长"),))


def visit(office: Office, program: Program) -> None:
    program.window.deeds["room_register"].trigger()
    office.settle(program)
    program.window.register_room.show_kind("人员")
    office.settle(program)


@pytest.fixture
def program(office: Office):
    program = begun(office)
    program.desk.persons.change(lambda _: (SHEN, LU))
    visit(office, program)
    return program


@pytest.fixture
def page(program: Program):
    return program.window.register_room.persons


def names(program: Program) -> list[str]:
    return [one.name for one in program.desk.persons.all()]


def undo(office: Office, program: Program) -> None:
    program.window.status_line._deed.click()
    office.settle(program)


def test_a_person_is_added_moved_changed_taken_out_and_all_taken_back(
    office: Office, program: Program, page
):
    page.add.click()
    page.person_form.name.setText("赵行")
    page.person_form.name.flush()
    office.settle(program)
    assert program.window.status_line.note == "已记入名录：赵行"
    key = page.table.current()
    page.moved.emit(key, -2)
    office.settle(program)
    assert names(program) == ["赵行", "沈砚秋", "卢佩宁"]
    page.person_form.title.setText("副主任")
    page.person_form.title.flush()
    office.settle(program)
    assert program.window.status_line.note == "已改“赵行”"
    assert program.desk.persons.all()[0].posts == (Post(title="副主任"),)
    page.removed.emit(key)
    office.settle(program)
    assert names(program) == ["沈砚秋", "卢佩宁"]
    undo(office, program)
    assert names(program) == ["赵行", "沈砚秋", "卢佩宁"]


def test_pasted_persons_are_new_or_get_more_posts(office: Office, program: Program, page):
    page.pasted.emit("姓名\t职务\t任职时间\n邓瑜\t党组成员\t2024.3\n卢佩宁\t副县长\t2025.11\n")
    office.settle(program)
    assert program.window.status_line.note == "已记入 1 人，1 人原来就有，补上了职务"
    assert names(program) == ["沈砚秋", "卢佩宁", "邓瑜"]
    assert program.desk.persons.all()[1].posts[0].since == dt.date(2025, 11, 1)
    page.pasted.emit("沈砚秋\t县委副书记")
    assert program.window.status_line.note == "这些人名录里都有了。"
    page.pasted.emit("  ")
    assert "没有读到人员" in program.window.status_line.note


def test_a_workbook_goes_out_and_comes_in(
    office: Office, program: Program, page, tmp_path: Path, monkeypatch
):
    to = tmp_path / "人员名录.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    page.export_asked.emit()
    office.settle(program)
    assert program.window.status_line.note == "已导出《人员名录.xlsx》。"
    program.desk.persons.change(lambda _: ())
    program.registering.read()
    office.settle(program)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(to)], ""))
    page.import_asked.emit()
    office.settle(program)
    assert [(one.name, one.posts) for one in program.desk.persons.all()] == [
        (one.name, one.posts) for one in (SHEN, LU)
    ]
    to.write_bytes(b"no workbook")
    page.import_asked.emit()
    office.settle(program)
    assert "没有导入" in program.window.status_line.note


@pytest.mark.parametrize("kind", ["人员", "单位"])
def test_an_empty_table_is_there_to_be_filled_in(
    office: Office, program: Program, tmp_path: Path, monkeypatch, kind: str
):
    to = tmp_path / f"{kind}.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    room = program.window.register_room
    (room.persons if kind == "人员" else room.units).form_asked.emit()
    office.settle(program)
    assert len(rostering.rows_of(program.desk, to)) == 2


def test_units_come_from_a_workbook_too(
    office: Office, program: Program, tmp_path: Path, monkeypatch
):
    to = tmp_path / "单位.xlsx"
    rostering.export_form(to, of_units=True)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(to)], ""))
    program.window.register_room.units.import_asked.emit()
    office.settle(program)
    assert program.desk.units.all()[-1].short == "县地方志办"


def issued(program: Program, number: int, *lines: str) -> int:
    article = make.article("一篇", *lines)
    bulletin = make.bulletin(article, number=number, dated=dt.date(2026, number, 5))
    entry = keep(program.desk, Draft(bulletin)).entry
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        program.desk.ledger.advance(entry, status)
    return entry


def learned(office: Office, program: Program) -> None:
    while program.registering.learning._steps is not None:
        program.registering.learning._rest.stop()
        program.registering.learning._go_on()
        office.settle(program)


@pytest.fixture
def asked(office: Office):
    program = begun(office)
    program.desk.persons.change(lambda _: (SHEN, LU))
    issued(program, 1, "县长卢佩宁讲话。", "县志办副主任张三主持会议。")
    issued(program, 2, "县志办主任李四参加。")
    visit(office, program)
    learned(office, program)
    return program


def test_past_issues_ask_one_after_the_other(office: Office, asked: Program):
    strip = asked.window.register_room.persons.asked
    assert strip.words == "从往期认出 2 位名录里没有的人，1 人的职务与名录不同。"
    strip.yes.click()
    assert strip.words == "第2期有“县志办主任李四”，记入名录？　（还有 2 处）"
    strip.yes.click()
    office.settle(asked)
    assert names(asked)[-1] == "李四"
    assert strip.words.startswith("“卢佩宁”名录里为“副县长”，第1期为“县长”：改任？")
    strip.yes.click()
    office.settle(asked)
    posts = asked.desk.persons.all()[1].posts
    assert [(one.title, one.until) for one in posts] == [
        ("副县长", dt.date(2026, 1, 4)),
        ("县长", None),
    ]
    strip.no.click()
    office.settle(asked)
    assert strip.words == ""
    assert asked.window.status_line.note == "记住了，这一处不再问"
    undo(office, asked)
    assert strip.words.startswith("从往期认出 1 位名录里没有的人")


def test_what_is_taken_back_is_asked_again(office: Office, asked: Program):
    strip = asked.window.register_room.persons.asked
    strip.yes.click()
    strip.yes.click()
    office.settle(asked)
    undo(office, asked)
    assert names(asked) == ["沈砚秋", "卢佩宁"]
    assert strip.words.startswith("第2期有“县志办主任李四”")


def test_later_is_not_asked_again_today(office: Office, asked: Program):
    strip = asked.window.register_room.persons.asked
    strip.later.click()
    assert strip.words == ""
    asked.registering.read()
    office.settle(asked)
    assert strip.words == ""


def test_an_issue_that_goes_out_offers_what_it_tells(office: Office):
    program = begun(office)
    entry = issued(program, 3, "县志办主任王五讲话。")
    program.way.advancing._told(Step.ISSUED, program.desk.ledger.line(entry))
    office.settle(program)
    note = program.window.status_line.note
    assert note.startswith("第3期已印发")
    assert note.endswith("这一期有 1 处可记入名录。")
    undo(office, program)
    assert program.window.room() == "register"
    assert program.window.register_room.kind == "人员"
    words = program.window.register_room.persons.asked.words
    assert words == "第3期有“县志办主任王五”，记入名录？"
