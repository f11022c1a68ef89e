"""Dates, times and spans that cannot be are found in one line; what may be is left alone."""

import pytest

from gazetteer_desk.proof import dates, rulebook
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook


BOOK = rulebook.built_in()


def found(text, book=BOOK):
    return [(one.rule, text[one.start : one.end]) for one in dates.found(text, Zone.BODY, book)]


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("于4月31日评审", "D01", "4月31日"),
        ("1900年2月29日", "D01", "1900年2月29日"),
        ("5月3日—35日", "D01", "5月3日—35日"),
        ("十一月三十一日", "D01", "十一月三十一日"),
        ("定于9:75召开", "D02", "9:75"),
        ("凌晨24:10", "D02", "24:10"),
        ("2010—2001年", "D03", "2010—2001"),
        ("上午17时", "D04", "上午17时"),
    ],
)
def test_what_cannot_be_is_found(text, rule, place):
    assert found(text) == [(rule, place)]


@pytest.mark.parametrize(
    "text",
    [
        "2000年2月29日",
        "2023年12月31日（星期日）",
        "12月30日至31日",
        "比分为15:75",
        "历时26时15分",
        "23:30—1:00",
        "2023年10月至2024年3月",
        "8时至12时",
        "三十月饼",
    ],
)
def test_what_may_be_is_left_alone(text):
    assert found(text) == []


def test_rules_that_are_switched_off_find_nothing():
    assert found("2月30日25:00开始", Rulebook(rules={}, words=())) == []
