"""Closing the window: nothing that is worth keeping goes with it."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, full, kept_words, last_words, let_run, said
from ui.program import Program


def fill_the_disk(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program.desk, "keep", full)
    monkeypatch.setattr(program.desk, "autosave", full)


def test_a_window_that_cannot_save_stays_open_and_says_so(office: Office, monkeypatch):
    program = begun(office)
    commit(program.bench.editor, "还没存下的话")
    with monkeypatch.context() as patch:
        fill_the_disk(program, patch)
        assert not program.window.close()
        office.settle(program)
        assert program.window.isVisible()
        assert program.window.banner.notices[0].tone == "red"
        assert "还没存下的话" in program.bench.editor.toPlainText()
    assert program.window.close()
    assert not program.window.isVisible()
    again = office.open()
    assert "还没存下的话" in kept_words(again)
    assert "没有正常退出" not in said(again)


def test_what_is_typed_after_a_refused_close_is_kept_too(office: Office, monkeypatch):
    program = begun(office)
    commit(program.bench.editor, "头一句。")
    with monkeypatch.context() as patch:
        fill_the_disk(program, patch)
        program.window.close()
    commit(program.bench.editor, "又一句。")
    office.wait(program, lambda: "又一句" in last_words(program) + kept_words(program))
    assert program.window.close()
    again = office.open()
    assert "头一句。又一句。" in kept_words(again)


def test_it_closes_all_the_same_when_the_clerk_says_so(office: Office, monkeypatch, quiet_log):
    program = begun(office)
    commit(program.bench.editor, "不要了的话")
    fill_the_disk(program, monkeypatch)
    assert not program.window.close()
    program.window.banner.findChild(QAbstractButton, "close_anyway").click()
    let_run(50)
    assert not program.window.isVisible()
    quiet_log.clear()  # that the last try failed is logged


def test_a_window_with_nothing_worth_keeping_closes_on_a_full_disk(office: Office, monkeypatch):
    program = begun(office)
    fill_the_disk(program, monkeypatch)
    assert program.window.close()
