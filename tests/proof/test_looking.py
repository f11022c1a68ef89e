"""All there is to say of an issue at once."""

from gazetteer_desk.proof import looking
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rulebook import Changes, rulebook
from tests import make
from tests.export import issues


ISSUE = make.bulletin(make.article("例会", "编篡。。", key="a", credits="县志办"), copies=None)


def test_findings_and_remarks_are_one_list():
    assert [one.rule for one in looking.looked_through(ISSUE)] == ["W-编篡", "P19", "R-lacking"]


def test_the_rules_of_an_office_hold_instead_of_the_built_in_ones():
    rules = rulebook(Changes(off=frozenset({"W-编篡", "C01", "C02"})))
    assert [one.rule for one in looking.looked_through(ISSUE, rules=rules)] == ["P19", "R-lacking"]


def test_the_reference_bulletin_has_no_sure_error_and_nothing_is_empty():
    found = looking.looked_through(issues.reference()[0])
    assert {one.text for one in found} >= {"资政辅资"}
    assert not [one for one in found if one.level is Level.ERROR]
