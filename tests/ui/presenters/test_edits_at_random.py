"""A whole issue written at random at the real window, undone to the beginning, redone to the end.

A thousand issues where GAZETTEER_DESK_HYPOTHESIS is `long`, some dozens otherwise.
"""

import os
import random

import pytest

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from tests.journeys.conftest import Office
from tests.ui.presenters.clerk import Clerk, some_body
from tests.ui.presenters.errands import begun
from ui.program import Program


ISSUES = 1000 if os.environ.get("GAZETTEER_DESK_HYPOTHESIS") == "long" else 20
DEEDS = 20


def begin_issue(program: Program, nth: int, chance: random.Random) -> Draft:
    articles = tuple(
        Article(key=f"{nth}-{at}", title=(f"题{at}",), body=some_body(chance)) for at in range(3)
    )
    draft = Draft(Bulletin(articles=articles))
    program.sitting.open(draft)
    return draft


def written(office: Office, program: Program, nth: int) -> tuple[Clerk, Draft, Bulletin]:
    """Have a clerk write an issue; return it, and what it began with."""
    clerk = Clerk(office, program, random.Random(nth))
    draft = begin_issue(program, nth, clerk.chance)
    first = draft.bulletin
    for _ in range(DEEDS):
        clerk.do_something()
        if clerk.chance.random() < 0.2:
            program.sitting.settle()
            assert not clerk.astray(), nth
    office.settle(program)
    program.sitting.settle()
    assert not clerk.astray(), nth
    return clerk, draft, first


@pytest.fixture
def program(office: Office) -> Program:
    made = begun(office)
    made.keeping.stop()  # the random clerk saves himself
    return made


def test_everything_is_undone_to_the_beginning_and_redone_to_the_end(
    office: Office, program: Program
):
    for nth in range(ISSUES):
        clerk, draft, first = written(office, program, nth)
        last = draft.bulletin
        assert codec.restore(codec.canonical(last)) == last, nth
        assert codec.read(codec.write(last))[0] == last, nth
        steps = 0
        while (undone := program.sitting.undo(None)) is not None:
            steps += 1
            assert undone.parts, (nth, undone)
            assert not clerk.astray(), (nth, undone.name)
        assert draft.bulletin == first, nth
        for _ in range(steps):  # what the clerk himself undid last stays undone
            redone = program.sitting.redo(None)
            assert redone is not None
            assert redone.parts, (nth, redone)
            assert not clerk.astray(), (nth, redone.name)
        assert draft.bulletin == last, nth
        program.sitting.close(draft.key)


def test_undo_in_an_article_never_reaches_into_another(office: Office, program: Program):
    for nth in range(ISSUES):
        clerk, draft, _ = written(office, program, -nth - 1)
        for key in [one.key for one in draft.bulletin.articles]:
            program.drafting.go(key)
            others = [one for one in draft.bulletin.articles if one.key != key]
            while draft.undo_name(key):
                undone = program.sitting.undo(key)
                assert undone is not None
                if not undone.parts or undone.parts != {key}:
                    break  # the article's own coming, which is a deed of the frame
                assert [one for one in draft.bulletin.articles if one.key != key] == others
                assert not clerk.astray(), (nth, undone.name)
        program.sitting.close(draft.key)
