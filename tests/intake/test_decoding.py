import pytest

from gazetteer_desk.intake import fragment, html
from gazetteer_desk.intake.decoding import decode


WORDS = "青梧县地方志办 2024 𠮷，一、总体情况"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_bytes_of_office_programs(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


PROSE = "會議指出，各鄉鎮要按照縣委部署，做好地方志編纂工作。"
PLAIN = "会议指出，各乡镇要按照县委部署，做好地方志编纂工作。"


@pytest.mark.parametrize("words", [PLAIN * 30, PLAIN, PLAIN[:4], "县志办", "总第12期\n（供稿）"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_text_without_any_mark_of_its_encoding(words, encoding):
    assert decode(words.encode(encoding)) == words


@pytest.mark.parametrize("words", [PROSE * 200, PROSE, PROSE[:4], "地方志工作簡報\r\n第12期"])
def test_big5_is_told_from_gb(words):
    assert decode(words.encode("cp950")) == words
    assert decode(words.encode("gb18030")) == words


def test_utf8_that_was_cut_or_spoilt_is_still_utf8() -> None:
    data = WORDS.encode()
    assert decode(data[:-1]) == WORDS[:-1]
    spoilt = decode((WORDS * 20).encode().replace("县".encode(), b"\xe5\x8e", 1))
    assert spoilt.count("青梧县") == 19
    assert spoilt.startswith("青梧\ufffd")


def test_a_rare_character_in_two_halves_is_one() -> None:
    assert decode("甲\ud842\udfb7乙".encode("utf-8", "surrogatepass")) == "甲𠮷乙"
    assert decode("甲\ud842乙".encode("utf-8", "surrogatepass")) == "甲\ufffd乙"


def test_windows_ends_with_a_nul() -> None:
    assert decode(WORDS.encode() + b"\0\0") == WORDS
    assert decode(WORDS.encode("gb18030") + b"\0") == WORDS
    assert decode(WORDS.encode("utf-16-le") + b"\0\0") == WORDS


HEADER = (
    b"Version:0.9\r\nStartHTML:%010d\r\nEndHTML:%010d\r\n"
    b"StartFragment:%010d\r\nEndFragment:%010d\r\nSourceURL:file:///C:/a.doc\r\n"
)


def windows(before: bytes, inside: bytes, after: bytes, *, off: int = 0) -> bytes:
    length = len(HEADER % (0, 0, 0, 0))
    start = length + len(before) + off
    return (
        HEADER % (length, start + len(inside) + len(after), start, start + len(inside))
        + before
        + inside
        + after
    )


def test_the_offsets_of_windows_say_what_was_copied() -> None:
    data = windows(b"<html><body>", "<p>中间</p>".encode(), "<p>后面</p></body></html>".encode())
    assert [one.text for one in html.read(data).body] == ["中间"]


@pytest.mark.parametrize("off", [-5, 3, 9_000])
def test_marks_in_the_page_are_trusted_more_than_offsets(off: int) -> None:
    before = "<p>前</p><!--StartFragment-->".encode()
    after = "<!--EndFragment--><p>后</p>".encode()
    data = windows(before, "<p>中</p>".encode(), after, off=off)
    assert [one.text for one in html.read(data).body] == ["中"]


def test_offsets_beyond_the_page_are_no_offsets() -> None:
    data = windows(b"<body>", "<p>中</p>".encode(), b"", off=9_000)
    assert [one.text for one in html.read(data).body] == ["中"]


def test_what_has_no_header_stays() -> None:
    assert fragment.of(b"<p>Version:1") == b"<p>Version:1"
