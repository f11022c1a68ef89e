"""The Word file: named styles only, clean, the same bytes every time."""

import datetime as dt
import io
import os
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Span, paragraph
from gazetteer_desk.bulletin.distribution import Distribution
from gazetteer_desk.bulletin.issue import Bulletin, Masthead
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.errors import Known
from gazetteer_desk.export import exporting, oxml, trees
from gazetteer_desk.layout import gbt9704
from tests import make
from tests.export import issues


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(bulletin, plates=None, **choices):
    return Document(io.BytesIO(exporting.built(bulletin, plates or {}, **choices).data))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("name", issues.ALL)
def test_nothing_is_formatted_by_hand(name):
    bulletin, plates = issues.ALL[name]()
    body = part(exporting.built(bulletin, plates).data, "word/document.xml")
    looks = set(re.findall(r"<w:rPr>(.*?)</w:rPr>", body))
    assert all(re.fullmatch(r'<w:rStyle w:val="\w+"/>', look) for look in looks)
    placed = set(re.findall(r"<w:pPr>(.*?)</w:pPr>", body))
    assert all(re.fullmatch(r'<w:pStyle w:val="\w+"/>', look) for look in placed)


def test_every_style_that_is_used_is_there():
    bulletin, plates = issues.full()
    data = exporting.built(bulletin, plates).data
    used = re.findall(
        r'<w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', part(data, "word/document.xml")
    )
    there = re.findall(r'w:styleId="(\w+)"', part(data, "word/styles.xml"))
    assert set(used) <= set(there)
    assert len(there) == len(set(there))


def test_the_same_issue_gives_the_same_bytes_in_another_process(tmp_path):
    program = (
        "import sys; from tests.export import issues; from gazetteer_desk.export import exporting;"
        "sys.stdout.buffer.write(exporting.built(*issues.full()).data)"
    )
    root = Path(__file__).parents[2]
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "TZ": zone},
        ).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("77", "America/New_York"))
    ]
    assert made[0] == made[1] == exporting.built(*issues.full()).data


def test_the_file_says_nothing_of_who_made_it_or_when(tmp_path):
    bulletin, plates = issues.full()
    data = exporting.built(bulletin, plates).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = b"".join(package.read(n) for n in names if n.endswith((".xml", ".rels"))).decode()
    assert not re.search(r"rsid|Theme|theme|python-docx|w:vanish|http://[^s]*\.local", text)
    assert not [n for n in names if re.search(r"theme|thumbnail|custom|app\.xml|comments", n)]


def test_the_core_properties_come_from_the_issue():
    core = opened(make.bulletin(total=7)).core_properties
    assert core.title == "青梧县地方志工作简报2026年第12期（总第7期）"
    assert (core.author, core.language) == (make.OFFICE, "zh-CN")
    assert core.created == core.modified
    assert f"{core.created:%Y-%m-%d}" == "2026-03-05"


def test_the_name_of_the_series_is_set_as_small_as_it_must_be():
    def size(series):
        made = opened(make.bulletin(masthead=Masthead(series=series)))
        return made.styles["刊名"].font.size.pt

    assert size("简报") == gbt9704.SERIES_LARGEST
    assert size("四川省地方志工作简报") == 43
    assert size("四川省地方志工作办公室年鉴与方志工作简报") == 32.5


def test_a_line_that_would_need_two_is_condensed_where_the_schema_wants_it():
    head = Masthead(series="志" * 24, publisher="阿坝藏族羌族自治州地方志编纂委员会办公室")
    made = opened(make.bulletin(masthead=head, dated=dt.date(2026, 12, 26)))
    assert made.styles["编印单位"].element.find(f"{W}rPr/{W}w").get(f"{W}val") == "93"
    tags = [part.tag.removeprefix(W) for part in made.styles["刊名"].element.find(f"{W}rPr")]
    assert tags == ["rFonts", "snapToGrid", "color", "w", "sz", "szCs"]


