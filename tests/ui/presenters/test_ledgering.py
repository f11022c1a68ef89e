"""The clerk looks into the ledger, voids a number with its reason, and notes why one is missing."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import current
from ui.dialogs.deeds import VoidDialog
from ui.program import Program


def keep(program: Program, issue) -> int:
    saving = Saving(key=issue.label, entry=None, base=None, bulletin=issue,
                    occasion=Occasion.SAVED)  # fmt: skip
    return program.desk.keep(saving).entry


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    keep(program, make.bulletin("甲", number=11, total=143, copies=30))
    keep(program, make.bulletin("乙", number=13, total=145, copies=35))
    return program


def rows(program: Program) -> list[tuple[str, str, str]]:
    lines = program.window.recall_room.ledger.table.model().lines
    return [(line.number, line.status, line.remark) for line in lines]


def is_said(program: Program, words: str) -> bool:
    return any(words in remark.said for remark in program.reviewing.found)


def look(program: Program, office: Office) -> None:
    program.window.show()
    program.window.deeds["open"].trigger()
    office.wait(program, lambda: len(rows(program)) > 1)


def void(program: Program, reason: str) -> None:
    dialog = program.window.findChild(VoidDialog)
    dialog.reason.setText(reason)
    dialog.yes.click()


def test_the_ledger_shows_what_is_missing_and_how_much_there_is(program, office):
    look(program, office)
    assert rows(program) == [
        ("2026-13", "拟稿", ""),
        ("2026-12", "缺", ""),
        ("2026-11", "拟稿", ""),
    ]
    model = program.window.recall_room.ledger.table.model()
    office.wait(program, lambda: model.index(0, 5).data() == "1")
    assert [model.index(row, 6).data() for row in range(3)] == ["35", "", "30"]


def test_a_number_is_voided_from_the_ledger_and_used_up(program, office):
    look(program, office)
    table = program.window.recall_room.ledger.table
    table.selectRow(0)
    table.void_asked.emit(table.current().entry)
    void(program, "印刷有误")
    office.wait(program, lambda: ("2026-13", "作废", "印刷有误") in rows(program))
    assert "第13期已作废" in program.window.status_line.note
    program.opening.new_next()
    office.wait(program, lambda: program.sitting.current is not None)
    assert current(program).number.number != 13


def test_the_issue_in_front_is_voided_with_what_is_written_in_it(program, office):
    program.sitting.open(Draft(make.bulletin("丙", number=14, total=146)))
    program.ledgering.ask_void()
    void(program, "内容有误，未印发")
    draft = program.sitting.current
    office.wait(program, lambda: draft.status is Status.VOID)
    assert program.desk.ledger.line(draft.entry).remark == "内容有误，未印发"
    window = program.window
    assert window.tabs.bar.tabText(0) == "第14期 作废"
    assert window.outline._head.void.accessibleName() == "作废"
    assert window.outline._head.void.toolTip() == "内容有误，未印发"
    assert not window.masthead_form.number.isEnabled()
    program.ledgering.ask_void()
    assert "不能作废" in window.status_line.note
    program.opening.new_blank()
    assert window.masthead_form.number.isEnabled()
    assert window.outline._head.void.isHidden()


def test_a_void_issue_is_opened_as_such(program, office):
    entry = program.desk.ledger.lines()[0].id
    program.desk.ledger.advance(entry, Status.VOID, reason="印刷有误")
    program.opening.open_entry(entry)
    office.wait(program, lambda: program.sitting.current is not None)
    assert program.window.tabs.bar.tabText(0) == "第13期 作废"
    assert program.window.outline._head.void.toolTip() == "印刷有误"
    assert program.sitting.current.locked == "第13期已作废，内容锁定。"
    assert not program.sitting.put("改题名", make.bulletin("偷改", number=13))
    notices = program.window.banner.findChildren(QPushButton)
    assert "照此新建" in [button.text() for button in notices if button.isVisibleTo(program.window)]
    assert "写更正" not in [button.text() for button in notices]


def test_why_a_number_is_missing_is_noted_and_then_nothing_is_said_of_it(program, office):
    entry = next(line.id for line in program.desk.ledger.lines() if line.number.number == 13)
    program.opening.open_entry(entry)
    office.wait(program, lambda: is_said(program, "跳过了第12期"))
    program.ledgering.write_remark()
    office.wait(program, lambda: program.window.recall_room.ledger.findChild(QLineEdit) is not None)
    line = program.window.recall_room.ledger.findChild(QLineEdit)
    line.setText("第12期没有印")
    program.window.recall_room.ledger.table.commitData(line)
    office.wait(program, lambda: program.sitting.current.remark == "第12期没有印")
    office.wait(program, lambda: not is_said(program, "跳过了"))
    office.wait(program, lambda: ("2026-12", "缺", "第12期没有印") in rows(program))


def test_another_window_was_quicker_and_the_clerk_is_told(program, office):
    look(program, office)
    table = program.window.recall_room.ledger.table
    table.selectRow(0)
    entry = table.current().entry
    table.void_asked.emit(entry)
    program.desk.ledger.advance(entry, Status.VOID, reason="那边先作废")
    void(program, "这边也作废")
    office.wait(program, lambda: "已是“作废”" in program.window.status_line.note)
    assert program.desk.ledger.line(entry).remark == "那边先作废"


def test_an_issue_is_made_from_a_chosen_one(program, office):
    look(program, office)
    table = program.window.recall_room.ledger.table
    table.selectRow(2)
    table.copy_asked.emit(table.current().entry)
    office.wait(program, lambda: program.sitting.current is not None)
    assert current(program).copies == 30


def test_why_a_number_was_skipped_is_written_by_the_link_in_its_line(program, office):
    program.sitting.open(Draft(make.bulletin("丙", number=15, total=147)))
    program.window.show()
    program.drafting.go("masthead")
    row = program.window.masthead_form.rows["number"]
    office.wait(program, lambda: "跳过了第14期" in row.sentence.text)
    assert (row.sentence.deed, row.sentence.excuse) == ("改为第14期", "写原因")
    link = next(one for one in row.sentence.findChildren(QPushButton) if one.text() == "写原因")
    link.click()
    table = program.window.recall_room.ledger.table
    office.wait(program, lambda: table.findChild(QLineEdit) is not None)
    assert table.current().label == "第15期"
    field = table.findChild(QLineEdit)
    field.setText("第14期没有印")
    table.commitData(field)
    office.wait(program, lambda: program.sitting.current.remark == "第14期没有印")
    program.window.show_draft()
    office.wait(program, lambda: "跳过了" not in row.sentence.text)
    assert row.sentence.excuse == ""


def test_why_a_number_was_skipped_is_written_from_the_list_before_printing_too(program, office):
    program.sitting.open(Draft(make.bulletin("丙", number=15, total=147)))
    program.window.show()
    program.window.deeds["export"].trigger()
    listed = program.window.precheck.list
    office.wait(program, lambda: any(line.excuse == "写原因" for line in listed.lines))
    listed.choose(next(at for at, line in enumerate(listed.lines) if line.excuse))
    listed._do("excused")
    table = program.window.recall_room.ledger.table
    office.wait(program, lambda: table.findChild(QLineEdit) is not None)
    assert program.window.room() == "recall"
    assert table.isVisible()
