"""How each named style looks: the vocabulary of faces and styles, and the value that holds them.

The names are the office's own, and none of them is a name that Chinese Word or WPS shows for a
style of its own (正文 is Normal there, 标题 is Title, 日期 is Date, 页码 is page number): of two
styles of one name in the list one would be out of reach.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec
from msgspec.structs import replace


class Face(StrEnum):
    """The faces of an official page, by the names that Word and WPS know."""

    FANGSONG = "仿宋_GB2312"
    KAITI = "楷体_GB2312"
    HEITI = "黑体"
    XIAOBIAOSONG = "方正小标宋简体"
    SONGTI = "宋体"


class Align(StrEnum):
    """How the lines of a paragraph stand; the words are those of Word's own format."""

    BOTH = "both"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Style(StrEnum):
    """The named paragraph styles that a template must have."""

    COPY_NO = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    SIGN = "机关标志"
    SERIES = "刊名"
    SERIES_SUBTITLE = "刊名副题"
    NUMBER = "期号"
    NUMBER_SIGNED = "期号签发"
    PUBLISHER = "编印单位"
    CONTENTS_HEAD = "要目标题"
    CONTENTS_COLUMN = "要目栏目"
    CONTENTS = "要目条目"
    NOTE = "按语"
    COLUMN = "栏目"
    TITLE = "文章标题"
    TITLE_ABOVE_SUBTITLE = "带副题标题"
    SUBTITLE = "副题"
    BODY = "文章正文"
    HEADING1 = "一级标题"
    HEADING2 = "二级标题"
    HEADING3 = "三级标题"
    HEADING4 = "四级标题"
    CENTERED = "居中文字"
    SIGNATURE = "署名"
    DATELINE = "成文日期"
    ATTACHMENT = "附件说明"
    ATTACHMENT_MORE = "附件续项"
    CREDITS = "供稿单位"
    TABLE_CAPTION = "表题"
    TABLE_HEAD = "表头文字"
    TABLE_TEXT = "表格文字"
    TABLE_CENTERED = "表格居中"
    TABLE_GAP = "表间空白"
    PICTURE = "图片"
    PICTURE_CAPTION = "图题"
    DISCLOSURE = "信息公开"
    RECIPIENTS = "版记报送发"
    RECIPIENTS_MORE = "版记续行"
    PERSONS = "版记人员"
    IMPRINT = "版记印发"
    COPIES = "版记印数"
    ANCHOR = "版记定位"
    NEW_PAGE = "版记另页"
    PAGE_ODD = "单页页码"
    PAGE_EVEN = "双页页码"


class CharStyle(StrEnum):
    """The named character styles: leads of run-in headings, a signer, the clerk's four marks."""

    LEAD1 = "一级标题句"
    LEAD2 = "二级标题句"
    LEAD3 = "三级标题句"
    LEAD4 = "四级标题句"
    SIGNER = "签发人姓名"
    BOLD = "文字加粗"
    UNDERLINE = "文字下划线"
    SUPERSCRIPT = "文字上标"
    SUBSCRIPT = "文字下标"


class TableStyle(StrEnum):
    """The named table styles."""

    GRID = "简报表格"
    COLOPHON = "版记"
    NAMES = "版记名单"


NATURAL = 1.3  # a line of Chinese letters that may grow, in letters: 宋体 and 仿宋 in Word


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """What one paragraph style looks like; lengths in twips (1/20 pt), sizes in points.

    `line` is the exact line height, 0 lets the line grow (a picture would be clipped otherwise);
    `chars` counts the characters of the first line's indent or, negative, of the hanging one;
    `right_tab` is the place of the right-hand tab stop, 0 for none.
    """

    face: str = Face.FANGSONG
    size: float
    line: int
    align: Align = Align.BOTH
    squeeze: int = 0
    chars: int = 0
    indent: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    red: bool = False
    bold: bool = False
    rule_below: bool = False
    right_tab: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    together: bool = False
    outline: int | None = None

    @property
    def height(self) -> int:
        """Return how high a line is in twips, one that grows about as high as its letters need."""
        return self.line or round(20 * NATURAL * self.size)


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The page in twips: paper, margins, the grid and where the page number stands."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    footer: int
    line_pitch: int
    char_space: int

    @property
    def type_width(self) -> int:
        """Return the width of the type area (版心)."""
        return self.width - self.left - self.right

    @property
    def type_height(self) -> int:
        """Return the height of the type area (版心)."""
        return self.height - self.top - self.bottom


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A whole look: the page, and the appearance of every style."""

    page: Page
    styles: Mapping[Style, Appearance]
    leads: Mapping[CharStyle, str]


def renamed(look: Look, faces: Mapping[str, tuple[str, ...]]) -> Look:
    """Return the look with its faces under the names that a series uses, the first of each."""
    if not faces:
        return look
    names = {face: others[0] for face, others in faces.items() if others}

    def named(face: str) -> str:
        return names.get(face, str(face))

    return replace(
        look,
        styles={
            style: replace(appearance, face=named(appearance.face))
            for style, appearance in look.styles.items()
        },
        leads={style: named(face) for style, face in look.leads.items()},
    )
