"""Where one gets to by key from part to part of an issue, and where the focus is then."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import blank, commit, current


def test_a_blank_issue_begins_with_its_title_and_a_begun_one_with_its_words(office: Office):
    program = blank(office)
    assert program.bench.title.hasFocus()
    commit(program.bench.editor, "写过的话。")
    program.sitting.settle()
    program.drafting.show()
    assert program.bench.editor.hasFocus()


def test_ctrl_page_keys_walk_the_whole_issue_and_stop_at_its_ends(office: Office):
    program = blank(office)
    window, sitting = program.window, program.sitting
    (article,) = current(program).articles
    up, down = window.deeds["previous_article"], window.deeds["next_article"]
    up.trigger()
    assert sitting.place == MASTHEAD
    assert window.masthead_form.isAncestorOf(window.focusWidget())
    up.trigger()
    assert sitting.place == MASTHEAD
    down.trigger()
    assert sitting.place == article.key
    assert program.bench.title.hasFocus()
    down.trigger()
    assert sitting.place == TAIL
    assert window.tail_form.isAncestorOf(window.focusWidget())


def test_enter_in_the_outline_leads_into_the_form_or_the_words(office: Office):
    program = blank(office)
    window, tree = program.window, program.window.outline.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Up)
    assert tree.hasFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.masthead_form.isAncestorOf(window.focusWidget())


def test_walking_from_the_outline_leaves_the_focus_there(office: Office):
    program = blank(office)
    tree = program.window.outline.tree
    tree.setFocus()
    program.window.deeds["previous_article"].trigger()
    assert program.sitting.place == MASTHEAD
    assert tree.hasFocus()


def test_a_date_that_could_not_be_read_stays_with_its_own_issue(office: Office):
    program = blank(office)
    program.drafting.go("masthead")
    form = program.window.masthead_form
    commit(form.dated.line, "三月")
    form.flush()
    QTest.keyClick(form.dated.line, Qt.Key.Key_Return)
    assert form.rows["dated"].sentence.text.startswith("没认出这个日期")
    program.window.deeds["new_blank"].trigger()
    program.drafting.go("masthead")
    office.settle(program)
    assert form.dated.line.text() == ""
    assert "没认出" not in form.rows["dated"].sentence.text
