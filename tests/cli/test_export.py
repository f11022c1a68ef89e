"""export: a file whole, or nothing at all."""

import io
import subprocess
import sys

import docx
import pytest
from docx.shared import Pt

from gazetteer_desk.bulletin.scheme import PageNumbers, Scheme
from gazetteer_desk.directory.series import Directory
from gazetteer_desk.export import audit, template
from gazetteer_desk.store.engine import open_store
from tests import make


def text_of(path):
    document = docx.Document(str(path))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_an_entry_becomes_a_word_file(desk, put, tmp_path):
    desk("add", put(make.bulletin(make.article("题名", "正文一句。"))))
    out = tmp_path / "出.docx"
    assert desk("export", 1, "-o", out) == (0, f"{out}\n", "")
    assert "正文一句。" in text_of(out)


def test_a_file_becomes_a_word_file_without_a_store(desk, put, tmp_path, store):
    out = tmp_path / "出.docx"
    block, plates = make.picture(make.png(40, 30))
    path = put(make.bulletin(make.article(body=(*make.body("正文"), block))), plates=plates)
    assert desk("export", path, "-o", out).code == 0
    assert out.stat().st_size > 5_000
    assert not store.exists()


def test_pictures_of_an_entry_are_in_its_word_file(desk, put, tmp_path):
    block, plates = make.picture(make.png(40, 30))
    desk("add", put(make.bulletin(make.article(body=(block,))), plates=plates))
    out = tmp_path / "出.docx"
    assert desk("export", 1, "-o", out).code == 0
    assert len(docx.Document(str(out)).inline_shapes) == 1


def test_nothing_but_what_is_exported_is_written_over(desk, put, tmp_path, store):
    path = put(make.bulletin())
    desk("add", path)
    before = path.read_bytes()
    for target in (path, store, tmp_path / "出.doc"):
        answer = desk("export", 1, "-o", target)
        assert answer.code == 2
        assert "应以 .docx、.txt 或 .html 结尾" in answer.err
    assert path.read_bytes() == before


def test_what_cannot_be_exported_leaves_the_old_file(desk, put, tmp_path):
    out = tmp_path / "出.docx"
    out.write_bytes(b"old")
    bad = tmp_path / "坏.json"
    bad.write_text("[]", "utf-8")
    for what in (bad, tmp_path / "无.json"):
        answer = desk("export", what, "-o", out)
        assert (answer.code, answer.out) == (1, "")
    desk("add", put(make.bulletin()))
    assert desk("export", 5, "-o", out).code == 1
    assert desk("export", 1, "-o", tmp_path / "没有" / "出.docx").code == 1
    assert out.read_bytes() == b"old"
    assert list(tmp_path.glob(".*.tmp")) == []


def test_what_is_worth_knowing_stands_on_stderr_and_the_path_alone_on_stdout(
    desk, put, tmp_path, own_desk
):
    own = own_desk / "templates"
    own.mkdir(parents=True)
    document = docx.Document(io.BytesIO(template.find("简报")))
    document.styles["文章标题"].font.size = Pt(18)
    document.save(own / "简报.docx")
    out = tmp_path / "出.docx"
    answer = desk("export", put(make.bulletin()), "-o", out)
    assert (answer.code, answer.out) == (0, f"{out}\n")
    assert "文章标题：字号 18 磅，标准为 22 磅（GB/T 9704—2012，7.3.1）。" in answer.err


def test_an_entry_is_printed_as_its_series_chose(desk, put, tmp_path, store):
    issue = make.bulletin()
    desk("add", put(issue))
    opened = open_store(store)
    Directory(opened).set_scheme(issue.masthead.series, Scheme(page_numbers=PageNumbers.NONE))
    opened.close()
    out = tmp_path / "出.docx"
    assert desk("export", 1, "-o", out).code == 0
    footer = docx.Document(str(out)).sections[0].footer
    assert [paragraph.text for paragraph in footer.paragraphs] == [""]
    assert desk("export", 1, "-o", out, "--page-numbers", "dashes").code == 0
    footer = docx.Document(str(out)).sections[0].footer
    assert "—" in footer.paragraphs[0].text


