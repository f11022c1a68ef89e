"""Long titles broken into lines between words, in a pleasing outline."""

import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import gbt9704, joints, lay, measure, titles
from gazetteer_desk.layout.look import Style
from tests import make
from tests.layout.long_titles import TITLES


@pytest.fixture
def no_dictionary(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    joints._dictionary.cache_clear()
    titles._broken.cache_clear()
    yield
    joints._dictionary.cache_clear()
    titles._broken.cache_clear()


def plain(broken):
    return broken.replace("\n", "").replace(" ", "").replace("\u3000", "")


def test_a_title_that_fits_is_left_alone():
    assert (
        titles.broken(("四川省地方志办召开半年工作总结会",)) == "四川省地方志办召开半年工作总结会"
    )


def test_the_clerks_own_lines_are_kept():
    assert titles.broken(("以志为媒", "讲好青梧故事")) == "以志为媒\n讲好青梧故事"


@pytest.mark.parametrize("good", TITLES, ids=lambda good: good[0].split("/")[0])
def test_a_long_title_breaks_where_a_good_clerk_breaks_it(good):
    broken = titles.broken((good[0].replace("/", ""),))
    assert broken in [one.replace(" /", "/").replace("/", "\n") for one in good]


def test_there_are_enough_titles_to_judge_by():
    assert len(TITLES) >= 40


def test_without_a_dictionary_most_titles_still_break_well(no_dictionary):
    wanted = {one.replace(" /", "/").replace("/", "\n") for good in TITLES for one in good}
    broken = [titles.broken((good[0].replace("/", ""),)) for good in TITLES]
    assert sum(one in wanted for one in broken) >= 0.75 * len(TITLES)


def test_a_title_that_fits_loads_no_dictionary():
    program = (
        "import sys\nfrom gazetteer_desk.layout import titles\n"
        "titles.broken(('四川省地方志办召开半年工作总结会',))\n"
        "assert 'rjieba' not in sys.modules\n"
        "titles.broken(('四川省地方志办召开半年工作总结会暨年中业务培训班',))\n"
        "assert 'rjieba' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("县地方志办公室主任一行到省地方志办汇报工作并征求意见", "省地方志办"),
        ("青梧县各乡镇村志编修工作共有128个村已经完成初稿编写", "128个村"),
        ("青梧县召开编辑会议审定《古韵青梧》一书的全部篇目大纲", "《古韵青梧》"),
        ("县委组织部全体党员参观县方志馆接受“四史”教育主题活动", "“四史”"),
    ],
)
def test_what_belongs_together_stays_together(title, whole):
    assert any(whole in line for line in titles.broken((title,)).split("\n"))


def test_three_lines_have_no_waist():
    for good in TITLES:
        lines = titles.broken((good[0].replace("/", ""),)).split("\n")
        if len(lines) == 3:
            first, middle, last = map(measure.ems, lines)
            assert middle >= min(first, last) - 1


def test_a_title_of_200_characters_is_a_handful_of_lines():
    title = ("县地方志办公室组织各乡镇开展村志编修业务培训，" * 9)[:200]
    lines = titles.broken((title,)).split("\n")
    assert "".join(lines) == title
    assert 10 <= len(lines) <= 12
    assert min(map(measure.ems, lines)) >= 12


def test_letters_of_another_size_are_broken_at_that_size():
    look = gbt9704.LOOK
    large = {**look.styles, Style.TITLE: style_of(look, 44.0)}
    title = "四川省地方志办召开半年工作总结会"
    sheet = lay(make.bulletin(title), Scheme(), msgspec.structs.replace(look, styles=large))
    found = next(one for one in sheet.elements if getattr(one, "style", None) is Style.TITLE)
    assert found.text == "四川省地方志办\n召开半年工作总结会"


def style_of(look, size):
    return msgspec.structs.replace(look.styles[Style.TITLE], size=size)


@given(st.text(st.sampled_from("县志办召开《年鉴》，12A的与 “—”"), min_size=1, max_size=200))
def test_no_line_is_too_wide_and_no_character_is_lost(title):
    broken = titles.broken((title,))
    assert plain(broken) == plain(title)
    for line in broken.split("\n"):
        assert measure.ems(line) <= gbt9704.TITLE_CHARACTERS


@given(st.text(st.sampled_from("县志办召开年鉴会"), min_size=21, max_size=60))
def test_no_line_is_left_with_a_character_or_two(title):
    assert all(len(line) > 2 for line in titles.broken((title,)).split("\n"))


@given(st.text(st.sampled_from("县志办召开年鉴会"), min_size=21, max_size=60))
def test_the_same_title_breaks_alike_every_time(title):
    once = titles.broken((title,))
    titles._broken.cache_clear()
    assert titles.broken((title,)) == once


def test_the_white_about_digits_counts():
    title = "培训会议强调工作整理育人领导，党建3月5日"
    assert measure.ems(title) == gbt9704.TITLE_CHARACTERS
    assert titles.broken((title,)) == "培训会议强调工作整理育人领导，\n党建3月5日"