def test_a_style_that_says_nothing_of_its_letters_is_condensed_too():
    style = f'<w:style xmlns:w="{W[1:-1]}" w:styleId="P"><w:rPr><w:w w:val="90"/></w:rPr></w:style>'
    for said in (style, style.replace('<w:rPr><w:w w:val="90"/></w:rPr>', "")):
        styles = etree.fromstring(f"<styles>{said}</styles>")
        trees.condense(styles, "P", 70)
        assert [width.get(f"{W}val") for width in styles.iter(f"{W}w")] == ["70"]


def test_a_word_with_several_marks_gets_one_style_that_is_all_of_them():
    spans = (Span("又粗又有线", frozenset({Mark.BOLD, Mark.UNDERLINE})),)
    article = make.article(body=(Paragraph(Kind.HEADING1, (*spans, Span("其余。")), 5),))
    made = opened(make.bulletin(article))
    run = next(r for p in made.paragraphs for r in p.runs if r.text == "又粗又有线")
    font = run.style.font
    assert font.bold
    assert font.underline
    assert run.style.element.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "黑体"


def test_the_letters_of_all_styles_come_in_a_chinese_face():
    made = opened(make.bulletin())
    for style in made.styles.element.findall(f"{W}style"):
        if (fonts := style.find(f"{W}rPr/{W}rFonts")) is not None:
            names = {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
            assert len(names) == 1
            assert fonts.get(f"{W}hint") == "eastAsia"


def test_the_page_is_that_of_the_standard():
    section = opened(make.bulletin()).sections[0]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [37, 26, 35, 28]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    page = gbt9704.PAGE
    assert page.type_height // page.line_pitch == 22
    assert page.type_width * 4096 // (16 * 20 * 4096 + page.char_space * 20) == 28


def footers(how):
    scheme = Scheme(page_numbers=how)
    section = opened(make.bulletin(), scheme=scheme).sections[0]
    return [
        "".join(p.text for p in f.paragraphs) for f in (section.footer, section.even_page_footer)
    ]


def test_pages_are_numbered_as_the_series_wants():
    assert footers(PageNumbers.DASHES) == ["— 1 —", "— 1 —"]
    assert footers(PageNumbers.PLAIN) == ["1", "1"]
    assert footers(PageNumbers.NONE) == ["", ""]


def sizes(picture, plates):
    article = make.article(body=(picture,))
    (shape,) = opened(make.bulletin(article), plates).inline_shapes
    return shape.width.mm, shape.height.mm


def test_a_picture_is_scaled_into_the_type_area():
    wide, high = sizes(*make.picture(make.png(4000, 1000)))
    assert wide == pytest.approx(156, abs=0.1)
    assert high == pytest.approx(39, abs=0.1)
    wide, high = sizes(*make.picture(make.png(10, 4000), caption="高"))
    assert high < 225 - 4 * 10
    assert wide == pytest.approx(high / 400, abs=0.01)
    wide, _ = sizes(*make.picture(make.png(400, 400), width_mm=80))
    assert wide == pytest.approx(80, abs=0.1)


def test_a_picture_twice_is_kept_once():
    block, plates = make.picture()
    data = exporting.built(make.bulletin(make.article(body=(block, block))), plates).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert sum(name.startswith("word/media/") for name in package.namelist()) == 1
    ids = re.findall(r'<wp:docPr id="(\d+)"', part(data, "word/document.xml"))
    assert ids == ["1", "2"]


@pytest.mark.parametrize("broken", [None, b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"no picture"])
def test_a_picture_that_is_none_is_named(broken):
    block, plates = make.picture(caption="现场")
    plates = {} if broken is None else dict.fromkeys(plates, broken)
    with pytest.raises(Known, match="第1张图片“现场”"):
        exporting.built(make.bulletin(make.article(body=(block,))), plates)


@pytest.mark.parametrize(
    "bad", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800", "\u2028", "]]>", "&<\"'"]
)
def test_no_character_breaks_the_file(bad):
    article = make.article(f"甲{bad}乙", body=(paragraph(f"丙{bad}丁。"),), column=f"栏{bad}目")
    bulletin = make.bulletin(
        article, masthead=Masthead(series=f"简{bad}报", publisher=f"县{bad}志办")
    )
    assert exporting.built(bulletin, {}).data


