"""pdf: an issue on the command line, as PDF and as pictures."""

from tests import make


def test_an_entry_becomes_a_pdf(desk, put, tmp_path):
    desk("add", put(make.bulletin()))
    out = tmp_path / "出.pdf"
    answer = desk("pdf", 1, "-o", out)
    assert (answer.code, answer.out) == (0, f"{out}\n")
    assert out.read_bytes().startswith(b"%PDF-1.7")


def test_a_file_becomes_pictures_without_a_store(desk, put, tmp_path, store):
    folder = tmp_path / "新" / "图"
    answer = desk("pdf", put(make.bulletin()), "--png", folder, "--dpi", 40)
    assert (answer.code, answer.out) == (0, f"{folder / '1.png'}\n")
    assert (folder / "1.png").read_bytes().startswith(b"\x89PNG")
    assert not store.exists()


def test_both_at_once_and_the_look_chosen_for_once(desk, put, tmp_path):
    path = put(make.bulletin("甲会", "乙会"))
    out = tmp_path / "出.pdf"
    answer = desk("pdf", path, "-o", out, "--png", tmp_path, "--contents", "--page-numbers", "none")
    assert answer.code == 0
    assert answer.out.splitlines()[0] == str(out)
    assert answer.out.splitlines()[1].endswith("1.png")


def test_what_is_written_wrongly_is_said(desk, put, tmp_path):
    path = put(make.bulletin())
    for words, said in (
        ((), "请用 -o 写明"),
        (("-o", tmp_path / "出.docx"), "应以 .pdf 结尾"),
        (("-o", tmp_path / "出.pdf", "--dpi", 90), "只用于 --png"),
        (("--png", tmp_path, "--dpi", 7), "写法不对"),
    ):
        answer = desk("pdf", path, *words)
        assert answer.code == 2
        assert said in answer.err


def test_what_cannot_be_set_leaves_the_old_file(desk, put, tmp_path):
    out = tmp_path / "出.pdf"
    out.write_bytes(b"old")
    answer = desk("pdf", put(make.bulletin()), "-o", out, "--template", "没有的")
    assert answer.code == 1
    assert out.read_bytes() == b"old"
