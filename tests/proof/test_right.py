"""Sentences of offices that look as if something were wrong with them, and nothing is."""

from pathlib import Path

import pytest

from gazetteer_desk.proof import formulas, organs, patterns, phrases, rulebook, words
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rule import Zone
from tests.proof import written


HERE = Path(__file__).parent
RIGHT = (HERE / "right.txt").read_text("utf-8").splitlines()
OFFICIAL = (HERE / "right_official.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def checker():
    return Checker(rulebook.built_in())


@pytest.mark.parametrize("words", RIGHT)
def test_a_right_sentence_is_left_alone(checker, words):
    found = checker.check(written.issue(words), Knowledge())
    assert [(one.rule, one.text) for one in found if one.level is not Level.HINT] == []


def test_formulas_and_organs_in_all_their_right_forms_are_left_alone():
    checks = (formulas.found, organs.found, phrases.found, words.found, patterns.found)
    book = rulebook.built_in()
    for line in OFFICIAL:
        found = [spot for check in checks for spot in check(line, Zone.BODY, book)]
        wrong = [one for one in found if one.level is not Level.HINT]
        assert [(one.rule, one.message) for one in wrong] == [], line
