"""A slip of the hand: a long text that is nearly gone is kept under a name first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gazetteer_desk.bulletin import plain
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, save
from ui.presenters import guarding
from ui.program import Program


LONG = "全县第二轮修志历时十一年，出版县志等成果三十七部。" * 8


def wipe(program: Program) -> None:
    """Choose all of the body and press 删除, as one does by mistake."""
    QTest.keyClick(program.bench.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(program.bench.editor, Qt.Key.Key_Delete)
    program.sitting.settle()


def kept(program: Program) -> list[tuple[str, str]]:
    """Return the name and words of every revision, newest first."""
    draft = program.sitting.current
    lines = program.desk.revisions(draft.entry) if draft.entry is not None else []
    return [(line.note, plain.text(program.desk.revision(line.id))) for line in lines]


def test_what_was_never_kept_and_is_wiped_out_is_kept_first(office: Office):
    program = begun(office)
    save(office, program)
    commit(program.bench.editor, LONG)
    program.sitting.settle()
    wipe(program)
    office.wait(program, lambda: len(kept(program)) == 2)
    name, words = kept(program)[0]
    assert name == guarding.NAME
    assert LONG in words
    assert program.bench.editor.toPlainText() == ""


def test_what_is_deleted_bit_by_bit_is_kept_as_it_was_at_its_longest(office: Office):
    program = begun(office)
    save(office, program)
    commit(program.bench.editor, LONG)
    program.sitting.settle()
    for _ in range(4):
        cursor = program.bench.editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.movePosition(
            cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, len(LONG) // 4 - 1
        )
        program.bench.editor.setTextCursor(cursor)
        QTest.keyClick(program.bench.editor, Qt.Key.Key_Delete)
        program.sitting.settle()
    office.wait(program, lambda: len(kept(program)) == 2)
    assert LONG in kept(program)[0][1]


def test_what_is_kept_already_is_not_kept_again(office: Office):
    program = begun(office)
    commit(program.bench.editor, LONG)
    save(office, program)
    wipe(program)
    office.settle(program)
    assert [name for name, _ in kept(program)] == [""]


def test_an_undo_back_to_the_kept_words_keeps_nothing(office: Office):
    program = begun(office)
    save(office, program)
    commit(program.bench.editor, LONG)
    program.sitting.settle()
    program.window.deeds["undo"].trigger()
    office.settle(program)
    assert program.bench.editor.toPlainText() == ""
    assert len(kept(program)) == 1


def test_the_words_before_the_first_change_of_an_opened_issue_are_a_revision(office: Office):
    program = begun(office)
    commit(program.bench.editor, LONG)
    entry = save(office, program)
    office.close(program)
    again = office.open()
    again.opening.open_entry(entry, "")
    office.wait(again, lambda: again.sitting.current is not None)
    commit(again.bench.editor, "改过的字。")
    again.sitting.settle()
    assert LONG in kept(again)[-1][1]
    assert again.sitting.current.base == again.desk.revisions(entry)[0].id
