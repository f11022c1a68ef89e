"""The status line says 已保存 when all of it is."""

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    commit,
    kept_busy,
    kept_words,
    last_words,
    let_run,
    writing,
)
from ui.panes.palette import Palette
from ui.panes.precheck import Precheck
from ui.program import Program
from ui.widgets.fields import LineField


def state(program: Program) -> str:
    return program.window.status_line._saved.text()


def test_it_waits_for_words_newer_than_the_autosave(office: Office):
    program = begun(office)
    commit(program.bench.editor, "先打的字。")
    with kept_busy(writing(program)):
        program.sitting.settle()
        program.keeping.autosave()
        commit(program.bench.editor, "后打的字。")
        let_run(50)
        assert "已保存" not in state(program)
    program.worker.drain()
    assert "先打的字" in last_words(program)
    assert "后打的字" not in last_words(program)
    assert "已保存" not in state(program)
    office.wait(program, lambda: "已保存" in state(program))
    assert "后打的字" in last_words(program)


def test_it_waits_for_words_newer_than_the_revision(office: Office):
    program = begun(office)
    commit(program.bench.editor, "先打的字。")
    with kept_busy(writing(program)):
        program.window.deeds["save"].trigger()
        commit(program.bench.editor, "后打的字。")
        let_run(50)
    program.worker.drain()
    assert "先打的字" in kept_words(program)
    assert "已保存" not in state(program)
    office.wait(program, lambda: "已保存" in state(program))
    assert "后打的字" in last_words(program)


def test_it_waits_for_words_in_a_form(office: Office):
    program = begun(office)
    commit(program.bench.editor, "先打的字。")
    program.drafting.go("masthead")
    with kept_busy(writing(program)):
        program.keeping.autosave()
        commit(program.window.masthead_form.note, "编者按。")
        let_run(50)
    program.worker.drain()
    assert "已保存" not in state(program)
    office.wait(program, lambda: "已保存" in state(program))
    assert "编者按" in last_words(program)


def test_words_that_go_into_no_draft_are_no_change_of_the_issue(office: Office):
    program = begun(office)
    commit(program.bench.editor, "先打的字。")
    office.wait(program, lambda: "已保存" in state(program))
    program.window.show_room("register")
    office.settle(program)
    for field in (
        program.window.recall_room.field,
        program.window.register_room.units.search,
        program.window.findChild(Palette).field,
        program.window.findChild(Precheck).to,
        *program.window.settings_room.findChildren(LineField),
    ):
        commit(field, "县志")
        let_run(20)
        assert "已保存" in state(program), field.accessibleName()
    program.window.show_draft()
    program.drafting.go("tail")
    commit(program.window.tail_form.approver, "周")
    assert "有改动" in state(program)


def test_a_save_that_takes_long_is_told_and_says_no_more_than_is_on_the_disk(office: Office):
    program = begun(office)
    commit(program.bench.editor, "先打的字。")
    office.wait(program, lambda: "已保存" in state(program))
    commit(program.bench.editor, "后打的字。")
    with kept_busy(writing(program)):
        program.window.deeds["save"].trigger()
        office.wait_for(lambda: state(program) == "正在保存")
        assert "后打的字" not in kept_words(program)
    office.wait(program, lambda: "已保存" in state(program))
    assert "后打的字" in kept_words(program)
