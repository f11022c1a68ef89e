import random
import zipfile
from io import BytesIO

import pytest

from gazetteer_desk.intake import docx, reading, safe_xml
from gazetteer_desk.intake.document import Form
from gazetteer_desk.intake.refusals import Refused, Why
from tests import wordfile
from tests.intake import oldfile
from tests.wordfile import p, part, table, tc, tr


def why(data):
    with pytest.raises(Refused) as caught:
        reading.read(data)
    return caught.value.why


def test_every_known_form_has_one_door():
    files = {
        Form.DOCX: wordfile.docx(p("字")),
        Form.DOC: oldfile.doc([("字\r", b"")]),
        Form.HTML: "<html>字".encode(),
        Form.TEXT: "字".encode(),
    }
    assert {form: reading.read(data).form for form, data in files.items()} == {f: f for f in files}
    assert why(b"%PDF-1.4\n") is Why.DAMAGED  # by its reader
    assert why(b"{\\rtf1 }") is Why.NO_TEXT


def deep(inside, count):
    return (
        inside if not count else tr(tc(table(deep(inside, count - 1)))) if count > 1 else tr(inside)
    )


def document(inside):
    return wordfile.zipped({"word/document.xml": part("document", f"<w:body>{inside}</w:body>")})


HOSTILE = {
    "an entity": (
        wordfile.zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        Why.DAMAGED,
    ),
    "an entity in what is related": (
        wordfile.zipped({
            "word/document.xml": part("document", p("字")),
            "word/_rels/document.xml.rels": "<!DOCTYPE a><Relationships/>".encode("utf-16"),
        }),
        Why.DAMAGED,
    ),
    "tables in tables": (document(table(deep("底", 40))), Why.TOO_LARGE),
    "controls in controls": (document("<w:sdt>" * 120 + p("底") + "</w:sdt>" * 120), Why.TOO_LARGE),
    "runs in runs": (document(p("<w:ins>" * 120 + "</w:ins>" * 120)), Why.TOO_LARGE),
    "breaks": (document(p(f"<w:r>{'<w:br/>' * 50_001}</w:r>")), Why.TOO_LARGE),
    "no text part": (wordfile.zipped({}), Why.DAMAGED),
    "a text part that is none": (wordfile.zipped({"word/document.xml": "no"}), Why.DAMAGED),
    "a bomb": (wordfile.zipped({"word/document.xml": bytes(2_000_000)}), Why.TOO_LARGE),
    "half a file": (wordfile.docx(p("字"))[:-40], Why.DAMAGED),
    "spans": (document(table(tr(tc("", "<w:gridSpan w:val='2000000000'/>")))), Why.NO_TEXT),
    "a program": (b"MZ" + bytes(99), Why.OTHER_KIND),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_each_hostile_file_is_refused_for_what_it_is(name):
    data, reason = HOSTILE[name]
    assert why(data) is reason


def test_a_file_beyond_all_bounds_is_not_opened(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 3)
    assert why(b"1234") is Why.TOO_LARGE


@pytest.mark.parametrize(
    ("raised", "reason"), [(MemoryError, Why.TOO_LARGE), (AttributeError, Why.DAMAGED)]
)
def test_whatever_a_parser_raises_is_a_reason(monkeypatch, raised, reason):
    def fail(_):
        raise raised

    monkeypatch.setattr(safe_xml, "parse", fail)
    assert why(wordfile.docx(p("字"))) is reason


def mutated(dice, parts):
    """Return a Word file one of whose parts, or which itself, has some bytes changed."""
    name = dice.choice([*parts, ""])
    made = {one: bytearray(data) for one, data in parts.items()}
    if name:
        change(dice, made[name])
    whole = bytearray(wordfile.zipped({one: bytes(data) for one, data in made.items()}))
    if not name:
        change(dice, whole)
    return bytes(whole)


def change(dice, data):
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(max(len(data), 1))
        match dice.randrange(4):
            case 0:
                data[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                del data[at : at + dice.randint(1, 60)]
            case 2:
                data[at:at] = data[dice.randrange(max(len(data), 1)) :][: dice.randint(1, 60)]
            case _:
                number = bytes(data).find(b'val="', at)
                data[number + 5 : number + 6] = dice.choice(
                    (b"-1", b"99999999999", b"nan", b"x", b"")
                )


STYLE = "<w:style w:styleId='a'><w:name w:val='heading 1'/></w:style>"
LEVEL = "<w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
NUMBERS = (
    f"<w:abstractNum w:abstractNumId='1'>{LEVEL}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
)
ITEM = "<w:pStyle w:val='a'/><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"


def test_three_hundred_broken_files_are_read_or_refused_and_nothing_else():
    body = (p("总则", properties=ITEM), table(tr(tc(p("甲"), "<w:gridSpan w:val='2'/>"), "乙")))
    data = wordfile.docx(*body, styles=STYLE, numbering=NUMBERS, header=p("眉"))
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    dice = random.Random(9)
    refused = 0
    for _ in range(300):
        try:
            docx.read(mutated(dice, parts))
        except Refused:
            refused += 1
    assert 30 < refused < 270  # both ways were gone
