"""An issue goes its way to print, is locked there, and is mended by a correction that says so."""

from functools import partial

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters import errands
from ui.dialogs.deeds import CorrectDialog
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    issue = make.bulletin("石桥村志首发", number=12, total=144)
    program.sitting.open(Draft(issue))
    errands.save(office, program)
    program.window.show()
    return program


def press_next(program: Program, office: Office, wanted: Status) -> None:
    """Press the button of the next step, 核稿 before 签发, until the issue is there."""
    while program.sitting.current.status is not wanted:
        program.window.tabs.next.click()
        errands.take_step(office, program)
        office.wait(program, lambda: not program.sitting.current.held)


def issue(program: Program, office: Office) -> None:
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        press_next(program, office, status)


def notice(program: Program, name: str) -> str:
    found = [one.words for one in program.window.banner.notices if one.name == name]
    return found[0] if found else ""


def correct(program: Program, office: Office, reason: str = "人名有误") -> None:
    program.window.banner.answered.emit("sealed", "correct")
    dialog = program.window.findChild(CorrectDialog)
    assert not dialog.yes.isEnabled()
    dialog.reason.setText(reason)
    dialog.yes.click()
    office.wait(program, lambda: not program.sitting.current.locked)


def words(program: Program) -> str:
    return errands.current(program).articles[0].body[0].text


def test_the_button_leads_from_state_to_state_and_the_row_says_which(program, office):
    tabs = program.window.tabs
    said = []
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED, Status.FILED):
        said.append(tabs.next.text())
        press_next(program, office, status)
        assert tabs.steps.accessibleName() == f"状态：{status.label}"
        assert f"现在：{status.label}（" in tabs.steps.toolTip()
    assert said == ["送核稿", "核稿", "印发", "归档"]
    assert tabs.next.isHidden()
    assert tabs.bar.tabText(0) == "第12期 归档"
    assert notice(program, "sealed") == "第12期已归档，内容锁定。"


def is_in_page(program: Program) -> bool:
    """Tell where the focus is as soon as the dialog that was asked in is gone."""
    window = program.window
    return window.pages.isAncestorOf(window.focusWidget())


def test_the_focus_is_in_the_page_after_each_step_not_on_the_button_beside(program, office):
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        program.window.tabs.next.setFocus()
        press_next(program, office, status)
        assert is_in_page(program)
    correct(program, office)
    assert is_in_page(program)
    program.window.tabs.next.setFocus()
    program.window.tabs.next.click()
    office.wait(program, lambda: bool(program.sitting.current.locked))
    office.wait(program, lambda: not program.sitting.current.held)
    assert is_in_page(program)


def test_what_is_being_written_is_in_what_goes_out(program, office):
    program.drafting.go(errands.current(program).articles[0].key)
    program.bench.editor.setFocus()
    QTest.keyClicks(program.bench.editor, "new")
    press_next(program, office, Status.CHECKED)
    draft = program.sitting.current
    assert "new" in words(program)
    assert program.desk.entry(draft.entry).bulletin == draft.bulletin


def test_printing_is_asked_about_and_going_back_is_not(program, office):
    deeds = program.window.deeds
    for status in (Status.CHECKED, Status.APPROVED):
        press_next(program, office, status)
    program.window.tabs.next.click()
    dialog = errands.asked(office, program)
    assert dialog.windowTitle() == dialog.yes.text() == "印发第12期"
    assert dialog.no.isDefault()
    dialog.no.click()
    office.settle(program)
    assert program.sitting.current.status is Status.APPROVED
    assert not deeds["to_filed"].isEnabled()
    deeds["to_draft"].trigger()
    errands.take_step(office, program)
    office.wait(program, lambda: program.sitting.current.status is Status.DRAFT)
    assert "已退回拟稿" in program.window.status_line.note


def test_what_has_gone_out_is_read_and_copied_but_not_changed(program, office):
    issue(program, office)
    window, draft = program.window, program.sitting.current
    before = draft.bulletin
    program.drafting.go(before.articles[0].key)
    assert notice(program, "sealed") == "第12期已印发，内容锁定。"
    assert window.tabs._shown[0].mark == "lock"
    assert program.bench.editor.isReadOnly()
    assert window.article_page.toolbar.isHidden()
    assert not window.outline._add.isEnabled()
    program.bench.editor.setFocus()
    QTest.keyClicks(program.bench.editor, "x")
    said = {}
    deeds = ("undo", "redo", "renumber", "remove_article", "to_next", "decline_article")
    for name in deeds:
        window.status_line.clear_note()
        window.deeds[name].trigger()
        office.settle(program)
        said[name] = window.status_line.note
    assert set(said.values()) == {"第12期已印发，内容锁定，没有改动。"}, said
    program.recalling.restore(program.desk.revisions(draft.entry)[-1].id)
    program.sitting.apply("替换", lambda b: make.bulletin("别的"))
    office.settle(program)
    assert draft.bulletin == before
    assert len(program.desk.revisions(draft.entry)) == 1
    program.drafting.go("masthead")
    assert window.masthead_form.subtitle.isReadOnly()
    window.deeds["new_blank"].trigger()
    office.settle(program)
    assert not window.article_page.toolbar.isHidden()
    assert not notice(program, "sealed")


