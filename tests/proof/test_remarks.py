"""Remarks on the fields of an issue, listed beside what the rules find in its words."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import review
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.bulletin.sequence import Listed, Sequence
from gazetteer_desk.proof import remarks
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes, rulebook
from tests import make


def all_in(bulletin, known=None, more=()):
    found = Checker(rulebook()).check(bulletin, Knowledge())
    return remarks.joined(bulletin, review.remarks(bulletin, known or Known()), (*found, *more))


def listed(bulletin, **known):
    return [(one.rule, one.place.article, one.place.part) for one in all_in(bulletin, **known)]


def test_they_stand_in_the_order_of_the_page_the_fields_first():
    bulletin = make.bulletin(
        make.article("甲", "编篡。", key="a", credits="县志办"),
        make.article("乙", "编篡。", key="b"),
        dated=None,
        copies=None,
    )
    assert listed(bulletin) == [
        ("R-lacking", "", "dated"),
        ("W-编篡", "a", "body"),
        ("R-lacking", "b", "credits"),
        ("W-编篡", "b", "body"),
        ("R-lacking", "", "copies"),
    ]


def test_a_number_that_is_used_is_an_error_with_the_next_one_to_put_in():
    used = Listed(number=IssueNumber(year=2026, number=12), stage="拟稿")
    bulletin = make.bulletin(make.article(credits="县志办"))
    (one,) = all_in(bulletin, Known(listed=Sequence([used])))
    assert (one.rule, one.level, one.text, one.suggestion) == (
        "R-wrong", Level.ERROR, "第12期", "第13期",
    )  # fmt: skip


def test_what_is_left_open_is_said_once_whoever_finds_it():
    article = make.article("甲", "参加的有【待补】，共【待补】人。", key="a", credits="县志办")
    bulletin = make.bulletin(article)
    assert [(one.rule, one.text) for one in all_in(bulletin)] == [("B16", "【待补】")] * 2
    found = Checker(rulebook(Changes(off=frozenset({"B16"})))).check(bulletin, Knowledge())
    both = remarks.joined(bulletin, review.remarks(bulletin, Known()), found)
    assert [(one.rule, one.level) for one in both] == [("R-open", Level.ERROR)] * 2


def test_what_came_along_from_the_last_issue_is_a_hint_without_a_suggestion():
    bulletin = make.following(make.bulletin(make.article(credits="县志办")))
    carried = [one for one in all_in(bulletin) if one.rule == "R-carried"]
    assert {one.place.part for one in carried} >= {"series", "publisher", "report"}
    assert all(one.level is Level.HINT and one.suggestion is None for one in carried)


def test_a_void_issue_is_only_said_to_be_one():
    found = all_in(make.bulletin(copies=None), Known(is_void=True, reason="重复"))
    assert [one.message for one in found] == ["这一期已作废，期号保留：重复。"]


def test_a_unit_named_twice_is_for_the_clerk_to_take_out():
    article = make.article("甲", "正文。", "（县志办）", key="a", credits="县志办")
    bulletin = replace(make.bulletin(article))
    (one,) = all_in(bulletin)
    assert (one.rule, one.place.article, one.suggestion) == ("R-doubtful", "a", None)
