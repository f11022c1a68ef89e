"""Looks read back: our own templates say the standard's numbers, an edited one says its own."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from gazetteer_desk import paths
from gazetteer_desk.errors import TemplateBroken
from gazetteer_desk.export import looks, template
from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Align, CharStyle, Face, Style


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BUILT_IN = sorted(
    p.name for p in (paths.resources() / "templates").iterdir() if p.suffix == ".docx"
)


def part(xml):
    """Return some WordprocessingML as an element; `xml` has no prefixes declared."""
    return ElementTree.fromstring(xml.replace(">", f' xmlns:w="{W}">', 1))


def styles(*inner, defaults=""):
    return part(f"<w:styles>{defaults}{''.join(inner)}</w:styles>")


def style(name, p="", r="", *, based="", kind="paragraph"):
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{p}</w:pPr><w:rPr>{r}</w:rPr></w:style>"
    )


SECTION = part(
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="-2098" w:right="1474" w:bottom="1984" w:left="1417" w:gutter="170"/>'
    "</w:sectPr>"
)


def body(p="", r="", *, section=SECTION, theme=None):
    """Return how 文章正文 looks that says this."""
    return looks.look_of(styles(style("文章正文", p, r)), section, theme).styles[Style.BODY]


def gridded(attributes):
    return part(f"<w:sectPr><w:docGrid {attributes}/></w:sectPr>")


def edited(change):
    """Return 简报 after `change` had its way with the open document."""
    document = Document(io.BytesIO(template.find("简报")))
    change(document)
    data = io.BytesIO()
    document.save(data)
    return looks.look_in(data.getvalue())


@pytest.mark.parametrize("name", BUILT_IN)
def test_our_template_to_edits_look_as_the_standard_says(name):
    assert looks.look_in((paths.resources() / "templates" / name).read_bytes()) == gbt9704.LOOK


def test_an_edited_template_looks_as_it_was_edited():
    def change(document):
        text = document.styles["文章正文"]
        text.font.size = Pt(15)
        text.paragraph_format.line_spacing = Pt(28)
        title = document.styles["文章标题"]
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        title.font.bold = True
        fonts = title.element.rPr.rFonts
        fonts.set(f"{{{W}}}eastAsia", "华文中宋")
        document.sections[0].left_margin = Mm(30)

    look = edited(change)
    text, title = look.styles[Style.BODY], look.styles[Style.TITLE]
    assert (text.size, text.line, text.face) == (15, 560, Face.FANGSONG)
    assert (title.align, title.bold, title.face) == (Align.LEFT, True, "华文中宋")
    assert look.page.left == 1701
    assert look.styles[Style.NOTE] == gbt9704.LOOK.styles[Style.NOTE]


def test_a_style_has_what_it_is_based_on_and_what_it_says_itself():
    listed = styles(
        style("a", '<w:jc w:val="center"/><w:keepNext/>', '<w:sz w:val="30"/><w:b/>'),
        style("b", '<w:keepNext w:val="0"/>', '<w:rFonts w:eastAsia="楷体"/>', based="a"),
        style("文章正文", "", '<w:b w:val="false"/>', based="b"),
        defaults='<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/>'
        '<w:color w:val="FF0000"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
    )
    found = looks.look_of(listed, SECTION).styles[Style.BODY]
    assert (found.align, found.size, found.face) == (Align.CENTER, 15, "楷体")
    assert (found.keep_next, found.bold, found.red) == (False, False, True)


def test_what_nothing_says_is_words_own_and_a_missing_style_the_standards():
    look = looks.look_of(styles(style("文章正文")), SECTION)
    found = look.styles[Style.BODY]
    assert (found.face, found.size, found.align, found.line) == (Face.SONGTI, 10, Align.LEFT, 0)
    assert look.styles[Style.TITLE] == gbt9704.LOOK.styles[Style.TITLE]
    assert look.leads[CharStyle.LEAD1] == Face.SONGTI


def test_styles_that_go_in_a_circle_end():
    listed = styles(
        style("文章正文", based="a"), style("a", r='<w:sz w:val="30"/>', based="文章正文")
    )
    assert looks.look_of(listed, SECTION).styles[Style.BODY].size == 15


def test_the_page_is_the_last_sections():
    page = looks.look_of(styles(), SECTION).page
    assert (page.top, page.left, page.right, page.bottom) == (2098, 1587, 1474, 1984)
    assert page.footer == gbt9704.PAGE.footer
    assert (page.line_pitch, page.char_space) == (gbt9704.LINE, 0)


@pytest.mark.parametrize(
    ("grid", "pitch", "space"),
    [
        ('w:type="lines" w:linePitch="560" w:charSpace="300"', 560, 0),
        ('w:type="linesAndChars" w:linePitch="560.0" w:charSpace="-849"', 560, -849),
        ('w:linePitch="312"', gbt9704.LINE, 0),
        ('w:type="default" w:linePitch="312" w:charSpace="5"', gbt9704.LINE, 0),
    ],
)
def test_a_grid_counts_only_where_it_is_drawn(grid, pitch, space):
    page = looks.look_of(styles(), gridded(grid)).page
    assert (page.line_pitch, page.char_space) == (pitch, space)


def test_without_grid_and_exact_lines_a_line_is_as_high_as_its_letters():
    look = looks.look_of(styles(style("文章正文", r='<w:sz w:val="32"/>')), SECTION)
    assert look.page.line_pitch == 416


@pytest.mark.parametrize(
    ("said", "chars", "indent"),
    [
        ('w:firstLineChars="200" w:firstLine="632"', 2, 632),
        ('w:firstLineChars="200"', 2, 640),
        ('w:firstLineChars="150"', 0, 480),
        ('w:firstLineChars="0" w:firstLine="640"', 2, 640),
        ('w:firstLine="500"', 0, 500),
        ('w:hanging="948"', -3, -948),
        ('w:hangingChars="300"', -3, -960),
        ('w:hanging="640" w:firstLine="640"', -2, -640),
        ('w:hanging="0" w:firstLine="640"', 2, 640),
        ('w:hanging="0"', 0, 0),
    ],
)
def test_the_first_line_is_in_by_characters_or_by_twips(said, chars, indent):
    found = body(f"<w:ind {said}/>", '<w:sz w:val="32"/>')
    assert (found.chars, found.indent) == (chars, indent)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ('w:left="100"', 640),  # characters said below still win
        ('w:leftChars="100"', 320),
        ('w:leftChars="0"', 640),
        ('w:leftChars="0" w:left="0"', 0),
        ('w:startChars="100" w:start="316"', 316),
        ('w:right="5"', 640),
        ('w:left="oops"', 640),
    ],
)
def test_characters_win_over_twips_along_the_styles(said, left):
    listed = styles(
        style("a", '<w:ind w:leftChars="200" w:left="640"/>', '<w:sz w:val="32"/>'),
        style("文章正文", f"<w:ind {said}/>", based="a"),
    )
    assert looks.look_of(listed, SECTION).styles[Style.BODY].left == left


def test_white_may_be_said_in_lines():
    grid = gridded('w:type="lines" w:linePitch="579"')
    said = '<w:spacing w:beforeLines="50" w:afterLines="0" w:after="100"/>'
    found = body(said, section=grid)
    assert (found.before, found.after) == (290, 100)
    assert body(said).before == 120  # no grid: half of 12 pt


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ('w:line="560" w:lineRule="exact"', 560),
        ('w:line="-560" w:lineRule="exact"', 560),
        ('w:line="240" w:lineRule="auto"', 0),
        ('w:line="360"', 624),
        ('w:line="600" w:lineRule="atLeast"', 600),
        ('w:line="200" w:lineRule="atLeast"', 416),
    ],
)
def test_lines_are_exact_or_grow(said, line):
    assert body(f"<w:spacing {said}/>", '<w:sz w:val="32"/>').line == line


def test_lines_that_grow_stand_on_the_grid_unless_they_opt_out():
    grid = gridded('w:type="lines" w:linePitch="579"')
    said, size = '<w:spacing w:line="360"/>', '<w:sz w:val="32"/>'
    assert body(said, size, section=grid).line == 868
    assert body(f'{said}<w:snapToGrid w:val="0"/>', size, section=grid).line == 624


def test_a_line_rule_by_itself_changes_the_rule_only():
    listed = styles(
        style("a", '<w:spacing w:line="560" w:lineRule="auto"/>'),
        style("文章正文", '<w:spacing w:lineRule="exact"/>', based="a"),
    )
    assert looks.look_of(listed, SECTION).styles[Style.BODY].line == 560


def test_letters_on_the_character_grid_are_as_close_as_it_says():
    grid = gridded('w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"')
    assert body(section=grid).squeeze == -5
    assert body(r='<w:snapToGrid w:val="off"/><w:spacing w:val="-6"/>', section=grid).squeeze == -6


@pytest.mark.parametrize(
    ("value", "align"),
    [
        ("both", Align.BOTH),
        ("distribute", Align.BOTH),
        ("start", Align.LEFT),
        ("end", Align.RIGHT),
        ("center", Align.CENTER),
    ],
)
def test_every_word_for_alignment_is_known(value, align):
    assert body(f'<w:jc w:val="{value}"/>').align is align


@pytest.mark.parametrize(
    ("value", "red"),
    [("FF0000", True), ("C00000", True), ("000000", False), ("auto", False), ("00B0F0", False)],
)
def test_what_prints_red_is_red(value, red):
    assert body(r=f'<w:color w:val="{value}"/>').red is red


def test_rules_tabs_and_levels():
    found = body(
        '<w:pBdr><w:top w:val="single"/><w:bottom w:val="single" w:sz="12"/></w:pBdr>'
        '<w:tabs><w:tab w:val="left" w:pos="420"/><w:tab w:val="end" w:pos="8565"/></w:tabs>'
        '<w:outlineLvl w:val="2"/><w:contextualSpacing w:val="1"/>'
    )
    assert (found.rule_below, found.right_tab, found.outline, found.together) == (
        True,
        8565,
        2,
        True,
    )


def test_rules_tabs_and_levels_are_taken_back():
    listed = styles(
        style(
            "a",
            '<w:pBdr><w:bottom w:val="single"/></w:pBdr><w:outlineLvl w:val="0"/>'
            '<w:tabs><w:tab w:val="right" w:pos="8845"/>'
            '<w:tab w:val="right" w:pos="800"/></w:tabs>',
        ),
        style(
            "文章正文",
            '<w:pBdr><w:bottom w:val="nil"/></w:pBdr><w:outlineLvl w:val="9"/>'
            '<w:tabs><w:tab w:val="clear" w:pos="8845"/></w:tabs>',
            based="a",
        ),
    )
    found = looks.look_of(listed, SECTION).styles[Style.BODY]
    assert (found.rule_below, found.outline, found.right_tab) == (False, None, 800)


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:fontScheme>'
    '<a:majorFont><a:ea typeface="等线 Light"/></a:majorFont>'
    '<a:minorFont><a:ea typeface=""/><a:font script="Jpan" typeface="ＭＳ 明朝"/>'
    '<a:font script="Hans" typeface="宋体"/></a:minorFont></a:fontScheme></a:theme>'
)


@pytest.mark.parametrize(
    ("fonts", "face"),
    [
        ('w:eastAsiaTheme="majorEastAsia" w:eastAsia="仿宋"', "等线 Light"),
        ('w:eastAsiaTheme="minorEastAsia"', "宋体"),
        ('w:asciiTheme="minorHAnsi" w:eastAsia="仿宋"', "仿宋"),
        ('w:eastAsiaTheme="minorBidi" w:eastAsia="仿宋"', "仿宋"),
        ('w:ascii="Arial"', Face.SONGTI),
    ],
)
def test_a_themes_face_wins_where_the_theme_has_one(fonts, face):
    theme = ElementTree.fromstring(THEME)
    assert body(r=f"<w:rFonts {fonts}/>", theme=theme).face == face


def test_without_theme_the_plain_name_wins():
    said = '<w:rFonts w:eastAsiaTheme="majorEastAsia" w:eastAsia="仿宋"/>'
    assert body(r=said).face == "仿宋"
    empty = ElementTree.fromstring("<theme/>")
    assert body(r=said, theme=empty).face == "仿宋"


def test_a_package_with_a_theme_is_read_with_it():
    data = io.BytesIO(template.find("简报"))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("word/theme/theme1.xml", THEME)
    assert looks.look_in(data.getvalue()) == gbt9704.LOOK


def test_leads_have_the_face_of_their_character_style():
    def change(document):
        document.styles["一级标题句"].element.rPr.rFonts.set(f"{{{W}}}eastAsia", "方正黑体_GBK")
        lead = document.styles["二级标题句"].element
        lead.remove(lead.rPr)

    leads = edited(change).leads
    assert leads[CharStyle.LEAD1] == "方正黑体_GBK"
    assert leads[CharStyle.LEAD2] == Face.FANGSONG  # as the text about it


LISTED = styles(
    style(
        "版记印发",
        '<w:ind w:left="280" w:firstLineChars="200"/>'
        '<w:tabs><w:tab w:val="right" w:pos="8565"/></w:tabs>',
        '<w:sz w:val="28"/>',
    )
)


def test_a_paragraph_may_differ_from_its_style():
    shown = looks.reader(LISTED, SECTION)
    own, differs = shown(
        "版记印发",
        part(
            '<w:p><w:pPr><w:jc w:val="center"/><w:spacing w:line="360"/></w:pPr>'
            '<w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="36"/></w:rPr></w:r></w:p>'
        ),
    )
    assert differs
    assert (own.align, own.face, own.size, own.line) == (Align.CENTER, "黑体", 18, 702)
    assert (own.left, own.chars, own.right_tab) == (280, 2, 8565)


def test_a_paragraph_that_says_nothing_looks_as_its_style():
    shown = looks.reader(LISTED, SECTION)
    usual = looks.look_of(LISTED, SECTION).styles[Style.IMPRINT]
    assert shown("版记印发", part("<w:p><w:r></w:r></w:p>")) == (usual, False)


@pytest.mark.parametrize(
    "missing", ["word/styles.xml", "word/document.xml", "section", "xml", "zip"]
)
def test_a_file_that_is_no_whole_word_file_is_refused(missing):
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template.find("简报"))) as source,
        zipfile.ZipFile(data, "w") as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml" and missing == "section":
                text = text.replace(b"w:sectPr", b"w:other")
            if name == "word/styles.xml" and missing == "xml":
                text = text[:-9]
            if name != missing:
                target.writestr(name, text)
    with pytest.raises(TemplateBroken, match="不是完好的 Word 文件"):
        looks.look_in(b"" if missing == "zip" else data.getvalue())
