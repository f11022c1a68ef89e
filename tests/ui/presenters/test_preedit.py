"""What is on the sheet is kept, whatever the input method still holds half-typed."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, compose, kept_words, let_run, save, words_of
from ui.presenters import composing
from ui.program import Program


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


FIELDS = pytest.mark.parametrize(
    ("place", "field"),
    [("masthead", "subtitle"), ("masthead", "note"), ("tail", "editor"), ("tail", "report.text")],
)


def half_type_in(program: Program, place: str, field: str) -> QWidget:
    """Half-type a word in a field of a form."""
    program.drafting.go(place)
    form = getattr(program.window, f"{place}_form")
    widget = form
    for name in field.split("."):
        widget = getattr(widget, name)
    if field.endswith(".text"):
        form.report.switch.setChecked(True)
    widget.setFocus()
    commit(widget, WORDS)
    compose(widget, "ni")
    return widget


@FIELDS
def test_of_a_field_they_stay_in_their_issue(office: Office, place: str, field: str):
    program = begun(office)
    first = program.sitting.current
    widget = half_type_in(program, place, field)
    program.window.deeds["new_blank"].trigger()
    second = program.sitting.current
    program.drafting.go(place)
    office.settle(program)
    shown = widget.text() if hasattr(widget, "text") else widget.toPlainText()
    assert shown == ""
    program.sitting.settle()
    assert WORDS in repr(first.bulletin)
    assert WORDS not in repr(second.bulletin)


@FIELDS
def test_another_deed_does_not_disturb_what_is_half_typed(office: Office, place: str, field: str):
    program = begun(office)
    widget = half_type_in(program, place, field)
    program.sitting.settle()
    program.drafting._show_place(fresh=False)
    assert widget.is_composing


@FIELDS
def test_the_input_method_is_asked_for_them_before_another_issue_comes(
    office: Office, monkeypatch, place: str, field: str
):
    program = begun(office)
    first = program.sitting.current
    widget = half_type_in(program, place, field)

    class Method:
        def commit(self) -> None:
            commit(widget, "你")

    monkeypatch.setattr(composing.QGuiApplication, "inputMethod", Method)
    program.window.deeds["new_blank"].trigger()
    assert f"{WORDS}你" in repr(first.bulletin)


@pytest.mark.parametrize("name", ["subtitle", "note"])
def test_of_a_field_over_the_sheet_they_stay_in_their_article(office: Office, name: str):
    program = begun(office)
    program.ordering.add_article("")
    field = getattr(program.window.article_page, name)
    program.window.article_page.extras.open(subtitle=True, note=True)
    field.setFocus()
    commit(field, WORDS)
    compose(field, "ni")
    program.window.deeds["previous_article"].trigger()
    shown = field.text() if hasattr(field, "text") else field.toPlainText()
    assert shown == ""
    program.sitting.settle()
    assert WORDS in words_of(program, 1)
    assert WORDS not in words_of(program, 0)
