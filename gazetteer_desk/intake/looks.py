"""The looks of foreign HTML, as far as they mean something here.

What tells bold, hidden and raised characters, a list's number, a style's name, a face, a size.
"""

import re
from typing import Any

from gazetteer_desk.bulletin.body import NO_MARKS, Kind, Mark
from gazetteer_desk.intake.sheet import Sheet, declared


_HEAVY = 600
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{2,6})\s?")
_LEVEL = re.compile(r"(?:heading|标题|標題|toc)\s*([1-9])", re.IGNORECASE)
_FACES = (
    ("仿宋", "fang"),
    ("fangsong", "fang"),
    ("黑体", "hei"),
    ("simhei", "hei"),
    ("heiti", "hei"),
    ("楷", "kai"),
    ("kai", "kai"),
    ("标宋", "title"),
    ("fzxbs", "title"),
    ("xiaobiaosong", "title"),
    ("宋", "song"),
    ("simsun", "song"),
)
STRONG_FACES = frozenset({"hei", "kai", "title"})
_UNSEEN = frozenset(
    {
        ("display", "none"),
        ("visibility", "hidden"),
        ("mso-hide", "all"),
        ("mso-special-character", "comment"),
    }
)
# The names that styles of ours and of Word have for what we know; `layout.look.Style` has ours.
KINDS = {
    "文章正文": Kind.BODY,
    "一级标题": Kind.HEADING1,
    "二级标题": Kind.HEADING2,
    "三级标题": Kind.HEADING3,
    "四级标题": Kind.HEADING4,
    "按语": Kind.NOTE,
    "编者按": Kind.NOTE,
    "居中文字": Kind.CENTERED,
    "署名": Kind.SIGNATURE,
    "落款": Kind.SIGNATURE,
    "成文日期": Kind.DATELINE,
    "附件说明": Kind.ATTACHMENT,
    "附件续项": Kind.ATTACHMENT,
}
LEADS = frozenset({"一级标题句", "二级标题句", "三级标题句", "四级标题句"})
_COMMENTS = frozenset({"msocommentreference", "msocomanchor", "msocomoff", "msocomtxt", "msodel"})
_RAISED = frozenset({"msofootnotereference", "msoendnotereference"})
_LENGTH = re.compile(r"(-?\d{1,4}(?:\.\d{0,4})?)(pt|px|em|rem|cm|mm|in|%|)")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
_USUAL = 12.0  # points, where no size is named
_NOTABLE = 1.5  # points by which raised characters are no accident of a picture's
_HEADING = re.compile(r"(?:mso|wps)?heading-?([1-9])\Z|h([1-6])\Z")


class Open:
    """An element that is open: what it means for the words inside it."""

    __slots__ = (
        "align", "face", "inset", "is_block", "is_lead", "is_marker", "is_skipped", "is_struck",
        "is_tab", "is_tiny", "kind", "level", "list_type", "marks", "number", "size", "start",
        "tag",
    )  # fmt: skip

    def __init__(self, tag: str, above: "Open | None") -> None:
        self.tag = tag
        self.marks: frozenset[Mark] = above.marks if above else NO_MARKS
        self.face = above.face if above else ""
        self.align = above.align if above else ""
        self.size = above.size if above else 0.0  # points, 0 where none is named
        self.inset = above.inset if above else 0.0  # points from the margin
        self.start = above.start if above else 0.0  # of the first line, on top of the inset
        self.is_tab = self.is_block = False
        self.is_skipped = above.is_skipped if above else False
        self.is_tiny = above.is_tiny if above else False
        self.is_struck = above.is_struck if above else False
        self.is_marker = above.is_marker if above else False
        self.is_lead = above.is_lead if above else False
        self.kind: Kind | None = above.kind if above else None
        self.level = above.level if above else 0
        self.number: int | None = None  # of the next item, in a numbered list
        self.list_type = above.list_type if above else ""


def read(here: Open, tag: str, attributes: Any, sheet: Sheet) -> None:
    """Note what the attributes of an element mean for it."""
    classes = str(attributes.get("class", "")).lower().split()[:20]
    _read_tag(here, tag, attributes)
    for name in classes:
        _read_class(here, name)
    if "hidden" in attributes:
        here.is_skipped = True
    # What was inserted under review is text like any other; Word's sheet underlines it.
    for name, value in sheet.of(tag, [one for one in classes if one != "msoins"]):
        _read_style(here, tag, name, value)
    if align := str(attributes.get("align", "")).lower():
        here.align = align  # stronger than a sheet for all paragraphs, as LibreOffice means it
    for name, value in declared(str(attributes.get("style", ""))):
        _read_style(here, tag, name, value)