def test_a_correction_says_that_it_is_one_and_locks_again(program, office):
    issue(program, office)
    program.drafting.go(errands.current(program).articles[0].key)
    correct(program, office)
    assert notice(program, "correcting") == "正在更正第12期，原因：人名有误"
    assert program.window.tabs.next.text() == "完成更正"
    assert not program.window.article_page.toolbar.isHidden()
    program.bench.editor.setFocus()
    QTest.keyClicks(program.bench.editor, "x")
    program.window.tabs.next.click()
    draft = program.sitting.current
    office.wait(program, lambda: draft.locked == "第12期已印发，内容锁定。")
    assert "更正完成" in program.window.status_line.note
    newest, first = program.desk.revisions(draft.entry)
    assert (newest.occasion, newest.note) == (Occasion.CORRECTED, "人名有误")
    assert "x" in program.desk.revision(newest.id).articles[0].body[0].text
    assert "x" not in program.desk.revision(first.id).articles[0].body[0].text
    program.window.deeds["undo"].trigger()
    assert "x" in words(program)
    program.window.deeds["open"].trigger()
    table = program.window.recall_room.ledger.table
    office.wait(program, lambda: len(table.model().lines) == 1)
    assert table.model().index(0, 7).data() == "印发 · 有更正"


def test_a_correction_under_way_is_still_one_after_the_window_broke_off(program, office):
    issue(program, office)
    program.drafting.go(errands.current(program).articles[0].key)
    correct(program, office)
    program.bench.editor.setFocus()
    QTest.keyClicks(program.bench.editor, "x")
    program.keeping._on_steady()
    office.settle(program)
    entry = program.sitting.current.entry
    office.pull_the_plug(program)
    again = office.open()
    office.wait(again, lambda: again.sitting.current is not None)
    office.settle(again)
    draft = again.sitting.current
    assert (draft.entry, draft.correcting, draft.locked) == (entry, "人名有误", "")
    assert "x" in words(again)
    assert again.desk.revisions(entry)[0].occasion is Occasion.CORRECTED


def test_a_correction_without_a_change_leaves_nothing(program, office):
    issue(program, office)
    correct(program, office)
    program.way.amending.end()
    office.wait(program, lambda: bool(program.sitting.current.locked))
    assert "没有改动" in program.window.status_line.note
    assert not program.desk.ledger.line(program.sitting.current.entry).is_corrected


def test_a_second_correction_without_a_change_is_not_said_to_be_one(program, office):
    issue(program, office)
    said = []
    for words in ("x", ""):
        correct(program, office, "人名有误")
        write(program, words)
        program.window.tabs.next.click()
        office.wait(program, lambda: bool(program.sitting.current.sealed))
        said.append(program.window.status_line.note)
    assert said == ["第12期更正完成，已再次锁定。", "第12期没有改动，已再次锁定。"]


def write(program: Program, words: str) -> None:
    program.drafting.go(errands.current(program).articles[0].key)
    program.bench.editor.setFocus()
    QTest.keyClicks(program.bench.editor, words)


def drop(program: Program, office: Office) -> str:
    """Press 放弃更正 in the banner; return what is said."""
    window = program.window
    (button,) = [one for one in window.banner.findChildren(QPushButton) if one.text() == "放弃更正"]
    button.click()
    office.wait(program, lambda: bool(program.sitting.current.sealed))
    return window.status_line.note


def test_one_button_ends_a_correction_and_one_drops_it(program, office):
    issue(program, office)
    correct(program, office)
    program.window.show()
    words = [b.text() for b in program.window.findChildren(QPushButton) if b.isVisible()]
    assert (words.count("完成更正"), words.count("放弃更正")) == (1, 1)


def test_a_correction_begun_by_mistake_is_dropped_and_nothing_is_lost(program, office):
    issue(program, office)
    before = errands.current(program)
    correct(program, office)
    write(program, "x")
    errands.save(office, program)
    QTest.keyClicks(program.bench.editor, "y")
    said = drop(program, office)
    assert said == "已放弃更正，第12期和更正以前一样，改过的字留作第3稿，已再次锁定。"
    draft = program.sitting.current
    assert draft.bulletin == before
    assert program.bench.editor.toPlainText() == before.articles[0].body[0].text
    assert not draft.is_unsaved
    newest, changed, *_ = program.desk.revisions(draft.entry)
    assert (newest.occasion, newest.note) == (Occasion.RESTORED, "放弃更正")
    assert program.desk.revision(newest.id) == before
    assert "xy" in program.desk.revision(changed.id).articles[0].body[0].text
    assert not program.desk.ledger.line(draft.entry).is_corrected
    assert not notice(program, "correcting")
    assert notice(program, "sealed")
    assert program.desk.verify() == []


