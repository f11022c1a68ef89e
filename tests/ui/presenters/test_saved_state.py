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
from ui.app import Program


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
