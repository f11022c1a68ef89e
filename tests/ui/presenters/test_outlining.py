"""提纲 at the real window: to go to a heading, and to move all that stands below it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, current, let_run, words_of
from ui.program import Program


BODY = (
    *make.body("开头。", "一、总体", "甲。", "二、打算", "（一）明年", "乙。"),
    paragraph("县志办", Kind.SIGNATURE),
)


def opened(office: Office) -> Program:
    program = office.open()
    program.sitting.open(Draft(make.bulletin(make.article("题", body=BODY, key="a"))))
    program.drafting.go("a")
    program.window.deeds["headings"].trigger()
    office.settle(program)
    return program


def shown(program: Program) -> list[str]:
    model = program.window.headings.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(program: Program, row: int) -> None:
    pane = program.window.headings.list
    pane.setCurrentIndex(pane.model().index(row, 0))


def test_the_headings_are_shown_and_gone_to_with_enter(office: Office):
    program = opened(office)
    assert shown(program) == ["一、总体", "二、打算", "（一）明年"]
    assert program.window.headings.list.hasFocus()
    choose(program, 2)
    QTest.keyClick(program.window.headings.list, Qt.Key.Key_Return)
    assert program.bench.editor.hasFocus()
    assert program.bench.editor.spot().path == (4,)


def test_they_follow_what_is_typed_but_not_while_composing(office: Office):
    program = opened(office)
    choose(program, 0)
    QTest.keyClick(program.window.headings.list, Qt.Key.Key_Return)
    QTest.keyClick(program.bench.editor, Qt.Key.Key_End)
    commit(program.bench.editor, "情况")
    office.wait(program, lambda: shown(program)[0] == "一、总体情况")
    compose(program.bench.editor, "ni")
    let_run(450)
    assert shown(program)[0] == "一、总体情况"
    compose(program.bench.editor, "")


def test_a_section_is_moved_whole_by_key_and_taken_back(office: Office):
    program = opened(office)
    choose(program, 0)
    pane = program.window.headings.list
    QTest.keyClick(
        pane, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert words_of(program).split("\n")[1:] == [
        "开头。", "二、打算", "（一）明年", "乙。", "一、总体", "甲。", "县志办",
    ]  # fmt: skip
    assert program.bench.editor.body() == current(program).articles[0].body
    assert shown(program) == ["二、打算", "（一）明年", "一、总体"]
    assert pane.currentIndex().row() == 2
    assert pane.hasFocus()
    assert program.window.status_line.note == "已把“一、总体”整节下移。"
    program.bench.editor.setFocus()
    program.writing.undo()
    assert current(program).articles[0].body == BODY


def test_where_there_is_no_neighbour_it_says_so(office: Office):
    program = opened(office)
    program.window.headings.section_moved.emit(4, -1)
    assert "没有同一级的标题" in program.window.status_line.note
    assert current(program).articles[0].body == BODY
