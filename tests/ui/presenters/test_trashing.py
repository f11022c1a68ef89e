"""An issue is deleted by mistake and put back; another one is removed for good."""

import threading

import pytest
from PySide6.QtTest import QTest

from gazetteer_desk.desk import removing
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history import trash as trash_room
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.trash import HELD, Sort
from gazetteer_desk.store import cleaning
from tests import make
from tests.desk.traces import traces
from tests.journeys.conftest import Office
from tests.ui.presenters import errands
from ui.dialogs.deeds import RemoveDialog
from ui.panes import outline_menus
from ui.program import Program


RARE = "龘靐齉", "Qzxwv7788"


@pytest.fixture
def program(office: Office) -> Program:
    program = office.open()
    issue = make.bulletin(make.article("石桥村志首发", f"正文{RARE[0]}{RARE[1]}。"), number=12)
    program.sitting.open(Draft(issue))
    errands.save(office, program)
    return program


def delete(program: Program, office: Office) -> int:
    """Delete the issue in front; return its entry."""
    draft = program.sitting.current
    program.window.deeds["delete_issue"].trigger()
    office.wait(program, lambda: draft.key not in program.sitting.drafts)
    return draft.entry


def open_trash(program: Program, office: Office) -> None:
    program.window.show_room("recall")
    program.window.recall_room.show_segment("trash")
    office.settle(program)


def rows(program: Program) -> list[tuple[str, str]]:
    return [(line.title, line.left) for line in program.trashing.side.list.lines]


def test_what_was_deleted_comes_back_at_once_by_undo(program, office):
    entry = delete(program, office)
    note = program.window.status_line.note
    assert note == "第12期已移进回收站，可放回 90 天。"
    assert program.sitting.current is None
    assert program.desk.lines() == []
    program.window.status_line.note_answered.emit("undo_delete")
    office.wait(program, lambda: program.sitting.current is not None)
    assert program.sitting.current.entry == entry
    assert not program.sitting.current.locked


def test_from_the_ledger_it_is_named_and_not_read_on(program, office):
    office.settle(program)
    program.opening.close(program.sitting.current.key)
    program.window.show_room("recall")
    program.window.recall_room.show_segment("ledger")
    past = program.window.recall_room.past
    office.wait(program, lambda: past.page.table.model().rowCount() == 1)
    past.page.table.selectRow(0)
    office.wait(program, lambda: RARE[0] in past.reader.text.toPlainText())
    program.window.deeds["delete_issue"].trigger()
    office.wait(program, lambda: program.desk.lines() == [])
    office.wait(program, lambda: past.reader.text.toPlainText() == "")
    assert program.window.status_line.note == "第12期已移进回收站，可放回 90 天。"
    assert not past.reader.open.isEnabled()


def test_the_menu_of_a_tab_and_of_the_outline_delete_it_too(program):
    outline = program.window.outline
    menus = program.window.tabs.menu(), outline_menus.more(outline.tree, outline._deeds)
    for menu in menus:
        assert program.window.deeds["delete_issue"] in menu.actions()


def test_what_was_just_written_is_in_the_trash_too(program, office):
    program.window.show()
    program.drafting.go(errands.current(program).articles[0].key)
    program.bench.editor.setFocus()
    QTest.keyClicks(program.bench.editor, "last words")
    entry = delete(program, office)
    (line,) = program.desk.trash.lines()
    assert (line.sort, line.id) == (Sort.ISSUE, entry)
    assert "last words" in program.desk.revision(line.head).articles[0].body[0].text
    assert program.desk.recovery.read_all() == []


def test_from_the_trash_it_is_read_and_put_back(program, office):
    delete(program, office)
    open_trash(program, office)
    assert rows(program) == [("2026年第12期　石桥村志首发", "还有 90 天")]
    side = program.trashing.side
    side.list.setCurrentIndex(side.list.model().index(0, 0))
    office.wait(program, lambda: RARE[0] in side.reader.text.toPlainText())
    side.back.click()
    office.wait(program, lambda: rows(program) == [])
    assert "已放回" in program.window.status_line.note
    assert [line.number.number for line in program.desk.lines()] == [12]
    assert "回收站是空的" in side._about.text()
    assert not side.back.isEnabled()


def test_removed_for_good_no_word_of_it_is_left(program, office):
    program.desk.back_up()
    delete(program, office)
    open_trash(program, office)
    side = program.trashing.side
    side.list.setCurrentIndex(side.list.model().index(0, 0))
    office.settle(program)
    side.list.remove()
    dialog = program.window.findChild(RemoveDialog)
    assert dialog.windowTitle() == dialog.yes.text() == "彻底删除2026年第12期"
    assert dialog.no.isDefault()
    dialog.no.click()
    office.settle(program)
    assert len(rows(program)) == 1
    side.list.remove()
    program.window.findChildren(RemoveDialog)[-1].yes.click()
    office.wait(program, lambda: "已彻底删除" in program.window.status_line.note)
    assert rows(program) == []
    assert removing.pending(program.desk) == []
    folder = program.desk.path.parent
    office.close(program)
    assert traces(folder, *RARE) == []


