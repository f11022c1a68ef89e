"""Something breaks that nobody foresaw: the words first."""

import pytest

from gazetteer_desk.errors import DeskBusy
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, compose, last_words
from ui.crash import CrashHook
from ui.presenters import keeping


class Alarm:
    """A crash hook on a window, and what it told the clerk."""

    def __init__(self, rescue) -> None:
        self.told: list[tuple[str, bool]] = []
        self._hook = CrashHook(rescue, lambda report, is_kept: self.told.append((report, is_kept)))

    def ring(self) -> None:
        try:
            raise ZeroDivisionError
        except ZeroDivisionError as error:
            self._hook._caught(type(error), error, error.__traceback__)


@pytest.fixture(autouse=True)
def expected_log(quiet_log):
    """A crash is logged as an error: here it is meant."""
    yield
    quiet_log.clear()


def test_what_was_just_typed_is_kept(office: Office):
    program = begun(office)
    commit(program.bench.editor, "刚刚打的字")
    alarm = Alarm(program.keeping.rescue)
    alarm.ring()
    assert "刚刚打的字" in last_words(program)
    ((report, is_kept),) = alarm.told
    assert is_kept
    assert "刚刚打的字" not in report


def test_what_was_just_typed_into_a_form_is_kept(office: Office):
    program = begun(office)
    program.drafting.go("masthead")
    commit(program.window.masthead_form.note, "编者按里的字")
    Alarm(program.keeping.rescue).ring()
    assert "编者按里的字" in last_words(program)


def test_words_on_the_sheet_are_kept_beside_half_typed_ones(office: Office):
    program = begun(office)
    commit(program.bench.editor, "已经上屏的字")
    compose(program.bench.editor, "ni")
    Alarm(program.keeping.rescue).ring()
    assert "已经上屏的字" in last_words(program)


def test_a_rescue_that_failed_is_said_and_made_good_later(office: Office, monkeypatch):
    monkeypatch.setattr(keeping, "RETRY_MS", 50)
    program = begun(office)
    commit(program.bench.editor, "刚刚打的字")

    def busy(*_):
        raise DeskBusy("数据正忙。")

    alarm = Alarm(program.keeping.rescue)
    with monkeypatch.context() as patch:
        patch.setattr(program.desk, "autosave", busy)
        alarm.ring()
    assert [is_kept for _, is_kept in alarm.told] == [False]
    assert "刚刚打的字" not in last_words(program)
    office.wait(program, lambda: "刚刚打的字" in last_words(program))


def test_the_words_are_found_by_the_next_window(office: Office):
    program = begun(office)
    commit(program.bench.editor, "刚刚打的字")
    Alarm(program.keeping.rescue).ring()
    office.pull_the_plug(program)
    again = office.open()
    assert "刚刚打的字" in again.bench.editor.toPlainText()
