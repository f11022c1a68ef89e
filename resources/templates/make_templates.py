"""Make the built-in templates, byte for byte the same each time: python make_templates.py [FOLDER].

The looks come from `gazetteer_desk/layout/gbt9704.py`; change a number there and run this again.
python-docx opens its own empty document, everything of it that a clean official file must not
carry (theme, thumbnail, author, another page size) is taken out, and the parts are filled anew.
The entries are stored, not compressed: another zlib would press them otherwise.
"""

import datetime as dt
import io
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml import etree

from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Appearance, CharStyle, Face, Style, TableStyle


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KEPT = ("styles", "settings", "fontTable", "footer")
MADE = dt.datetime(2012, 7, 1)  # the day GB/T 9704—2012 came into force
UNSEEN = (Style.ANCHOR, Style.NEW_PAGE, Style.TABLE_GAP)
MARKS = {
    CharStyle.BOLD: "<w:b/><w:bCs/>",
    CharStyle.UNDERLINE: '<w:u w:val="single"/>',
    CharStyle.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
    CharStyle.SUBSCRIPT: '<w:vertAlign w:val="subscript"/>',
}


def style_id(style: Style | CharStyle | TableStyle) -> str:
    """Return the id a style has in the file: ASCII, after its name in the program."""
    return "".join(word.title() for word in style.name.split("_"))


def fonts(face: Face) -> str:
    """Return the four slots and the hint, so that “ ” — … · too come in the Chinese face."""
    slots = " ".join(f'w:{slot}="{face}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts w:hint="eastAsia" {slots}/>'


def paragraph_style(style: Style, look: Appearance) -> str:
    """Return one paragraph style; the order of the children is the schema's."""
    inner = "<w:keepNext/>" if look.keep_next else ""
    inner += "<w:pageBreakBefore/>" if look.new_page else ""
    inner += f"<w:pBdr>{rule_below(style)}</w:pBdr>" if look.rule_below else ""
    if look.right_tab:
        inner += f'<w:tabs><w:tab w:val="right" w:pos="{look.right_tab}"/></w:tabs>'
    inner += '<w:snapToGrid w:val="0"/>' + spacing(look) + indents(look)
    inner += "<w:contextualSpacing/>" if look.together else ""
    inner += f'<w:jc w:val="{look.align}"/>'
    inner += f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else ""
    following = Style.BODY if look.outline is not None else style
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style)}">'
        f'<w:name w:val="{style}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{style_id(following)}"/><w:qFormat/>'
        f"<w:pPr>{inner}</w:pPr><w:rPr>{letters(look)}</w:rPr></w:style>"
    )


def rule_below(style: Style) -> str:
    """Return the red rule of the masthead, or the first rule of a colophon that fills pages."""
    if style is Style.NEW_PAGE:
        return rule("bottom", gbt9704.RULE_THICK)
    return rule("bottom", gbt9704.RED_RULE, gbt9704.RED, space=gbt9704.RED_RULE_SPACE)


def spacing(look: Appearance) -> str:
    """Return the white above and below, and the line height: exact, or growing with a picture."""
    line = f'w:line="{look.line}" w:lineRule="exact"' if look.line else 'w:line="240"'
    rule = "" if look.line else ' w:lineRule="auto"'
    return f'<w:spacing w:before="{look.before}" w:after="{look.after}" {line}{rule}/>'


def indents(look: Appearance) -> str:
    """Return the indents: in characters for Word and WPS, in twips for LibreOffice."""
    ends = f'w:left="{look.left}" w:right="{look.right}"'
    if look.chars > 0:
        ends += f' w:firstLineChars="{100 * look.chars}" w:firstLine="{look.indent}"'
    elif look.chars < 0:
        ends += f' w:hanging="{-look.indent}"'
    else:
        ends += ' w:firstLine="0"'
    return f"<w:ind {ends}/>"


def letters(look: Appearance) -> str:
    """Return face, colour, pitch and size; the character grid is switched off here."""
    red = f'<w:color w:val="{gbt9704.RED}"/>' if look.red else ""
    squeeze = f'<w:spacing w:val="{look.squeeze}"/>' if look.squeeze else ""
    size = f'<w:sz w:val="{round(2 * look.size)}"/><w:szCs w:val="{round(2 * look.size)}"/>'
    return f'{fonts(look.face)}<w:snapToGrid w:val="0"/>{red}{squeeze}{size}'


