"""恢复旧稿 while the clerk goes on typing."""

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