def test_a_correction_after_a_dropped_one_overtakes_nobody(program, office):
    issue(program, office)
    correct(program, office)
    write(program, "x")
    drop(program, office)
    correct(program, office)
    write(program, "z")
    program.window.tabs.next.click()
    office.wait(program, lambda: bool(program.sitting.current.sealed))
    assert "更正完成" in program.window.status_line.note
    assert not notice(program, "overtaken")
    newest = program.desk.revisions(program.sitting.current.entry)[0]
    text = program.desk.revision(newest.id).articles[0].body[0].text
    assert "z" in text
    assert "x" not in text


def test_a_correction_without_a_change_is_dropped_too_also_from_the_ledger(program, office):
    issue(program, office)
    correct(program, office)
    said = drop(program, office)
    assert said == "已放弃更正，第12期和更正以前一样，没有改动过，已再次锁定。"
    draft = program.sitting.current
    assert len(program.desk.revisions(draft.entry)) == 1
    correct(program, office)
    write(program, "x")
    program.window.deeds["close_tab"].trigger()
    office.wait(program, lambda: program.sitting.current is None)
    program.window.deeds["open"].trigger()
    table = program.window.recall_room.ledger.table
    office.wait(program, lambda: len(table.model().lines) == 1)
    table.selectRow(0)
    program.window.deeds["drop_correction"].trigger()
    office.wait(program, lambda: "留作第2稿" in program.window.status_line.note)
    line = program.desk.ledger.line(draft.entry)
    assert (line.correcting, line.is_corrected, line.nth) == ("", False, 3)


def test_two_issues_of_one_number_are_not_both_printed(program, office):
    issue(program, office)
    program.sitting.open(Draft(make.bulletin("乙", number=12, total=144)))
    for status in (Status.CHECKED, Status.APPROVED):
        press_next(program, office, status)
    program.window.tabs.next.click()
    errands.take_step(office, program)
    office.wait(program, lambda: "已经印发过一期" in program.window.status_line.note)
    draft = program.sitting.current
    assert (draft.status, draft.locked) == (Status.APPROVED, "")


def test_from_the_ledger_an_issue_goes_on_and_is_corrected_too(program, office):
    entry = program.sitting.current.entry
    program.window.deeds["close_tab"].trigger()
    program.window.deeds["open"].trigger()
    table = program.window.recall_room.ledger.table
    office.wait(program, lambda: len(table.model().lines) == 1)

    def line():
        return program.desk.ledger.line(entry)

    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        table.selectRow(0)
        table.advance_asked.emit(entry)
        errands.take_step(office, program)
        office.wait(program, lambda wanted=status: line().status is wanted)
        office.wait(program, partial(_shows, table, status))
    table.selectRow(0)
    assert program.window.deeds["correct"].isEnabled()
    table.correct_asked.emit(entry)
    dialog = program.window.findChild(CorrectDialog)
    dialog.reason.setText("错字")
    dialog.yes.click()
    office.wait(program, lambda: program.sitting.current is not None)
    assert (program.sitting.current.entry, program.sitting.current.correcting) == (entry, "错字")


def _shows(table, status: Status) -> bool:
    return table.model().lines[0].status == status.label


def test_what_lies_open_in_another_window_is_left_alone(program, office):
    entry = program.sitting.current.entry
    second = office.open()
    second.window.deeds["open"].trigger()
    table = second.window.recall_room.ledger.table
    office.wait(second, lambda: len(table.model().lines) == 1)
    table.selectRow(0)
    table.advance_asked.emit(entry)
    errands.take_step(office, second)
    office.wait(second, lambda: "正在另一个窗口里编辑" in second.window.status_line.note)
    assert second.desk.ledger.line(entry).status is Status.DRAFT


def test_the_other_window_sees_that_it_has_gone_out(program, office):
    entry = program.sitting.current.entry
    second = office.open()
    second.opening.open_entry(entry)
    office.wait(second, lambda: second.sitting.current is not None)
    office.wait(second, lambda: bool(second.sitting.current.held))
    issue(program, office)
    second.holding._ask_again()
    office.wait(second, lambda: second.sitting.current.status is Status.ISSUED)
    assert second.window.tabs.bar.tabText(0) == "第12期 印发"
    office.close(program)
    second.holding._ask_again()
    office.wait(second, lambda: not second.sitting.current.held)
    assert second.sitting.current.locked == "第12期已印发，内容锁定。"
    assert notice(second, "sealed")
