import pytest

from gazetteer_desk.bulletin.body import NO_MARKS, Mark, Span
from gazetteer_desk.intake import blanks


def tidied(words: str) -> str:
    return "".join(span.text for span in blanks.tidied([(words, NO_MARKS)]))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2024年 7月 15日", "2024年7月15日"),
        ("成立 100周年", "成立100周年"),
        ("7 月 12 日，省 地方志办 召开会议。", "7月12日，省地方志办召开会议。"),
        ("出席：赵　行、邓　瑜、张三丰。", "出席：赵　行、邓　瑜、张三丰。"),
        ("出席：赵 行、邓 瑜。", "出席：赵 行、邓 瑜。"),
        ("出席：张三丰 李四 王五。", "出席：张三丰 李四 王五。"),
        ("主任　张三", "主任　张三"),
        ("第一章 总则", "第一章 总则"),
        ("一、 总体情况", "一、总体情况"),
        ("增长 5.3 % 以上，气温 -5 ℃。", "增长5.3%以上，气温 -5℃。"),
        ("图1  推进会现场", "图1　推进会现场"),
        ("电话：2233445    联系人：张三", "电话：2233445 联系人：张三"),
        ("“ 三个服务 ”，《 方志 》。", "“三个服务”，《方志》。"),
        ("简 报 目 录", "简报目录"),
        ("WPS Office 与 Word 文件", "WPS Office 与 Word 文件"),
        ("增长 25% 的单位。", "增长25%的单位。"),
        ("　　\u2003上半年\u00a0", "上半年"),
        ("省\u00adlocal\u200b志\u200c办\ufeff", "省local志办"),
        ("👨\u200d👩", "👨\u200d👩"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("地\n方志 and\nmore", "地方志 and more"),
        ("", ""),
        ("　 \t", ""),
    ],
)
def test_blanks_that_mean_nothing_go(typed: str, expected: str) -> None:
    assert tidied(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("• 甲", "甲"),
        ("\uf06c  乙", "乙"),
        ("●丙", "丙"),
        ("·丁", "·丁"),
        ("· 丁", "丁"),
        ("○○镇", "○○镇"),
        ("○ 庚", "庚"),
        ("➢辛", "辛"),
        ("戊 • 己", "戊 • 己"),
    ],
)
def test_bullets_at_the_beginning_go(typed: str, expected: str) -> None:
    assert blanks.without_bullet(typed) == expected


def test_a_run_of_blanks_over_two_spans_is_one() -> None:
    bold = frozenset({Mark.BOLD})
    spans = blanks.tidied([("Word ", NO_MARKS), (" 2016", bold)])
    assert spans == (Span("Word "), Span("2016", bold))


def test_a_run_of_blanks_in_pieces_means_what_it_means_in_one() -> None:
    pieces = [("近年来，", NO_MARKS), (" ", NO_MARKS), ("\u00a0", NO_MARKS), ("青梧", NO_MARKS)]
    assert blanks.tidied(pieces) == (Span("近年来，青梧"),)


def test_a_long_paragraph_of_blanks_takes_no_time() -> None:
    words = "省 地 " * 100_000 + "。"
    assert len(tidied(words)) == 200_001
