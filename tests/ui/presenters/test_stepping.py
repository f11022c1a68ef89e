"""F8 leads from place to place, through fields and words alike; Alt+Enter mends what is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.bulletin.distribution import Distribution
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, current, words_of
from tests.ui.presenters.proofs import caret_behind, checked, chosen, put
from ui.program import Program


ISSUE = make.bulletin(
    make.article("编篡题", "做好编篡工作，【待补】。", "又一处编篡。。", key="a", credits="股"),
    make.article("又题", "买了从书。", key="b"),
    distribution=Distribution(report=("编篡处。",), send=("县直各部门。",), issue=("各乡镇。",)),
    number=13,
    total=145,
)
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def program(office: Office) -> Program:
    return office.open()


def press(program: Program, key: Qt.Key, how=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, key, how)


def note(program: Program) -> str:
    return program.window.status_line.note


def test_f8_leads_through_words_and_fields_in_the_order_of_the_page(program, office):
    put(program, office, ISSUE, "masthead")
    program.window.masthead_form.focus_field("series")
    seen: list[tuple[str, str]] = []
    for _ in range(9):
        press(program, Qt.Key.Key_F8)
        seen.append((program.sitting.place, program.reviewing.field()))
    assert [f"{place} {field}" for place, field in seen] == [
        "a title", "a body", "a body", "a body", "a body",
        "b credits", "b body", "tail report", "a title",
    ]  # fmt: skip
    press(program, Qt.Key.Key_F8, SHIFT)
    assert (program.sitting.place, program.reviewing.field()) == ("tail", "report")


def test_each_place_is_chosen_counted_and_said(program, office):
    put(program, office, ISSUE)
    program.bench.title.setFocus()
    said: list[str] = []
    words: list[str] = []
    for _ in range(5):
        press(program, Qt.Key.Key_F8)
        said.append(note(program).split("：")[0])
        words.append(chosen(program))
    assert words == ["编篡", "【待补】", "编篡", "编篡", "。。"]
    assert said[0] == "第 1 处，共 8 处"
    assert said[-1] == "第 5 处，共 8 处"
    strip = program.window.article_page.finding
    assert strip.said == "标点“。。”重复"
    assert strip._count.text() == "5/5"


def test_it_begins_where_the_caret_is(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "又一处")
    press(program, Qt.Key.Key_F8)
    assert (program.bench.editor.spot().path, chosen(program)) == ((1,), "编篡")
    caret_behind(program, "又一处")
    press(program, Qt.Key.Key_F8, SHIFT)
    assert (program.bench.editor.spot().path, chosen(program)) == ((0,), "编篡")


def test_it_waits_for_no_check_and_passes_over_what_was_touched(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "又一处编")
    commit(program.bench.editor, "的")
    caret_behind(program, "做好编篡")
    press(program, Qt.Key.Key_F8)
    assert program.sitting.place == "b", "the words behind the caret have moved"
    checked(program, office)


def test_alt_enter_mends_what_is_at_the_caret_and_nothing_else(program, office):
    draft = put(program, office, ISSUE)
    caret_behind(program, "又一处编篡")
    press(program, Qt.Key.Key_Return, ALT)
    assert words_of(program).split("\n")[1:3] == ["做好编篡工作，【待补】。", "又一处编纂。。"]
    assert draft.last_step.name == "改正"
    assert program.bench.editor.spot().offset == 5
    press(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert current(program) == ISSUE


def test_alt_enter_in_a_form_mends_the_words_of_its_field(program, office):
    put(program, office, ISSUE, "tail")
    program.window.tail_form.focus_field("report")
    press(program, Qt.Key.Key_Return, ALT)
    assert current(program).distribution.report == ("编纂处。",)


def test_where_there_is_nothing_to_mend_it_is_said(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "又一")
    press(program, Qt.Key.Key_Return, ALT)
    assert note(program) == "这里没有可以照改的。按 F8 去下一处。"


def test_a_finding_that_moved_since_is_mended_where_it_is_now(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "又一处编篡")
    found = program.underlining.here
    editor = program.bench.editor
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().find("又一处").selectionStart())
    cursor.insertText("还有")
    assert not program.proofing.is_current
    program.stepping._mend_here()
    assert found is not None
    office.wait(program, lambda: "还有又一处编纂" in words_of(program))


def test_the_strip_mends_leaves_and_steps(program, office):
    put(program, office, ISSUE)
    strip = program.window.article_page.finding
    caret_behind(program, "做好编篡")
    strip._behind.click()
    assert chosen(program) == "【待补】"
    strip._before.click()
    assert chosen(program) == "编篡"
    strip.left_as_is.emit("once")
    checked(program, office)
    assert strip.isHidden()
    caret_behind(program, "又一处编篡")
    strip.mend.click()
    assert "又一处编纂" in words_of(program)
