"""What stands above the red rule."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import Masthead, Secrecy, SecrecyLevel, Urgency
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout import gbt9704, lay, masthead, measure
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.sheet import Line
from tests import make


MASTHEAD = [*Style][: [*Style].index(Style.PUBLISHER) + 1]


def lines(bulletin):
    laid = lay(bulletin, Scheme()).elements
    return [one for one in laid if isinstance(one, Line) and one.style in MASTHEAD]


def styled(bulletin):
    return [(line.style, line.text) for line in lines(bulletin)]


def test_the_masthead_stands_in_the_order_of_the_standard():
    bulletin = make.bulletin(
        secrecy=Secrecy(level=SecrecyLevel.CONFIDENTIAL, term="1年", copy_no="000012"),
        urgency=Urgency.EXTRA_URGENT,
        masthead=Masthead(
            sign="青梧县人民政府", series="青梧县简报", subtitle="地方志专刊", publisher="县志办"
        ),
        total=118,
    )
    assert styled(bulletin) == [
        (Style.COPY_NO, "000012"),
        (Style.SECRECY, "机密★1年"),
        (Style.URGENCY, "特急"),
        (Style.SIGN, "青梧县人民政府"),
        (Style.SERIES, "青梧县简报"),
        (Style.SERIES_SUBTITLE, "地方志专刊"),
        (Style.NUMBER, "第12期（总第118期）"),
        (Style.PUBLISHER, "县志办"),
    ]


def test_the_date_stands_right_on_the_line_of_the_publisher():
    last = lines(make.bulletin(dated=dt.date(2024, 7, 5)))[-1]
    assert (last.style, last.right) == (Style.PUBLISHER, "2024年7月5日")


def test_a_supplement_has_its_own_number():
    bulletin = make.bulletin(number=2, supplement=True)
    assert (Style.NUMBER, "增刊第2期") in styled(bulletin)


def test_what_is_not_known_is_left_out():
    empty = make.bulletin(masthead=Masthead(), number=None, dated=None, secrecy=None, urgency=None)
    assert styled(empty) == []


def test_a_series_without_publisher_still_has_its_red_rule():
    bulletin = make.bulletin(masthead=Masthead(series="简报"), dated=None)
    assert styled(bulletin)[-1] == (Style.PUBLISHER, "")


@pytest.mark.parametrize(
    ("series", "size"),
    [("简报", 62.0), ("地方志工作简报", 61.0), ("四川省地方志工作简报", 43.0), ("", 62.0)],
)
def test_the_name_is_as_large_as_one_line_allows(series, size):
    assert masthead.series_size(series) == size


@given(st.text(st.sampled_from("四川省AB·“1"), min_size=1, max_size=45))
def test_the_name_never_needs_a_second_line(series):
    size = masthead.series_size(series)
    assert gbt9704.SERIES_SMALLEST <= size <= gbt9704.SERIES_LARGEST
    percent = max(masthead.series_percent(series), gbt9704.NARROWEST)
    wide = measure.ems(series, at_most=True) * size * percent / 100
    assert wide <= gbt9704.SERIES_WIDEST or size == gbt9704.SERIES_SMALLEST


def test_a_long_name_is_condensed_rather_than_set_small():
    names = ("志" * 11, "志" * 13, "志" * 24)
    assert [masthead.series_size(name) for name in names] == [39.0, 36.0, 27.0]
    assert [masthead.series_percent(name) for name in names] == [100, 91, 66]


def test_a_publisher_hardly_too_long_for_its_line_is_condensed():
    head = Masthead(publisher="阿坝藏族羌族自治州地方志编纂委员会办公室")
    sheet = lay(make.bulletin(masthead=head, dated=dt.date(2026, 12, 26)), Scheme())
    assert sheet.condensed == {Style.PUBLISHER: 93}
    assert lines(make.bulletin(masthead=head))[-1].text == head.publisher


def test_a_publisher_too_long_for_the_line_leaves_the_date_one_of_its_own():
    long = Masthead(
        publisher="青梧县地方志编纂委员会办公室党史学习教育领导小组办公室与县档案馆编辑部"
    )
    last = lines(make.bulletin(masthead=long))[-1]
    assert last.runs[0].text.endswith("\n")
    assert last.right == "2026年3月5日"


def test_a_name_with_wide_letters_is_set_smaller_and_none_larger_than_its_style():
    wide = with_series(squeeze=200)
    assert masthead.series_size("四川省地方志工作简报", wide) < 43
    assert masthead.series_size("简报", with_series(size=48)) == 48


def with_series(**fields):
    look = gbt9704.LOOK
    changed = replace(look.styles[Style.SERIES], **fields)
    return replace(look, styles={**look.styles, Style.SERIES: changed})


def test_a_name_of_24_characters_still_fits_with_a_long_publisher_below():
    head = Masthead(series="志" * 24, publisher="青梧县地方志编纂委员会办公室与青梧县档案馆")
    sheet = lay(make.bulletin(masthead=head), Scheme())
    percent = sheet.condensed[Style.SERIES]
    assert 24 * sheet.series_size * percent / 100 <= gbt9704.SERIES_WIDEST
