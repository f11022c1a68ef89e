"""The numbers of an official page (GB/T 9704—2012), each with its clause. No other file has any.

Lengths are twips (1/20 pt; 1 mm = 56.693 twips), sizes are points. 简报 is outside the fifteen
kinds of official document, so the standard holds by analogy; where it is silent the office's usual
practice is followed, and the comment says so.

Two decisions were argued. *The grid*: 28 characters of 16 pt do not fit 156 mm, every solution is
condensed by a fifth of a point. LibreOffice gives a glyph that is wider than its cell two cells,
so the grid is declared (Word's page set-up shows 28 × 22, new text keeps it) and the styles opt
out of it and carry the pitch themselves: exact lines, and letters closer by 0.3 pt. *Blank lines*
are spacing of the styles, never empty paragraphs, and line heights are exact, so that a PC with
other faces fills its pages alike.
"""

from types import MappingProxyType

from gazetteer_desk.layout.look import Align, Appearance, CharStyle, Face, Look, Page, Style


# 5.1 paper A4; 5.2.1 top 37 mm, left 28 mm, type area 156 × 225 mm; so right 26, bottom 35 mm.
# Left is a twip short of 28 mm, so that 28 characters still fit when Word rounds.
LINE = 579  # 5.2.3: 22 lines in 225 mm (12756 twips; 580 would give 21)
CHAR = 316  # 5.2.3: 28 characters in 156 mm
SQUEEZE = -6  # 5.2.3: 16 pt letters at a pitch of 15.7 pt; justification fills the line again
PAGE = Page(
    width=11906,
    height=16838,
    top=2098,
    right=1474,
    bottom=1984,
    left=1587,
    footer=1386,  # 7.5: the dashes of the page number 7 mm below the type area, line 400 exact
    line_pitch=LINE,
    char_space=-842,  # 5.2.3: (15.794 pt pitch − 16 pt) × 4096
)
SIZE_3 = 16.0  # 三号: 5.2.2 the body
SIZE_2 = 22.0  # 二号: 7.3.1 the title
SIZE_4 = 14.0  # 四号: 7.4.2 the colophon, 7.5 the page number
SERIES_LARGEST = 62.0  # practice: 初号 and above
SERIES_WIDEST = 430.0  # points; the type area is 442 wide, 7.2.4 wants the name inside it
SERIES_SMALLEST = 9.0
SERIES_UPRIGHT = 36.0  # 小初; a name that would come out smaller is condensed instead
NARROWEST = 66  # percent of its width that a letter keeps; Word and WPS offer the same step
SERIES_MARGIN = 12.0  # points of white beside the name, in a type area of any width
TITLE_LINE = 639  # 7.3.1: 22 pt needs more than one line of the grid
TITLE_CHARACTERS = 20  # 22 pt letters in 156 mm
CHAR_4 = 280  # 7.4.2: one 四号 character in from both edges
COLOPHON_LINE = 470  # practice: 23.5 pt, so that the usual lists fit beside 13 lines of text
COLOPHON_PAD = 50
COLOPHON_MOST = 26  # lines; a longer colophon cannot be pinned to one page's foot
RULE_THICK = 8  # eighths of a point: 7.4.1, first and last rule 0.35 mm
RULE_THIN = 6  # 7.4.1, rules between 0.25 mm
RED_RULE = 18  # eighths of a point: 7.2.7 gives no thickness; offices print 0.5–0.8 mm
RED_RULE_SPACE = 8  # points: 7.2.7, 4 mm between the letters and the rule
RED = "FF0000"  # 5.2.4, 7.2.4; offices take pure red
# A table's rules are a shade lighter than the colophon's, which may stand on the same page: 7.4.1
# wants the first and last black rule there to be those of the colophon.
BLACK = "000000"
TABLE_INK = "404040"
TABLE_RULE = 4
TABLE_LINE = 400
TABLE_PAD = 57  # 1 mm on every side of a cell
TABLE_HEAD_MOST = 4252  # a heading row that takes more than a third of a page is not repeated
PICTURE_CAPTION_ROOM = 2 * LINE  # a picture leaves room for its caption on the same page

# 刊名, 期号, 编印单位 and the rule take five lines of the grid together.
RULE_ROOM = 20 * RED_RULE_SPACE + 5 * RED_RULE // 2
_FLUSH = Appearance(size=SIZE_3, line=LINE, squeeze=SQUEEZE, align=Align.LEFT)


def _text(face: Face = Face.FANGSONG, *, outline: int | None = None) -> Appearance:
    """Return 7.3.3: 三号, two characters in, the next lines flush."""
    return Appearance(
        face=face,
        size=SIZE_3,
        line=LINE,
        squeeze=SQUEEZE,
        chars=2,
        indent=2 * CHAR,
        outline=outline,
        # The third and fourth levels number whole sentences as often as they head a text.
        keep_next=outline in (1, 2),
    )


