import base64
import re
import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import (
    Body,
    Kind,
    Mark,
    Paragraph,
    Picture,
    Span,
    Table,
    paragraph,
)
from gazetteer_desk.intake import html, taken
from tests.make import article, bulletin


BOLD = frozenset({Mark.BOLD})


def png(wide: int = 1, high: int = 1) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def body(words: str) -> Body:
    return html.read(words.encode()).body


def texts(words: str) -> list[str]:
    return [one.text for one in body(words) if isinstance(one, Paragraph)]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings>秘</o:OfficeDocumentSettings></xml><![endif]-->
<title>题</title></head><body lang=ZH-CN><p>外面</p><!--StartFragment-->
<p class=MsoNormal style='text-indent:32.0pt'><b><span style='font-family:黑体'>一、总体情
况<o:p></o:p></span></b></p>
<p><span lang=EN-US>7</span>月<span lang=EN-US> 12</span>日，<b>省地方志办</b>召开<u>会
议</u>。<span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>
&nbsp;&nbsp; </span></span><![endif]>编目</p>
<p><![if !supportLists]><span style='mso-list:Ignore'>l<span>&nbsp; </span></span><![endif]>要点</p>
<p>留<del>删</del>下<span style='display:none'>藏</span></p>
<!--EndFragment--><p>后面</p></body></html>"""


def test_what_word_copies() -> None:
    assert body(WORD) == (
        paragraph("一、总体情况", Kind.HEADING1),
        Paragraph(
            Kind.BODY,
            (
                Span("7月12日，"),
                Span("省地方志办", BOLD),
                Span("召开"),
                Span("会议", frozenset({Mark.UNDERLINE})),
                Span("。"),
            ),
        ),
        paragraph("1.编目", Kind.HEADING3),
        paragraph("要点"),
        paragraph("留下"),
    )


def test_a_windows_header_is_no_text() -> None:
    words = (
        "Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:file:///C:/a.htm\r\n<html><body>"
        "<!--StartFragment--><p>甲</p><!--EndFragment--></body></html>"
    )
    assert texts(words) == ["甲"]


def test_web_pages_give_their_words_and_nothing_that_acts() -> None:
    words = (
        "<section><p style='text-align:center;font-weight:700' onclick='x()'>甲</p><section>"
        "<span>&#8203;</span><br></section><script>alert(1)</script><style>a{}</style>"
        "<iframe src='//x'>帧</iframe><svg><text>图</text></svg><a href='javascript:x'>乙</a>"
        "<img src='https://x/y.png'><img src='file:///etc/passwd'><img src='//server/share/a.png'>"
        "</section>丙<br>丁"
    )
    read = html.read(words.encode())
    assert [one.text for one in read.body] == ["甲", "乙", "丙", "丁"]
    assert read.body[0].spans[0].marks == BOLD
    assert read.plates == {}
    assert read.remarks == ("有 3 张图片不在剪贴板里，没有收，可另行插入。",)


def test_marks_by_tag_and_by_style() -> None:
    words = (
        "<p>m<sup>2</sup>H<sub>2</sub>O <b style='font-weight:normal'>平</b>"
        "<span style='text-decoration:underline'>线</span><span style='vertical-align:super'>上"
        "</span>"
        "<span style='font-weight:400'>轻</span></p>"
    )
    (only,) = body(words)
    assert only.text == "m2H2O 平线上轻"
    assert [(s.text, set(s.marks)) for s in only.spans if s.marks] == [
        ("2", {Mark.SUPERSCRIPT}),
        ("2", {Mark.SUBSCRIPT}),
        ("线", {Mark.UNDERLINE}),
        ("上", {Mark.SUPERSCRIPT}),
    ]


def test_right_aligned_short_lines_are_signature_and_date() -> None:
    words = "<p align=right>省志办</p><p style='text-align:right'>2024年7月15日</p>"
    assert [one.kind for one in body(words)] == [Kind.SIGNATURE, Kind.DATELINE]


def test_lists_keep_their_numbers() -> None:
    words = "<ol start=3><li>甲</li><li><p>乙</p></li></ol><ul><li>丙</li></ul>"
    assert texts(words) == ["3.甲", "4.乙", "丙"]


def test_a_table_with_spans_and_header() -> None:
    words = (
        "<table><caption>表1</caption><tr><th colspan=2>单位</th><th>篇</th></tr>"
        "<tr><td rowspan=9>甲</td><td><p>乙</p><p><b>丙</b></p></td><td>3</td></tr></table>后"
    )
    table, after = body(words)
    assert isinstance(table, Table)
    assert (table.header, table.caption) == (True, "表1")
    assert [[(c.text, c.colspan, c.rowspan) for c in row] for row in table.rows] == [
        [("单位", 2, 1), ("篇", 1, 1)],
        [("甲", 1, 1), ("乙\n丙", 1, 1), ("3", 1, 1)],
    ]
    assert after == paragraph("后")


def test_what_excel_copies_begins_inside_the_table() -> None:
    words = (
        "<table><!--StartFragment--><col width=64><tr><td>单位</td><td x:num>3</td></tr>"
        "<!--EndFragment--></table>"
    )
    (table,) = body(words)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["单位", "3"]


def test_a_table_of_one_cell_only_frames_words() -> None:
    assert texts("<table><tr><td><p>甲</p><p>一、乙</p></td></tr></table>") == ["甲", "一、乙"]


def test_inline_pictures_become_plates() -> None:
    data = png()
    source = base64.b64encode(data).decode()
    read = html.read(f"<p>前<img src='data:image/png;base64,{source}'>后</p>".encode())
    digest = codec.digest(data)
    assert read.body == (paragraph("前"), Picture(digest, "image/png"), paragraph("后"))
    assert read.plates == {digest: data}


@pytest.mark.parametrize(
    "data",
    [png(100_000, 100_000), b"<svg/>", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x02"],
)
def test_no_other_picture_is_taken(data: bytes) -> None:
    source = base64.b64encode(data).decode()
    read = html.read(f"<img src='data:image/png;base64,{source}'>".encode())
    assert (read.body, read.plates) == ((), {})


@pytest.mark.parametrize(
    "words",
    [
        "<table><tr><td>" * 5000 + "里",
        "<div>" * 50_000 + "里",
        "<b>" * 20_000 + "里",
        "<table><tr><td colspan=10000000 rowspan=10000000>甲</td><td>乙</td></tr></table>",
        "<tr><td></table></p></b>",
        "<![CDATA[x]]><?php echo 1 ?><!DOCTYPE html [<!ENTITY a 'b'>]>&a;",
        "",
        "\x00\x01\x02",
    ],
    ids=["tables", "divs", "bolds", "spans", "crooked", "declarations", "empty", "control"],
)
def test_hostile_pages_end_quietly(words: str) -> None:
    read = html.read(words.encode())
    assert codec.restore_body(codec.body_bytes(read.body)) == read.body


def test_nested_tables_are_flattened_down_to_the_third() -> None:
    words = "<table><tr><td>" * 5 + "里"
    read = html.read(("<table><tr><td>甲</td><td>乙" + words).encode())
    assert read.remarks == ("表格套得太深，里层的文字没有收。",)
    (table,) = read.body
    assert isinstance(table, Table)


def test_the_widest_and_longest_table() -> None:
    row = "<tr>" + "<td>x</td>" * 70 + "</tr>"
    read = html.read(f"<table>{row * 510}</table>".encode())
    (table,) = read.body
    assert isinstance(table, Table)
    assert (len(table.rows), len(table.rows[0])) == (500, 63)
    assert read.remarks == ("表格超过 500 行或 63 列，多出的没有收。",)


def test_merged_rows_push_no_cell_beyond_the_last_column() -> None:
    rows = "<tr><td rowspan=3 colspan=40>甲<td colspan=9>乙</tr><tr><td colspan=40>丙</tr>"
    (table,) = html.read(f"<table>{rows}</table>".encode()).body
    assert isinstance(table, Table)
    assert [[(cell.text, cell.rowspan) for cell in row] for row in table.rows] == [
        [("甲", 1), ("乙", 1)],
        [("丙", 1)],
    ]


def test_no_style_is_lost_where_a_long_sheet_comes_in_pieces() -> None:
    names = range(4_000)
    rules = "".join(f"p.c{at} {{mso-style-name:一级标题;}}\n" for at in names)
    words = "".join(f"<p class=c{at}>第{at}句子</p>" for at in names)
    read = html.read(f"<style><!--\n{rules}--></style>{words}".encode())
    assert {one.kind for one in read.body if isinstance(one, Paragraph)} == {Kind.HEADING1}


def test_more_than_any_bulletin_is_refused() -> None:
    with pytest.raises(taken.TooMuch):
        html.read("<p>字</p>".encode() * (taken.MOST_PARAGRAPHS + 1))
    with pytest.raises(taken.TooMuch):
        html.read("字".encode() * (taken.MOST_CHARACTERS + 1))


def test_headings_by_tag_level_and_name() -> None:
    words = (
        '<style>p.a{mso-style-name:"二级标题"} p.b{mso-style-name:"\\6807\\9898  3"}</style>'
        "<h1>甲</h1><p class=MsoHeading2>乙</p><p style='mso-outline-level:4'>丙</p><h6>丁</h6>"
        "<p class=a>戊</p><p class=b>己</p><h2>（一）庚</h2><h2>一句话，不是标题。</h2>"
    )
    assert [one.kind for one in body(words)] == [
        Kind.HEADING1,
        Kind.HEADING2,
        Kind.HEADING4,
        Kind.HEADING4,
        Kind.HEADING2,
        Kind.HEADING3,
        Kind.HEADING2,
        Kind.BODY,
    ]


def test_lists_in_chinese_numbers_and_letters() -> None:
    words = (
        "<ol style='list-style-type:cjk-ideographic'><li>甲</li><li value=4>乙</li></ol>"
        "<ol type=a><li>丙</li></ol><ul><li>丁<ol><li>戊</li></ol></li></ul>"
    )
    assert texts(words) == ["一、甲", "四、乙", "a.丙", "丁", "1.戊"]


def test_struck_words_stay_and_are_told_of() -> None:
    read = html.read(
        "<p>留<s>划</s><span style='text-decoration:line-through'>掉</span></p>".encode()
    )
    assert [one.text for one in read.body] == ["留划掉"]
    assert read.remarks == ("带删除线的字按普通文字收下了，请核对。",)


def test_tables_inside_a_cell_are_a_row_a_line() -> None:
    inner = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    (table,) = body(f"<table><tr><td>外</td><td>先{inner}后</td></tr></table>")
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["外", "先\n甲　乙\n丙　丁\n后"]


def test_a_picture_in_a_cell_comes_to_stand_below_the_table() -> None:
    source = base64.b64encode(png()).decode()
    image = f"<img src='data:image/png;base64,{source}'>"
    table, picture = body(f"<table><tr><td>甲</td><td>{image}</td></tr></table>")
    assert isinstance(table, Table)
    assert isinstance(picture, Picture)


def test_columns_that_were_copied_whole_lose_their_empty_rows() -> None:
    row = "<tr><td></td><td>&nbsp;</td></tr>"
    (table,) = body(f"<table><tr><td>甲</td><td>乙</td></tr>{row * 400}</table>")
    assert isinstance(table, Table)
    assert len(table.rows) == 1


HOSTILE = {
    "drawings": "<!--[if gte vml 1]><v:shape id=a><v:textbox>"
    + "<v:shape id=a><v:imagedata src='x'>" * 20_000
    + "<![endif]-->甲",
    "boxes": "<!--[if gte vml 1]><v:textbox><p>里</v:textbox><![endif]-->" * 3_000 + "<p>甲",
    "references": "<p>" + "&amp;" * 200_000 + "甲",
    "insets": "<div style='margin-left:9999pt;font-size:9999em'>" * 5_000 + "甲",
    "entities": "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><p>&b;&b;甲",
    "numbers": "<p>" + "&#x110000;&#0;&#xD800;&#99999999999999999999;" * 200 + "甲",
    "address": "<img src='" + "file:///" + "../" * 10_000 + "etc/passwd'><p>甲",
    "scripts": "<a href='javascript:alert(1)' onclick='x()'>甲</a><img src=x onerror=alert(1)>",
    "styles": "<style>" + "p{font-weight:bold}" * 50_000 + "</style><p>甲",
    "braces": "<style>" + "{" * 300_000 + "</style><p>甲",
    "sheet": "<style>" + "a" * 900_000 + "</style><p>甲",
    "sheets": "<style>a</style>" * 20_000 + "<p>甲",
    "open": "<style>" + "/*" * 400_000 + "</style><p>甲",
    "attribute": "<p style='" + "font-weight:bold;" * 100_000 + "'>甲",
    "classes": "<p class='" + "a " * 100_000 + "'>甲",
    "nul": "<p>甲\0\0<b>\0</b></p>",
    "rows": "<table>" + "<tr>" * 100_000 + "<td>甲</td><td>乙</td></table>",
    "spans": "<table>" + "<tr><td rowspan=99999 colspan=99999>甲</td></tr>" * 3000 + "</table>",
    "cols": "<table>" + "<col span=63 width=1>" * 50_000 + "<tr><td>甲<td>乙</table>",
    "breaks": "甲" + "<br>" * 200_000,
    "comments": "<!--" * 50_000 + "-->甲",
    "fragments": "<!--StartFragment-->甲" + "<!--EndFragment--><!--StartFragment-->" * 20_000,
    "bidi": "<p>\u202e甲\u2066\ufeff\u200b</p>",
    "fields": "<span style='mso-element:field-begin'></span>指令</p><p>甲",
    "lists": "<ol>" * 20_000 + "<li>甲",
    "base": "<base href='file:///'><link rel=stylesheet href='file:///etc/passwd'><p>甲",
    "fonts": "<p style='font-family:" + "宋" * 200_000 + "'>甲",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pages_give_their_words_and_no_more(name: str) -> None:
    started = time.process_time()
    read = html.read(HOSTILE[name].encode("utf-8", "surrogatepass"))
    assert time.process_time() - started < 20  # an end; the child's own limits are the bound
    assert "甲" in str(read.body)
    assert codec.restore_body(codec.body_bytes(read.body)) == read.body
    assert read.plates == {}


PIECES = re.findall(
    r"<[^>]+>|[^<>]+",
    "<p></p><br><b></b><table></table><tr><td></td><th><ol><li><h1></h1><pre></pre><del></del>"
    "<td rowspan=500 colspan=60><caption><col><thead><!--StartFragment--><!--EndFragment-->"
    "<sup></sup><div></div><a><style>"
    "p{display:none}</style>一、甲<br>&nbsp;<br>字。<br>2024<br>•",
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=60,
    )
)
def test_any_soup_of_tags_ends_in_a_body_that_can_be_kept(parts: list[str]) -> None:
    read = html.read("".join(parts).encode())
    issue = bulletin(article("甲", body=read.body))
    assert codec.read(codec.write(issue, read.plates))[0] == issue
