"""What Word's formatting adds up to: properties of paragraph and letters, said step by step."""

import math
from collections.abc import Callable
from typing import Any

import msgspec

from gazetteer_desk.export.oxml import W
from gazetteer_desk.layout.look import NATURAL, Align, Appearance, Face


Element = Any
LINE = 240  # twips: "one line" where nothing else says how high that is
_SMALLEST_RED, _LARGEST_OTHER = 0xB0, 0x60  # what still prints as red
_NEAR = 0.02  # of a character: 15.8 pt letters are meant as 16 pt ones
_BODY_LEVEL = 9  # w:outlineLvl of text that is no heading
_ALIGNED = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
}


class Grid(msgspec.Struct, frozen=True):
    """The grid of a section: twips from line to line, and w:charSpace (1/4096 pt, 0 for none)."""

    pitch: int
    space: int
    is_drawn: bool = True


NO_GRID = Grid(LINE, 0, is_drawn=False)


class Length(msgspec.Struct, frozen=True):
    """A length as Word says it: hundredths of a character or a line, where not 0, else twips."""

    hundredths: int = 0
    twips: int | None = 0

    def then(self, hundredths: int | None, twips: int | None) -> "Length":
        """Return what a step that says these (None: nothing) leaves."""
        if hundredths:
            return Length(hundredths, twips)
        if hundredths == 0:
            return Length(0, self.twips if twips is None else twips)
        return self if twips is None or self.hundredths else Length(0, twips)

    def of(self, unit: float) -> int:
        """Return the twips; `unit` is a character or a line in twips.

        What Word wrote beside the count is what it measured itself.
        """
        if self.twips is not None:
            return self.twips
        return round(self.hundredths * unit / 100)


class Format(msgspec.Struct):
    """All that has been said so far; `add` says more. Begins as Word does where nothing is said."""

    face: str = Face.SONGTI
    size: float = 10.0
    line: int = LINE
    rule: str = "auto"
    align: Align = Align.LEFT
    squeeze: int = 0
    first: Length = Length()
    left: Length = Length()
    right: Length = Length()
    before: Length = Length()
    after: Length = Length()
    red: bool = False
    bold: bool = False
    rule_below: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    together: bool = False
    outline: int | None = None
    snaps_lines: bool = True
    snaps_letters: bool = True
    tabs: frozenset[int] = frozenset()
    themes: dict[str, str] = {}

    def add(self, paragraph: Element | None, letters: Element | None) -> None:
        """Let a w:pPr and a w:rPr say what they say."""
        for element, known in ((paragraph, _PARAGRAPH), (letters, _LETTERS)):
            for part in () if element is None else element:
                if (say := known.get(part.tag)) is not None:
                    say(self, part)

    def appearance(self, grid: Grid) -> Appearance:
        """Return what it comes to on a page with this grid."""
        letter = 20 * self.size
        first = self.first.of(letter)
        condensed = math.floor(20 * grid.space / 4096) if self.snaps_letters else 0
        return Appearance(
            face=self.face,
            size=self.size,
            line=self._line_height(grid),
            align=self.align,
            squeeze=self.squeeze + condensed,
            chars=_characters(self.first.hundredths, first, letter),
            indent=first,
            left=self.left.of(letter),
            right=self.right.of(letter),
            before=self.before.of(grid.pitch),
            after=self.after.of(grid.pitch),
            red=self.red,
            bold=self.bold,
            rule_below=self.rule_below,
            right_tab=max(self.tabs, default=0),
            keep_next=self.keep_next,
            keep_lines=self.keep_lines,
            new_page=self.new_page,
            together=self.together,
            outline=self.outline,
        )

    def _line_height(self, grid: Grid) -> int:
        """Return the exact height, 0 for a single line that grows, about that of any other."""
        if self.rule == "exact":
            return self.line
        natural = 20 * NATURAL * self.size
        if self.rule == "atLeast":
            return round(max(self.line, natural))
        if self.line == LINE:
            return 0
        if grid.is_drawn and self.snaps_lines:
            natural = grid.pitch * math.ceil(natural / grid.pitch)
        return round(natural * self.line / LINE)


def is_number(value: str) -> bool:
    """Return whether an attribute is a whole number (or a decimal one, as some programs write)."""
    return value.strip().lstrip("+-").replace(".", "", 1).isdecimal()


def whole(value: str | None, default: int) -> int:
    """Return the number in an attribute, the default where there is none."""
    return round(float(value)) if value is not None and is_number(value) else default


def _maybe(element: Element, *names: str) -> int | None:
    """Return the first of these attributes that is there and a number."""
    for name in names:
        value = element.get(W + name)
        if value is not None and is_number(value):
            return round(float(value))
    return None


