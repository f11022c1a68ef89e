"""F7 opens the list of all there is to see to; the tab and the outline count it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazetteer_desk.history.status import Status
from gazetteer_desk.proof.problems import Problem
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, current, kept_busy, reading, words_of
from tests.ui.presenters.proofs import caret_behind, checked, chosen, put
from ui.program import Program


ISSUE = make.bulletin(
    make.article("题", "做好编篡工作。", "又一处编篡。。", key="a", credits="股"),
    make.article("又题", "买了从书。", key="b"),
    number=13,
    total=145,
)


@pytest.fixture
def program(office: Office) -> Program:
    return office.open()


def rows(program: Program) -> list[Problem]:
    model = program.window.problems.list._model
    return [one for one in model.lines if isinstance(one, Problem)]


def said(program: Program) -> list[str]:
    return [one.said.split("”")[0] for one in rows(program)]


def press(program: Program, key: Qt.Key, how=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or program.window, key, how)


def count(program: Program) -> str:
    side = program.window.side
    return side.bar.accessibleTabName(side.names.index("检查"))


def test_f7_opens_the_pane_with_the_first_one_chosen(program, office):
    put(program, office, ISSUE)
    program.window.show_side("往期")
    program.bench.editor.setFocus()
    press(program, Qt.Key.Key_F7)
    assert program.window.side.pane == "检查"
    assert program.window.problems.list.hasFocus()
    assert said(program) == ["“编篡", "“编篡", "标点“。。", "供稿单位未填。", "“从书"]
    assert program.window.problems.list.current() == rows(program)[0]


def test_the_tab_and_the_outline_count_them(program, office):
    put(program, office, ISSUE)
    assert count(program) == "检查，5 处"
    tree = program.window.outline.tree
    spoken = [
        tree.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(tree.model().rowCount())
    ]
    assert [one.split("，")[-1] for one in spoken] == [
        "报头",
        "【工作动态】",
        "3处问题",
        "1处问题",
        "报尾",
    ]
    program.deciding.mend_all()
    checked(program, office)
    assert count(program) == "检查，2 处"
    program.sitting.close(program.sitting.current.key)
    office.settle(program)
    assert count(program) == "检查"


def test_enter_goes_there_and_a_click_shows_it(program, office):
    put(program, office, ISSUE)
    program.window.deeds["check"].trigger()
    press(program, Qt.Key.Key_Down)
    press(program, Qt.Key.Key_Return)
    assert program.bench.editor.hasFocus()
    assert (chosen(program), program.bench.editor.spot().path) == ("编篡", (1,))
    program.window.deeds["check"].trigger()
    program.window.problems.list.pointed_at.emit(rows(program)[4])
    assert program.sitting.place == "b"
    assert program.bench.editor.textCursor().selectedText() == "从书"
    assert program.window.problems.list.hasFocus(), "one stays in the list"
    program.window.problems.list.pointed_at.emit(rows(program)[3])
    assert program.reviewing.field() == "credits", "a field is gone to"


def test_alt_enter_mends_the_chosen_row_and_the_next_is_chosen(program, office):
    put(program, office, ISSUE)
    program.window.deeds["check"].trigger()
    press(program, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    checked(program, office)
    assert "做好编纂工作。" in words_of(program)
    assert said(program)[0] == "“编篡"
    assert program.window.problems.list.hasFocus()
    assert program.window.problems.list.current() == rows(program)[0]


def test_del_leaves_it_and_it_comes_again_when_asked(program, office):
    put(program, office, ISSUE)
    program.window.deeds["check"].trigger()
    press(program, Qt.Key.Key_Delete)
    checked(program, office)
    assert said(program)[:2] == ["“编篡", "标点“。。"]
    assert program.window.problems.ignored == "已忽略 1 处"
    program.window.problems._again.click()
    checked(program, office)
    assert said(program)[:2] == ["“编篡", "“编篡"]
    assert len(current(program).state.waived) == 0


def test_a_field_that_lacks_cannot_be_left_and_one_carried_over_is_confirmed(program, office):
    put(program, office, ISSUE)
    program.checking._decide("once", rows(program)[3])
    assert program.window.status_line.note == "这一项不能忽略，改好就没有了。"
    put(program, office, make.following(ISSUE), "masthead")
    carried = next(one for one in rows(program) if one.field == "publisher")
    program.checking._decide("once", carried)
    assert "publisher" not in current(program).state.carried


def test_only_the_article_in_front_is_listed_where_that_is_wished(program, office):
    put(program, office, ISSUE)
    program.window.show_side("检查")
    program.window.problems._here.click()
    office.settle(program)
    assert {one.form for one in rows(program)} == {"a"}
    program.drafting.go("b")
    office.settle(program)
    assert {one.form for one in rows(program)} == {"b"}
    assert count(program) == "检查，5 处", "the tab counts the whole issue"


def test_the_list_stays_while_the_words_are_being_checked(program, office):
    put(program, office, ISSUE)
    caret_behind(program, "又一处")
    with kept_busy(reading(program)):
        commit(program.bench.editor, "。。")
        office.wait_for(lambda: not program.proofing._rest.isActive())
        assert len(rows(program)) == 5
    checked(program, office)
    assert len(rows(program)) == 6


def test_an_issue_that_may_only_be_read_is_listed_without_remedies(program, office):
    put(program, office, ISSUE, status=Status.ISSUED)
    pane = program.window.problems
    assert rows(program)
    assert not pane.mend_all.isEnabled()
    assert pane.list._painter.is_locked
