"""Number and date are held against the ledger while they are typed, and mended by one link."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, current
from ui.forms import number_fields
from ui.program import Program


DAY = dt.date(2026, 3, 12)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(number_fields, "REST_MS", 20)


@pytest.fixture
def program(office: Office, quick) -> Program:
    """Return a window with issue 13 in front at 报头, issue 12 in the ledger."""
    program = office.open()
    keep(program, make.bulletin("上一期", number=12, total=144))
    program.sitting.open(Draft(make.bulletin(number=13, total=145, dated=DAY)))
    program.drafting.go("masthead")
    office.wait(program, lambda: sentence(program, "dated") == "晚于上一期（3月5日）。")
    program.window.show()
    return program


def keep(program: Program, issue) -> int:
    saving = Saving(key=issue.label, entry=None, base=None, bulletin=issue,
                    occasion=Occasion.SAVED)  # fmt: skip
    return program.desk.keep(saving).entry


def sentence(program: Program, row: str) -> str:
    return program.window.masthead_form.rows[row].sentence.text


def write(program: Program, name: str, words: str) -> None:
    """Type over what stands in a field, as a clerk does; it keeps the focus."""
    field = program.window.masthead_form.fields[name]
    field.setFocus()
    field.selectAll()
    if words.isascii():
        QTest.keyClicks(field, words)
    else:
        commit(field, words)


def leave(program: Program) -> None:
    program.window.masthead_form.subtitle.setFocus()


def test_a_number_used_already_is_said_at_rest_and_mended_by_the_link(program, office):
    write(program, "number", "12")
    form = program.window.masthead_form
    office.wait(program, lambda: "第12期已有一份" in sentence(program, "number"))
    assert current(program).number.number == 13  # the draft learns of it when the typing rests
    link = form.rows["number"].sentence.findChild(QPushButton)
    assert link.text() == "改为第13期"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    office.wait(program, lambda: sentence(program, "number") == "")
    assert current(program).number == IssueNumber(year=2026, number=13, total=145)
    assert form.number.text() == "13"
    assert form.strip.isHidden()


def test_a_total_that_does_not_fit_is_mended_and_undone(program, office):
    write(program, "total", "150")
    leave(program)
    said = "2026年第13期应为总第145期，现为总第150期。"
    office.wait(program, lambda: sentence(program, "number") == said)
    assert program.window.masthead_form.total.property("state") == "error"
    program.window.masthead_form.rows["number"].sentence.deed_chosen.emit()
    office.wait(program, lambda: sentence(program, "number") == "")
    assert current(program).number.total == 145
    program.sitting.undo(None)
    assert current(program).number.total == 150
    office.wait(program, lambda: sentence(program, "number") == said)


def test_a_half_typed_number_is_not_scolded_until_it_is_left(program, office):
    write(program, "total", "14")
    office.settle(program)
    QTest.qWait(60)
    office.settle(program)
    assert sentence(program, "number") == ""
    leave(program)
    office.wait(program, lambda: "现为总第14期" in sentence(program, "number"))


def test_a_half_typed_day_is_not_scolded_until_it_is_left(program, office):
    write(program, "dated", "3.1")
    QTest.qWait(60)
    office.settle(program)
    assert "早于" not in sentence(program, "dated")
    leave(program)
    office.wait(program, lambda: sentence(program, "dated") == "日期早于上一期（3月5日）。")
    program.window.masthead_form.rows["dated"].sentence.deed_chosen.emit()
    assert QApplication.focusWidget() is program.window.masthead_form.dated.line


def test_a_whole_day_is_judged_at_rest(program, office):
    write(program, "dated", "3.4")
    office.wait(program, lambda: sentence(program, "dated") == "日期早于上一期（3月5日）。")
    write(program, "dated", "三月六日")
    office.wait(program, lambda: sentence(program, "dated") == "晚于上一期（3月5日）。")


def test_a_day_that_cannot_be_read_is_said_when_it_is_left(program, office):
    write(program, "dated", "三月底")
    QTest.qWait(60)
    assert "没认出" not in sentence(program, "dated")
    leave(program)
    assert sentence(program, "dated") == "没认出这个日期，可写成 3.12 或 20260312。"
    write(program, "dated", "3.20")
    leave(program)
    office.wait(program, lambda: sentence(program, "dated") == "晚于上一期（3月5日）。")


def test_nothing_is_judged_while_the_input_method_is_at_work(program, office):
    field = program.window.masthead_form.dated.line
    write(program, "dated", "3.4")
    compose(field, "yue")
    QTest.qWait(80)
    office.settle(program)
    assert "早于" not in sentence(program, "dated")
    compose(field, "")
    office.wait(program, lambda: "早于" in sentence(program, "dated"))


def test_an_issue_that_is_only_open_counts_too(program, office):
    program.sitting.open(Draft(make.bulletin("另一篇", number=13, total=145)))
    program.drafting.go("masthead")
    office.wait(program, lambda: "第13期已有一份，在拟稿" in sentence(program, "number"))


def test_the_next_issue_counts_what_lies_open(program, office):
    year = dt.date.today().year
    keep(program, make.bulletin("今年", number=20, total=152, year=year))
    program.sitting.open(Draft(make.bulletin("开着的", number=21, total=153, year=year)))
    program.opening.new_next()
    office.wait(program, lambda: current(program).number.number == 22)
    assert current(program).number.label == "第22期（总第154期）"
