"""What is said of an exported issue: its numbers where they are not the standard's."""

import io

import pytest
from docx import Document
from docx.shared import Mm, Pt

from gazetteer_desk.export import exporting, looks, template
from tests import make
from tests.export import issues


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
def test_our_own_template_departs_from_the_standard_in_nothing(name):
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


def test_a_report_that_fails_is_logged_and_the_file_goes_out(monkeypatch, quiet_log, tmp_path):
    def fail(_):
        raise ZeroDivisionError("一字不漏")

    monkeypatch.setattr(looks, "look_in", fail)
    report = exporting.export_docx(make.bulletin(), {}, tmp_path / "出.docx")
    assert (tmp_path / "出.docx").exists()
    assert [one for one in report.sentences if "GB/T" in one] == []
    assert "ZeroDivisionError" in quiet_log[0].getMessage()
    assert "一字不漏" not in quiet_log[0].getMessage()
    quiet_log.clear()
