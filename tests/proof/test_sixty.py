"""A roster of sixty persons, forty slips: nearly all are found, and a clean issue stays clean."""

import pytest

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.knowledge import Knowledge
from tests.proof import sixty, written


ROSTERS = {
    "as they are written": sixty.PERSONS,
    "units in full, apart": tuple(map(sixty.in_full, sixty.PERSONS)),
}


@pytest.fixture(params=ROSTERS.values(), ids=ROSTERS.keys())
def check(request):
    knowledge = Knowledge(persons=request.param, units=sixty.UNITS, today=sixty.DAY)
    checker = Checker(rulebook.built_in())

    def checked(text):
        found = checker.check(written.issue(text), knowledge)
        return [one for one in found if one.rule in sixty.RULES]

    return checked


def test_the_county_is_as_large_as_it_says():
    assert len(sixty.PERSONS) == 60
    assert len(sixty.ERRORS) == 40


def test_a_clean_issue_is_clean(check):
    assert [(one.rule, one.text, one.message) for one in check(sixty.CLEAN)] == []


def test_nearly_every_slip_is_found(check):
    missed = []
    for right, wrong, rule in sixty.ERRORS:
        assert sixty.CLEAN.count(right) >= 1, right
        found = check(sixty.CLEAN.replace(right, wrong, 1))
        if rule not in [one.rule for one in found]:
            missed.append((wrong, rule, [(one.rule, one.text) for one in found]))
    assert len(missed) <= 1, missed
