"""Marks come in pairs, one inside the other, and look the right way."""

import pytest

from gazetteer_desk.proof import pairs, rulebook
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Changes, Rulebook


BOOK = rulebook.built_in()


def found(text, zone=Zone.BODY, book=BOOK):
    return [(one.rule, one.start, one.suggestion) for one in pairs.found(text, zone, book)]


def test_what_is_open_or_closed_alone_is_found_where_it_stands():
    assert found("审定《白石乡志") == [("P05", 2, None)]
    assert found("审定白石乡志》") == [("P05", 6, None)]
    assert found("甲（乙《丙）丁》") == [("P05", 3, None), ("P05", 7, None)]


@pytest.mark.parametrize(
    "text",
    [
        "1）收集资料；2）撰写",
        "一）总则",
        "Lu’s Annals",
        "（一）（二）",
        "“甲”“乙”《丙》（丁〔2024〕3号）【戊】",
        "",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert found(text) == []


def test_a_pair_in_a_pair_of_its_kind_is_made_a_single_one():
    assert found("“甲“乙”丙”") == [("P06", 2, "‘乙’")]
    assert found("《甲《乙》丙》") == [("P07", 2, "〈乙〉")]
    assert found("“甲‘乙“丙”’”") == []
    assert found("‘甲’") == [("P06.1", 0, "“甲”")]


def test_quotes_that_look_the_wrong_way_are_turned():
    assert found("深化”七进“活动") == [("P05.1", 2, "“"), ("P05.1", 5, "”")]
    assert found("深化“七进“活动") == [("P05.1", 5, "”")]
    assert found("深化”七进”活动") == [("P05.1", 2, "“")]


def test_a_quotation_may_go_on_in_the_next_paragraph():
    assert found("“一要早，二要实。") == []
    assert found("他说：“一要早，二要实。") == [("P05", 3, None)]


def test_rules_that_are_switched_off_find_nothing():
    off = frozenset({"P05", "P05.1", "P06", "P07"})
    book = rulebook.rulebook(Changes(off=off))
    assert found("“甲“乙”丙”《丁", book=book) == []
    assert found("”甲“", book=Rulebook(rules={}, words=())) == []
