"""The whole issue as plain text: what Notepad shows and WeChat takes."""

import datetime as dt

import pytest
from hypothesis import given

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import audit
from gazetteer_desk.export.html import html_bytes
from gazetteer_desk.export.text import PICTURE, Encoding, lines, text_bytes
from gazetteer_desk.layout import lay
from tests import make
from tests.bulletin import strategies
from tests.export import issues


def said(bulletin):
    return list(lines(lay(bulletin, Scheme())))


@pytest.mark.parametrize("name", issues.ALL)
def test_the_text_says_what_the_issue_says(name):
    bulletin, _ = issues.ALL[name]()
    words = "".join(said(bulletin)).replace(PICTURE, "")
    assert audit.squashed(words) == audit.squashed(plain.text(bulletin))


@given(strategies.bulletins())
def test_any_text_says_what_its_issue_says(bulletin):
    words = "".join(said(bulletin)).replace(PICTURE, "")
    assert audit.squashed(words) == audit.squashed(plain.text(bulletin)).replace(PICTURE, "")


def test_a_paragraph_begins_two_characters_in_and_a_part_after_a_blank_line():
    assert said(make.bulletin(make.article("题名", "一、情况", "正文。", credits="县志办"))) == [
        "青梧县地方志工作简报",
        "第12期",
        "青梧县地方志办公室　　2026年3月5日",
        "",
        "【工作动态】",
        "",
        "题名",
        "",
        "　　一、情况",
        "　　正文。",
        "（县志办）",
        "",
        "信息公开选项：主动公开",
        "",
        "报：县委，县人大常委会，县人民政府，县政协。",
        "送：县直各部门。",
        "发：各乡镇地方志工作机构。",
        "青梧县地方志办公室　　2026年3月5日印发",
        "（共印30份）",
    ]


def test_a_table_pastes_as_a_table():
    body = (make.table(("单位", "篇数"), ("城关镇", "12"), caption="供稿情况"), *make.body("完。"))
    found = said(make.bulletin(make.article("题名", body=body)))
    at = found.index("供稿情况")
    assert found[at - 1 : at + 5] == ["", "供稿情况", "单位\t篇数", "城关镇\t12", "", "　　完。"]


def test_a_picture_leaves_its_mark():
    block, _ = make.picture(caption="会议现场")
    assert "［图片］会议现场" in said(make.bulletin(make.article(body=(block,))))


def test_items_of_an_attachment_stand_under_one_another():
    body = tuple(paragraph(one, Kind.ATTACHMENT) for one in ("附件：1.分工表", "2.名单"))
    found = said(make.bulletin(make.article(body=body)))
    assert found[found.index("　　附件：1.分工表") + 1] == "　　　　　2.名单"


def test_what_does_not_fit_one_line_of_the_page_has_a_line_of_its_own():
    head = Masthead(
        series="简报",
        publisher="青梧县地方志编纂委员会办公室及各成员单位联合编印组、县档案馆和党史研究室",
    )
    made = make.bulletin(masthead=head, dated=dt.date(2026, 12, 25))
    assert [head.publisher, "2026年12月25日"] == said(made)[2:4]


def test_three_hundred_recipients_are_all_there():
    units = tuple(f"第{nth}乡镇地方志工作机构。" for nth in range(300))
    found = said(make.bulletin(distribution=Distribution(issue=units)))
    assert [line.removeprefix("发：") for line in found if "乡镇地方志" in line] == [*units]
    page = html_bytes(lay(make.bulletin(distribution=Distribution(issue=units)), Scheme()), {})
    assert page.decode().count("乡镇地方志") == 300


def test_utf8_bears_its_mark_and_lines_end_as_on_windows():
    data = text_bytes(lay(make.bulletin("赟堃"), Scheme()))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith("份）\r\n".encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "赟堃" in data.decode("utf-8-sig")


def test_gb18030_holds_every_character():
    rare = "赟堃甦镕㛃𠮷"
    data = text_bytes(lay(make.bulletin(rare), Scheme()), Encoding.GB18030)
    assert rare in data.decode("gb18030")


def test_what_no_file_can_hold_is_left_out():
    odd = make.bulletin(make.article("题\ud800名", "一\u2028二\x00三"))
    data = text_bytes(lay(odd, Scheme()))
    assert "题名" in data.decode("utf-8-sig")
    assert "一 二三" in data.decode("utf-8-sig")


def test_an_issue_of_which_nothing_is_known_is_an_empty_text():
    assert text_bytes(lay(Bulletin(), Scheme()), Encoding.GB18030) == b""


def test_a_list_of_more_than_a_page_is_said_whole():
    names = tuple(f"第{n}镇人民政府。" for n in range(60))
    said = lines(lay(make.bulletin(distribution=Distribution(issue=names)), Scheme()))
    assert [name for name in names if any(line.endswith(name) for line in said)] == list(names)
