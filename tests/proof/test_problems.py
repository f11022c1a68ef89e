"""Remarks and findings stand in one list, in the order of the page, each thing once."""

from gazetteer_desk.bulletin import review
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.review import Known
from gazetteer_desk.proof.finding import Finding, Level
from gazetteer_desk.proof.problems import Group, problems
from tests import make


ISSUE = make.bulletin(
    make.article("甲", "由【待补】主持。", "又一段。", key="a", credits="股"),
    make.article("乙", key="b", credits="股"),
)


def finding(article, part, path, words, level=Level.DOUBT, **fields):
    place = Place(article, part, path, *words)
    made = {"rule": "X", "text": "字", "message": "字错。", "source": "实务"} | fields
    return Finding(level=level, place=place, **made)


def remark(place, field, weight=Weight.LACKING, **fields):
    return Remark(place=place, field=field, weight=weight, said="未填。", **fields)


def test_they_stand_in_the_order_of_the_page():
    found = problems(
        ISSUE,
        (remark("tail", "copies"), remark("b", "credits"), remark("masthead", "publisher")),
        (
            finding("", "report", (0,), (0, 1)),
            finding("b", "body", (0,), (4, 5)),
            finding("a", "body", (1,), (2, 3)),
            finding("a", "body", (1,), (0, 1)),
            finding("", "publisher", (), (0, 1)),
            finding("a", "title", (0,), (0, 1)),
        ),
    )
    assert [(one.form, one.field, one.remark is None) for one in found] == [
        ("masthead", "publisher", False),
        ("masthead", "publisher", True),
        ("a", "title", True),
        ("a", "body", True),
        ("a", "body", True),
        ("b", "credits", False),
        ("b", "body", True),
        ("tail", "report", True),
        ("tail", "copies", False),
    ]
    assert [one.where for one in found][3:6] == ["第1篇第2段", "第1篇第2段", "第2篇供稿单位"]
    assert found[3].order < found[4].order


def test_what_a_remark_is_about_is_not_found_a_second_time():
    remarks = review.remarks(ISSUE, Known())
    left_open = [one for one in remarks if one.spots]
    assert [one.place for one in left_open] == ["a"]
    found = problems(
        ISSUE, left_open, (finding("a", "body", (0,), (1, 5)), finding("a", "body", (0,), (5, 7)))
    )
    assert [one.finding is None for one in found] == [True, False]


def test_what_matters_most_has_its_own_group():
    findings = [finding("a", "body", (0,), (at, at + 1), level) for at, level in enumerate(Level)]
    remarks = [remark("a", "title", weight) for weight in Weight]
    assert [one.group for one in problems(ISSUE, remarks, findings)] == [
        Group.MUST, Group.MUST, Group.SEE, Group.SEE, Group.MUST, Group.SEE, Group.HINT,
    ]  # fmt: skip


def test_a_problem_says_what_its_remark_or_finding_says():
    first = finding("a", "body", (0,), (0, 1), suggestion="子", evidence="往期用过 9 次")
    [one] = problems(ISSUE, (), (first,))
    assert (one.said, one.remedy) == ("字错。", "改为“子”")
    assert one.because == "往期用过 9 次　实务"
    [two] = problems(ISSUE, (remark("tail", "copies", remedy="按合计填 9"),), ())
    assert (two.said, two.remedy, two.because) == ("未填。", "按合计填 9", "")
