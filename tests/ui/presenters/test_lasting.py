"""What lasts is named in the status bar, and 取消 leaves everything as it was."""

import threading
from pathlib import Path

import pytest

from gazetteer_desk import stopping
from gazetteer_desk.desk.draft import Draft
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current, kept_words, said, save, words_of
from tests.ui.presenters.shelves import note
from ui.program import Program


@pytest.fixture
def program(office: Office) -> Program:
    program = begun(office)
    commit(program.bench.editor, "会议开过了。")
    save(office, program)
    return program


class Polled:
    """Holds a job at its first look whether it is to stop, until it is told to go on."""

    def __init__(self, monkeypatch) -> None:
        self.reached, self._go = threading.Event(), threading.Event()
        poll = stopping.poll

        def wait() -> None:
            if stopping._token.get() is not None:
                self.reached.set()
                self._go.wait(10)
            poll()

        monkeypatch.setattr(stopping, "poll", wait)

    def cancel(self, office: Office, program: Program) -> None:
        """Press 取消 in the middle of it."""
        assert self.reached.wait(10)
        program.window.status_line.progress._cancel.click()
        self._go.set()
        office.settle(program)


@pytest.fixture
def polled(monkeypatch) -> Polled:
    return Polled(monkeypatch)


def test_a_cancelled_backup_leaves_none(office, program, polled):
    program.window.deeds["back_up"].trigger()
    polled.cancel(office, program)
    assert note(program) == "已取消，没有备份。"
    assert program.desk.backups() == []
    folder = program.desk.path.with_name(f"{program.desk.path.name}.d") / "backups"
    assert [one.name for one in folder.iterdir() if one.name != "lock"] == []


def test_a_cancelled_restore_changes_nothing_and_one_writes_on(office, program, monkeypatch):
    backup = program.desk.back_up()
    commit(program.bench.editor, "后来又写。")
    save(office, program)
    polled = Polled(monkeypatch)
    program.window.selfcheck_room.restore_asked.emit(str(backup))
    assert polled.reached.wait(10)
    commit(program.bench.editor, "这时写不进去")
    program.sitting.settle()
    assert "只能看" in said(program)
    polled.cancel(office, program)
    assert note(program) == "已取消，没有恢复。"
    assert words_of(program).endswith("会议开过了。后来又写。")
    assert "后来又写。" in kept_words(program)
    assert "只能看" not in said(program)
    assert not program.bench.editor.isReadOnly()
    commit(program.bench.editor, "接着写。")
    save(office, program)
    assert "接着写。" in kept_words(program)


def test_what_comes_onto_the_desk_while_it_is_restored_is_read_only_too(
    office, program, monkeypatch
):
    backup = program.desk.back_up()
    polled = Polled(monkeypatch)
    program.window.selfcheck_room.restore_asked.emit(str(backup))
    assert polled.reached.wait(10)
    fresh = Draft(make.bulletin("乙"))
    program.sitting.open(fresh)
    assert fresh.locked
    polled.cancel(office, program)
    assert not fresh.locked


def test_a_cancelled_check_says_so(office, program, polled):
    program.window.show_room("selfcheck")
    polled.cancel(office, program)
    assert note(program) == "已取消，没有查完。"
    assert program.window.status_line.progress.words == ""


def test_a_cancelled_search_says_so(office, program, polled):
    program.window.recall_room.asked.emit("会议")
    polled.cancel(office, program)
    assert note(program) == "已停止查找。"


def test_another_search_takes_the_place_of_the_first_without_a_word(office, program, polled):
    program.window.recall_room.asked.emit("会议")
    assert polled.reached.wait(10)
    program.window.recall_room.asked.emit("开过")
    polled._go.set()
    office.settle(program)
    assert "停止" not in note(program)
    assert program.window.status_line.progress.words == ""


def test_a_cancelled_export_writes_no_file(office, program, monkeypatch, tmp_path: Path):
    to = tmp_path / "out" / "简报.txt"
    to.parent.mkdir()
    polled = Polled(monkeypatch)
    program.issuing.export_to(current(program), to)
    polled.cancel(office, program)
    assert note(program) == "已取消，没有导出。"
    assert list(to.parent.iterdir()) == []


def test_cancelled_too_late_it_is_done_and_says_that(office, program, monkeypatch):
    monkeypatch.setattr(program.desk, "back_up", lambda: program.desk.path)
    program.window.deeds["back_up"].trigger()
    program.window.status_line.progress._cancel.click()
    office.settle(program)
    assert note(program) == "已备份，打开核对过。"
