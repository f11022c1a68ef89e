"""A copy as RTF: its styles by name, as LibreOffice reads them."""

import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from gazetteer_desk.bulletin.body import Cell, Table, paragraph
from tests import make
from tests.ui.editor.test_copied import BODY
from ui.editor import copied, rich


MERGED = Table(
    (
        (Cell((paragraph("甲"),), 1, 2), Cell((paragraph("乙"),), 2, 1)),
        (Cell((paragraph("丙𠮷"),)), Cell((paragraph("丁{}\\"),))),
    ),
    header=False,
)


def test_it_is_plain_ascii_with_balanced_braces() -> None:
    made = rich.page((*BODY, MERGED)).decode("ascii")
    assert made.startswith("{\\rtf1")
    plain = re.sub(r"\\\\[\\\\{}]", "", made)
    assert plain.count("{") == plain.count("}")


def test_it_travels_beside_the_html() -> None:
    mime = copied.mime_of(BODY)
    assert bytes(mime.data(copied.RICH[0]).data()) == rich.page(BODY)


@pytest.mark.render
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_finds_every_style_by_its_name(tmp_path: Path) -> None:
    picture, plates = make.picture(make.png(200, 100), width_mm=80.0, caption="图1")
    (tmp_path / "a.rtf").write_bytes(rich.page((*BODY, picture, MERGED, BODY[2]), plates.get))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.rtf")], check=True, capture_output=True, timeout=120
    )
    read = docx.Document(str(tmp_path / "a.docx"))
    shown = [(one.style.name, one.text) for one in read.paragraphs if one.style is not None]
    assert [name for name, _ in shown] == [
        *("一级标题", "文章正文", "文章正文", "文章正文", "表题", "按语", "附件说明"),
        *("附件续项", "居中文字", "署名", "成文日期", "图片", "图题", "文章正文"),
    ]
    assert shown[1][1] == BODY[1].text
    leads = {one.style_id: one.name for one in read.styles}
    (named,) = read.paragraphs[1].runs[0]._r.xpath("w:rPr/w:rStyle/@w:val")
    assert leads[named] == "二级标题句"
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in read.tables]
    assert tables == [
        [["单位", "篇数"], ["甲", "3"]],
        [["甲", "乙", "乙"], ["甲", "丙𠮷", "丁{}\\"]],
    ]
    assert round(read.inline_shapes[0].width.mm) == 80
