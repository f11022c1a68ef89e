"""What is copied out of an issue: styles by name, pictures, and words for everything else."""

import re

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.intake import html, looks
from gazetteer_desk.layout.body import STYLES
from gazetteer_desk.layout.look import Style
from tests import make
from ui.editor import clipboard, copied


BODY = (
    *make.body("一、总体 <情况>", "（一）建立名册。各单位备案。", "正文一段。"),
    Paragraph(Kind.BODY, (Span("上"), Span("半", frozenset({Mark.BOLD})), Span("年"))),
    make.table(("单位", "篇数"), ("甲", "3"), widths=(0.6, 0.4), caption="表1"),
    paragraph("编者按的话", Kind.NOTE),
    paragraph("附件：1.方案", Kind.ATTACHMENT),
    paragraph("2.名单", Kind.ATTACHMENT),
    paragraph("居中的话", Kind.CENTERED),
    paragraph("省志办", Kind.SIGNATURE),
    paragraph("2026年3月5日", Kind.DATELINE),
)


def test_a_copy_carries_our_own_form_and_text() -> None:
    made = copied.mime_of(BODY)
    assert codec.restore_body(bytes(made.data(clipboard.OWN).data())) == BODY
    lines = made.text().split("\n")
    assert lines[:2] == ["一、总体 <情况>", "（一）建立名册。各单位备案。"]
    assert lines[4:7] == ["表1", "单位\t篇数", "甲\t3"]


def test_the_html_comes_back_as_what_it_was() -> None:
    assert html.read(copied.page(BODY).encode()).body == BODY


def test_every_paragraph_names_its_style_for_word_and_wps() -> None:
    page = copied.page(BODY)
    names = dict(re.findall(r'p\.(gd\w+) \{mso-style-name:"([^"]+)"', page))
    used = re.findall(r"<p class=(gd\w+)", page)
    in_cells = (Style.TABLE_HEAD, Style.TABLE_TEXT)
    shown = " ".join(names[one] for one in used if names[one] not in in_cells)
    assert shown == (
        "一级标题 文章正文 文章正文 文章正文 按语 附件说明 附件续项 居中文字 署名 成文日期"
    )
    assert 'span.gdlead2 {mso-style-name:"二级标题句"' in page
    assert "<span class=gdlead2>（一）建立名册。</span>各单位备案。" in page


def test_the_names_of_styles_are_known_again_where_they_come_back() -> None:
    assert {style.value: kind for kind, style in STYLES.items()}.items() <= looks.KINDS.items()


def test_pictures_travel_with_their_width() -> None:
    picture, plates = make.picture(width_mm=100.0, caption="图1")
    page = copied.page((picture,), plates.get)
    read = html.read(page.encode())
    assert read.plates == plates
    assert read.body[0].digest == picture.digest
    assert abs(read.body[0].width_mm - 100) < 0.3
    assert "图1" in page


def test_a_picture_that_is_not_there_leaves_its_caption() -> None:
    picture, _ = make.picture(caption="图1")
    assert [one.text for one in html.read(copied.page((picture,)).encode()).body] == ["图1"]
