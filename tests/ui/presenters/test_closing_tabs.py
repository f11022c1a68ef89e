"""Ctrl+W while the store is busy."""

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    commit,
    kept_busy,
    kept_words,
    let_run,
    save,
    writing,
)


def test_an_impatient_second_ctrl_w_does_no_harm(office: Office):
    program = begun(office)
    commit(program.bench.editor, "要紧的话")
    with kept_busy(writing(program)):
        program.window.deeds["close_tab"].trigger()
        let_run(50)
        program.window.deeds["close_tab"].trigger()
        let_run(50)
    office.wait(program, lambda: not program.sitting.drafts)
    assert kept_words(program).count("要紧的话") == 1


def test_it_closes_no_other_issue_in_its_place(office: Office):
    program = begun(office)
    commit(program.bench.editor, "左边的一期")
    left = save(office, program)
    program.window.deeds["new_blank"].trigger()
    commit(program.bench.editor, "右边的一期")
    right = program.sitting.current
    with kept_busy(writing(program)):
        program.opening.close(right.key)
        let_run(50)
        program.opening.close(right.key)
        let_run(50)
    office.wait(program, lambda: right.key not in program.sitting.drafts)
    assert [draft.entry for draft in program.sitting.drafts.values()] == [left]


def test_what_is_typed_while_the_tab_is_closing_is_kept(office: Office):
    program = begun(office)
    commit(program.bench.editor, "要紧的话。")
    with kept_busy(writing(program)):
        program.window.deeds["close_tab"].trigger()
        let_run(50)
        if program.sitting.current is not None:
            commit(program.bench.editor, "关的时候又打的。")
        let_run(50)
        program.window.deeds["close_tab"].trigger()
        was_typed = "关的时候又打的" in program.bench.editor.toPlainText()
    office.settle(program)
    office.close(program)
    again = office.open()
    assert "要紧的话" in kept_words(again)
    assert was_typed is ("关的时候又打的" in kept_words(again))
