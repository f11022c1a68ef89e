"""Old Word files, made by hand or by LibreOffice, read back."""

import contextlib
import os
import random
import struct

import pytest

from benchmarks import made, rendering
from gazetteer_desk.bulletin.body import Kind, Mark, Paragraph, Table
from gazetteer_desk.export import exporting
from gazetteer_desk.intake import doc
from gazetteer_desk.intake.oldword import streams
from gazetteer_desk.intake.refusals import Refused, Why
from tests.intake.oldfile import doc as file
from tests.intake.oldfile import ole, sprm


BOLD, DELETED, HIDDEN, SIZE = sprm(0x0835, 1), sprm(0x0800, 1), sprm(0x083C, 1), sprm(0x4A43, 44)
RIGHT = sprm(0x2403, 2)
IN_TABLE, ROW_END = sprm(0x2416, 1), sprm(0x2417, 1)


def plain(words: str) -> list[tuple[str, bytes]]:
    return [(words, b"")]


def said(document) -> list[str]:
    return [stand.block.text for stand in document.stands]


def test_the_pieces_of_a_text_are_its_paragraphs():
    document = doc.read(file(plain("县志办召开例会。\r"), plain("会议听取了汇报\x0b第二行\r")))
    assert said(document) == ["县志办召开例会。", "会议听取了汇报", "第二行"]
    assert not document.is_wrapped


def test_bytes_are_characters_of_the_west_and_pairs_of_them_chinese():
    words = "县志办2026年。\r".encode("gbk").decode("latin-1")
    assert said(doc.read(file(plain(words), packed="latin-1"))) == ["县志办2026年。"]
    assert said(doc.read(file(plain("\x93OK\x94\r"), packed="latin-1"))) == ["“OK”"]


def test_looks_are_hints_and_marks():
    document = doc.read(
        file(
            [("特别关注", BOLD + SIZE), ("：报", b""), ("\r", b"")],
            plain("2026年3月5日\r"),
            looks=[b"", RIGHT],
        )
    )
    first, dated = document.stands
    assert first.block.spans[0].marks == {Mark.BOLD}
    assert first.hints.size == 22
    assert dated.hints.is_right
    assert dated.block.kind is Kind.DATELINE


def test_what_was_deleted_goes_and_what_is_hidden_stands_beside():
    document = doc.read(file([("县志办", b""), ("删去", DELETED), ("藏着", HIDDEN), ("\r", b"")]))
    assert said(document) == ["县志办"]
    assert [(one.where, one.text) for one in document.aside] == [("隐藏文字", "藏着")]
    assert document.remarks == ("文件里有修订：新增的收了，删去的没有收。",)


def test_of_a_field_the_result_is_kept():
    words = "见\x13 HYPERLINK \x13 DATE \x1512\x14方志网\x15，另\x13 PAGE \x15见。\r"
    assert said(doc.read(file(plain(words)))) == ["见方志网，另见。"]


def test_a_field_that_never_ends_hides_nothing():
    assert said(doc.read(file(plain("见\x13方志网。\r"), plain("会议。\r")))) == [
        "见方志网。",
        "会议。",
    ]


def test_cells_and_rows_are_a_table_with_its_merged_cells():
    def row(*edges: int, flags: tuple[int, ...] = ()) -> bytes:
        count = len(edges) - 1
        flags = flags or (0,) * count
        cells = b"".join(struct.pack("<H", one).ljust(20, b"\0") for one in flags)
        raw = bytes([count]) + struct.pack(f"<{count + 1}h", *edges) + cells
        return IN_TABLE + ROW_END + struct.pack("<HH", 0xD608, len(raw) + 1) + raw

    words = ["前文。\r", "单位\x07", "\x07", "县志办\x07", "3\x07", "\x07", "\x07", "4\x07", "\x07"]
    looks = [b"", IN_TABLE, row(0, 4000), IN_TABLE, IN_TABLE, row(0, 1000, 4000, flags=(0x60, 0))]
    looks += [IN_TABLE, IN_TABLE, row(0, 1000, 4000, flags=(0x20, 0))]
    found = doc.read(file(*map(plain, words), looks=looks)).stands
    assert found[0].block.text == "前文。"
    table = found[1].block
    assert isinstance(table, Table)
    spans = [[(cell.text, cell.colspan, cell.rowspan) for cell in one] for one in table.rows]
    assert spans == [[("单位", 2, 1)], [("县志办", 1, 2), ("3", 1, 1)], [("4", 1, 1)]]


