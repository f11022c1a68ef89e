import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.history.status import Status
from gazetteer_desk.search.query import Clause, Field, Held, Issue, Span, Standing, Term, parse


def asked(words):
    """Return what is asked: a thing, or several of which one will do; the last is unwanted."""
    clauses = parse(words).clauses
    found = [one.any[0] if len(one.any) == 1 else one.any for one in clauses if not one.is_not]
    return found, [one.any[0] for one in clauses if one.is_not]


def test_blanks_of_any_kind_part_words():
    assert asked("县志　评审\t会议") == ([Term("县志"), Term("评审"), Term("会议")], [])
    assert asked("县志 县志") == ([Term("县志")], [])


@pytest.mark.parametrize(
    "words", ['"县志 评审"', "“县志 评审”", "「县志 评审」", '"县志 评审', "“县志 评审"]
)
def test_quotes_hold_words_together_even_before_they_are_closed(words):
    assert asked(words) == ([Term("县志评审")], [])


def test_quotes_that_belong_to_a_word_stay():
    assert asked("“十四五”规划") == ([Term("“十四五”规划")], [])
    assert asked('“十四五”规划 "a b"') == ([Term("“十四五”规划"), Term("a b")], [])


@pytest.mark.parametrize("minus", ["-", "－", "−"])
def test_a_word_after_a_minus_is_unwanted(minus):
    assert asked(f"县志 {minus}评审") == ([Term("县志")], [Term("评审")])
    assert asked(f"{minus}“评审 会”") == ([], [Term("评审会")])
    assert asked(f"{minus}栏目:动态") == ([], [Term("动态", Field.COLUMN)])


def test_a_minus_inside_or_alone_is_itself():
    assert asked("2023-2024 -") == ([Term("2023-2024"), Term("-")], [])


@pytest.mark.parametrize("between", ["或", "或者", "OR", "or", "|", "｜"])
def test_one_of_two_will_do_and_binds_closer_than_a_blank(between):
    both = (Term("县志"), Term("年鉴"))
    assert asked(f"县志 {between} 年鉴 评审") == ([both, Term("评审")], [])


def test_or_with_nothing_on_one_side_is_nothing():
    assert asked("或 县志 或") == ([Term("县志")], [])
    assert asked("或许 或者说") == ([Term("或许"), Term("或者说")], [])


def test_a_name_before_a_colon_says_where():
    assert asked("栏目:动态 单位：“档案 馆” 题名:规划 标题:规划 正文:会 刊:简报") == (
        [
            Term("动态", Field.COLUMN),
            Term("档案馆", Field.UNIT),
            Term("规划", Field.TITLE),
            Term("会", Field.TEXT),
            Term("简报", Field.SERIES),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("期:12", Issue(number=12)),
        ("期:第12期", Issue(number=12)),
        ("期:2024-15", Issue(2024, 15)),
        ("期:2025年第54期", Issue(2025, 54)),
        ("期:2025年第54期（总第786期）", Issue(2025, 54, 786)),
        ("期:总786", Issue(total=786)),
        ("年:2024", Issue(year=2024)),
        ("年:2024..2025", (Issue(year=2024), Issue(year=2025))),
        ("状态:留用稿", Held(True)),
        ("状态：留用", Held(True)),
        ("状态:往期", Held(False)),
        ("状态:印发", Standing(Status.ISSUED)),
        ("状态：歸檔", Standing(Status.FILED)),
        ("年：２０２４年", Issue(year=2024)),
        ("日期:2024", Span(dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        ("日期:2024-02", Span(dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
        ("日期:2024年2月", Span(dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
        ("日期:20240715", Span(dt.date(2024, 7, 15), dt.date(2024, 7, 15))),
        ("日期:2023..2024-06", Span(dt.date(2023, 1, 1), dt.date(2024, 6, 30))),
        ("日期:2023年1月至2023年3月", Span(dt.date(2023, 1, 1), dt.date(2023, 3, 31))),
        ("日期:..2023", Span(dt.date(1, 1, 1), dt.date(2023, 12, 31))),
        ("日期:2023..", Span(dt.date(2023, 1, 1), dt.date(9999, 12, 31))),
        ("日期:9998-12", Span(dt.date(9998, 12, 1), dt.date(9998, 12, 31))),
    ],
)
def test_numbers_and_days_of_issues(words, meant):
    assert asked(words) == ([meant], [])


@pytest.mark.parametrize(
    "words", ["期:x", "年:24", "日期:2024-13", "日期:2024-02-30", "时间:上午", "http://a.b"]
)
def test_what_is_not_understood_is_a_word(words):
    assert asked(words) == ([Term(words)], [])


@pytest.mark.parametrize("words", ["栏目:", "期：", "日期:", "", " ", '""', "“"])
def test_what_is_only_begun_asks_nothing(words):
    assert asked(words) == ([], [])


def test_only_wanted_words_are_lit():
    shown = parse("县志 或 年鉴 -评审 期:12 栏目:动态").shown
    assert shown == (Term("县志"), Term("年鉴"), Term("动态", Field.COLUMN))


@given(
    st.text(
        st.sampled_from('县志 　"“”「」:：-－或|期年栏目日期单位0123456789.至()（）')
        | st.characters()
    )
)
def test_every_text_is_a_question(words):
    for clause in parse(words).clauses:
        assert isinstance(clause, Clause)
        assert clause.any
