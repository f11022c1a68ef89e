"""What is on the sheet is kept, whatever the input method still holds half-typed."""

import pytest

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, compose, kept_words, let_run, save, words_of
from ui.app import Program


WORDS = "已经上屏的字"
VIEWS = pytest.mark.parametrize("view", ["editor", "title"])


def half_type(program: Program, view: str) -> None:
    widget = getattr(program.bench, view)
    widget.setFocus()
    commit(widget, WORDS)
    compose(widget, "ni")


@VIEWS
def test_they_are_kept_by_a_save(office: Office, view: str):
    program = begun(office)
    half_type(program, view)
    save(office, program)
    assert WORDS in kept_words(program)


@VIEWS
def test_they_are_kept_on_the_way_to_the_next_article(office: Office, view: str):
    program = begun(office)
    program.ordering.add_article("")
    program.window.deeds["previous_article"].trigger()
    half_type(program, view)
    program.window.deeds["next_article"].trigger()
    let_run(50)
    assert WORDS in words_of(program, 0)
    assert WORDS not in words_of(program, 1)
    program.window.deeds["previous_article"].trigger()
    assert WORDS in (program.bench.editor.toPlainText() + program.bench.title.toPlainText())


@VIEWS
def test_they_are_kept_while_another_issue_is_in_front(office: Office, view: str):
    program = begun(office)
    first = program.sitting.current
    half_type(program, view)
    program.window.deeds["new_blank"].trigger()
    let_run(50)
    assert WORDS not in words_of(program)
    program.sitting.choose(first.key)
    assert WORDS in words_of(program)


@VIEWS
def test_they_are_kept_when_the_window_is_closed(office: Office, view: str):
    program = begun(office)
    half_type(program, view)
    office.close(program)
    again = office.open()
    assert WORDS in kept_words(again)