def _colophon(**parts: int | Align) -> Appearance:
    """Return 7.4.2: 四号仿宋, one character in from both edges."""
    return Appearance(size=SIZE_4, line=COLOPHON_LINE, **parts)  # pyright: ignore[reportArgumentType]


_STYLES = {
    # 7.2.1–7.2.3: flush left, one a line, in this order
    Style.COPY_NO: _FLUSH,
    Style.SECRECY: Appearance(
        face=Face.HEITI, size=SIZE_3, line=LINE, align=Align.LEFT, right_tab=PAGE.type_width
    ),
    Style.URGENCY: Appearance(face=Face.HEITI, size=SIZE_3, line=LINE, align=Align.LEFT),
    # 7.2.4 for the organ's own mark, where a series has one above its name
    Style.SIGN: Appearance(
        face=Face.XIAOBIAOSONG, size=SIZE_2, line=LINE, align=Align.CENTER, red=True
    ),
    # 7.2.4: centred, red, 小标宋; practice: about a third of page 1 for the whole masthead
    Style.SERIES: Appearance(
        face=Face.XIAOBIAOSONG,
        size=SERIES_LARGEST,
        line=3 * LINE - RULE_ROOM,
        align=Align.CENTER,
        red=True,
    ),
    Style.SERIES_SUBTITLE: Appearance(
        face=Face.KAITI, size=SIZE_3, line=LINE, align=Align.CENTER, red=True
    ),
    Style.NUMBER: Appearance(size=SIZE_3, line=LINE, align=Align.CENTER),
    # 7.2.5–7.2.6: with a signer the number stands left, he right, both one character in
    Style.NUMBER_SIGNED: Appearance(
        size=SIZE_3,
        line=LINE,
        align=Align.LEFT,
        left=CHAR,
        right_tab=PAGE.type_width - CHAR,
    ),
    # 7.2.7: red rule as wide as the type area, 4 mm below the line
    Style.PUBLISHER: Appearance(
        size=SIZE_3,
        line=LINE,
        align=Align.LEFT,
        rule_below=True,
        right_tab=PAGE.type_width,
    ),
    # Practice: a list without page numbers, above the first 栏目
    Style.CONTENTS_HEAD: Appearance(
        face=Face.HEITI,
        size=SIZE_3,
        line=LINE,
        align=Align.CENTER,
        before=LINE // 2,
        keep_next=True,
    ),
    Style.CONTENTS_COLUMN: Appearance(
        face=Face.HEITI, size=SIZE_3, line=LINE, align=Align.LEFT, keep_next=True
    ),
    Style.CONTENTS: Appearance(
        face=Face.KAITI,
        size=SIZE_3,
        line=LINE,
        squeeze=SQUEEZE,
        align=Align.LEFT,
        chars=2,
        indent=2 * CHAR,
    ),
    Style.NOTE: Appearance(
        face=Face.KAITI,
        size=SIZE_3,
        line=LINE,
        squeeze=SQUEEZE,
        chars=2,
        indent=2 * CHAR,
        before=LINE // 2,
        after=LINE // 2,
        together=True,
    ),
    Style.COLUMN: Appearance(
        face=Face.HEITI, size=SIZE_3, line=LINE, align=Align.LEFT, before=LINE, keep_next=True
    ),
    # 7.3.1: 二号小标宋, centred; one title line and the white about it are three lines of the grid
    Style.TITLE: Appearance(
        face=Face.XIAOBIAOSONG,
        size=SIZE_2,
        line=TITLE_LINE,
        align=Align.CENTER,
        before=LINE,
        after=2 * LINE - TITLE_LINE,
        keep_next=True,
        outline=0,
    ),
    Style.TITLE_ABOVE_SUBTITLE: Appearance(
        face=Face.XIAOBIAOSONG,
        size=SIZE_2,
        line=TITLE_LINE,
        align=Align.CENTER,
        before=LINE,
        keep_next=True,
        outline=0,
    ),
    Style.SUBTITLE: Appearance(
        face=Face.KAITI,
        size=SIZE_3,
        line=LINE,
        align=Align.CENTER,
        after=2 * LINE - TITLE_LINE,
        keep_next=True,
    ),
    # 7.3.3: the four levels are 黑体, 楷体, 仿宋, 仿宋, all 三号, none of them bold
    Style.BODY: _text(),
    Style.HEADING1: _text(Face.HEITI, outline=1),
    Style.HEADING2: _text(Face.KAITI, outline=2),
    Style.HEADING3: _text(outline=3),
    Style.HEADING4: _text(outline=4),
    Style.CENTERED: Appearance(size=SIZE_3, line=LINE, squeeze=SQUEEZE, align=Align.CENTER),
    # 7.3.5.2: a blank line below the body, two characters in; the date two characters further in
    Style.SIGNATURE: Appearance(
        size=SIZE_3,
        line=LINE,
        squeeze=SQUEEZE,
        align=Align.RIGHT,
        right=2 * CHAR,
        before=LINE,
        keep_next=True,
        together=True,
    ),
    Style.DATELINE: Appearance(
        size=SIZE_3, line=LINE, squeeze=SQUEEZE, align=Align.RIGHT, right=4 * CHAR
    ),
    # 7.3.4: a blank line below the body, two characters in, the next lines under the name
    Style.ATTACHMENT: Appearance(
        size=SIZE_3,
        line=LINE,
        squeeze=SQUEEZE,
        left=5 * CHAR,
        chars=-3,
        indent=-3 * CHAR,
        before=LINE,
    ),
    Style.ATTACHMENT_MORE: Appearance(size=SIZE_3, line=LINE, squeeze=SQUEEZE, left=5 * CHAR),
    Style.CREDITS: Appearance(
        size=SIZE_3, line=LINE, squeeze=SQUEEZE, align=Align.RIGHT, right=2 * CHAR
    ),
    Style.TABLE_CAPTION: Appearance(
        face=Face.HEITI,
        size=SIZE_4,
        line=LINE,
        align=Align.CENTER,
        before=LINE // 2,
        keep_next=True,
    ),
    Style.TABLE_HEAD: Appearance(face=Face.HEITI, size=SIZE_4, line=TABLE_LINE, align=Align.CENTER),
    Style.TABLE_TEXT: Appearance(size=SIZE_4, line=TABLE_LINE, align=Align.LEFT, keep_lines=True),
    Style.TABLE_CENTERED: Appearance(
        size=SIZE_4, line=TABLE_LINE, align=Align.CENTER, keep_lines=True
    ),
    # White before, not a high line: it goes where the table ends with the page.
    Style.TABLE_GAP: Appearance(size=1, line=20, before=LINE // 2 - 20),
    Style.PICTURE: Appearance(
        size=SIZE_3, line=0, align=Align.CENTER, before=LINE // 2, after=LINE // 4, keep_next=True
    ),
    Style.PICTURE_CAPTION: Appearance(
        face=Face.KAITI, size=SIZE_4, line=TABLE_LINE, align=Align.CENTER, after=LINE // 2
    ),
    Style.DISCLOSURE: Appearance(
        face=Face.FANGSONG, size=SIZE_3, line=LINE, align=Align.LEFT, before=LINE // 4
    ),
    # 7.4.2: 报：, 送：, 发： one character in, what follows stands under the first one named
    Style.RECIPIENTS: _colophon(left=3 * CHAR_4, right=CHAR_4, chars=-2, indent=-2 * CHAR_4),
    Style.RECIPIENTS_MORE: _colophon(left=3 * CHAR_4, right=CHAR_4),
    Style.PERSONS: _colophon(left=CHAR_4, right=CHAR_4, align=Align.LEFT),
    # 7.4.3: the office left, the date with 印发 right, on one line
    Style.IMPRINT: _colophon(left=CHAR_4, align=Align.LEFT, right_tab=PAGE.type_width - CHAR_4),
    Style.COPIES: _colophon(left=CHAR_4, right=CHAR_4, align=Align.RIGHT),
    Style.ANCHOR: Appearance(size=1, line=20),
    Style.NEW_PAGE: Appearance(size=1, line=20, new_page=True, rule_below=True),
    # 7.5: 四号半角宋体, odd pages right, even pages left, one character in
    Style.PAGE_ODD: Appearance(
        face=Face.SONGTI, size=SIZE_4, line=400, align=Align.RIGHT, right=CHAR_4
    ),
    Style.PAGE_EVEN: Appearance(
        face=Face.SONGTI, size=SIZE_4, line=400, align=Align.LEFT, left=CHAR_4
    ),
}
LOOK = Look(
    page=PAGE,
    styles=MappingProxyType(_STYLES),
    leads=MappingProxyType(
        {
            CharStyle.LEAD1: Face.HEITI,
            CharStyle.LEAD2: Face.KAITI,
            CharStyle.LEAD3: Face.FANGSONG,
            CharStyle.LEAD4: Face.FANGSONG,
            CharStyle.SIGNER: Face.KAITI,  # 7.2.6
        }
    ),
)
# What a PC without the first face may show instead; Word and WPS look these names up (altName).
FALLBACKS = MappingProxyType(
    {
        Face.FANGSONG: "仿宋",
        Face.KAITI: "楷体",
        Face.HEITI: "SimHei",
        Face.XIAOBIAOSONG: "方正小标宋_GBK",
        Face.SONGTI: "SimSun",
    }
)
# GB/T 15834—2011, 5.1: marks that may not begin a line, and those that may not end one.
NOT_FIRST = (
    "!%),.:;?]}¢°·’”†‡›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～…"
)
NOT_LAST = "([{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"
