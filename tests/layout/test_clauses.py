"""What an edited look departs from the standard in, each with its clause."""

import pytest
from msgspec.structs import replace

from gazetteer_desk.layout import clauses, gbt9704
from gazetteer_desk.layout.look import Align, Face, Style


LOOK = gbt9704.LOOK
TITLE = LOOK.styles[Style.TITLE]


def said(look):
    return [one.sentence for one in clauses.deviations(look)]


def page(**parts):
    return said(replace(LOOK, page=replace(LOOK.page, **parts)))


def style(name, **parts):
    shown = {**LOOK.styles, name: replace(LOOK.styles[name], **parts)}
    return said(replace(LOOK, styles=shown))


def test_the_standard_departs_from_itself_in_nothing():
    assert clauses.deviations(LOOK) == ()


def test_every_clause_names_a_measure():
    used = {measure for rules in clauses._CLAUSES.values() for measure in rules}
    assert used == set(clauses._MEASURES)


def test_another_margin_is_named_in_millimetres():
    assert page(left=1701, right=1360) == [
        "左边距 30 毫米，标准为 28 毫米（GB/T 9704—2012，5.2.1）。"
    ]
    assert page(left=1643, right=1418) == []  # 29 mm: within a millimetre
    assert page(top=1417) == [
        "上边距 25 毫米，标准为 37 毫米（GB/T 9704—2012，5.2.1）。",
        "版心 156×237 毫米，标准为 156×225 毫米（GB/T 9704—2012，5.2.1）。",
        "文章正文：每面 23 行，标准为 22 行（GB/T 9704—2012，5.2.3）。",
    ]


def test_another_paper_is_named():
    words = page(width=11906, height=15840)[0]
    assert words == "纸张 210×279.4 毫米，标准为 210×297 毫米（GB/T 9704—2012，5.1）。"


def test_a_page_number_too_near_is_named():
    assert page(footer=1700) == ["页码在版心之下 1.5 毫米，标准为 7 毫米（GB/T 9704—2012，7.5）。"]


def test_smaller_text_is_named_with_what_it_comes_to():
    assert style(Style.BODY, size=15) == [
        "文章正文：每行 30 字，标准为 28 字（GB/T 9704—2012，5.2.3）。",
        "文章正文：字号 15 磅，标准为 16 磅（GB/T 9704—2012，5.2.2）。",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (0, ["文章正文：行距不固定，标准为每面 22 行（GB/T 9704—2012，5.2.3）。"]),
        (600, ["文章正文：每面 21 行，标准为 22 行（GB/T 9704—2012，5.2.3）。"]),
        (560, []),  # the usual 固定值 28 磅 gives 22 lines too
    ],
)
def test_lines_are_counted_not_measured(line, words):
    assert style(Style.BODY, line=line) == words


@pytest.mark.parametrize(
    ("name", "parts", "words", "clause"),
    [
        (Style.TITLE, {"face": "华文中宋"}, "字体是“华文中宋”，标准为小标宋", "7.3.1"),
        (Style.TITLE, {"align": Align.LEFT}, "居左，标准为居中", "7.3.1"),
        (Style.HEADING1, {"bold": True}, "加粗，标准只换字体，不加粗", "7.3.3"),
        (Style.HEADING2, {"chars": 0, "indent": 0}, "首行空 0 字，标准空 2 字", "7.3.3"),
        (Style.BODY, {"chars": 0, "indent": 500}, "首行空 8.8 毫米，标准空 2 字", "7.3.3"),
        (Style.SERIES, {"red": False}, "不是红色，标准为红色", "7.2.4"),
        (Style.PUBLISHER, {"rule_below": False}, "下面没有红线，标准有红线", "7.2.7"),
        (Style.RECIPIENTS, {"right": 0}, "右空 0 毫米，标准空 4.9 毫米", "7.4.2"),
        (Style.PAGE_EVEN, {"left": 0}, "左空 0 毫米，标准空 4.9 毫米", "7.5"),
    ],
)  # fmt: skip
def test_each_departure_has_its_words(name, parts, words, clause):
    assert style(name, **parts) == [f"{name}：{words}（GB/T 9704—2012，{clause}）。"]


@pytest.mark.parametrize(
    ("face", "family"),
    [
        (Face.FANGSONG, "仿宋"),
        ("FangSong", "仿宋"),
        ("方正仿宋_GBK", "仿宋"),
        ("方正小标宋_GBK", "小标宋"),
        ("FZXiaoBiaoSong-B05S", "小标宋"),
        ("SimHei", "黑体"),
        ("KaiTi_GB2312", "楷体"),
        ("NSimSun", "宋体"),
        ("Arial", "Arial"),
    ],
)
def test_a_face_by_another_name_is_of_the_same_family(face, family):
    assert clauses.family(face) == family


def test_what_the_office_may_decide_is_never_listed():
    assert style(Style.COLUMN, face="楷体", size=18, align=Align.CENTER) == []
    assert style(Style.SERIES, size=48) == []
    assert style(Style.RECIPIENTS, line=500) == []
    assert style(Style.NUMBER, face="仿宋") == []
    assert style(Style.COPY_NO, align=Align.BOTH) == []
