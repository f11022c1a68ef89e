"""校核报告 as a Word file and as a page."""

import datetime as dt
import io
import re
import zipfile

import docx
import pytest

from gazetteer_desk.bulletin.issue import Masthead
from gazetteer_desk.errors import Known
from gazetteer_desk.export import check_report
from gazetteer_desk.proof import account, looking
from tests import make


DAY = dt.date(2026, 3, 5)
ISSUE = make.bulletin(
    make.article("<b>年鉴</b>编篡 & “启动”", "圆满启动。。", key="a", credits="县志办"),
    copies=None,
)


def report(bulletin=ISSUE):
    return account.account(bulletin, DAY, found=looking.looked_through(bulletin))


def test_the_word_file_is_a_table_with_the_words_marked():
    data = check_report.docx_bytes(report())
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].text == f"《{make.SERIES}》2026年第12期校核报告"
    assert [one.text for one in document.paragraphs[1:3]] == [
        "校核日期：2026年3月5日",
        "共 3 处：必错 2 处，提示 1 处；未处理 3 处。",
    ]
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(check_report.HEADS)
    first = [cell.text for cell in table.rows[1].cells]
    assert first[:3] == ["1", "第1篇题名", "<b>年鉴</b>编篡 & “启动”"]
    assert first[4:] == ["编纂", "实务", "必错", "未处理"]
    runs = table.rows[1].cells[2].paragraphs[0].runs
    assert [run.text for run in runs if run.style.name != "Default Paragraph Font"] == ["编篡"]
    section = document.sections[0]
    assert section.page_width > section.page_height


def test_the_word_file_says_nothing_of_the_pc_or_the_clerk():
    data = check_report.docx_bytes(report())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        core = package.read("docProps/core.xml").decode()
    assert "2026-03-05T00:00:00Z" in core
    assert re.search(r"<dc:creator></dc:creator>|<dc:creator/>", core)
    assert check_report.docx_bytes(report()) == data


def test_the_page_is_one_file_that_runs_nothing_and_escapes_all():
    page = check_report.html_bytes(report()).decode()
    assert "&lt;b&gt;年鉴&lt;/b&gt;<mark>编篡</mark> &amp; “启动”" in page
    assert not re.search(r"<script|https?:|src=|href=|@import|url\(", page)
    assert page.count("<tr") == 4
    assert "<title>《青梧县地方志工作简报》2026年第12期校核报告</title>" in page


def test_a_name_with_braces_and_quotes_is_only_a_name():
    odd = make.bulletin(make.article(key="a", credits="县志办"))
    odd = type(odd)(masthead=Masthead(series='{0}"<i>'), articles=odd.articles)
    page = check_report.html_bytes(report(odd)).decode()
    assert '《{0}"&lt;i&gt;》' in page


def test_a_sound_issue_has_a_report_without_a_table(tmp_path):
    sound = report(make.bulletin(make.article(key="a", credits="县志办")))
    assert "<table>" not in check_report.html_bytes(sound).decode()
    for name in ("报告.docx", "报告.html"):
        check_report.export_report(sound, tmp_path / name)
    document = docx.Document(tmp_path / "报告.docx")
    assert document.tables == []
    assert document.paragraphs[2].text == "没有发现问题。"
    with pytest.raises(Known, match="校核报告的文件名"):
        check_report.export_report(sound, tmp_path / "报告.txt")
