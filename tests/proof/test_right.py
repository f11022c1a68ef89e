"""Sentences of offices that look as if something were wrong with them, and nothing is."""

from pathlib import Path

import pytest

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from tests.proof import written


RIGHT = (Path(__file__).parent / "right.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def checker():
    return Checker(rulebook.built_in())


@pytest.mark.parametrize("words", RIGHT)
def test_a_right_sentence_is_left_alone(checker, words):
    found = checker.check(written.issue(words), Knowledge())
    assert [(one.rule, one.text) for one in found if one.level is not Level.HINT] == []
