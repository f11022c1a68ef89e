"""How paragraphs look while they are written: for the eye only, never read back.

Colours and faces come from outside as a `Look`; the formats made of it stand in block formats
and in the highlighter's ranges. The one thing a format says for good is its user property: the
kind of a paragraph (`KIND`), the marks of characters (`MARKS`).
"""

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from gazetteer_desk.bulletin.body import Kind, Mark


_USER = 0x100000  # QTextFormat.Property.UserProperty
KIND = _USER + 1  # of a block: a Kind, or one of the roles below; absent = a block to fill a gap
MARKS = _USER + 2  # of characters: a sum of _BITS
PICTURE = "picture"  # the role of a block that holds a picture
CAPTION = "caption"  # ... the line under a picture
TABLE_CAPTION = "table-caption"  # ... the line above a table
SEAM = "seam"  # ... the empty line between two parts of one long table

CHARACTERS_A_LINE = 28  # GB/T 9704—2012, 5.2.3
_POINTS = 16.0  # 3号
_PITCH = 1.6  # line pitch on the screen, in sizes
_TABLE_PITCH = 1.35
_LEAST_FIT = 30  # percent: no narrower window is any use
_TYPE_AREA_MM = 156.0

_BITS = {Mark.BOLD: 1, Mark.UNDERLINE: 2, Mark.SUPERSCRIPT: 4, Mark.SUBSCRIPT: 8}
_NO_MARKS: frozenset[Mark] = frozenset()
_MARKS = tuple(
    frozenset(mark for mark, bit in _BITS.items() if number & bit) for number in range(16)
)

SHORT_NAMES: dict[str, str] = {
    Kind.HEADING1: "一级",
    Kind.HEADING2: "二级",
    Kind.HEADING3: "三级",
    Kind.HEADING4: "四级",
    Kind.NOTE: "按语",
    Kind.CENTERED: "居中",
    Kind.SIGNATURE: "署名",
    Kind.DATELINE: "日期",
    Kind.ATTACHMENT: "附件",
    CAPTION: "图题",
    TABLE_CAPTION: "表题",
}

FANG = ("仿宋_GB2312", "仿宋", "FangSong", "华文仿宋", "方正仿宋_GBK", "FandolFang R", "FandolFang")
HEI = ("黑体", "SimHei", "方正黑体_GBK", "Noto Sans CJK SC", "Source Han Sans SC", "FandolHei")
KAI = ("楷体_GB2312", "楷体", "KaiTi", "华文楷体", "方正楷体_GBK", "FandolKai")
SONG = (
    "方正小标宋简体",
    "方正小标宋_GBK",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "宋体",
    "SimSun",
)
_HAN_FALLBACK = ("Noto Serif CJK SC", "宋体", "SimSun", "Noto Sans CJK SC", "微软雅黑")


@dataclass(frozen=True)
class Look:
    """Colours and faces of the editor, given by the theme."""

    text: str = "#1C2328"
    muted: str = "#5A646C"
    base: str = "#FFFFFF"
    line: str = "#7B858E"
    body: tuple[str, ...] = FANG
    title: tuple[str, ...] = SONG
    faces: dict[Kind, tuple[str, ...]] = field(
        default_factory=lambda: {Kind.HEADING1: HEI, Kind.HEADING2: KAI, Kind.NOTE: KAI}
    )

    @property
    def letters(self) -> tuple[object, ...]:
        """Return what the measures of lines hang on: the faces, not the colours."""
        return self.body, self.title, self.faces

    def color(self, name: str) -> QColor:
        """Return one of the colours."""
        return QColor(getattr(self, name))


def font(families: tuple[str, ...], points: float) -> QFont:
    """Return a face of the first family that this computer has, stand-ins after it."""
    made = QFont()
    made.setFamilies([*families, *_HAN_FALLBACK])
    made.setPointSizeF(points)
    return made


