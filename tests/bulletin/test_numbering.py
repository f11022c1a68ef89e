"""Numbers and dates, read and written as an office does."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Kind


TODAY = dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、总体情况", Kind.HEADING1),
        ("十二、其他", Kind.HEADING1),
        ("（一）志鉴编纂", Kind.HEADING2),
        ("(三)志鉴编纂", Kind.HEADING2),
        ("1.落实人员", Kind.HEADING3),
        ("12．落实人员", Kind.HEADING3),
        ("（1）名单", Kind.HEADING4),
        ("3.5万人参加", Kind.BODY),
        ("一是强化党的建设", Kind.BODY),
        ("一百零八将", Kind.BODY),
        ("（省地方志办）", Kind.BODY),
        ("", Kind.BODY),
    ],
)
def test_a_number_announces_its_level(text, kind):
    assert numbering.level_of(text) is kind


def test_a_run_in_heading_ends_with_its_first_full_stop():
    assert numbering.run_in("（一）志鉴编纂。年鉴如期出版。") == 8
    assert numbering.run_in("（一）志鉴编纂。") == 0
    assert numbering.run_in("（一）志鉴编纂") == 0


@given(st.integers(1, 99))
def test_chinese_numerals_are_read_again_as_days_and_months(number):
    word = numbering.chinese(number)
    assert numbering._arabic(word) == str(number)


@pytest.mark.parametrize("number", [0, 100, -1])
def test_no_list_is_longer_than_ninety_nine(number):
    with pytest.raises(ValueError, match=str(number)):
        numbering.chinese(number)


@given(st.dates(dt.date(1949, 10, 1), dt.date(2100, 1, 1)))
def test_an_official_date_is_read_again(day):
    assert numbering.read_date(numbering.official_date(day), today=TODAY) == day


@pytest.mark.parametrize(
    "typed",
    ["7.15", "7月15日", "7-15", "20240715", "2024.7.15", "2024年7月15日", "2024-07-15",
     "2024/7/15", "7月15号", "7/15", "0715", "7。15", "2024-7-15", "2024年7月15", "七月十五",
     "七月十五日", "二〇二四年七月十五日", "２０２４年７月１５日", " 2024 年 7 月 15 日 "],
)  # fmt: skip
def test_every_way_a_clerk_types_a_day(typed):
    assert numbering.read_date(typed, today=TODAY, year=2024) == dt.date(2024, 7, 15)


@pytest.mark.parametrize(("typed", "day"), [("今天", 27), ("昨天", 26), ("明天", 28), ("后天", 29)])
def test_days_by_their_spoken_names(typed, day):
    assert numbering.read_date(typed, today=TODAY) == dt.date(2026, 11, day)


@pytest.mark.parametrize(
    ("typed", "today", "year", "read"),
    [
        ("3.12", (2026, 11, 27), 2026, (2026, 3, 12)),
        ("1.5", (2026, 11, 27), 2026, (2026, 1, 5)),
        ("3.12", (2026, 11, 27), 2023, (2023, 3, 12)),
        ("1.4", (2026, 12, 28), 2026, (2027, 1, 4)),
        ("1.4", (2027, 1, 3), 2026, (2027, 1, 4)),
        ("12.30", (2027, 1, 3), 2026, (2026, 12, 30)),
        ("12.30", (2027, 1, 3), 2027, (2026, 12, 30)),
        ("1.4", (2026, 12, 28), 2027, (2027, 1, 4)),
        ("12.30", (2027, 1, 3), None, (2026, 12, 30)),
        ("1.4", (2026, 12, 28), None, (2027, 1, 4)),
        ("7.15", (2026, 11, 27), None, (2026, 7, 15)),
        ("2.29", (2026, 3, 1), 2026, None),
        ("2.29", (2029, 1, 1), None, (2028, 2, 29)),
    ],
)
def test_the_year_of_a_day_is_guessed_also_round_new_year(typed, today, year, read):
    found = numbering.read_date(typed, today=dt.date(*today), year=year)
    assert found == (dt.date(*read) if read else None)


@pytest.mark.parametrize(
    "typed",
    ["", "13.1", "2.30", "20240732", "大后天", "7", "2024", "1340", "七月十十日", "七月二三十日",
     "七月二十三四日", "十十月十日"],
)  # fmt: skip
def test_what_is_no_day_is_none(typed):
    assert numbering.read_date(typed, today=TODAY, year=2024) is None


@pytest.mark.parametrize(
    ("typed", "day"), [("三月二十日", 20), ("三月三十一日", 31), ("三月十日", 10)]
)
def test_tens_in_chinese(typed, day):
    assert numbering.read_date(typed, today=TODAY, year=2026) == dt.date(2026, 3, day)


@given(st.text(max_size=12))
def test_anything_typed_is_a_day_or_nothing(typed):
    day = numbering.read_date(typed, today=TODAY, year=2026)
    assert day is None or isinstance(day, dt.date)
