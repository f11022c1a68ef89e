import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.search import conditions
from gazetteer_desk.search.query import written


WORDS = "资政 单位:白渡镇 年:2023..2025 -转载"


def said(words):
    return [one.said for one in conditions.conditions(words)]


def test_each_condition_is_said_as_a_clerk_knows_it():
    assert said(WORDS) == ["词 资政", "单位 白渡镇", "年 2023—2025", "不含 转载"]
    assert said("标题:规划 期号:2024-15 日期:2023..2024-06 状态:留用稿") == [
        "题名 规划",
        "期 2024-15",
        "日期 2023..2024-06",
        "状态 留用稿",
    ]
    assert said('县志 或 年鉴 "一 二" 栏目:动态 或 规划 -单位:档案馆') == [
        "词 县志 或 年鉴",
        "词 一 二",
        "词 栏目:动态 或 规划",
        "不含 单位:档案馆",
    ]
    assert said("单位: 或 -") == ["词 -"]


def test_a_condition_is_dropped_from_the_words_and_the_others_stay_as_they_were():
    for nth, left in enumerate(
        [
            "单位:白渡镇 年:2023..2025 -转载",
            "资政 年:2023..2025 -转载",
            "资政 单位:白渡镇 -转载",
            "资政 单位:白渡镇 年:2023..2025",
        ]
    ):
        assert conditions.without(WORDS, conditions.conditions(WORDS)[nth]) == left


def test_a_value_is_chosen_beside_others_and_let_go_again():
    words = conditions.toggle("资政", "单位", "白渡镇")
    assert words == "资政 单位:白渡镇"
    words = conditions.toggle(words + " 会议", "单位", "县 志办")
    assert words == '资政 单位:白渡镇 或 单位:"县 志办" 会议'
    assert conditions.chosen(words, "单位") == ("白渡镇", "县 志办")
    words = conditions.toggle(words, "单位", "白渡镇")
    assert words == '资政 单位:"县 志办" 会议'
    assert conditions.toggle(words, "单位", "县 志办") == "资政 会议"


def test_years_that_follow_one_another_are_a_stretch():
    words = "资政"
    for year in ("2025", "2023", "2024", "2020"):
        words = conditions.toggle(words, "年", year)
    assert words == "资政 年:2020 或 年:2023..2025"
    assert conditions.chosen(words, "年") == ("2020", "2023", "2024", "2025")
    assert conditions.toggle(words, "年", "2024") == "资政 年:2020 或 年:2023 或 年:2025"


def test_conditions_of_one_name_that_stand_apart_become_one_choice():
    words = "单位:甲 资政 单位:乙"
    assert conditions.chosen(words, "单位") == ("甲", "乙")
    assert conditions.toggle(words, "单位", "丙") == "单位:甲 或 单位:乙 或 单位:丙 资政"
    assert conditions.less(words, "单位") == "资政"


def test_what_is_unwanted_or_mixed_is_not_a_choice():
    words = "-单位:甲 单位:乙 或 资政"
    assert conditions.chosen(words, "单位") == ()
    assert conditions.toggle(words, "单位", "丙") == words + " 单位:丙"


def test_days_stand_in_the_words():
    june, last = dt.date(2024, 6, 1), dt.date(2024, 6, 30)
    assert conditions.days("资政") == (None, None)
    words = conditions.between("资政 -转载", june, last)
    assert words == "资政 -转载 日期:2024-06-01..2024-06-30"
    assert conditions.days(words) == conditions.days("日期:2024-06") == (june, last)
    words = conditions.between(words, None, last)
    assert conditions.days(words) == (None, last)
    assert conditions.days(conditions.between(words, june, None)) == (june, None)
    assert conditions.between(words, None, None) == "资政 -转载"


PIECES = [
    "资政",
    "单位:白渡镇",
    "年:2023..2025",
    "-转载",
    "或",
    '"a b"',
    "栏目:",
    "-",
    "“十四五”规划",
    "年:",
]
some_words = st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join) | st.text(
    '资政单位:年2024. -或"“”', max_size=20
)


@given(some_words, st.sampled_from(["白渡镇", "a b", "“甲”", '"', "志 “史”"]))
def test_what_is_chosen_is_what_the_words_then_ask(words, value):
    there = value in conditions.chosen(words, "单位")
    after = conditions.toggle(words, "单位", value)
    assert (value in conditions.chosen(after, "单位")) is not there, after


@given(some_words)
def test_a_dropped_condition_leaves_the_others(words):
    clauses = [one.clause for one in written(words)]
    for nth, one in enumerate(conditions.conditions(words)):
        left = conditions.without(words, one)
        assert [x.clause for x in written(left)] == clauses[:nth] + clauses[nth + 1 :], left
        alone = written(conditions.only(words, one))
        assert [x.clause for x in alone] == [clauses[nth]]


@pytest.mark.parametrize(
    ("words", "years"),
    [
        ("年:2023..2025", ("2023", "2024", "2025")),
        ("年:2025-2023", ("2023", "2024", "2025")),
        ("年:2023年至2024年", ("2023", "2024")),
        ("年:２０２３…２０２４", ("2023", "2024")),
        ("年:24", ()),
        ("年:20232024", ()),
    ],
)
def test_years_as_they_may_be_written(words, years):
    assert conditions.chosen(words, "年") == years


def test_an_open_stretch_of_years_has_an_end():
    assert conditions.chosen("年:2023..", "年")[:2] == ("2023", "2024")
    assert conditions.chosen("年:..2023", "年")[-1] == "2023"
    assert len(conditions.chosen("年:2023..", "年")) == 100