def marks_of(characters: QTextFormat) -> frozenset[Mark]:
    """Return the marks that a character format stands for."""
    return _MARKS[characters.intProperty(MARKS) & 15]


@cache
def characters(marks: frozenset[Mark]) -> QTextCharFormat:
    """Return the character format that stands for these marks and shows them; never change it."""
    made = QTextCharFormat()
    if not marks:
        return made
    made.setProperty(MARKS, sum(_BITS[mark] for mark in marks))
    if Mark.BOLD in marks:
        made.setFontWeight(QFont.Weight.Bold)
    if Mark.UNDERLINE in marks:
        made.setFontUnderline(True)
    if Mark.SUPERSCRIPT in marks:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    elif Mark.SUBSCRIPT in marks:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    return made


class Measure:
    """The measures of a look at one zoom: faces, text width, a format for every kind."""

    def __init__(self, look: Look, percent: int = 100) -> None:
        self.look = look
        self.percent = percent
        self.points = _POINTS * percent / 100
        self.font = font(look.body, self.points)
        self.size = QFontMetricsF(self.font).horizontalAdvance("国")
        # The width of a full line, and room for the caret behind its last character.
        self.text_width = int(self.size * CHARACTERS_A_LINE) + 4
        self.plain_characters = characters(_NO_MARKS)
        self._blocks: dict[tuple[str, bool], QTextBlockFormat] = {}
        self._faces: dict[str, QTextCharFormat | None] = {}

    def fitting(self, room: int) -> int:
        """Return the zoom at which 28 characters just fit into `room` pixels, at most 100 %."""
        percent = max(min(100, room * self.percent // self.text_width + 2), _LEAST_FIT)
        # Characters are whole pixels wide on many screens, so the guess is tried.
        while percent > _LEAST_FIT and Measure(self.look, percent).text_width > room:
            percent -= 1
        return percent

    def pixels(self, millimetres: float) -> float:
        """Return a length on the sheet in pixels of the screen."""
        return millimetres / _TYPE_AREA_MM * self.size * CHARACTERS_A_LINE

    def block(self, role: str, *, in_cell: bool = False) -> QTextBlockFormat:
        """Return the block format of a kind or role; "" for a block that only fills a gap."""
        if (role, in_cell) not in self._blocks:
            self._blocks[role, in_cell] = self._block(role, in_cell)
        return self._blocks[role, in_cell]

    def face(self, role: str) -> QTextCharFormat | None:
        """Return what the highlighter lays over the characters of a kind, None for body text."""
        if role not in self._faces:
            made = self._face(role)
            self._faces[role] = None if made.isEmpty() else made
        return self._faces[role]

    def _block(self, role: str, in_cell: bool) -> QTextBlockFormat:
        made = QTextBlockFormat()
        if role:
            made.setProperty(KIND, role)
        align = Qt.AlignmentFlag.AlignJustify
        if role in (Kind.CENTERED, PICTURE, CAPTION, TABLE_CAPTION):
            align = Qt.AlignmentFlag.AlignHCenter
        elif role in (Kind.SIGNATURE, Kind.DATELINE):
            align = Qt.AlignmentFlag.AlignRight
            made.setRightMargin(self.size * (0 if in_cell else 2))
        elif in_cell:
            align = Qt.AlignmentFlag.AlignLeft
        else:
            made.setTextIndent(self.size * 2)
        made.setAlignment(align)
        if role != PICTURE:  # a picture is as high as it is
            pitch = _TABLE_PITCH if in_cell else _PITCH
            made.setLineHeight(
                self.size * pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value
            )
        return made

    def _face(self, role: str) -> QTextCharFormat:
        made = QTextCharFormat()
        if role in (CAPTION, TABLE_CAPTION):
            made.setFontFamilies([*HEI, *_HAN_FALLBACK])
            made.setFontPointSize(self.points * 0.8)
            return made
        for kind, families in self.look.faces.items():
            if kind == role:
                made.setFontFamilies([*families, *_HAN_FALLBACK])
        return made
