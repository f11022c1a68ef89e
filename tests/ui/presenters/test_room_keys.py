"""The status bar tells of the draft where one writes it, and of the keys in the other rooms."""

import pytest

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit
from ui.program import Program


def told(program: Program) -> list[str]:
    """Return what stands in the status bar beside the saved state and the note."""
    line = program.window.status_line
    parts = (line._counts, line._paragraph, line._pages, line._zoom, line._keys)
    return [part.text() for part in parts if part.isVisible() and part.text()]


@pytest.fixture
def program(office: Office) -> Program:
    program = begun(office)
    commit(program.bench.editor, "会议召开。")
    program.sitting.settle()
    office.settle(program)
    return program


def test_in_another_room_it_names_the_keys_of_that(program, office):
    line, window = program.window.status_line, program.window
    assert any("本篇 5 字" in words for words in told(program))
    assert line._less.isVisible()
    for room in ("selfcheck", "settings", "register"):
        window.show_room(room)
        office.settle(program)
        assert told(program) == ["Esc 回到起草"]
        assert not line._less.isVisible()
    window.show_room("recall")
    for segment, key in (("ledger", "F2 写备注"), ("trash", "Enter 放回"), ("search", "↓ 到")):
        window.recall_room.show_segment(segment)
        office.settle(program)
        (words,) = told(program)
        assert key in words
        assert words.endswith("Esc 回到起草")
    assert line._saved.isVisible()
    window.show_room("draft")
    assert any("本篇 5 字" in words for words in told(program))
    assert line._less.isVisible()
    assert line._keys.isHidden()


def test_what_is_counted_meanwhile_is_not_shown_there(program, office):
    program.window.show_room("settings")
    program.window.status_line.show_counts(article=1, issue=1)
    program.window.status_line.show_zoom(80)
    assert told(program) == ["Esc 回到起草"]


def test_in_a_narrow_window_the_keys_give_way(program, office):
    program.window.resize(800, 600)
    program.window.show_room("recall")
    program.window.status_line.show_note(
        "第13期已移进回收站，可放回 90 天。", deed=("undo", "撤销")
    )
    office.settle(program)
    assert program.window.width() == 800
    keys, deed = program.window.status_line._keys, program.window.status_line._deed
    assert deed.geometry().right() < keys.geometry().left()
