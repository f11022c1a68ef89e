"""What a clerk formatted in a template goes out as it is, around the words of the issue."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.shared import Mm, Pt

from gazetteer_desk.bulletin.issue import Masthead, Secrecy, SecrecyLevel
from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.errors import Known, TemplateBroken
from gazetteer_desk.export import audit, exporting, template
from gazetteer_desk.layout import plan
from gazetteer_desk.layout.look import Align, Style
from tests import make
from tests.export import pages


def built(tmp_path, data, bulletin=None, **choices):
    (tmp_path / "简报.docx").write_bytes(data)
    made = bulletin or make.bulletin()
    return exporting.built(made, {}, scheme=Scheme(**choices), templates=tmp_path).data


def opened(*args, **choices):
    return Document(io.BytesIO(built(*args, **choices)))


BOLD = (
    '<w:p><w:pPr><w:pStyle w:val="Number"/><w:spacing w:before="240"/><w:jc w:val="right"/></w:pPr>'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>{{年}}年</w:t></w:r><w:r><w:t>第{{期}}期</w:t></w:r></w:p>"
)


def test_direct_formatting_is_kept_where_it_stands(tmp_path):
    paragraph = opened(tmp_path, pages.page(BOLD, "{{正文}}", "{{版记}}")).paragraphs[0]
    assert [(run.text, run.bold) for run in paragraph.runs] == [("2026年", True), ("第12期", None)]
    assert paragraph.paragraph_format.space_before == Pt(12)
    assert paragraph.style.name == "期号"


def test_the_counts_know_what_was_formatted_by_hand():
    made = template.open_template(pages.page(BOLD, "{{正文}}", "{{版记}}"), "简报")
    line = next(one for one in made.plan if getattr(one, "source", -1) == 0)
    assert line.own is not None
    assert (line.own.align, line.own.before, line.own.bold) == (Align.RIGHT, 240, True)
    usual = next(one for one in plan.USUAL if getattr(one, "style", "") is Style.NUMBER)
    assert usual.own is None


def test_a_paragraph_of_word_s_own_style_is_kept_too(tmp_path):
    data = pages.page("内部资料", "{{正文}}", "{{版记}}")
    made = template.open_template(data, "简报")
    line = next(one for one in made.plan if getattr(one, "source", -1) == 0)
    assert line.own is not None
    assert line.own.indent == 0
    assert opened(tmp_path, data).paragraphs[0].style.name == "Normal"


def with_logo(*, beside=""):
    page = pages.document()
    run = page.paragraphs[1].insert_paragraph_before(beside).add_run()
    run.add_picture(io.BytesIO(make.png(40, 20)), width=Mm(20))
    return pages.saved(page)


def test_a_picture_of_the_template_goes_out(tmp_path):
    block, plates = make.picture(make.png(60, 40))
    (tmp_path / "简报.docx").write_bytes(with_logo())
    bulletin = make.bulletin(make.article(body=(block,)))
    data = exporting.built(bulletin, plates, templates=tmp_path).data
    made = Document(io.BytesIO(data))
    assert [round(shape.width.mm) for shape in made.inline_shapes] == [20, 21]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert sum(name.startswith("word/media/") for name in package.namelist()) == 2


def test_a_picture_stays_though_the_words_beside_it_go(tmp_path):
    made = opened(tmp_path, with_logo(beside="签发：{{签发人}}"))
    assert len(made.inline_shapes) == 1
    assert "签发" not in made.paragraphs[0].text


def test_a_picture_of_the_template_that_was_lost_is_noticed(tmp_path):
    made = template.open_template(with_logo(), "简报")
    data = exporting.built(make.bulletin(), {}).data
    with pytest.raises(Known, match="图片的张数"):
        audit.check(data, make.bulletin(), Scheme(), made.plan)


def test_text_in_a_box_belongs_to_the_drawing(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent>"
    line = f"<w:p><w:r><w:pict>{box}</w:pict></w:r><w:r><w:t>第{{{{期}}}}期</w:t></w:r></w:p>"
    data = built(tmp_path, pages.page(line, "{{正文}}", "{{版记}}"))
    assert audit.read(data)[0].startswith("第12期")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "红头" in package.read("word/document.xml").decode()


def test_the_name_fits_its_line_though_its_size_was_set_by_hand(tmp_path):
    big = (
        '<w:p><w:pPr><w:pStyle w:val="Series"/></w:pPr><w:r><w:rPr><w:sz w:val="144"/></w:rPr>'
        "<w:t>{{刊名}}</w:t></w:r></w:p>"
    )
    long = make.bulletin(masthead=Masthead(series="四川省地方志工作简报"))
    (run,) = opened(tmp_path, pages.page(big, "{{正文}}", "{{版记}}"), long).paragraphs[0].runs
    assert run.font.size == Pt(43)


def test_a_line_of_which_nothing_is_known_is_not_there(tmp_path):
    lines = ("密级|密级：{{密级}}", "紧急程度|内部资料", "{{正文}}", "{{版记}}")
    first = opened(tmp_path, pages.page(*lines)).paragraphs[0]
    assert first.text == "内部资料"
    secret = make.bulletin(secrecy=Secrecy(level=SecrecyLevel.SECRET))
    first = opened(tmp_path, pages.page(*lines), secret).paragraphs[0]
    assert first.text == "密级：秘密"


def with_header(*texts):
    page = pages.document()
    header = page.sections[0].header
    header.is_linked_to_previous = False
    for text in texts:
        header.add_paragraph(text)
    return pages.saved(page)


def test_headers_may_name_what_the_page_says(tmp_path):
    data = with_header("{{刊名}}", "第{{期}}期\t签发人：{{签发人}}", "{{签发人}}", "内部资料")
    header = opened(tmp_path, data).sections[0].header
    texts = [paragraph.text for paragraph in header.paragraphs]
    assert texts == ["", make.SERIES, "第12期", "", "内部资料"]


@pytest.mark.parametrize(
    ("text", "said"), [("{{正文}}", "页眉页脚里不能有占位“{{正文}}”"), ("{{x}}", "x")]
)
def test_a_header_with_an_anchor_or_an_unknown_name_is_refused(text, said):
    with pytest.raises(TemplateBroken, match=re.escape(said)):
        template.check(with_header(text), "简报")


def test_fixed_words_in_a_footer_stay_where_pages_have_no_numbers(tmp_path):
    page = pages.document()
    page.sections[0].footer.add_paragraph("内部资料")
    page.sections[0].footer.add_paragraph("第")._p.append(
        pages.parsed('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    data = pages.saved(page)
    for how, said in (
        (PageNumbers.NONE, ["", "内部资料", ""]),
        (PageNumbers.PLAIN, ["1", "内部资料", "第"]),
    ):
        footer = opened(tmp_path, data, page_numbers=how).sections[0].footer
        assert [p.text for p in footer.paragraphs] == said


@pytest.mark.parametrize(("words", "has_more"), [("", False), ("— 1 —", True), ("{{刊名}}", True)])
def test_what_headers_and_footers_say_beside_the_number_is_noted(tmp_path, words, has_more):
    (tmp_path / "本单位.docx").write_bytes(with_header(words))
    assert template.is_running("本单位", tmp_path) is has_more


@pytest.mark.parametrize("name", ["简报", "工作信息", "专报"])
def test_our_own_templates_have_the_number_alone(name):
    assert not template.is_running(name)


def test_a_page_of_another_size_has_a_colophon_as_wide_as_its_text(tmp_path):
    page = pages.document()
    page.sections[0].left_margin = Mm(38)
    body = built(tmp_path, pages.saved(page))
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        xml = package.read("word/document.xml").decode()
    assert re.search('w:tblpX="2154"', xml)
    width = 11906 - 1474 - 2154
    assert f'<w:tblW w:w="{width}"' in xml
