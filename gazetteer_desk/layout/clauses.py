"""Where a look departs from GB/T 9704—2012, clause by clause: information, never a refusal.

Only what the standard itself says is compared. What it leaves to the office (the masthead's size,
the face of 栏目, the lines of the colophon) has no clause and is never listed; line height and
the pitch of letters are compared by what they come to, 22 lines of 28 characters.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from gazetteer_desk.layout import gbt9704
from gazetteer_desk.layout.look import Align, Appearance, Look, Page, Style
from gazetteer_desk.layout.plates import TWIPS_PER_MM


TOLERANCE = 1.0  # mm: 5.2.1 for the margins, 6.1 for the plate
LINES, CHARACTERS = 22, 28  # 5.2.3
_NUMBER_BELOW = 7.0  # mm: 7.5, the page number below the type area


class Deviation(msgspec.Struct, frozen=True):
    """One number that is not the standard's: of what, how it is, how it should be, by which clause.

    `subject` is the name of a style, "" for the page.
    """

    subject: str
    words: str
    clause: str

    @property
    def sentence(self) -> str:
        """Return it in one sentence for the clerk."""
        place = f"{self.subject}：" if self.subject else ""
        return f"{place}{self.words}（GB/T 9704—2012，{self.clause}）。"


_LETTERS = MappingProxyType({"face": "5.2.2", "size": "5.2.2"})
_TITLE = MappingProxyType({"face": "7.3.1", "size": "7.3.1", "bold": "7.3.1", "align": "7.3.1"})
_HEADING = MappingProxyType({"face": "7.3.3", "size": "7.3.3", "bold": "7.3.3", "chars": "7.3.3"})
_NUMBER = MappingProxyType({"face": "7.5", "size": "7.5", "align": "7.5"})
_CLAUSES: Mapping[Style, Mapping[str, str]] = MappingProxyType(
    {
        Style.COPY_NO: {"size": "7.2.1", "align": "7.2.1"},
        Style.SECRECY: {"face": "7.2.2", "size": "7.2.2", "align": "7.2.2"},
        Style.URGENCY: {"face": "7.2.3", "size": "7.2.3", "align": "7.2.3"},
        Style.SIGN: {"face": "7.2.4", "red": "7.2.4", "align": "7.2.4"},
        Style.SERIES: {"face": "7.2.4", "red": "7.2.4", "align": "7.2.4"},
        Style.NUMBER: {**_LETTERS, "align": "7.2.5"},
        Style.NUMBER_SIGNED: {"face": "7.2.6", "size": "7.2.6"},
        Style.PUBLISHER: {**_LETTERS, "rule_below": "7.2.7"},
        Style.TITLE: _TITLE,
        Style.TITLE_ABOVE_SUBTITLE: _TITLE,
        Style.BODY: {**_LETTERS, "bold": "7.3.3", "chars": "7.3.3"},
        Style.HEADING1: _HEADING,
        Style.HEADING2: _HEADING,
        Style.HEADING3: _HEADING,
        Style.HEADING4: _HEADING,
        Style.ATTACHMENT: _LETTERS,
        Style.ATTACHMENT_MORE: _LETTERS,
        Style.SIGNATURE: {**_LETTERS, "align": "7.3.5", "right": "7.3.5"},
        Style.DATELINE: {**_LETTERS, "align": "7.3.5"},
        Style.RECIPIENTS: {"face": "7.4.2", "size": "7.4.2", "right": "7.4.2"},
        Style.RECIPIENTS_MORE: {"face": "7.4.2", "size": "7.4.2", "right": "7.4.2"},
        Style.IMPRINT: {"face": "7.4.3", "size": "7.4.3", "left": "7.4.3"},
        Style.PAGE_ODD: {**_NUMBER, "right": "7.5"},
        Style.PAGE_EVEN: {**_NUMBER, "left": "7.5"},
    }
)
# Faces go by many names; a name with one of these in it is of the family.
_FAMILIES = (
    ("小标宋", ("小标宋", "xiaobiaosong", "xbsj")),
    ("仿宋", ("仿宋", "fangsong", "fang song", "simfang")),
    ("楷体", ("楷", "kai")),
    ("黑体", ("黑", "hei")),
    ("宋体", ("宋", "simsun", "song")),
)
_ALIGNED = {
    Align.BOTH: "两端对齐",
    Align.LEFT: "居左",
    Align.CENTER: "居中",
    Align.RIGHT: "居右",
}


def deviations(look: Look) -> tuple[Deviation, ...]:
    """Return what of a look is not as the standard has it, the page first."""
    return (*_of_page(look), *_of_styles(look))


def family(face: str) -> str:
    """Return the family of a face by its name (仿宋_GB2312 is 仿宋), else the name itself."""
    name = face.lower()
    return next((word for word, parts in _FAMILIES if any(p in name for p in parts)), face)


def _of_page(look: Look) -> Iterator[Deviation]:
    page, usual = look.page, gbt9704.PAGE
    paper = "纸张 {} 毫米，标准为 {} 毫米"
    yield from _box(paper, (page.width, page.height), (usual.width, usual.height), "5.1")
    for word, given, meant in (("上", page.top, usual.top), ("左", page.left, usual.left)):
        if _is_off(given, meant):
            words = f"{word}边距 {_mm(given)} 毫米，标准为 {_mm(meant)} 毫米"
            yield Deviation("", words, "5.2.1")
    area = "版心 {} 毫米，标准为 {} 毫米"
    sizes = ((page.type_width, page.type_height), (usual.type_width, usual.type_height))
    yield from _box(area, *sizes, "5.2.1")
    yield from _of_grid(page, look.styles[Style.BODY])
    below = page.bottom - page.footer - look.styles[Style.PAGE_ODD].line / 2
    if _is_off(below, _NUMBER_BELOW * TWIPS_PER_MM):
        yield Deviation("", f"页码在版心之下 {_mm(below)} 毫米，标准为 7 毫米", "7.5")


def _box(
    words: str, given: tuple[int, int], meant: tuple[int, int], clause: str
) -> Iterator[Deviation]:
    if any(_is_off(a, b) for a, b in zip(given, meant, strict=True)):
        sizes = ("×".join(_mm(side) for side in sides) for sides in (given, meant))
        yield Deviation("", words.format(*sizes), clause)


def _of_grid(page: Page, body: Appearance) -> Iterator[Deviation]:
    """Yield what 5.2.3 says of lines and characters, as the text of the page comes to."""
    name = str(Style.BODY)
    if not body.line:
        yield Deviation(name, f"行距不固定，标准为每面 {LINES} 行", "5.2.3")
    elif (lines := page.type_height // body.line) != LINES:
        yield Deviation(name, f"每面 {lines} 行，标准为 {LINES} 行", "5.2.3")
    pitch = 20 * body.size + body.squeeze
    if (characters := int(page.type_width / max(pitch, 1))) != CHARACTERS:
        yield Deviation(name, f"每行 {characters} 字，标准为 {CHARACTERS} 字", "5.2.3")


def _of_styles(look: Look) -> Iterator[Deviation]:
    for style, clauses in _CLAUSES.items():
        given, meant = look.styles[style], gbt9704.LOOK.styles[style]
        for measure, clause in clauses.items():
            if words := _MEASURES[measure](given, meant):
                yield Deviation(str(style), words, clause)


def _face(given: Appearance, meant: Appearance) -> str:
    if family(given.face) == (wanted := family(meant.face)):
        return ""
    return f"字体是“{given.face}”，标准为{wanted}"


def _size(given: Appearance, meant: Appearance) -> str:
    if given.size == meant.size:
        return ""
    return f"字号 {given.size:g} 磅，标准为 {meant.size:g} 磅"


def _align(given: Appearance, meant: Appearance) -> str:
    # One line that is justified stands left.
    if given.align is meant.align or {given.align, meant.align} == {Align.LEFT, Align.BOTH}:
        return ""
    return f"{_ALIGNED[given.align]}，标准为{_ALIGNED[meant.align]}"


def _bold(given: Appearance, meant: Appearance) -> str:
    return "加粗，标准只换字体，不加粗" if given.bold and not meant.bold else ""


def _red(given: Appearance, meant: Appearance) -> str:
    return "不是红色，标准为红色" if meant.red and not given.red else ""


def _rule(given: Appearance, meant: Appearance) -> str:
    return "下面没有红线，标准有红线" if meant.rule_below and not given.rule_below else ""


def _chars(given: Appearance, meant: Appearance) -> str:
    if given.chars == meant.chars:
        return ""
    now = f"{_mm(given.indent)} 毫米" if given.indent and not given.chars else f"{given.chars} 字"
    return f"首行空 {now}，标准空 {meant.chars} 字"


def _side(word: str, name: str) -> Callable[[Appearance, Appearance], str]:
    """Return what compares the white at one side, in characters of the line's own size."""

    def compare(given: Appearance, meant: Appearance) -> str:
        here, there = getattr(given, name), getattr(meant, name)
        if not _is_off(here, there):
            return ""
        return f"{word}空 {_mm(here)} 毫米，标准空 {_mm(there)} 毫米"

    return compare


def _is_off(given: float, meant: float) -> bool:
    return abs(given - meant) > (TOLERANCE + 0.01) * TWIPS_PER_MM  # twips are rounded


def _mm(twips: float) -> str:
    """Return a length in millimetres, tenths where there are any."""
    return f"{round(twips / TWIPS_PER_MM, 1):g}"


_MEASURES: Mapping[str, Callable[[Appearance, Appearance], str]] = MappingProxyType(
    {
        "face": _face,
        "size": _size,
        "align": _align,
        "bold": _bold,
        "red": _red,
        "rule_below": _rule,
        "chars": _chars,
        "left": _side("左", "left"),
        "right": _side("右", "right"),
    }
)