def test_an_issue_that_says_nothing_is_not_exported():
    with pytest.raises(Known, match="还是空的"):
        exporting.built(Bulletin(), {})


def test_unknown_dates_numbers_and_titles_are_left_out():
    article = make.article("", body=(), column="")
    text = "\n".join(
        p.text for p in opened(make.bulletin(article, number=None, dated=None)).paragraphs
    )
    assert "None" not in text
    assert "【" not in text


def test_pages_of_names_begin_below_a_rule_and_flow_above_the_pinned_foot():
    names = Distribution(issue=tuple(f"第{n}镇人民政府。" for n in range(60)))
    made = opened(make.bulletin(distribution=names))
    flowing, pinned = made.tables
    assert (flowing.style.name, pinned.style.name) == ("版记名单", "版记")
    assert len(flowing.rows) == 60
    assert flowing._tbl.find(f".//{W}tblpPr") is None
    assert pinned._tbl.find(f".//{W}tblpPr") is not None
    before, between = flowing._tbl.getprevious(), flowing._tbl.getnext()
    styles = [made.styles.get_by_id(p.style, 1) for p in (before, between)]
    assert [style.name for style in styles] == ["版记另页", "版记定位"]
    assert styles[0].paragraph_format.page_break_before
    assert styles[0].element.find(f".//{W}pBdr/{W}bottom").get(f"{W}sz") == "8"


def test_a_table_repeats_its_heading_and_keeps_rows_whole_that_a_page_holds():
    rows = (("单位", "备注"), ("丙", "在编"), ("甲", "已完成" * 400), ("乙", "在编"))
    made = opened(make.bulletin(make.article(body=(make.table(*rows, header=True),))))
    heading, first, tall, usual = (row._tr.trPr for row in made.tables[0].rows)
    assert heading.find(f"{W}tblHeader") is not None
    assert tall is None
    assert usual.find(f"{W}cantSplit") is not None
    # The row below a heading is kept whole by its paragraphs: LibreOffice loses rows otherwise.
    assert first is None
    assert made.styles["表格文字"].paragraph_format.keep_together
    assert made.styles["表格居中"].paragraph_format.keep_together


def test_a_table_without_heading_keeps_its_first_row_whole():
    rows = make.table(("甲", "在编"), ("乙", "在编"), header=False)
    made = opened(make.bulletin(make.article(body=(rows,))))
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in made.tables[0].rows)


def test_the_rules_of_a_table_are_lighter_than_those_of_the_colophon():
    inks = {
        style.name: {edge.get(f"{W}color") for edge in style.element.findall(f".//{W}tblBorders/*")}
        for style in opened(make.bulletin()).styles
        if style.name in ("简报表格", "版记", "版记名单")
    }
    assert inks == {"简报表格": {"404040"}, "版记": {"000000"}, "版记名单": set()}


def test_python_docx_reads_the_body_as_it_was_meant():
    bulletin, plates = issues.full()
    made = opened(bulletin, plates)
    styles = [p.style.name for p in made.paragraphs]
    assert styles[:6] == ["份号", "密级", "紧急程度", "刊名", "期号", "编印单位"]
    assert [t.style.name for t in made.tables] == ["简报表格", "版记"]
    title = next(p for p in made.paragraphs if p.style.name == "带副题标题")
    assert title.text.split("\n")[1] == "暨年鉴编纂业务培训会议"


def test_a_picture_without_a_sensible_resolution_is_measured_as_on_a_screen():
    plain = make.png(96, 96)
    ihdr = plain.index(b"IDAT") - 4
    body = b"pHYs" + struct.pack(">IIB", 1, 1, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    wide, _ = sizes(*make.picture(plain[:ihdr] + chunk + plain[ihdr:]))
    assert wide == pytest.approx(25.4, abs=0.1)


def test_a_picture_of_no_size_is_refused():
    block, plates = make.picture(make.png(0, 5))
    with pytest.raises(Known, match="没有大小"):
        exporting.built(make.bulletin(make.article(body=(block,))), plates)


def test_a_part_without_a_body_is_no_document():
    with pytest.raises(ValueError, match="w:body"):
        oxml.splice(b"<w:document/>", "")
