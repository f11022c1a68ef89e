"""What lasts says so in place, and goes when it is over."""

import pytest

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import full, kept_busy, said, writing
from ui.widgets.progress import Progress


@pytest.fixture
def office(qtbot, tmp_path):
    office = Office(qtbot, tmp_path / "desk.sqlite")
    yield office
    office.close_all()


def test_what_is_quick_is_never_shown(shown, qtbot):
    progress = Progress()
    qtbot.addWidget(progress)
    progress.begin("正在备份")
    progress.end()
    qtbot.wait(600)
    assert not progress.isVisible()


def test_how_far_it_is_and_what_is_left_after_ten_seconds(shown, monkeypatch):
    progress = shown(Progress())
    progress.begin("正在收进文件", total=6, can_cancel=True)
    progress.step(2)
    assert progress._label.text() == "正在收进文件 2 / 6"
    progress._since -= 11
    progress.step(3)
    assert progress._label.text() == "正在收进文件 3 / 6，还有 3 个"
    assert not progress._cancel.isHidden()
    progress.begin("正在导出")
    assert progress._cancel.isHidden()


def test_a_backup_that_lasts_is_told_of_and_one_that_fails_too(office: Office, qtbot, monkeypatch):
    program = office.open()
    progress = program.window.status_line.progress
    with kept_busy(writing(program)):
        program.window.deeds["back_up"].trigger()
        qtbot.waitUntil(progress.isVisible, timeout=60_000)
        assert progress.words == "正在备份，备好打开核对"
    office.wait(program, progress.isHidden)
    monkeypatch.setattr(program.desk, "back_up", full)
    program.window.deeds["back_up"].trigger()
    office.settle(program)
    assert "磁盘满了" in said(program)
    assert not progress._wait.isActive()
