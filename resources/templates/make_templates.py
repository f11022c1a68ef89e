"""Make the built-in templates, byte for byte the same each time: python make_templates.py [FOLDER].

Each is a page as a clerk sees it in Word: the lines of the masthead with their slots in braces, and
where the issue goes, in the named styles. The looks come from `gazetteer_desk/layout/gbt9704.py`;
change a number there and run this again. python-docx opens its own empty document, everything of
it that a clean official file must not carry (theme, thumbnail, author, another page size) is taken
out, and the parts are filled anew. The entries are stored, not compressed: another zlib would press
them otherwise.

简报 has every line there is. 工作信息 is for one item: its number is that of the year alone, and no
要目 is provided for. 专报 goes to named leaders: 密级 left and 编号 right on the first line, the
signer right of the number (7.2.6). None of them loses anything: an issue with 栏目, many articles,
or lists after 送 and 发 is printed with them under any of the three, and 要目 comes above the text
where the series asks for it.
"""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree
from template_parts import (
    W,
    font_table_xml,
    footer_xml,
    section_xml,
    settings_xml,
    style_id,
    styles_xml,
)

from gazetteer_desk.bulletin.plates import digest
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.layout.look import CharStyle, Style
from gazetteer_desk.layout.plan import USUAL, Anchor, Planned, Slot


KEPT = ("styles", "settings", "fontTable", "footer")
MADE = dt.datetime(2012, 7, 1)  # the day GB/T 9704—2012 came into force
Line = tuple[Style, str]
ANCHORS = {
    Anchor.CONTENTS: Style.CONTENTS,
    Anchor.NOTE: Style.NOTE,
    Anchor.BODY: Style.BODY,
    Anchor.COLOPHON: Style.RECIPIENTS,
}
_ABOVE = (
    (Style.COPY_NO, "{{份号}}"),
    (Style.SECRECY, "{{密级}}"),
    (Style.URGENCY, "{{紧急程度}}"),
)
_NAME = (
    (Style.SIGN, "{{机关标志}}"),
    (Style.SERIES, "{{刊名}}"),
    (Style.SERIES_SUBTITLE, "{{刊名副题}}"),
)
_PUBLISHER = (Style.PUBLISHER, "{{编印单位}}\t{{日期}}")
_TEXT = (
    (Style.NOTE, "{{编者按}}"),
    (Style.BODY, "{{正文}}"),
    (Style.DISCLOSURE, "信息公开选项：{{信息公开}}"),
    (Style.RECIPIENTS, "{{版记}}"),
)


def usual() -> tuple[Line, ...]:
    """Return the lines of 简报: those of the program's own plan."""
    return tuple(
        (one.style, "".join(f"{{{{{p}}}}}" if isinstance(p, Slot) else p for p in one.parts))
        if isinstance(one, Planned)
        else (ANCHORS[one], f"{{{{{one}}}}}")
        for one in USUAL
    )


PAGES: dict[str, tuple[Line, ...]] = {
    "简报": usual(),
    "工作信息": (*_ABOVE, *_NAME, (Style.NUMBER, "{{增刊}}第{{期}}期"), _PUBLISHER, *_TEXT),
    "专报": (
        (Style.SECRECY, "{{密级}}\t编号：{{份号}}"),
        (Style.URGENCY, "{{紧急程度}}"),
        *_NAME,
        (Style.NUMBER_SIGNED, "{{期号}}\t签发人：{{签发人}}"),
        _PUBLISHER,
        *_TEXT,
    ),
}
LOOKS = {"{{签发人}}": CharStyle.SIGNER}


def body_xml(lines: tuple[Line, ...]) -> str:
    """Return the page: a paragraph a line, the signer's name in a face of its own."""
    inner = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>{runs(text)}</w:p>'
        for style, text in lines
    )
    return f'<w:body xmlns:w="{W}">{inner}</w:body>'


def runs(text: str) -> str:
    """Return the runs of a line: one, and one more for what has a look of its own."""
    for words, style in LOOKS.items():
        before, found, after = text.partition(words)
        if found:
            look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>'
            own = f"<w:r>{look}<w:t>{words}</w:t></w:r>"
            return runs(before) + own + (runs(after) if after else "")
    words = "<w:tab/>".join(f"<w:t>{part}</w:t>" for part in text.split("\t"))
    return f"<w:r>{words}</w:r>"


def refill(element: object, xml: str) -> None:
    """Give an element the attributes and children of `xml` instead of its own."""
    fresh = parse_xml(xml)
    for child in list(element):
        element.remove(child)
    element.attrib.clear()
    element.attrib.update(fresh.attrib)
    element.extend(list(fresh))
    etree.cleanup_namespaces(element, keep_ns_prefixes=["w", "r"])


def strip(document: DocumentType) -> None:
    """Drop every part that a clean official file does not carry."""
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for rid, rel in list(rels.items()):
            kind = rel.reltype.rsplit("/", 1)[-1]
            if kind not in (*KEPT, "officeDocument", "core-properties"):
                del rels[rid]


def make(name: str) -> bytes:
    """Return the bytes of a template."""
    document = Document()
    section = document.sections[0]
    document.settings.odd_and_even_pages_header_footer = True
    for footer, style in (
        (section.footer, Style.PAGE_ODD),
        (section.even_page_footer, Style.PAGE_EVEN),
    ):
        footer.is_linked_to_previous = False
        refill(footer.part.element, footer_xml(style))
    strip(document)
    refill(document.styles.element, styles_xml())
    refill(document.settings.element, settings_xml())
    _replace_fonts(document)
    body = document.element.body
    ids = {ref.type_: ref.rId for ref in body.sectPr.footerReference_lst}
    odd, even = (rid for _, rid in sorted(ids.items(), key=lambda item: item[0].value))
    refill(body, body_xml(PAGES[name]))
    body.append(parse_xml(section_xml(odd, even)))
    document.element.attrib.clear()
    etree.cleanup_namespaces(document.element, keep_ns_prefixes=["w", "r"])
    _name(document, name)
    return _packed(document)


def _replace_fonts(document: DocumentType) -> None:
    """Put our table of faces where python-docx's was."""
    rels = document.part.rels
    for rid, rel in list(rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            del rels[rid]
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, font_table_xml(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _name(document: DocumentType, title: str) -> None:
    """Empty the core properties of what the empty document said about itself."""
    core = document.core_properties
    for child in list(core._element):  # noqa: SLF001 - python-docx has no way to remove a property
        core._element.remove(child)  # noqa: SLF001
    core.title, core.language = title, "zh-CN"
    core.created = core.modified = MADE


def _packed(document: DocumentType) -> bytes:
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def main(folder: Path) -> None:
    """Write the templates into a folder, and the digest of the usual one.

    By the digest the program knows that one without reading it (`export/template.py`).
    """
    for name in PAGES:
        (folder / f"{name}.docx").write_bytes(make(name))
    usual = (folder / f"{Scheme().template}.docx").read_bytes()
    (folder / f"{Scheme().template}.sha256").write_text(f"{digest(usual)}\n", "ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
