"""The few raw w: elements, written as text.

The body is written as text, not as a tree: it is spliced into the document part that python-docx
saved, so that a long issue costs a string and no ten thousand objects. Every helper escapes what it
is given; characters that no XML document can hold are dropped here once more, for a value that did
not come in through the codec.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from gazetteer_desk.bulletin.cleaning import clean


Element = Any  # an lxml element as python-docx hands it out; lxml has no types
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OTHER_BREAKS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")


def escape(text: str) -> str:
    """Return the characters as XML text; what XML cannot hold is dropped."""
    plain = _OTHER_BREAKS.sub(" ", clean(text))
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quote(text: str) -> str:
    """Return the characters as the value of an attribute."""
    return escape(text).replace('"', "&quot;").replace("\n", " ")


def run(text: str, style: str = "") -> str:
    """Return a run in a character style ("" for none); a line feed is a line break."""
    return run_like(f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else "", text)


def run_like(look: str, text: str) -> str:
    """Return a run with a w:rPr of its own ("" for none); tabs and line feeds are elements."""
    halves = (
        "<w:br/>".join(_words(part) for part in escape(half).split("\n"))
        for half in text.split("\t")
    )
    return f"<w:r>{look}{'<w:tab/>'.join(halves)}</w:r>"


def _words(escaped: str) -> str:
    """Return characters on one line; blanks at their ends are kept only where that is said."""
    kept = ' xml:space="preserve"' if escaped != escaped.strip() else ""
    return f"<w:t{kept}>{escaped}</w:t>" if escaped else ""


TAB = "<w:r><w:tab/></w:r>"


def paragraph(style: str, inner: str = "") -> str:
    """Return a paragraph in a named style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def cell(
    inner: str, width: int, *, columns: int = 1, starts_rows: bool = False, covered: bool = False
) -> str:
    """Return a table cell."""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merge = '<w:vMerge w:val="restart"/>' if starts_rows else "<w:vMerge/>" if covered else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}'
        f'<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
    )


def row(
    cells: Iterable[str], *, is_heading: bool = False, may_split: bool = False, least: int = 0
) -> str:
    """Return a table row, at `least` so many twips high; a heading is repeated on every page."""
    marks = ("" if may_split else "<w:cantSplit/>") + ("<w:tblHeader/>" if is_heading else "")
    marks += f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>' if least else ""
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def table(
    style: str, widths: Iterable[int], rows: Iterable[str], *, pin_at: int | None = None
) -> str:
    """Return a table; WPS needs both its grid and its width.

    `pin_at` floats it to the foot of the type area, that many twips from the paper's left edge:
    measured from the margin instead, LibreOffice 7.4 lets it flow with the text.
    """
    columns = list(widths)
    floating = (
        f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{pin_at}"'
        ' w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        if pin_at is not None
        else ""
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{floating}'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def picture(rid: str, width: int, height: int, *, nth: int, caption: str) -> str:
    """Return a run with a picture in the line; lengths in EMU (1/36000 mm)."""
    name = f'id="{nth}" name="图{nth}" descr="{quote(caption)}"'
    size = f'cx="{width}" cy="{height}"'
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="'
        f'{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {name}/>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main"'
        ' noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"/></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def splice(document: bytes, body: str) -> bytes:
    """Return the document part with `body` at the start of its empty body."""
    head, tag, tail = document.partition(b"<w:body>")
    if not tag:
        raise ValueError("no w:body")
    return head + tag + body.encode() + tail


def last_section(document: bytes) -> bytes:
    """Return a document part that holds its last section and nothing else.

    Cut out of the text, because the tree of a long issue is not needed for a dozen numbers.
    """
    head, tag, rest = document.partition(b"<w:body>")
    start, end = rest.rfind(b"<w:sectPr"), rest.rfind(b"</w:sectPr>")
    if not tag or start < 0 or end < start:
        raise ValueError("no w:sectPr")
    return head + tag + rest[start:end] + b"</w:sectPr></w:body></w:document>"


def renamed(xml: str, names: Mapping[str, str]) -> str:
    """Return XML with some of its faces under other names."""

    def rename(fonts: re.Match[str]) -> str:
        return re.sub('="([^"]*)"', lambda said: f'="{_other(said[1], names)}"', fonts[0])

    return re.sub("<w:rFonts[^>]*>", rename, xml) if names else xml


def _other(escaped: str, names: Mapping[str, str]) -> str:
    from xml.sax.saxutils import unescape

    face = unescape(escaped, {"&quot;": '"'})
    return quote(names[face]) if face in names else escaped


def face_list(faces: Iterable[tuple[str, str]]) -> bytes:
    """Return the part that lists faces, each with its other names (17.8.3.1: parted by commas)."""
    inner = "".join(
        f'<w:font w:name="{quote(face)}">'
        + (f'<w:altName w:val="{quote(others)}"/>' if others else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face, others in faces
    )
    uri = W.strip("{}")
    head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    return f'{head}<w:fonts xmlns:w="{uri}">{inner}</w:fonts>'.encode()


def shrunk(xml: str, largest: float) -> str:
    """Return XML with no letters of more than `largest` points."""

    def cut(said: re.Match[str]) -> str:
        return f"{said[1]}{min(int(said[2]), round(2 * largest))}"

    return re.sub(r'(<w:sz(?:Cs)? w:val=")(\d+)', cut, xml)
