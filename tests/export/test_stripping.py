"""A template as Word saves it gives a file as clean as ours."""

import io
import re
import zipfile

import pytest
from docx import Document

from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.export import audit, exporting, looks, template
from gazetteer_desk.layout.look import Style
from tests import make
from tests.export import pages


LINES = ("密级|{{密级}}", "刊名|{{刊名}}", "{{正文}}", "{{版记}}")
HIDDEN = (
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>底稿</w:t></w:r><w:r><w:t>注意保存</w:t></w:r></w:p>"
)


@pytest.fixture
def made(tmp_path):
    """Return the parts of a file made of a template that Word saved."""
    (tmp_path / "简报.docx").write_bytes(pages.as_word_saves(HIDDEN, *LINES))
    data = exporting.built(make.bulletin(), {}, templates=tmp_path).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_template_is_as_word_saves_it():
    with zipfile.ZipFile(io.BytesIO(pages.as_word_saves(*LINES))) as package:
        names = "".join(package.namelist())
        styles = package.read("word/styles.xml").decode()
    assert re.search("theme.*thumbnail|thumbnail.*theme", names)
    assert "eastAsiaTheme" in styles


def test_nothing_of_what_word_left_goes_out(made):
    assert not [n for n in made if re.search("theme|thumbnail|custom|app.xml|comments|web", n)]
    text = b"".join(
        part for name, part in made.items() if name.endswith((".xml", ".rels"))
    ).decode()
    assert not re.search(
        "rsid|[Tt]heme|python-docx|w:vanish|trackRevisions|documentProtection|attachedTemplate|甲某",
        text,
    )
    assert "底稿" not in text
    assert "注意保存" in text
    assert "内部意见" not in text


def test_word_opens_it_as_a_file_of_its_own_time(made):
    mode = rb'<w:compatSetting w:name="compatibilityMode"[^>]*w:val="15"/>'
    assert re.search(mode, made["word/settings.xml"])


def test_a_theme_s_faces_are_written_out():
    data = pages.as_word_saves(*LINES)
    assert looks.look_in(data).styles[Style.SECRECY].face == "宋体"
    opened = template.open_template(data, "简报")
    fonts = opened.document.styles["密级"].element.rPr.rFonts
    assert fonts.get(f"{pages.W}ascii") == "Calibri"
    assert opened.look.styles[Style.SECRECY].face == fonts.get(f"{pages.W}eastAsia")


def test_a_template_without_compatibility_settings_gets_them():
    opened = pages.document()
    settings = opened.settings.element
    settings.remove(settings.find(f"{pages.W}compat"))
    made = template.open_template(pages.saved(opened), "简报").document.settings.element
    mode = made.find(f"{pages.W}compat/{pages.W}compatSetting")
    assert mode.get(f"{pages.W}val") == "15"


def listed(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        fonts = package.read("word/fontTable.xml").decode()
    return dict(re.findall('<w:font w:name="(.*?)">(?:<w:altName w:val="(.*?)"/>)?', fonts))


def as_libreoffice_saves():
    """Return ours with LibreOffice's own ways: its properties' relation, a number without sign."""
    opened = pages.document()
    grid = opened.element.body.sectPr.find(f"{pages.W}docGrid")
    grid.set(f"{pages.W}charSpace", "4294966271")
    moved = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pages.saved(opened))) as source,
        zipfile.ZipFile(moved, "w") as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "_rels/.rels":
                core = b"/2006/relationships/metadata/core-properties"
                data = data.replace(b"package" + core, b"officedocument" + core)
            target.writestr(name, data)
    return moved.getvalue()


def test_a_template_that_libreoffice_saved_gives_the_same_file(tmp_path):
    (tmp_path / "简报.docx").write_bytes(as_libreoffice_saves())
    made = exporting.built(make.bulletin(), {}, templates=tmp_path)
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert len(package.namelist()) == len(set(package.namelist()))
        assert b'w:charSpace="-1025"' in package.read("word/document.xml")
    assert made.report.pages == exporting.built(make.bulletin(), {}).report.pages
    assert made.report.sentences == ()


def test_the_faces_in_use_are_listed_with_what_a_pc_may_show_instead():
    assert listed(exporting.built(make.bulletin(), {}).data) == {
        "仿宋_GB2312": "仿宋",
        "黑体": "SimHei",
        "方正小标宋简体": "方正小标宋_GBK",
        "楷体_GB2312": "楷体",
        "宋体": "SimSun",
    }


def test_a_series_sets_its_own_faces_everywhere(tmp_path):
    own = '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr><w:t>注意保存</w:t></w:r></w:p>'
    (tmp_path / "简报.docx").write_bytes(pages.page(own, "{{正文}}", "{{版记}}"))
    faces = {
        "仿宋_GB2312": ("方正仿宋_GBK", "仿宋", "FangSong"),
        "黑体": ("方正黑体_GBK",),
        "宋体": (),
    }
    scheme = Scheme(faces=faces)
    data = exporting.built(make.bulletin(), {}, scheme=scheme, templates=tmp_path).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = b"".join(package.read(n) for n in package.namelist() if n.startswith("word/"))
    assert "仿宋_GB2312".encode() not in text
    assert '="黑体"'.encode() not in text
    assert listed(data)["方正仿宋_GBK"] == "仿宋,FangSong"
    assert listed(data)["方正黑体_GBK"] == ""
    assert Document(io.BytesIO(data)).paragraphs[0].runs[0].font.name is None


def test_a_template_s_own_list_of_faces_is_kept():
    opened = pages.document()
    for rel in opened.part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            rel.target_part._blob = rel.target_part.blob.replace(b"SimHei", b"MyHei")
    made = template.open_template(pages.saved(opened), "简报")
    assert made.others["黑体"] == "MyHei"


def test_what_is_read_once_is_not_changed_by_an_export():
    first = exporting.built(make.bulletin(), {}, scheme=Scheme(faces={"黑体": ("甲体",)})).data
    again = exporting.built(make.bulletin(), {}).data
    assert "甲体" in listed(first)
    assert "甲体" not in listed(again)
    assert audit.read(first) == audit.read(again)
