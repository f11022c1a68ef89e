"""Where a finding stands, in the words of the office."""

import pytest

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof import places
from tests import make


ISSUE = make.bulletin(make.article("甲", key="a"), make.article("例会", key="b"))


@pytest.mark.parametrize(
    ("article", "part", "path", "said"),
    [
        ("b", "body", (2,), "第2篇第3段"),
        ("b", "body", (2, 0, 1, 0), "第2篇第3段表中第1行第2列"),
        ("a", "title", (0,), "第1篇题名"),
        ("a", "credits", (), "第1篇供稿单位"),
        ("", "number", (), "报头　期号"),
        ("", "note", (0,), "报头　编者按"),
        ("", "send", (0,), "报尾　送"),
        ("gone", "body", (0,), "第1段"),
    ],
)
def test_a_place_is_said_as_a_clerk_says_it(article, part, path, said):
    assert places.said(ISSUE, Place(article, part, path, 0, 1)) == said


def test_what_it_is_in():
    assert places.form(ISSUE, Place("b", "body", (0,), 0, 1)) == "第2篇　例会"
    assert places.form(ISSUE, Place("", "series", (), 0, 1)) == "报头"
    assert places.form(ISSUE, Place("", "phone", (), 0, 1)) == "报尾"
    assert places.form(ISSUE, Place("gone", "body", (0,), 0, 1)) == ""


def test_the_words_of_a_field_are_those_that_are_printed():
    assert places.words_of(ISSUE, "number") == "第12期"
    assert places.words_of(ISSUE, "printed") == "2026年3月5日"
    assert places.words_of(ISSUE, "disclosure") == "主动公开"
    assert places.words_of(ISSUE, "approver") == ""
