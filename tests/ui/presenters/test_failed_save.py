"""A save (存一稿) that failed is tried again by itself."""

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import (
    begun,
    commit,
    full,
    kept_words,
    last_words,
    let_run,
)
from ui.presenters import keeping
from ui.program import Program


def state(program: Program) -> str:
    return program.window.status_line._saved.text()


def test_a_failed_save_is_tried_again_by_itself(office: Office, monkeypatch):
    monkeypatch.setattr(keeping, "RETRY_MS", 50)
    program = begun(office)
    commit(program.bench.editor, "没存上的字")
    with monkeypatch.context() as patch:
        for name in ("keep", "autosave"):
            patch.setattr(program.desk, name, full)
        program.window.deeds["save"].trigger()
        let_run(200)
        program.worker.drain()
        assert "已保存" not in state(program)
        assert "磁盘满了" in program.window.banner.notices[0].words
    office.wait(program, lambda: "没存上的字" in kept_words(program))
    office.wait(program, lambda: "已保存" in state(program))
    assert not program.window.banner.notices


def test_a_failed_save_of_autosaved_words_is_tried_again_too(office: Office, monkeypatch):
    monkeypatch.setattr(keeping, "RETRY_MS", 50)
    program = begun(office)
    commit(program.bench.editor, "没存上的字")
    office.wait(program, lambda: "没存上的字" in last_words(program))
    with monkeypatch.context() as patch:
        patch.setattr(program.desk, "keep", full)
        program.window.deeds["save"].trigger()
        program.worker.drain()
        assert "磁盘满了" in program.window.banner.notices[0].words
    office.wait(program, lambda: "没存上的字" in kept_words(program))
    assert not program.window.banner.notices
    assert "已保存" in state(program)
