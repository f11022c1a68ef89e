"""The parts of the built-in templates as XML: styles, settings, faces, section, footers.

All looks come from `gazetteer_desk/layout/gbt9704.py`; there are no numbers here.
"""

from xml.sax.saxutils import escape

from gazetteer_desk.export import oxml
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Appearance, CharStyle, Face, Style, TableStyle


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
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
    inner += "<w:keepLines/>" if look.keep_lines else ""
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


def font_table_xml() -> bytes:
    """Return the faces with the names under which a PC may have them instead."""
    return oxml.face_list(gbt9704.FALLBACKS.items())


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
