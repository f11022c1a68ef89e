"""Pages of an issue of our own, written as OFD by the test, read back."""

import contextlib
import io
import itertools
import random
import zipfile
from xml.sax.saxutils import escape

import pytest

from gazetteer_desk.bulletin.body import Table
from gazetteer_desk.intake import letters, ofd, reading
from gazetteer_desk.intake.document import Form
from gazetteer_desk.intake.refusals import Refused, Why
from tests.intake import pages


SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
MM = 25.4 / 72


def file(*contents: str, **more: bytes) -> bytes:
    """Return an OFD of some pages, each as its objects."""
    listed = "".join(
        f'<ofd:Page ID="{nth}" BaseLoc="Pages/{nth}.xml"/>' for nth in range(len(contents))
    )
    parts = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData>"
        "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
        '<ofd:TemplatePage ID="9" BaseLoc="Template.xml"/></ofd:CommonData>'
        f"<ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        "Doc_0/Res.xml": f'<ofd:Res {SPACE}><ofd:Font ID="1" FontName="仿宋_GB2312"/>'
        '<ofd:Font ID="2" FontName="SimHei" Bold="true"/></ofd:Res>',
        "Doc_0/Template.xml": page(text("密级：内部", 40, 50)),
    }
    parts |= {f"Doc_0/Pages/{nth}.xml": page(some) for nth, some in enumerate(contents)}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, words in {**parts, **more}.items():
            packed.writestr(name, words)
    return made.getvalue()


def page(objects: str) -> str:
    return (
        f"<ofd:Page {SPACE}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def text(words: str, x: float, y: float, size: float = 5.6, **more: str) -> str:
    steps = more.pop("steps", f"g {len(words) - 1} {size}")
    named = "".join(f' {name}="{value}"' for name, value in more.items())
    return (
        f'<ofd:TextObject Boundary="{x} {y} 200 10" Size="{size}"{named}>'
        f'<ofd:TextCode X="0" Y="0" DeltaX="{steps}">{escape(words)}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def said(document) -> list[str]:
    return [stand.block.text for stand in document.stands]


def of_line(line: letters.PrintedLine) -> str:
    some = [one for one in line.letters if one.char != "　"]
    steps = " ".join(f"{(b.left - a.left) * MM:.4f}" for a, b in itertools.pairwise(some))
    words = "".join(one.char for one in some)
    return text(words, line.left * MM, line.base * MM, line.size * MM, steps=steps)


def test_pages_are_lines_and_lines_paragraphs():
    first = pages.full("县志办召开例会", 26)
    whole = pages.full("会议听取了编纂情况")
    page = pages.lines((first, 2), (whole, 0), ("事。", 0), (first, 2), (whole, 0), ("完。", 0))
    document = ofd.read(file("".join(map(of_line, page))))
    assert said(document) == [first + whole + "事。", first + whole + "完。"]


def test_it_comes_in_through_the_one_door():
    document = reading.read(file(text("县志办召开例会", 20, 20)))
    assert (document.form, said(document)) == (Form.OFD, ["县志办召开例会"])


def test_faces_and_sizes_are_hints_and_templates_are_words():
    objects = '<ofd:Template TemplateID="9"/>' + text("特别关注", 60, 100, 7.8, Font="2")
    secret, title = ofd.read(file(objects)).stands
    assert secret.block.text == "密级：内部"
    assert (title.hints.face, title.hints.is_bold, round(title.hints.size)) == ("hei", True, 22)


def test_ruled_lines_are_a_table_and_letters_that_lean_are_no_words():
    rules = "M 0 0 L 80 0 M 0 10 L 80 10 M 0 20 L 80 20 M 0 0 L 0 20 M 40 0 L 40 20 M 80 0 L 80 20"
    words = text("单位", 25, 106) + text("篇数", 65, 106) + text("县志办", 25, 116)
    words += text("12", 65, 116) + text("样张", 90, 200, CTM="0.7 0.7 -0.7 0.7 0 0")
    path = f'<ofd:PathObject Boundary="20 100 80 20"><ofd:AbbreviatedData>{rules}'
    document = ofd.read(file(words + path + "</ofd:AbbreviatedData></ofd:PathObject>"))
    table = document.stands[0].block
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["单位", "篇数"],
        ["县志办", "12"],
    ]
    assert [one.text for one in document.aside] == ["样张"]


def test_what_cannot_be_read_is_refused_with_its_reason(monkeypatch):
    whole = file(text("县志办", 20, 20))
    assert reason(b"nothing") is Why.DAMAGED
    assert reason(file(text("县志办", 20, 20), **{"OFD.xml": b"<x>"})) is Why.DAMAGED
    assert reason(file("")) is Why.NO_TEXT
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
    assert reason(file("", **{"Doc_0/Pages/0.xml": entity})) is Why.DAMAGED
    monkeypatch.setattr(ofd, "MOST_PAGES", 0)
    assert reason(whole) is Why.TOO_LARGE


def test_broken_pages_are_read_or_refused():
    chance = random.Random(4)
    whole = page(text("县志办召开例会", 20, 20, CTM="1 0 0 1 0 0")).encode()
    for _ in range(100):
        some = bytearray(whole)
        for _ in range(chance.choice((1, 3, 10))):
            some[chance.randrange(len(some))] = chance.choice(b'<>"0-9. gxM\xff')
        with contextlib.suppress(Refused):
            ofd.read(file(**{"Doc_0/Pages/0.xml": bytes(some)}))


def reason(data: bytes) -> Why:
    with pytest.raises(Refused) as refused:
        ofd.read(data)
    return refused.value.why