def _is_on(element: Element) -> bool:
    """Return what a switch says; without a value it is on."""
    return element.get(f"{W}val", "1") not in ("0", "false", "off")


def _characters(hundredths: int, twips: int, letter: float) -> int:
    """Return the whole characters of an indent, 0 where it is of none."""
    if hundredths:
        return hundredths // 100 if hundredths % 100 == 0 else 0
    count = round(twips / letter)
    return count if abs(twips / letter - count) <= _NEAR * abs(count) else 0


def _fonts(said: Format, part: Element) -> None:
    """Take the Chinese face: a theme's name wins over the plain one that stands beside it."""
    name = part.get(f"{W}eastAsia", "")
    theme = part.get(f"{W}eastAsiaTheme", "")
    said.face = said.themes.get(theme, "") or name or said.face


def _size(said: Format, part: Element) -> None:
    said.size = (_maybe(part, "val") or round(2 * said.size)) / 2


def _color(said: Format, part: Element) -> None:
    value = part.get(f"{W}val", "")
    try:
        red, green, blue = bytes.fromhex(value)
    except ValueError:  # auto
        said.red = False
    else:
        said.red = red >= _SMALLEST_RED and max(green, blue) <= _LARGEST_OTHER


def _pitch(said: Format, part: Element) -> None:
    said.squeeze = whole(part.get(f"{W}val"), said.squeeze)


def _spacing(said: Format, part: Element) -> None:
    said.before = said.before.then(_maybe(part, "beforeLines"), _maybe(part, "before"))
    said.after = said.after.then(_maybe(part, "afterLines"), _maybe(part, "after"))
    line = _maybe(part, "line")
    if line is not None:
        said.line, said.rule = abs(line), part.get(f"{W}lineRule", "auto")
    else:
        said.rule = part.get(f"{W}lineRule", said.rule)


def _indents(said: Format, part: Element) -> None:
    said.left = said.left.then(
        _maybe(part, "leftChars", "startChars"), _maybe(part, "left", "start")
    )
    said.right = said.right.then(
        _maybe(part, "rightChars", "endChars"), _maybe(part, "right", "end")
    )
    said.first = said.first.then(
        _signed(part, "hangingChars", "firstLineChars"), _signed(part, "hanging", "firstLine")
    )


def _signed(part: Element, hanging: str, first: str) -> int | None:
    """Return the first line's indent, negative where it hangs; of both the hanging one counts."""
    hangs = _maybe(part, hanging)
    ahead = _maybe(part, first)
    return -hangs if hangs or (hangs is not None and ahead is None) else ahead


def _borders(said: Format, part: Element) -> None:
    below = part.find(f"{W}bottom")
    if below is not None:
        said.rule_below = below.get(f"{W}val", "nil") not in ("nil", "none")


def _tabs(said: Format, part: Element) -> None:
    for tab in part:
        place = _maybe(tab, "pos")
        if place is not None and tab.get(f"{W}val") in ("right", "end"):
            said.tabs |= {place}
        elif place is not None:  # cleared, or another kind in its place
            said.tabs -= {place}


def _align(said: Format, part: Element) -> None:
    said.align = _ALIGNED.get(part.get(f"{W}val", ""), Align.BOTH)


def _outline(said: Format, part: Element) -> None:
    level = whole(part.get(f"{W}val"), _BODY_LEVEL)
    said.outline = level if level < _BODY_LEVEL else None


def _switch(name: str) -> Callable[[Format, Element], None]:
    """Return what takes a switch of this name."""

    def take(said: Format, part: Element) -> None:
        setattr(said, name, _is_on(part))

    return take


_PARAGRAPH: dict[str, Callable[[Format, Element], None]] = {
    f"{W}spacing": _spacing,
    f"{W}ind": _indents,
    f"{W}jc": _align,
    f"{W}pBdr": _borders,
    f"{W}tabs": _tabs,
    f"{W}outlineLvl": _outline,
    f"{W}keepNext": _switch("keep_next"),
    f"{W}keepLines": _switch("keep_lines"),
    f"{W}pageBreakBefore": _switch("new_page"),
    f"{W}contextualSpacing": _switch("together"),
    f"{W}snapToGrid": _switch("snaps_lines"),
}
_LETTERS: dict[str, Callable[[Format, Element], None]] = {
    f"{W}rFonts": _fonts,
    f"{W}sz": _size,
    f"{W}color": _color,
    f"{W}spacing": _pitch,
    f"{W}b": _switch("bold"),
    f"{W}snapToGrid": _switch("snaps_letters"),
}
