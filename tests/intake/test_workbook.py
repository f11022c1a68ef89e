"""A workbook is read as it is seen; one that is no list, or a bomb, is refused with a sentence."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from gazetteer_desk.errors import Known
from gazetteer_desk.export import tables
from gazetteer_desk.hands import Hands
from gazetteer_desk.intake import workbook


def made(*rows, sheets=1):
    book = openpyxl.Workbook()
    for _ in range(sheets - 1):
        book.create_sheet("空", 0)
    sheet = book.worksheets[-1]
    for row in rows:
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def zipped(**parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, words in parts.items():
            file.writestr(name, words)
    return data.getvalue()


def test_words_days_and_numbers_are_read_as_they_are_seen():
    data = made(("姓名", "任职"), ("沈砚秋", dt.date(2025, 11, 1), 3.0), (), (None, None, None))
    assert workbook.read(data) == (("姓名", "任职"), ("沈砚秋", "2025-11-01", "3"))


def test_the_first_sheet_that_holds_anything_is_read():
    assert workbook.read(made(("沈砚秋",), sheets=3)) == (("沈砚秋",),)
    assert workbook.read(made()) == ()


def test_of_a_formula_the_value_is_read_and_never_the_formula():
    assert workbook.read(made(("沈砚秋", "=1+1"))) == (("沈砚秋",),)


def test_what_the_program_writes_it_reads():
    data = tables.xlsx_bytes(("姓名",), [("=沈砚秋",), ("卢佩宁",)])
    assert workbook.read(data) == (("姓名",), ("=沈砚秋",), ("卢佩宁",))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 half", "不是 Excel 表格"),
        (b"just words", "不是 Excel 表格"),
        (zipped(a="b"), "不是 Excel 表格"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 .xls 格式"),
        (zipped(big="0" * 81_000_000), "展开以后太大"),
        (zipped(**{f"p{n}": "" for n in range(2_001)}), "展开以后太大"),
        (
            zipped(**{"xl/workbook.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'}),
            "不该有的内容",
        ),
        (b"\0" * 10_000_001, "太大了"),
    ],
)
def test_what_is_no_list_is_refused(data, said):
    with pytest.raises(Known, match=said):
        workbook.read(data)


@pytest.mark.parametrize(
    ("old", "new"), [(b"</row>", b"<row>"), (b'r="A1"', b'r="!!"'), (b'row r="1"', b'row r="one"')]
)
def test_a_sheet_that_is_broken_inside_is_refused(old, new):
    with zipfile.ZipFile(io.BytesIO(made(("姓名",)))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    with pytest.raises(Known, match="不是 Excel 表格"):
        workbook.read(zipped(**{**parts, sheet: parts[sheet].replace(old, new, 1)}))


def test_more_rows_than_any_office_has_are_refused():
    with pytest.raises(Known, match="超过 5000 行"):
        workbook.read(made(*[("甲",)] * 5_001))


def test_columns_far_to_the_right_are_left_out():
    assert workbook.read(made(("甲", *[None] * 60, "乙"))) == (("甲",),)


def test_the_child_reads_it_and_refuses_with_its_sentence():
    hands = Hands()
    try:
        assert hands.table(made(("沈砚秋", "县长"))) == (("沈砚秋", "县长"),)
        with pytest.raises(Known, match="旧的 "):
            hands.table(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    finally:
        hands.close()
