"""Long titles broken into lines of like length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.layout import gbt9704, measure, titles


def test_a_title_that_fits_is_left_alone():
    assert (
        titles.broken(("四川省地方志办召开半年工作总结会",)) == "四川省地方志办召开半年工作总结会"
    )


def test_the_clerks_own_lines_are_kept():
    assert titles.broken(("以志为媒", "讲好青梧故事")) == "以志为媒\n讲好青梧故事"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "青梧县召开三轮修志资料收集推进会暨年鉴编纂业务培训会议",
            ["青梧县召开三轮修志资料收集推进会", "暨年鉴编纂业务培训会议"],
        ),
        (
            "青梧县地方志办公室组织开展《青梧县志》首发式系列宣传活动",
            ["青梧县地方志办公室组织开展", "《青梧县志》首发式系列宣传活动"],
        ),
    ],
)
def test_a_long_title_breaks_between_words(title, lines):
    assert titles.broken((title,)).split("\n") == lines


@given(st.text(st.sampled_from("县志办召开《年鉴》，12A的与"), min_size=1, max_size=200))
def test_no_line_is_too_wide_and_no_character_is_lost(title):
    broken = titles.broken((title,))
    assert broken.replace("\n", "") == title
    for line in broken.split("\n"):
        assert 0 < measure.ems(line) <= gbt9704.TITLE_CHARACTERS


@given(st.text(st.sampled_from("县志办召开年鉴会"), min_size=21, max_size=60))
def test_no_line_is_left_with_a_character_or_two(title):
    assert all(len(line) > 2 for line in titles.broken((title,)).split("\n"))
