"""签发单 is one page that says who signed which words, with room to sign by hand."""

import datetime as dt
import io
import os
import re
import shutil
import subprocess
import zipfile

import docx
import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import (
    Bulletin,
    Disclosure,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from gazetteer_desk.errors import Known
from gazetteer_desk.export import approval_form
from gazetteer_desk.export.approval_form import Form, Mark
from tests import make
from tests.export import issues
from tests.export.test_golden import by_line, parts


DAY = dt.date(2026, 3, 12)
ISSUE = make.bulletin(
    make.article("石桥村志\n首发", key="a"),
    make.article("白渡镇修志", key="b"),
    total=144,
    urgency=Urgency.URGENT,
)
FORM = Form(
    bulletin=ISSUE,
    nth=9,
    characters=2310,
    digest="3f9a07c2" + "0" * 56,
    drafted=Mark("王岚", dt.date(2026, 3, 10)),
    checked=Mark("周宁", dt.date(2026, 3, 11)),
    approved=Mark("贺青松", DAY, "同意印发"),
)
LONG = Mark("欧阳上官长名、司马东方更长", DAY, "备注" * 60)
LARGEST = Form(
    bulletin=edit.with_editing(
        replace(
            make.bulletin(
                *(
                    make.article(f"第{n}篇题名很长很长，一直写到第二行去", key=str(n))
                    for n in range(12)
                ),
                secrecy=Secrecy(level=SecrecyLevel.TOP, term="30年"),
                disclosure=Disclosure.NONE,
                total=1444,
            ),
            masthead=Masthead(series="某某自治县地方志工作情况简报" * 2, publisher="编委会" * 9),
        ),
        disclosure_reason="理由" * 60,
    ),
    nth=123,
    characters=123_456,
    digest="ab" * 32,
    drafted=LONG,
    checked=LONG,
    approved=LONG,
)


def boxes(form):
    (table,) = docx.Document(io.BytesIO(approval_form.docx_bytes(form))).tables
    found = {}
    for row in table.rows:
        cells = [cell.text for cell in dict.fromkeys(row.cells)]
        found |= dict(zip(cells[::2], cells[1::2], strict=True))
    return found


def test_it_says_what_is_signed_and_who_has_signed():
    assert boxes(FORM) == {
        "密级": "",
        "缓急": "加急",
        "份数": "30",
        "签发": "贺青松\n2026年3月12日\n同意印发",
        "会签": "",
        "核稿": "周宁\n2026年3月11日",
        "拟稿": "王岚\n2026年3月10日",
        "校对": "",
        "期号": "2026年第12期（总第144期）",
        "标题": "《青梧县地方志工作简报》2026年第12期（总第144期）\n1. 石桥村志首发\n2. 白渡镇修志",
        "简报日期": "2026年3月5日",
        "印发日期": "2026年3月5日",
        "公开选项": "主动公开",
        "核对码": "3F9A 07C2　第9稿，2篇，2310字",
    }


def test_what_is_not_to_be_disclosed_says_why():
    withheld = edit.with_editing(
        replace(ISSUE, disclosure=Disclosure.NONE), disclosure_reason="内部工作信息"
    )
    assert boxes(replace(FORM, bulletin=withheld))["公开选项"] == "不予公开（内部工作信息）"


def test_what_is_too_long_is_cut_and_counted():
    found = boxes(LARGEST)
    assert found["标题"].endswith("……共12篇")
    assert found["签发"].endswith("备注备注备注备注备注备…") or "…" in found["签发"]
    assert found["公开选项"].startswith("不予公开（理由理由")


def test_an_empty_box_is_high_enough_to_be_signed_by_hand():
    unsigned = replace(FORM, approved=Mark(), checked=Mark(), drafted=Mark())
    (table,) = docx.Document(io.BytesIO(approval_form.docx_bytes(unsigned))).tables
    heights = [row.height.mm for row in table.rows]
    assert heights[1] >= 45
    assert heights[2] >= 20
    assert all(height >= 10 for height in heights)


def test_the_file_says_nothing_of_the_pc_or_the_clerk():
    data = approval_form.docx_bytes(FORM)
    found = parts(data)
    core = found["docProps/core.xml"].decode()
    assert "青梧县地方志办公室发文稿纸" in core
    assert "2026-03-05T00:00:00Z" in core
    assert re.search(r"<dc:creator></dc:creator>|<dc:creator/>", core)
    assert b"rsid" not in b"".join(found.values())
    assert approval_form.docx_bytes(FORM) == data


def test_the_written_page_is_that_of_the_golden_file():
    written = by_line(parts(approval_form.docx_bytes(FORM))["word/document.xml"].decode()) + "\n"
    golden = issues.GOLDEN / "export" / "approval_form.document.xml"
    if os.environ.get("GAZETTEER_DESK_GOLDEN") == "write":
        golden.write_text(written, encoding="utf-8", newline="\n")
    assert written == golden.read_text(encoding="utf-8")


def test_it_is_a_word_file_and_nothing_else(tmp_path):
    with pytest.raises(Known, match=r"以 \.docx 结尾"):
        approval_form.export_form(FORM, tmp_path / "签发单.txt")
    approval_form.export_form(FORM, tmp_path / "签发单.docx")
    with zipfile.ZipFile(tmp_path / "签发单.docx") as package:
        assert "word/document.xml" in package.namelist()


@pytest.mark.render
@pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "pdfinfo"))), reason="LibreOffice or poppler is missing"
)
def test_it_is_one_page_whatever_the_issue_holds(tmp_path):
    empty = Form(bulletin=Bulletin(), nth=1, characters=0, digest="ab" * 32)
    named = {"usual": FORM, "largest": LARGEST, "empty": empty}
    for name, form in named.items():
        approval_form.export_form(form, tmp_path / f"{name}.docx")
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    made = [str(tmp_path / f"{name}.docx") for name in named]
    convert = ["--convert-to", "pdf", "--outdir", str(tmp_path), *made]
    subprocess.run([*office, *convert], check=True, capture_output=True, timeout=300)
    for name in named:
        told = subprocess.run(
            ["pdfinfo", str(tmp_path / f"{name}.pdf")], check=True, capture_output=True, text=True
        ).stdout
        assert re.search(r"Pages:\s+1\n", told), name