def test_the_ending_says_which_form_it_takes(desk, put, tmp_path, store):
    path = put(make.bulletin(make.article("题名", "正文一句。")))
    for name, begins in (("出.txt", b"\xef\xbb\xbf"), ("出.HTML", b"<!DO"), ("出.docx", b"PK")):
        out = tmp_path / name
        assert desk("export", path, "-o", out) == (0, f"{out}\n", "")
        assert out.read_bytes().startswith(begins)
    assert not store.exists()


def test_plain_text_in_gb18030(desk, put, tmp_path):
    out = tmp_path / "出.txt"
    path = put(make.bulletin("𠮷县志"))
    assert desk("export", path, "-o", out, "--encoding", "gb18030").code == 0
    assert "𠮷县志" in out.read_bytes().decode("gb18030")


def test_the_choices_of_a_series_can_be_made_at_once(desk, put, tmp_path):
    path = put(make.bulletin("甲题", "乙题"))
    out = tmp_path / "出.txt"
    assert desk("export", path, "-o", out, "--contents").code == 0
    assert "本期要目" in out.read_text("utf-8-sig")
    word = tmp_path / "出.docx"
    plain = tmp_path / "无页码.docx"
    assert desk("export", path, "-o", word).code == 0
    assert desk("export", path, "-o", plain, "--page-numbers", "none").code == 0
    assert len(docx.Document(str(word)).sections[0].footer.paragraphs[0].runs) > 0
    assert docx.Document(str(plain)).sections[0].footer.paragraphs[0].runs == []
    assert desk("export", path, "-o", out, "--template", "没有的").code == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--encoding", "big5"), "选项 --encoding 的值应为 utf-8、gb18030 之一。"),
        (("--page-numbers", "大"), "选项 --page-numbers 的值应为 dashes、plain、none 之一。"),
    ],
)
def test_a_choice_that_there_is_not(desk, put, tmp_path, options, said):
    answer = desk("export", put(make.bulletin()), "-o", tmp_path / "出.txt", *options)
    assert answer.code == 2
    assert said in answer.err


def test_an_encoding_is_for_plain_text(desk, put, tmp_path):
    out = tmp_path / "出.docx"
    answer = desk("export", put(make.bulletin()), "-o", out, "--encoding", "gb18030")
    assert answer.code == 2
    assert "只用于 .txt" in answer.err


@pytest.mark.parametrize(
    ("name", "strangers"),
    [
        ("出.docx", ("sqlalchemy", "alembic", "PySide6")),
        ("出.txt", ("sqlalchemy", "alembic", "PySide6", "docx", "lxml")),
        ("出.html", ("sqlalchemy", "alembic", "PySide6", "docx", "lxml")),
    ],
)
def test_what_is_not_needed_is_not_loaded(put, tmp_path, store, name, strangers):
    block, plates = make.picture(make.png(40, 30))
    path = put(make.bulletin(make.article(body=(block,))), plates=plates)
    program = (
        "import sys\n"
        "from gazetteer_desk.cli import door\n"
        "assert door.run(sys.argv[1:], window=lambda: 7) == 0\n"
        f"assert not {{*sys.modules}} & {{*{strangers!r}}}, {{*sys.modules}} & {{*{strangers!r}}}\n"
    )
    command = [sys.executable, "-c", program, "export", str(path), "-o", str(tmp_path / name)]
    subprocess.run(command, check=True, capture_output=True)
    assert not store.exists()


def test_every_form_follows_the_offices_own_template(desk, put, tmp_path, own_desk):
    (own_desk / "templates").mkdir(parents=True)
    document = docx.Document(io.BytesIO(template.find("简报")))
    document.paragraphs[3].insert_paragraph_before("内部资料　注意保存", "密级")
    document.save(own_desk / "templates" / "简报.docx")
    for name in ("出.docx", "出.txt", "出.html"):
        out = tmp_path / name
        assert desk("export", put(make.bulletin()), "-o", out).code == 0
        data = out.read_bytes()
        said = audit.read(data)[0] if name.endswith(".docx") else data.decode()
        assert "内部资料　注意保存" in said
