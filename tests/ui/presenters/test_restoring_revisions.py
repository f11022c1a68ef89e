"""恢复旧稿 while the clerk goes on typing."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import plain
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    commit,
    kept_busy,
    let_run,
    reading,
    save,
    writing,
)
from ui.program import Program


def two_revisions(office: Office) -> tuple[Program, int]:
    program = begun(office)
    commit(program.bench.editor, "第一稿的话。")
    entry = save(office, program)
    commit(program.bench.editor, "第二稿的话。")
    save(office, program)
    office.wait(program, lambda: len(program.desk.revisions(entry)) == 2)
    return program, entry


def revisions(program: Program, entry: int) -> list[str]:
    """Return the words of every revision, newest first."""
    lines = program.desk.revisions(entry)
    return [plain.text(program.desk.revision(line.id)) for line in lines]


def restore_first_while_typing(office: Office, busy) -> list[str]:
    program, entry = two_revisions(office)
    with kept_busy(busy(program)):
        program.window.versions.restore_asked.emit(program.desk.revisions(entry)[-1].id)
        let_run(50)
        commit(program.bench.editor, "正打着的字。")
        let_run(100)
    let_run(500)
    office.settle(program)
    office.close(program)
    again = office.open()
    return revisions(again, entry)


def test_nothing_is_lost_while_the_store_is_busy(office: Office):
    kept = "\n".join(restore_first_while_typing(office, writing))
    for words in ("第一稿的话。", "第二稿的话。", "正打着的字。"):
        assert words in kept


def test_nothing_is_lost_while_the_old_revision_is_read(office: Office):
    kept = "\n".join(restore_first_while_typing(office, reading))
    for words in ("第一稿的话。", "第二稿的话。", "正打着的字。"):
        assert words in kept


def test_typing_on_after_it_belongs_to_the_restored_words(office: Office):
    program, entry = two_revisions(office)
    program.window.versions.restore_asked.emit(program.desk.revisions(entry)[-1].id)
    office.wait(program, lambda: "第二稿的话" not in program.bench.editor.toPlainText())
    program.bench.editor.moveCursor(program.bench.editor.textCursor().MoveOperation.End)
    commit(program.bench.editor, "再添的字。")
    office.close(program)
    again = office.open()
    assert revisions(again, entry)[0].strip() == "第一稿的话。再添的字。"
    assert any("第二稿的话。" in words for words in revisions(again, entry))


def test_the_words_of_an_old_revision_do_not_come_beside_another_issue(office: Office):
    program, _ = two_revisions(office)
    pane = program.window.versions
    with kept_busy(reading(program)):
        pane.list.setCurrentIndex(pane.list.model().index(1, 0))
        program.window.deeds["new_blank"].trigger()
    office.settle(program)
    assert pane._text.toPlainText() == ""


def test_it_says_which_one_came_back_and_of_when_and_is_taken_back_at_once(office: Office):
    program, entry = two_revisions(office)
    before = plain.text(program.sitting.current.bulletin)
    first = program.desk.revisions(entry)[-1]
    program.window.versions.restore_asked.emit(first.id)
    status = program.window.status_line
    office.wait(program, lambda: "已恢复" in status.note)
    moment = first.taken.astimezone()
    assert status.note == f"已恢复第1稿（今天 {moment:%H:%M}），存为第3稿。"
    assert (status._deed.text(), status._also.text()) == ("撤销", "命名")
    status._deed.click()
    office.settle(program)
    assert plain.text(program.sitting.current.bulletin) == before


def test_what_was_just_kept_is_named_from_the_note(office: Office):
    program = begun(office)
    commit(program.bench.editor, "送审的话。")
    entry = save(office, program)
    program.window.show_side("提纲")
    status, versions = program.window.status_line, program.window.versions
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: status.note == "和第1稿一样，没有另存。")
    assert status._deed.isHidden()
    status._also.click()
    assert program.window.side.pane == "版本"
    assert versions._naming._line.hasFocus()
    commit(versions._naming._line, "送审稿")
    QTest.keyClick(versions._naming._line, Qt.Key.Key_Return)
    office.wait(program, lambda: program.desk.revisions(entry)[0].note == "送审稿")
    status.show_note("别的事。")
    assert status._also.isHidden()
