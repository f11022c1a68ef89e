"""What is said of an exported issue: its numbers where they are not the standard's."""

import io
import re

import pytest
from docx import Document
from docx.shared import Mm, Pt

from gazetteer_desk.export import exporting, looks, template
from gazetteer_desk.layout import breaking
from tests import make
from tests.export import issues, pages


@pytest.fixture
def office(tmp_path):
    """Return a folder with the office's own 简报, edited in Word."""
    document = Document(io.BytesIO(template.find("简报")))
    document.styles["文章正文"].font.size = Pt(15)
    document.sections[0].left_margin = Mm(30)
    document.sections[0].right_margin = Mm(24)
    document.save(tmp_path / "简报.docx")
    return tmp_path


@pytest.mark.parametrize("name", issues.ALL)
def test_our_template_to_edit_departs_from_the_standard_in_nothing(name):
    said = exporting.built(*issues.ALL[name]()).report.sentences
    assert [sentence for sentence in said if "GB/T 9704" in sentence] == []


def test_an_edited_template_is_told_with_its_clauses(office, tmp_path):
    report = exporting.export_docx(*issues.reference(), tmp_path / "出.docx", templates=office)
    told = [sentence for sentence in report.sentences if "GB/T 9704" in sentence]
    assert told == [
        "左边距 30 毫米，标准为 28 毫米（GB/T 9704—2012，5.2.1）。",
        "文章正文：每行 30 字，标准为 28 字（GB/T 9704—2012，5.2.3）。",
        "文章正文：字号 15 磅，标准为 16 磅（GB/T 9704—2012，5.2.2）。",
    ]
    assert (tmp_path / "出.docx").stat().st_size > 5_000


@pytest.mark.parametrize("where", [(looks, "look_in"), (breaking, "fill")])
def test_a_report_that_fails_is_logged_and_the_file_goes_out(
    where, office, monkeypatch, quiet_log, tmp_path
):
    def fail(*_):
        raise ZeroDivisionError("一字不漏")

    monkeypatch.setattr(*where, fail)
    report = exporting.export_docx(make.bulletin(), {}, tmp_path / "出.docx", templates=office)
    assert (tmp_path / "出.docx").exists()
    assert report.pages is None
    assert len(report.sentences) == (3 if where[0] is breaking else 0)
    assert "ZeroDivisionError" in quiet_log[0].getMessage()
    assert "一字不漏" not in quiet_log[0].getMessage()
    quiet_log.clear()


def test_pages_and_spare_lines_are_told():
    report = exporting.built(*issues.reference()).report
    assert report.pages == 4
    assert report.sentences == ()
    assert report.summary == "4 页"  # the last one is full
    short = exporting.built(make.bulletin(), {}).report
    assert re.fullmatch(r"1 页，末页还可写 (1?\d|2[01]) 行", short.summary)


def test_a_colophon_alone_and_odd_pages_are_told():
    long = make.body(*["全县地方志工作推进会在县城召开，安排部署下一步工作。"] * 33)
    for count in range(20, 34):
        report = exporting.built(make.bulletin(make.article(body=long[:count])), {}).report
        if any("版记单独占了第" in sentence for sentence in report.sentences):
            break
    else:
        pytest.fail("no fill leaves the colophon alone")
    assert report.pages is not None
    assert f"版记单独占了第{report.pages}页。正文减 " in report.sentences[0]


def test_pages_follow_an_edited_template(tmp_path):
    document = Document(io.BytesIO(template.find("简报")))
    for name in ("文章正文", "一级标题", "二级标题"):
        document.styles[name].paragraph_format.line_spacing = Pt(42)
    document.save(tmp_path / "简报.docx")
    bulletin, plates = issues.reference()
    usual = exporting.built(bulletin, plates).report.pages
    edited = exporting.built(bulletin, plates, templates=tmp_path).report
    assert usual is not None
    assert edited.pages is not None
    assert edited.pages > usual
    assert "文章正文：每面 15 行，标准为 22 行（GB/T 9704—2012，5.2.3）。" in edited.sentences


def test_characters_that_a_face_cannot_show_are_told_before_the_numbers(office):
    bulletin = make.bulletin(make.article("题名", "由赟堃同志审稿。"))
    said = exporting.built(bulletin, {}, templates=office).report.sentences
    assert said[0].startswith("“赟”字在“仿宋_GB2312”里没有")
    assert "“堃”" in said[1]
    assert said[2].endswith("（GB/T 9704—2012，5.2.1）。")


def test_what_a_template_has_no_place_for_is_told(tmp_path):
    lines = ("刊名|青梧县地方志工作简报", "期号|第{{期}}期", "{{正文}}", "{{版记}}")
    (tmp_path / "简报.docx").write_bytes(pages.page(*lines))
    said = exporting.built(make.bulletin(total=7), {}, templates=tmp_path).report.sentences
    assert "模板里没有编印单位、日期的位置，没有印。" in said


def test_an_issue_in_old_characters_is_told_of_a_few_of_them_and_how_many_more():
    old = "國語書畫藝術學會開辦廣東講習"
    said = exporting.built(make.bulletin(make.article("例会", old)), {}).report.sentences
    assert len(said) == 9
    assert said[0].startswith("“國”字在“仿宋_GB2312”里没有")
    assert said[-1] == "还有 6 个字在所用的字体里没有，印出前请看一遍。"