def _read_tag(here: Open, tag: str, attributes: Any) -> None:
    if tag == "center":
        here.align = "center"
    if tag in ("s", "strike"):
        here.is_struck = True
    if heading := _HEADING.match(tag):
        here.level = int(heading[2])
    if face := str(attributes.get("face", "")).lower():
        here.face = chinese_face(face) or here.face
    if tag in ("ol", "ul"):
        here.list_type = str(attributes.get("type", ""))
    title = str(attributes.get("title", "")).lower()
    if tag == "tr" and str(attributes.get("height", "")).strip() == "0":
        here.is_skipped = True  # Word's last row, which only measures the columns
    if tag == "div" and title in ("header", "footer"):  # LibreOffice
        here.is_skipped = True


def _read_class(here: Open, name: str) -> None:
    if heading := _HEADING.match(name):
        here.level = int(heading[1] or heading[2])
    if name in _COMMENTS:
        here.is_skipped = True
    if name in _RAISED:
        here.marks |= {Mark.SUPERSCRIPT}


def _read_style(here: Open, tag: str, name: str, value: str) -> None:
    if name == "font-weight":
        heavy = value.startswith("bold") or (value.isdecimal() and int(value[:4]) >= _HEAVY)
        here.marks = here.marks | {Mark.BOLD} if heavy else here.marks - {Mark.BOLD}
    elif name in ("text-decoration", "text-decoration-line"):
        _read_lines(here, tag, value)
    elif name == "vertical-align":
        here.marks -= {Mark.SUPERSCRIPT, Mark.SUBSCRIPT}
        if value in ("super", "sub"):
            here.marks |= {Mark.SUPERSCRIPT if value == "super" else Mark.SUBSCRIPT}
    elif name in ("font-family", "mso-fareast-font-family"):
        here.face = chinese_face(value) or here.face
    elif name == "text-align":
        here.align = value
    elif name == "list-style-type":
        here.list_type = value
    elif name in ("margin-left", "padding-left"):
        here.inset += max(points(value, here.size), 0.0)
    elif name == "text-indent":
        here.start = points(value, here.size)
    elif name == "font-size":
        here.is_tiny = re.match(r"0(?:\.0*)?(?:[a-z]+|%)?\Z", value) is not None
        here.size = points(value, here.size) or here.size
    else:
        _read_office(here, name, value)


def _read_lines(here: Open, tag: str, value: str) -> None:
    if "line-through" in value:
        here.is_struck = True
    has_line = "underline" in value and tag != "a"
    here.marks = here.marks | {Mark.UNDERLINE} if has_line else here.marks - {Mark.UNDERLINE}


def _read_office(here: Open, name: str, value: str) -> None:
    if name == "mso-list" and value == "ignore":
        here.is_marker = True
    elif name == "mso-text-raise":
        raised = points(value, here.size)
        if abs(raised) > _NOTABLE:
            here.marks |= {Mark.SUPERSCRIPT if raised > 0 else Mark.SUBSCRIPT}
    elif name == "mso-tab-count":
        here.is_tab = True
    elif name == "mso-outline-level":
        here.level = int(value) if value.isdecimal() and len(value) == 1 else 0
    elif name == "mso-style-name":
        _read_style_name(here, value)
    elif _is_unseen(name, value):
        here.is_skipped = True
    elif name == "display":
        here.is_block = value in ("block", "list-item")


def _is_unseen(name: str, value: str) -> bool:
    """Return whether a declaration hides its element, or makes it no part of the text."""
    if name == "mso-element":
        return value.startswith(("comment", "header", "footer"))
    return (name, value) in _UNSEEN


def _read_style_name(here: Open, value: str) -> None:
    plain = _ESCAPED.sub(_character, value).strip("\"' ")
    if plain in KINDS:
        here.kind = KINDS[plain]
    elif plain in LEADS:
        here.is_lead = True
    elif (level := level_named(plain)) is not None:
        here.level = level


def level_named(style: str) -> int | None:
    """Return the level of heading that a style's name announces, 0 for contents, None for none."""
    found = _LEVEL.match(style)
    if found is None:
        return None
    return 0 if style.lower().startswith("toc") else int(found[1])


def points(value: str, size: float) -> float:
    """Return a length in points, that of one character being `size`; 0 where it is none."""
    found = _LENGTH.match(value)
    if found is None:
        return 0.0
    if found[2] in ("em", "rem", "%"):
        return float(found[1]) * (size or _USUAL) / (100 if found[2] == "%" else 1)
    return float(found[1]) * _POINTS.get(found[2], 0.0)


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16)
    return chr(number) if number <= 0x10FFFF else ""  # noqa: PLR2004 - the last of Unicode


def chinese_face(names: str) -> str:
    """Return the class of Chinese face that a family belongs to, "" for any other."""
    plain = _ESCAPED.sub(_character, names).lower()
    return next((kind for name, kind in _FACES if name in plain), "")
