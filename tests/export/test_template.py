"""Templates: ours are made by their script, an office's own win, a broken one is refused."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm, Pt
from msgspec.structs import replace

from gazetteer_desk import paths
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.export import exporting, template
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Style
from gazetteer_desk.layout.plan import Planned
from tests import make
from tests.export import pages


ROOT = Path(__file__).parents[2]
TEMPLATES = paths.resources() / "templates"


def without(*names):
    """Return our template without some styles."""
    document = Document(io.BytesIO(template.find("简报")))
    for name in names:
        element = document.styles[name].element
        element.getparent().remove(element)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def test_the_script_makes_the_template_that_is_kept(tmp_path):
    script = TEMPLATES / "make_templates.py"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, script, tmp_path], check=True, env=env)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {p.name: p.read_bytes() for p in TEMPLATES.iterdir() if p.suffix in (".docx", ".sha256")}
    assert made == kept


def test_our_template_is_clean():
    with zipfile.ZipFile(io.BytesIO(template.find("简报"))) as package:
        assert sorted(package.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/footer2.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        settings = package.read("word/settings.xml").decode()
    assert 'w:name="compatibilityMode"' in settings
    assert "<w:evenAndOddHeaders/>" in settings


def test_the_offices_template_to_edit_wins(tmp_path):
    document = Document(io.BytesIO(template.find("简报")))
    document.styles["期号"].font.bold = True
    document.save(tmp_path / "简报.docx")
    data = exporting.built(make.bulletin(), {}, templates=tmp_path).data
    assert Document(io.BytesIO(data)).styles["期号"].font.bold


def test_without_one_of_its_own_the_office_gets_ours(tmp_path):
    assert template.find("简报", tmp_path) == template.find("简报")


def test_a_template_that_lacks_styles_is_refused_by_their_names():
    with pytest.raises(TemplateBroken, match="缺少样式：栏目、文章标题（共2个）"):
        template.open_template(without("栏目", "文章标题"), "简报")
    with pytest.raises(TemplateBroken, match="等（共8个）"):
        template.open_template(without(*list(Style)[:8]), "简报")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/fontTable.xml", b"<w:font ", b"<w:font w:name="),
        ("word/footer1.xml", b"</w:p>", b""),
        ("[Content_Types].xml", b"styles+xml", b"nothing+xml"),
        ("_rels/.rels", b"http://schemas.openxmlformats.org/package/2006/relationships", b"x"),
    ],
)
def test_a_template_broken_in_one_part_is_refused(part, old, new):
    broken = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template.find("专报"))) as source,
        zipfile.ZipFile(broken, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name == part else data)
    with pytest.raises(TemplateBroken, match="不是完好的 Word 文件"):
        template.check(broken.getvalue(), "专报")


def test_a_template_whose_page_holds_no_issue_is_refused():
    opened = pages.document()
    opened.sections[0].page_width = Mm(80)
    with pytest.raises(TemplateBroken, match="版心太小"):
        template.check(pages.saved(opened), "简报")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no word file at all"])
def test_a_file_that_is_no_template_is_refused(data):
    with pytest.raises(TemplateBroken, match="不是完好的"):
        template.open_template(data, "简报")


def test_a_zip_with_broken_xml_is_refused():
    source = zipfile.ZipFile(io.BytesIO(template.find("简报")))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part[:-20] if name == "word/styles.xml" else part)
    with pytest.raises(TemplateBroken, match="不是完好的"):
        template.open_template(data.getvalue(), "简报")


def test_a_template_without_page_is_refused():
    document = Document(io.BytesIO(template.find("简报")))
    body = document.element.body
    body.remove(body.sectPr)
    data = io.BytesIO()
    document.save(data)
    with pytest.raises(TemplateBroken, match="没有页面设置"):
        template.open_template(data.getvalue(), "简报")


@pytest.mark.parametrize("name", ["", "../简报", "a/b", "a\\b"])
def test_a_name_is_not_a_path(name, tmp_path):
    with pytest.raises(TemplateBroken, match="不能作模板的名字"):
        template.find(name, tmp_path)


def test_a_template_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TemplateBroken, match="没有名为“快报”的模板"):
        exporting.built(make.bulletin(), {}, scheme=Scheme(template="快报"), templates=tmp_path)


def test_a_template_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(template, "LARGEST", 10)
    (tmp_path / "简报.docx").write_bytes(b"x" * 11)
    with pytest.raises(TemplateBroken, match="太大"):
        template.find("简报", tmp_path)


def test_a_template_that_cannot_be_read_is_named(tmp_path, monkeypatch):
    own = tmp_path / "简报.docx"
    own.write_bytes(b"x")

    def refuse(_):
        raise PermissionError

    monkeypatch.setattr(type(own), "read_bytes", refuse)
    with pytest.raises(TemplateBroken, match="读不出来"):
        template.find("简报", tmp_path)


def test_what_is_known_of_the_usual_template_is_what_it_says(tmp_path):
    look, plan = template.read("简报", tmp_path)
    known = template.open_template(template.find("简报"), "简报")
    opened = template._read(template.find("简报"), "简报")
    assert look == known.look == opened.look
    assert {**gbt9704.FALLBACKS, **known.others} == opened.others

    def anywhere(plan):
        return [replace(one, source=-1) if isinstance(one, Planned) else one for one in plan]

    assert anywhere(plan) == anywhere(known.plan) == anywhere(opened.plan)


def test_the_usual_template_needs_no_cleaning():
    def parts(data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    found = template.find("简报")
    ours, cleaned = parts(found), parts(template._read(found, "简报").data)
    filled = ("docProps/core.xml", "word/fontTable.xml")  # by the writer, for each issue
    assert [*ours] == [*cleaned]
    assert {n for n in ours if ours[n] != cleaned[n]} <= {*filled}


def test_ours_changed_where_it_lies_is_read(tmp_path, monkeypatch):
    resources = tmp_path / "resources"
    shutil.copytree(TEMPLATES, resources / "templates")
    changed = pages.page("内部资料", "{{正文}}", "{{版记}}")
    (resources / "templates" / "简报.docx").write_bytes(changed)
    monkeypatch.setattr(paths, "resources", lambda: resources)
    _, plan = template.read("简报")
    assert plan != template.USUAL


def test_the_offices_own_is_read(tmp_path):
    document = Document(io.BytesIO(template.find("简报")))
    document.styles["文章正文"].font.size = Pt(15)
    document.save(tmp_path / "简报.docx")
    look, _ = template.read("简报", tmp_path)
    assert look.styles[Style.BODY].size == 15