def character_style(style: CharStyle, inner: str) -> str:
    """Return one character style."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(style)}">'
        f'<w:name w:val="{style}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{inner}</w:rPr></w:style>"
    )


def table_styles() -> str:
    """Return the table with all its rules, and the colophon with rules above, between and below."""
    pad, grid = gbt9704.TABLE_PAD, gbt9704.TABLE_RULE
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = "".join(rule(edge, grid, gbt9704.TABLE_INK) for edge in edges)
    thick, thin = gbt9704.RULE_THICK, gbt9704.RULE_THIN
    colophon = rule("top", thick) + rule("bottom", thick) + rule("insideH", thin)
    return (
        table_style(TableStyle.GRID, rules, margins(pad, pad, pad))
        + table_style(TableStyle.COLOPHON, colophon, margins(0, 0, gbt9704.COLOPHON_PAD))
        + table_style(TableStyle.NAMES, "", margins(0, 0, 0))
    )


def rule(edge: str, eighths: int, ink: str = gbt9704.BLACK, *, space: int = 0) -> str:
    """Return one rule, its thickness in eighths of a point, its distance in points."""
    return f'<w:{edge} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{ink}"/>'


def margins(top: int, side: int, bottom: int) -> str:
    """Return the white inside cells."""
    places = (("top", top), ("left", side), ("bottom", bottom), ("right", side))
    inner = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in places)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def table_style(style: TableStyle, rules: str, cell_margins: str) -> str:
    """Return one table style."""
    borders = f"<w:tblBorders>{rules}</w:tblBorders>" if rules else ""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(style)}">'
        f'<w:name w:val="{style}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr>{borders}{cell_margins}</w:tblPr></w:style>"
    )


def styles_xml() -> str:
    """Return the whole list of styles."""
    look = gbt9704.LOOK
    normal = Appearance(size=gbt9704.SIZE_3, line=gbt9704.LINE)
    inner = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(Face.FANGSONG)}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr>{spacing(normal)}<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{letters(normal)}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        + margins(0, 108, 0)
        + "</w:tblPr></w:style>"
    )
    inner += "".join(paragraph_style(style, look.styles[style]) for style in Style)
    for style in CharStyle:
        if style in look.leads:
            inner += character_style(style, fonts(look.leads[style]))
        else:
            inner += character_style(style, MARKS[style])
    return f'<w:styles xmlns:w="{W}">{inner}{table_styles()}</w:styles>'


def settings_xml() -> str:
    """Return the settings: odd and even footers, Chinese line breaking, Word 2013 and later."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}"'
        f' w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{escape(gbt9704.NOT_LAST)}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{escape(gbt9704.NOT_FIRST)}"/>'
        f"<w:compat><w:useFELayout/>{compat}</w:compat>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table_xml() -> str:
    """Return the faces with the names under which a PC may have them instead."""
    inner = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face, other in gbt9704.FALLBACKS.items()
    )
    return f'<w:fonts xmlns:w="{W}">{inner}</w:fonts>'


def section_xml(odd: str, even: str) -> str:
    """Return the section: footers, paper, margins and the declared grid of 28 × 22."""
    page = gbt9704.PAGE
    return (
        f'<w:sectPr xmlns:w="{W}" xmlns:r="{R}">'
        f'<w:footerReference w:type="default" r:id="{odd}"/>'
        f'<w:footerReference w:type="even" r:id="{even}"/>'
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}"'
        f' w:left="{page.left}" w:header="851" w:footer="{page.footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{page.line_pitch}"'
        f' w:charSpace="{page.char_space}"/></w:sectPr>'
    )


def footer_xml(style: Style) -> str:
    """Return a footer with the page's number between dashes: — 1 —."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
        + mark.format("begin")
        + '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        + mark.format("separate")
        + "<w:r><w:t>1</w:t></w:r>"
        + mark.format("end")
        + '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def body_xml() -> str:
    """Return a page that shows each style by its name, for whoever edits the template."""
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>'
        f"<w:r><w:t>{style}</w:t></w:r></w:p>"
        for style in Style
        if not style.endswith("页码") and style not in UNSEEN
    )
    return f'<w:body xmlns:w="{W}">{lines}</w:body>'


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


def make() -> bytes:
    """Return the bytes of 简报.docx."""
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
    refill(body, body_xml())
    body.append(parse_xml(section_xml(odd, even)))
    document.element.attrib.clear()
    etree.cleanup_namespaces(document.element, keep_ns_prefixes=["w", "r"])
    _name(document)
    return _packed(document)


def _replace_fonts(document: DocumentType) -> None:
    """Put our table of faces where python-docx's was."""
    rels = document.part.rels
    for rid, rel in list(rels.items()):
        if rel.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            del rels[rid]
    data = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" + font_table_xml().encode()
    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, data, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _name(document: DocumentType) -> None:
    """Empty the core properties of what the empty document said about itself."""
    core = document.core_properties
    for child in list(core._element):  # noqa: SLF001 - python-docx has no way to remove a property
        core._element.remove(child)  # noqa: SLF001
    core.title, core.language = "简报", "zh-CN"
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
    """Write the templates into a folder."""
    (folder / "简报.docx").write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
