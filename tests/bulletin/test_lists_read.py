"""Persons and units out of rows: pasted lines, text files, workbooks."""

import datetime as dt

import pytest

from gazetteer_desk.bulletin import lists_read
from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.bulletin.units import Unit


TOWN = Unit(name="白渡镇")


def test_pasted_lines_and_tables_are_read():
    text = '单位\t简称\n青梧县志编纂中心\t县志中心\t挂靠县委办\n\n白渡镇\r\n白渡镇\n"石埠乡",石埠\n'
    assert lists_read.read_units(lists_read.split(text)) == (
        Unit(name="青梧县志编纂中心", short="县志中心", note="挂靠县委办"),
        TOWN,
        Unit(name="石埠乡", short="石埠"),
    )


def test_a_comma_in_a_name_or_in_quotes_parts_nothing():
    assert lists_read.read_units(lists_read.split("县委,县政府\t两办\n")) == (
        Unit(name="县委,县政府", short="两办"),
    )
    assert lists_read.read_units(lists_read.split('县志中心,志办,"主编, 兼 ""联络"""\n')) == (
        Unit(name="县志中心", short="志办", note='主编, 兼 "联络"'),
    )


def test_what_is_no_row_is_left_out():
    assert lists_read.read_units(lists_read.split("字" * 300_000 + "\n,,\n白渡镇")) == (TOWN,)


def persons(text):
    return lists_read.read_persons(lists_read.split(text))


def test_persons_with_heads_in_any_order_and_a_title_above():
    text = (
        "青梧县领导名单\n"
        "序号\t姓名\t职务\t单位\t任职时间\t离任时间\t备注\n"
        "1\t沈砚秋\t县委副书记、县长\t\t2025.11\t\t\n"
        "\t\t副县长\t县政府\t2021年3月\t2025-10\t\n"
        "2\t马文远\t主任\t县地方志办公室\t\t20250630\t退休\n"
    )
    assert persons(text) == (
        Person(
            key="",
            name="沈砚秋",
            posts=(
                Post(title="县委副书记", since=dt.date(2025, 11, 1)),
                Post(title="县长", since=dt.date(2025, 11, 1)),
                Post(
                    title="副县长",
                    unit="县政府",
                    since=dt.date(2021, 3, 1),
                    until=dt.date(2025, 10, 31),
                ),
            ),
        ),
        Person(
            key="",
            name="马文远",
            posts=(Post(title="主任", unit="县地方志办公室", until=dt.date(2025, 6, 30)),),
            note="退休",
            is_retired=True,
        ),
    )


def test_a_sum_or_a_number_is_no_person_and_a_day_that_is_none_is_told():
    rows = lists_read.split(
        "序号\t姓名\t职务\t任职时间\t离任时间\n1\t邓瑜\t科长\t去年\t至今\n"
        "2\t赵　行\t主任\t2023.9\t\n合计\t6\n\t2\n"
    )
    assert [one.name for one in lists_read.read_persons(rows)] == ["邓瑜", "赵　行"]
    assert lists_read.unread_days(rows) == ("去年",)


def test_persons_without_heads_are_told_by_how_the_cells_are_written():
    assert persons("卢佩宁,副县长,2025年11月\n赵　行\t县地方志办\t党组成员、副主任\n邓瑜") == (
        Person(key="", name="卢佩宁", posts=(Post(title="副县长", since=dt.date(2025, 11, 1)),)),
        Person(
            key="",
            name="赵　行",
            posts=(
                Post(title="党组成员", unit="县地方志办"),
                Post(title="副主任", unit="县地方志办"),
            ),
        ),
        Person(key="", name="邓瑜"),
    )


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2025年11月3日", dt.date(2025, 11, 3), dt.date(2025, 11, 3)),
        ("2025/11/03", dt.date(2025, 11, 3), dt.date(2025, 11, 3)),
        ("2025.2", dt.date(2025, 2, 1), dt.date(2025, 2, 28)),
        ("202511", dt.date(2025, 11, 1), dt.date(2025, 11, 30)),
        ("2025年", dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        ("2025-13", None, None),
        ("至今", None, None),
    ],
)
def test_days_as_lists_have_them(words, first, last):
    assert lists_read.day(words) == first
    assert lists_read.day(words, is_last=True) == last
