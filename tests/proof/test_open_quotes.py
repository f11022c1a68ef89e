"""A quotation of several paragraphs, and a title of several lines, have their marks in pairs."""

from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes
from tests.proof import written


def found(text, off=()):
    checker = Checker(rulebook.rulebook(Changes(off=frozenset(off))))
    checked = checker.check(written.issue(text), Knowledge())
    return [(one.place.part, one.place.path, one.text) for one in checked if one.rule == "P05"]


def test_each_paragraph_of_a_quotation_begins_with_a_mark():
    assert found("“一要早。\n“二要实。\n“三要好。”他说。") == []


def test_a_quotation_that_nobody_ends_is_found_where_it_begins():
    assert found("“一要早。\n“二要实。\n会议结束。") == [("body", (1,), "“")]
    assert found("“一要早。") == [("body", (0,), "“")]


def test_the_lines_of_a_title_are_one():
    assert found("# “存史、育人、/资政”研讨会召开\n会议结束。") == []
    assert found("# 深入学习贯彻/《条例研讨会召开\n会议结束。") == [("title", (1,), "《")]
    assert found("# 深入学习贯彻/条例》研讨会召开\n会议结束。") == [("title", (1,), "》")]


def test_what_is_switched_off_is_not_looked_for():
    assert found("# 《条例研讨会\n“一要早。", off={"P05"}) == []
