import contextlib
import random

import pytest

from gazetteer_desk.bulletin.body import Kind, Mark, Table
from gazetteer_desk.intake import rtf
from gazetteer_desk.intake.refusals import Refused, Why


FACES = rb"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset134 \'ba\'da\'cc\'e5;}}"
STYLES = rb"{\stylesheet{\s1 heading 1;}{\s2\u19968 ?\u32423 ?\u26631 ?\u39064 ?;}}"


def file(words: bytes | str) -> bytes:
    raw = words if isinstance(words, bytes) else "".join(map(coded, words)).encode("ascii")
    return rb"{\rtf1\ansi\ansicpg936\uc1" + FACES + STYLES + raw + b"}"


def coded(char: str) -> str:
    """Return a character as RTF writes it: in Unicode, a question mark in its place."""
    if char < "\x80":
        return char
    raw = char.encode("utf-16-be")
    halves = [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]
    return "".join(f"\\u{half - 65536 if half > 32767 else half}?" for half in halves)


def said(words: bytes | str) -> list[str]:
    return [stand.block.text for stand in rtf.read(file(words)).stands]


def test_characters_stand_in_unicode_or_in_the_code_page():
    assert said("县志办𠮷野\\par 会议\\line 第二行") == ["县志办𠮷野", "会议", "第二行"]
    assert said(rb"\'cf\'d8\'d6\'be\'b0\'ec 2026\'c4\'ea") == ["县志办2026年"]
    assert said("县志办".encode("gbk")) == ["县志办"]
    assert said(rb"{\f1 \'ba\'da}{\uc0\u21439 \u24535 }\uc2\u21150 ??\emdash") == ["黑县志办—"]


def test_looks_are_hints_and_marks():
    document = rtf.read(
        file(r"\s1\outlinelevel0 标题\par\pard\plain\qr 2026年3月5日\par\pard\qc{\f1\fs44\b 通报}")
    )
    heading, dated, title = document.stands
    assert heading.block.kind is Kind.HEADING1
    assert dated.block.kind is Kind.DATELINE
    assert title.hints.is_centred
    assert (title.hints.face, title.hints.size, title.hints.is_bold) == ("hei", 22, True)
    marked = rtf.read(file(r"2{\super 3}米{\ul 线}\ulnone 后")).stands[0].block.spans
    assert [span.marks for span in marked[1::2]] == [{Mark.SUPERSCRIPT}, {Mark.UNDERLINE}]


def test_what_was_deleted_goes_and_what_is_hidden_stands_beside():
    document = rtf.read(file(r"县志办{\deleted 删去}{\v 藏着}召开{\revised 例会}"))
    assert document.stands[0].block.text == "县志办召开例会"
    assert [(one.where, one.text) for one in document.aside] == [("隐藏文字", "藏着")]
    assert document.remarks == ("文件里有修订：新增的收了，删去的没有收。",)


def test_fields_pictures_and_what_is_not_known_are_no_words():
    words = (
        r"{\info{\title 甲}}见{\field{\*\fldinst HYPERLINK x}{\fldrslt 方志网}}。{\*\odd 乙}\odd"
        r"{\*\shppict{\pict\pngblip 89504e}}{\nonshppict{\pict 0102}}{\pict\bin5 }}}}}}好"
    )
    document = rtf.read(file(words))
    assert document.stands[0].block.text == "见方志网。好"
    assert document.remarks == ("有 2 张图片没有收，可另行插入。",)


def test_headers_notes_and_boxes_stand_where_they_belong():
    words = (
        r"{\header 页眉\par}{\footer\par}正文{\footnote 注。}末"
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt 框里\par 二\par}}}\par"
        r"{\*\annotation{\*\atnid 1}批语}"
    )
    document = rtf.read(file(words))
    assert [stand.block.text for stand in document.stands] == ["正文末", "框里", "二"]
    found = {(one.where, one.text) for one in document.aside}
    assert found == {("页眉", "页眉"), ("脚注", "注。"), ("批注", "批语")}


def test_numbers_that_a_list_typed_are_kept():
    assert said(r"{\listtext 一、\tab}总体情况\par") == ["一、总体情况"]


def test_cells_and_rows_are_a_table_with_its_merged_cells():
    words = (
        r"前文\par\trowd\cellx4000\intbl 单位\cell\row"
        r"\trowd\clvmgf\cellx1000\cellx4000\intbl 县志办\cell 3\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx4000\intbl\cell 4\cell\row\pard 后文"
    )
    before, table, after = (stand.block for stand in rtf.read(file(words)).stands)
    assert (before.text, after.text) == ("前文", "后文")
    assert isinstance(table, Table)
    spans = [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in table.rows]
    assert spans == [[("单位", 2, 1)], [("县志办", 1, 2), ("3", 1, 1)], [("4", 1, 1)]]


def test_what_cannot_be_read_is_refused_with_its_reason():
    assert reason(b"nothing") is Why.OTHER_KIND
    assert reason(file("")) is Why.NO_TEXT
    assert reason(file("{" * 600 + "a")) is Why.TOO_LARGE


def test_broken_files_are_read_or_refused():
    whole = file(r"{\header 页眉}县志办\par\trowd\cellx900\intbl 格\cell\row{\shptxt 框}\'cf\u9 ?")
    chance = random.Random(3)
    for _ in range(300):
        broken(whole, chance)


def test_a_style_inside_the_faces_is_none_of_them():
    words = rb"{\rtf1{\stylesheet{\s1 a{\fonttbl b;}}}\f1 Words}"
    assert rtf.read(words).stands[0].block.text == "Words"


def broken(data: bytes, chance: random.Random) -> None:
    some = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        some[chance.randrange(6, len(some))] = chance.choice((*b"{}\\';019", chance.randrange(256)))
    with contextlib.suppress(Refused):
        rtf.read(bytes(some[: chance.choice((len(some), chance.randrange(6, len(some))))]))


def reason(data: bytes) -> Why:
    with pytest.raises(Refused) as refused:
        rtf.read(data)
    return refused.value.why
