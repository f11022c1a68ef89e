"""Bulletins of very different kinds that have no error: nothing in them is said to be wrong."""

from pathlib import Path

import pytest

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from tests.proof import sixty, written


BULLETINS = (
    (Path(__file__).parent / "bulletins_clean.txt").read_text("utf-8").strip().split("\n----\n")
)
COUNTY = Knowledge(persons=sixty.PERSONS, units=sixty.UNITS, today=sixty.DAY)


@pytest.mark.parametrize("knowledge", [Knowledge(), COUNTY], ids=["no roster", "a roster"])
@pytest.mark.parametrize("text", BULLETINS, ids=lambda text: text.split("# ")[1].split("\n")[0])
def test_a_clean_bulletin_has_neither_errors_nor_doubts(text, knowledge):
    found = Checker(rulebook.built_in()).check(written.issue(text), knowledge)
    wrong = [one for one in found if one.level is not Level.HINT and one.place.article]
    assert [(one.rule, one.text, one.message) for one in wrong] == []
