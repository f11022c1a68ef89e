"""Issues of our own, printed and read back: every paragraph is what it was."""

import contextlib
import random
from functools import cache

import pytest

from benchmarks import made
from gazetteer_desk.bulletin.body import Paragraph, Table
from gazetteer_desk.export.pdf import making
from gazetteer_desk.intake import pdf
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.layout.sheet import Colophon, Grid, Line, Plate


@cache
def printed(nth: int) -> tuple[bytes, list[str]]:
    """Return an issue as PDF, and the paragraphs that its pages were made from."""
    bulletin, plates = made.issue(nth)
    whole = making.placed(bulletin, plates)
    lines = [line for element in whole.sheet.elements for line in of(element)]
    return making.pdf_bytes(whole, plates).data, list(filter(None, map(plain, lines)))


def of(element) -> list[str]:
    match element:
        case Line():
            return [element.text + (element.right or "")]
        case Grid():
            return [line.text for row in element.rows for box in row for line in box.lines]
        case Colophon():
            rows = (element.names, *element.rows) if element.names else element.rows
            return [line.text + (line.right or "") for row in rows for line in row]
        case Plate():
            return [element.caption]
        case _:
            return []


def plain(text: str) -> str:
    return "".join(text.split())


def said(document) -> list[str]:
    found = []
    for block, _ in document.stands:
        if isinstance(block, Paragraph):
            found.append(plain(block.text))
        elif isinstance(block, Table):
            found.append(plain(block.caption))
            found += [plain(p.text) for row in block.rows for c in row for p in c.paragraphs]
    return list(filter(None, found))


@pytest.mark.parametrize("nth", [1, 5])
def test_an_issue_comes_back_paragraph_by_paragraph(nth):
    data, lines = printed(nth)
    assert sorted(said(pdf.read(data))) == sorted(lines)


def test_page_numbers_stand_beside_and_titles_say_that_they_are():
    document = pdf.read(printed(1)[0])
    assert [one.text for one in document.aside] == ["— 1 —", "— 2 —", "— 3 —"]
    sizes = [hints.size for _, hints in document.stands if hints.is_centred]
    assert 22 in sizes
    assert not document.is_wrapped


def test_what_cannot_be_read_is_refused_with_its_reason():
    assert reason(b"%PDF-1.7 nothing more") is Why.DAMAGED
    assert reason(b"") is Why.DAMAGED
    assert reason(small("")) is Why.NO_TEXT
    assert reason(small("", encrypted=True)) is Why.ENCRYPTED


def test_more_pages_than_any_issue_has_are_refused(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 0)
    assert reason(small("BT /F 16 Tf 80 700 Td (Abc) Tj ET")) is Why.TOO_LARGE


def test_a_page_that_lies_on_its_side_is_read_upright():
    words = "BT /F 16 Tf 0 1 -1 0 100 80 Tm (First) Tj 0 1 -1 0 170 80 Tm (second) Tj ET"
    assert said(pdf.read(small(words, turned=90))) == ["First", "second"]


def test_letters_that_lean_across_the_page_are_no_words():
    words = "BT /F 16 Tf 80 700 Td (Words of the text) Tj 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET"
    document = pdf.read(small(words))
    assert said(document) == ["Wordsofthetext"]
    assert [(one.where, one.text) for one in document.aside] == [("斜排文字", "DRAFT")]


def test_broken_files_are_read_or_refused():
    chance = random.Random(9)
    for _ in range(200):
        broken(small("BT /F 16 Tf 80 700 Td (Words of the text) Tj ET 9 9 m 99 9 l S"), chance)
    for _ in range(5):
        broken(printed(1)[0], chance)


def broken(data: bytes, chance: random.Random) -> None:
    some = bytearray(data)
    for _ in range(chance.choice((1, 5, 50))):
        some[chance.randrange(len(some))] = chance.randrange(256)
    with contextlib.suppress(Refused):
        pdf.read(bytes(some[: chance.choice((len(some), chance.randrange(len(some))))]))


def reason(data: bytes) -> Why:
    with pytest.raises(Refused) as refused:
        pdf.read(data)
    return refused.value.why


def small(words: str, *, turned: int = 0, encrypted: bool = False) -> bytes:
    """Return a PDF of one page that draws some words, written by hand."""
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate {turned}"
            " /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
        ),
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>",
    ]
    made_of = b"%PDF-1.4\n"
    places = []
    for nth, part in enumerate(parts, 1):
        places.append(len(made_of))
        made_of += f"{nth} 0 obj\n{part}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    locked = "/Encrypt 6 0 R /ID [<41> <41>]" if encrypted else ""
    return (
        made_of
        + (
            f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(parts) + 1} /Root 1 0 R {locked} >>\n"
            f"startxref\n{len(made_of)}\n%%EOF\n"
        ).encode()
    )
