"""A clean exit: what was filled in is there again, and nobody speaks of a broken-off session."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current, kept_words, last_words, said
from ui.program import Program


REPORT = "省委，省政府。"


def fill_in_the_tail(office: Office, program: Program) -> None:
    program.drafting.go("tail")
    program.window.tail_form.report.setFocus()
    commit(program.window.tail_form.report.flow.line, REPORT)


def autosave(office: Office, program: Program) -> None:
    fill_in_the_tail(office, program)
    office.wait(program, lambda: REPORT in last_words(program))


def take_back(office: Office, program: Program) -> None:
    commit(program.bench.editor, "写了又不要的话")
    office.wait(program, lambda: "写了又不要的话" in last_words(program))
    program.writing.undo()


def close_the_tab(office: Office, program: Program) -> None:
    take_back(office, program)
    program.window.deeds["close_tab"].trigger()


def do_nothing(office: Office, program: Program) -> None:
    office.settle(program)


def test_a_tail_alone_is_kept_when_its_tab_is_closed(office: Office):
    program = begun(office)
    fill_in_the_tail(office, program)
    program.window.deeds["close_tab"].trigger()
    office.wait(program, lambda: not program.sitting.drafts)
    (line,) = program.desk.lines()
    assert program.desk.entry(line.id).bulletin.distribution.report == (REPORT,)


def test_a_tail_alone_is_kept_when_the_window_is_closed(office: Office):
    program = begun(office)
    fill_in_the_tail(office, program)
    office.close(program)
    again = office.open()
    office.wait(again, lambda: again.sitting.current is not None)
    assert current(again).distribution.report == (REPORT,)
    assert REPORT in kept_words(again)


@pytest.mark.parametrize(
    "errand", [fill_in_the_tail, autosave, take_back, close_the_tab, do_nothing]
)
def test_a_clean_exit_is_never_called_a_broken_one(
    office: Office, errand: Callable[[Office, Program], None]
):
    program = begun(office)
    errand(office, program)
    office.close(program)
    again = office.open()
    assert "没有正常退出" not in said(again)
    assert not again.desk.recovery.read_all()
