"""A past issue is read beside the draft, and words of it are copied over with their kinds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.body import Kind
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import blank, current
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Program:
    """Return a window with a blank issue in front and one past issue of three articles."""
    program = blank(office)
    b = make.bulletin(
        make.article("甲篇", "甲的正文。"),
        make.article("乙篇", "一、工作情况", "乙的正文。"),
        make.article("丙篇", "丙的正文。"),
    )
    saving = Saving(key="x", entry=None, base=None, bulletin=b, occasion=Occasion.SAVED)
    program.desk.keep(saving)
    return program


def choose(office: Office, program: Program, words: str = "") -> None:
    """Open the pane, look for the words, and choose the first row."""
    program.window.deeds["recall"].trigger()
    office.settle(program)
    if words:
        program.window.recall_pane.asked.emit(words)
        office.settle(program)
    program.window.recall_pane.list.enter()
    office.settle(program)


def test_without_words_the_pane_lists_the_issues_and_reads_the_first_article(
    office: Office, program: Program
):
    choose(office, program)
    past = program.window.recall_pane.past
    assert past.isVisible()
    assert past.head is not None
    assert (past.head.title, past.head.nth, past.head.count) == ("甲篇", 1, 3)
    assert program.beside.reader.toPlainText() == "甲的正文。"


def test_a_hit_is_read_and_one_goes_on_to_its_neighbours(office: Office, program: Program):
    choose(office, program, "乙的")
    past, reader = program.window.recall_pane.past, program.beside.reader
    assert past.head is not None
    assert past.head.title == "乙篇"
    past._on.click()
    assert reader.toPlainText() == "丙的正文。"
    assert not past._on.isEnabled()
    past._back.click()
    past._back.click()
    assert reader.toPlainText() == "甲的正文。"
    assert not past._back.isEnabled()


def test_words_are_copied_with_their_kinds_and_not_written(office: Office, program: Program):
    choose(office, program, "乙的")
    reader = program.beside.reader
    reader.setFocus()
    QTest.keyClicks(reader, "xyz")
    QTest.keyClick(reader, Qt.Key.Key_Delete)
    assert reader.toPlainText() == "一、工作情况\n乙的正文。"
    program.window.deeds["select_all"].trigger()
    program.window.deeds["copy"].trigger()
    program.bench.editor.setFocus()
    program.window.deeds["paste"].trigger()
    office.settle(program)
    program.sitting.settle()
    kinds = [(p.kind, p.text) for p in current(program).articles[0].body if p.text]
    assert kinds == [(Kind.HEADING1, "一、工作情况"), (Kind.BODY, "乙的正文。")]


def test_what_was_looked_for_by_words_stays_while_one_goes_on_writing(
    office: Office, program: Program
):
    choose(office, program, "乙的")
    past = program.window.recall_pane.past
    program.window.deeds["new_article"].trigger()
    program.drafting.go("masthead")
    office.settle(program)
    assert past.isVisible()
    assert past.head is not None
    assert past.head.title == "乙篇"


def test_it_is_opened_from_there(office: Office, program: Program):
    choose(office, program, "丙的")
    program.window.recall_pane.past._open.click()
    office.wait(program, lambda: len(program.sitting.drafts) == 2)
    assert current(program).article(program.sitting.place).headline == "丙篇"


def test_the_reader_is_reached_and_left_by_keys(office: Office, program: Program):
    choose(office, program, "乙的")
    reader = program.beside.reader
    for _ in range(8):
        if reader.hasFocus():
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reader.hasFocus()
    QTest.keyClick(reader, Qt.Key.Key_Tab)
    assert not reader.hasFocus()


def test_another_look_reaches_it_too(office: Office, program: Program):
    choose(office, program)
    program.window.deeds["theme_dark"].trigger()
    office.wait(program, program.window.updatesEnabled)  # another look comes in several turns
    assert program.beside.reader.palette().base().color().lightness() < 60
    program.window.deeds["theme_light"].trigger()
