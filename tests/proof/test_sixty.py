"""A roster of sixty persons, forty slips: nearly all are found, and a clean issue stays clean."""

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.knowledge import Knowledge
from tests.proof import sixty, written


KNOWLEDGE = Knowledge(persons=sixty.PERSONS, units=sixty.UNITS, today=sixty.DAY)


def check(text):
    found = Checker(rulebook.built_in()).check(written.issue(text), KNOWLEDGE)
    return [one for one in found if one.rule.startswith("R")]


def test_the_county_is_as_large_as_it_says():
    assert len(sixty.PERSONS) == 60
    assert len(sixty.ERRORS) == 40


def test_a_clean_issue_is_clean():
    assert [(one.rule, one.text, one.message) for one in check(sixty.CLEAN)] == []


def test_nearly_every_slip_is_found_where_it_is():
    missed = []
    for right, wrong, rule in sixty.ERRORS:
        assert sixty.CLEAN.count(right) >= 1, right
        text = sixty.CLEAN.replace(right, wrong, 1)
        found = check(text)
        if rule not in [one.rule for one in found]:
            missed.append((wrong, rule, [(one.rule, one.text) for one in found]))
    assert len(missed) <= 1, missed
