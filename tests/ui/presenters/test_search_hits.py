"""The hits of a search as they are shown, and one for an article that was taken out since."""

import pytest

from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from tests import make
from tests.journeys.conftest import Office
from ui.program import Program


GONE = "nowhere"


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    b = make.bulletin(make.article("留下的一篇", "编修镇志。"))
    program.desk.keep(Saving(key="x", entry=None, base=None, bulletin=b, occasion=Occasion.SAVED))
    return program


def test_the_issue_is_opened_and_a_sentence_said(office: Office, program: Program):
    (line,) = program.desk.lines()
    program.window.recall_room.opened.emit(line.id, GONE)
    office.wait(program, lambda: program.sitting.current is not None)
    assert "不在" in program.window.status_line.note
    assert program.sitting.place in {a.key for a in program.sitting.current.bulletin.articles}


def test_an_open_issue_stays_where_it_is(office: Office, program: Program):
    (line,) = program.desk.lines()
    program.opening.open_entry(line.id)
    office.wait(program, lambda: program.sitting.current is not None)
    program.drafting.go("tail")
    program.window.recall_pane.opened.emit(line.id, GONE)
    office.settle(program)
    assert "不在" in program.window.status_line.note
    assert program.sitting.place == "tail"


def test_choosing_it_says_that_it_is_gone(office: Office, program: Program):
    (line,) = program.desk.lines()
    program.window.recall_room.search.chosen.emit(line.id, GONE)
    office.settle(program)
    assert "不在" in program.window.status_line.note


def test_what_the_question_means_is_lit_and_not_what_it_says(office: Office, program: Program):
    room = program.window.recall_room
    room.asked.emit("鎮 志 正文:编 -没有")
    office.settle(program)
    line = room.hits._model.lines[0]
    assert [line.excerpt[start:end] for start, end in line.lit] == ["编", "镇", "志"]
    assert line.lit_title == ()
    room.search.chosen.emit(line.entry, line.article)
    office.settle(program)
    reader = program.previewing.reader
    lit = {one.cursor.selectedText() for one in reader.extraSelections()}
    assert lit == {"编", "镇", "志"}
    assert room.search.view.counted == "第 1 处，共 3 处"


def test_where_nothing_was_found_there_is_no_next_place(office: Office, program: Program):
    window = program.window
    window.show_room("recall")
    window.deeds["find_next"].trigger()
    assert window.status_line.note == "还没有查到什么。"
    window.recall_room.asked.emit("没有的话")
    office.settle(program)
    window.deeds["find_previous"].trigger()
    assert window.status_line.note == "还没有查到什么。"