def test_a_removal_waits_while_the_store_is_read_for_long(program, office, monkeypatch):
    is_read, is_cleaned = threading.Event(), threading.Event()
    clean = cleaning.clean

    def noted(path):
        is_cleaned.set()
        clean(path)

    monkeypatch.setattr(cleaning, "clean", noted)
    delete(program, office)
    open_trash(program, office)
    side = program.trashing.side
    side.list.setCurrentIndex(side.list.model().index(0, 0))
    office.settle(program)
    program.worker.apart(lambda: is_read.wait(60), lambda _: None)  # as a check does
    side.list.remove()
    program.window.findChild(RemoveDialog).yes.click()
    office.wait_for(lambda: rows(program) == [])  # nobody can put it back any more
    assert not is_cleaned.wait(0.2)
    is_read.set()
    office.wait(program, lambda: "已彻底删除" in program.window.status_line.note)
    assert is_cleaned.is_set()


def test_what_broke_off_is_finished_at_the_next_start(program, office):
    program.desk.back_up()
    entry = delete(program, office)
    steps = removing.steps(program.desk, removing.begin(program.desk, Sort.ISSUE, entry))
    next(steps)
    office.pull_the_plug(program)
    steps.close()
    again = office.open()
    office.wait(again, lambda: removing.pending(again.desk) == [])
    folder = again.desk.path.parent
    office.close(again)
    assert traces(folder, *RARE) == []


def test_after_ninety_days_it_goes_by_itself_and_the_row_says_so_before(
    program, office, monkeypatch
):
    delete(program, office)
    row = program.desk.trash.lines()[0]
    monkeypatch.setattr(trash_room, "HELD", trash_room.now() - row.deleted + HELD / 30)
    open_trash(program, office)
    assert rows(program) == [("2026年第12期　石桥村志首发", "还有 3 天")]
    monkeypatch.setattr(trash_room, "HELD", HELD * 0)
    office.close(program)
    again = office.open()
    office.wait(again, lambda: "满 90 天的 1 项已彻底删除" in again.window.status_line.note)
    assert again.desk.trash.lines() == []


def test_what_has_gone_out_is_not_deleted(program, office):
    draft = program.sitting.current
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        program.desk.ledger.advance(draft.entry, status)
    draft.stand(program.desk.ledger.line(draft.entry))
    program.sitting.tell_opened()
    deed = program.window.deeds["delete_issue"]
    assert not deed.isEnabled()
    assert deed.whatsThis() == "已印发，不能删除"
    program.trashing.delete()
    office.wait(program, lambda: "不能删除" in program.window.status_line.note)
    assert program.sitting.current is draft
    assert not draft.held


def test_a_row_of_the_ledger_is_deleted_and_not_what_another_window_has_open(program, office):
    second = office.open()
    second.window.deeds["open"].trigger()
    table = second.window.recall_room.ledger.table
    office.wait(second, lambda: len(table.model().lines) == 1)
    table.selectRow(0)
    table._on_asked(table.delete_asked)
    office.wait(second, lambda: "正在另一个窗口里编辑" in second.window.status_line.note)
    program.window.deeds["close_tab"].trigger()
    office.settle(program)
    table._on_asked(table.delete_asked)
    office.wait(second, lambda: table.model().lines == ())
    assert len(second.desk.trash.lines()) == 1
    program.opening.open_entry(second.desk.trash.lines()[0].id)
    office.settle(program)
    assert program.sitting.current is None


def test_the_other_window_closes_what_was_deleted(program, office):
    entry = program.sitting.current.entry
    second = office.open()
    second.opening.open_entry(entry)
    office.wait(second, lambda: second.sitting.current is not None)
    office.wait(second, lambda: bool(second.sitting.current.held))
    delete(program, office)
    second.holding._ask_again()
    office.wait(second, lambda: second.sitting.current is None)
    assert "第12期在另一个窗口里删除了" in second.window.status_line.note


def test_an_item_of_the_shelf_lies_there_too(program, office):
    (item,) = program.desk.items.hold([make.article("柳溪来稿")])
    program.desk.items.remove(item)
    open_trash(program, office)
    assert rows(program) == [("柳溪来稿", "还有 90 天")]
    side = program.trashing.side
    side.list.setCurrentIndex(side.list.model().index(0, 0))
    office.settle(program)
    side.list.put_back()
    office.wait(program, lambda: rows(program) == [])
    assert [line.title for line in program.desk.items.lines()] == ["柳溪来稿"]
