"""export: a Word file whole, or nothing at all."""

import docx

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


def test_nothing_but_a_word_file_is_written_over(desk, put, tmp_path, store):
    path = put(make.bulletin())
    desk("add", path)
    before = path.read_bytes()
    for target in (path, store, tmp_path / "出.doc"):
        answer = desk("export", 1, "-o", target)
        assert answer.code == 2
        assert "不是 .docx 文件名" in answer.err
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
