"""Small issues with one error each are found out, at its place; issues without are left alone."""

from pathlib import Path

import pytest

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from tests.proof import written


HERE = Path(__file__).parent
BOOK = rulebook.built_in()
OURS = {
    rule.id
    for rule in BOOK.rules.values()
    if rule.id.startswith("B") or rule.check in ("announced", "item_ends", "figures")
}


def issues(name):
    return (HERE / name).read_text("utf-8").strip("\n").split("\n----\n")


def found(text):
    given = written.known(text, Knowledge())
    return [one for one in Checker(BOOK).check(*given) if one.rule in OURS]


@pytest.mark.parametrize("planted", issues("issues_planted.txt"))
def test_the_planted_error_is_found_where_it_is(planted):
    head, text = planted.split("\n", 1)
    rule, _, words = head.partition(" ")
    assert (rule, words) in [(one.rule, one.text) for one in found(text)]


@pytest.mark.parametrize("planted", issues("issues_planted.txt"))
def test_nothing_else_is_said_to_be_wrong(planted):
    head, text = planted.split("\n", 1)
    others = [one for one in found(text) if one.rule != head.split()[0]]
    assert [one.message for one in others if one.level is Level.ERROR] == []
    assert len({one.rule for one in others if one.level is Level.DOUBT}) <= 1


@pytest.mark.parametrize("text", issues("issues_clean.txt"))
def test_a_clean_issue_has_neither_errors_nor_doubts(text):
    assert [(one.rule, one.text) for one in found(text) if one.level is not Level.HINT] == []