def test_headers_notes_and_boxes_stand_where_they_belong():
    anchor = [("正", b""), ("\x08", BOLD), ("文。\r", b"")]
    rest = ["注。\r", "\r\r\r\r\r\r", "页眉\r", "框\r"]
    parts = {
        11: struct.pack("<9I", 0, 1, 2, 3, 4, 5, 6, 9, 9),
        40: struct.pack("<II", 1, 4) + struct.pack("<i", 7).ljust(26, b"\0"),
        56: struct.pack("<II14xi4x", 0, 2, 7),
    }
    document = doc.read(file(anchor, *map(plain, rest), beside=(3, 9, 0, 0, 0, 2), parts=parts))
    assert said(document) == ["正文。", "框"]
    assert [(one.where, one.text) for one in document.aside] == [("页眉", "页眉"), ("脚注", "注。")]


def test_pictures_and_numbers_that_are_not_read_are_told():
    document = doc.read(file(plain("图\x01\r"), looks=[sprm(0x460B, 1)]))
    assert said(document) == ["图"]
    assert len(document.remarks) == 2


def test_what_cannot_be_read_is_refused_with_its_reason():
    whole = file(plain("县志办。\r"))
    assert reason(file(plain("县志办。\r"), flags=0x0100)) is Why.ENCRYPTED
    assert reason(ole({"EncryptedPackage": b"1"})) is Why.ENCRYPTED
    assert reason(ole({"Workbook": b"1"})) is Why.OTHER_KIND
    assert reason(file(plain("\r"))) is Why.NO_TEXT
    assert reason(whole[:700]) is Why.DAMAGED
    assert reason(b"") is Why.DAMAGED
    assert reason(file(plain("县志办。\r"), beside=(0, 0, 0, 0, 0, 9_000_000))) is Why.DAMAGED


def test_more_words_than_any_issue_has_are_refused(monkeypatch):
    monkeypatch.setattr(streams, "MOST_CHARACTERS", 3)
    assert reason(file(plain("县志办。\r"))) is Why.TOO_LARGE


def test_a_chain_of_sectors_that_bites_its_tail_ends():
    whole = bytearray(file(plain("县志办。\r")))
    struct.pack_into("<128I", whole, 512, *([1] * 128))
    with contextlib.suppress(Refused):
        assert "县志办。" not in said(doc.read(bytes(whole)))


def test_broken_files_are_read_or_refused():
    whole, chance = (
        file(plain("县志办召开例会。\r"), plain("格\x07"), looks=[RIGHT, IN_TABLE]),
        random.Random(5),
    )
    for _ in range(200):
        broken(whole, chance)


def broken(data: bytes, chance: random.Random) -> None:
    some = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        some[chance.choice((chance.randrange(len(some)), chance.randrange(1600)))] = (
            chance.randrange(256)
        )
    with contextlib.suppress(Refused):
        doc.read(bytes(some))


def reason(data: bytes) -> Why:
    with pytest.raises(Refused) as refused:
        doc.read(data)
    return refused.value.why


@pytest.mark.render
def test_an_issue_saved_as_doc_comes_back(tmp_path):
    if lacking := rendering.lacking():
        pytest.skip(f"{lacking} is not installed")
    bulletin, plates = made.issue(3)
    (tmp_path / "issue.docx").write_bytes(exporting.built(bulletin, plates).data)
    rendering.render([tmp_path / "issue.docx"], tmp_path, os.environ, form="doc")
    document = doc.read((tmp_path / "issue.doc").read_bytes())
    texts = {s.block.text for s in document.stands if isinstance(s.block, Paragraph)}
    for article in bulletin.articles:
        for block in article.body:
            if isinstance(block, Paragraph):
                assert block.text in texts
