"""撤销 in the status line takes back what the line speaks of, and nothing else."""

from PySide6.QtWidgets import QAbstractButton

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun, commit, current, let_run, words_of
from ui.program import Program


def two_articles_one_removed(office: Office) -> Program:
    program = begun(office)
    commit(program.bench.editor, "甲篇。")
    program.ordering.add_article("")
    commit(program.bench.editor, "乙篇很长的话。")
    program.sitting.settle()
    program.window.deeds["remove_article"].trigger()
    let_run(20)
    office.settle(program)
    assert len(current(program).articles) == 1
    return program


def take_back(program: Program) -> None:
    """Click 撤销 in the status line if it is offered."""
    for button in program.window.status_line.findChildren(QAbstractButton):
        if button.text() == "撤销" and not button.isHidden():
            button.click()


def test_it_brings_the_article_back(office: Office):
    program = two_articles_one_removed(office)
    take_back(program)
    assert "乙篇很长的话。" in words_of(program, 1)
    assert "甲篇。" in words_of(program, 0)


def test_it_never_takes_back_what_was_typed_after(office: Office):
    program = two_articles_one_removed(office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "又打的字。")
    take_back(program)
    program.sitting.settle()
    assert "又打的字。" in words_of(program, 0)
    assert "又打的字。" in program.bench.editor.toPlainText()


def test_it_never_takes_back_what_was_typed_and_settled(office: Office):
    program = two_articles_one_removed(office)
    commit(program.bench.editor, "又打的字。")
    program.sitting.settle()
    take_back(program)
    assert "又打的字。" in words_of(program, 0)


def test_it_never_takes_back_a_field_of_a_form(office: Office):
    program = two_articles_one_removed(office)
    program.drafting.go("masthead")
    commit(program.window.masthead_form.note, "编者按")
    take_back(program)
    program.sitting.settle()
    assert current(program).note


def test_it_is_not_offered_for_another_issue(office: Office):
    program = two_articles_one_removed(office)
    program.window.deeds["new_blank"].trigger()
    commit(program.bench.editor, "另一期的话。")
    program.sitting.settle()
    take_back(program)
    assert "另一期的话。" in words_of(program)
