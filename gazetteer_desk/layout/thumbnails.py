"""Pages as small drawings: a bar for each printed line, in fractions of the paper."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from gazetteer_desk.layout.look import Look, Style
from gazetteer_desk.layout.printed import Ink, Page, Row


class Tone(StrEnum):
    """What a bar stands for."""

    SERIES = "series"
    RULE = "rule"
    TEXT = "text"
    HEADING = "heading"
    TABLE = "table"
    PICTURE = "picture"
    EDGE = "edge"


class Bar(msgspec.Struct, frozen=True, gc=False):
    """One bar: left, top, width and height are fractions of the paper."""

    tone: Tone
    left: float
    top: float
    width: float
    height: float


class Spot(msgspec.Struct, frozen=True):
    """A place in print: the page, from 0, and how far down, as a fraction of the paper."""

    page: int
    top: float


Bars = tuple[Bar, ...]
Pages = tuple[Bars, ...]
_INK = 0.4  # of a line's height
_RULES = {Ink.RED: Tone.RULE, Ink.BLACK: Tone.EDGE}


def pages(printed: Iterable[Page], look: Look) -> Pages:
    """Return the bars of every page."""
    return tuple(bars(page, look) for page in printed)


def bars(page: Page, look: Look) -> Bars:
    """Return the bars of a page: its lines, its rules, its pictures."""
    body, paper = look.styles[Style.BODY].size, look.page

    def bar(tone: Tone, left: float, top: float, width: float, height: float) -> Bar:
        across, down = paper.width, paper.height
        return Bar(tone, left / across, top / down, width / across, height / down)

    lines = (
        bar(_tone(row, body), *_reach(row), row.height * _INK) for row in page.rows if row.letters
    )
    rules = (
        bar(_RULES.get(one.ink, Tone.TABLE), one.left, one.top, one.width, one.height)
        for one in page.rules
    )
    shots = (bar(Tone.PICTURE, one.left, one.top, one.width, one.height) for one in page.shots)
    return *lines, *rules, *shots


def _reach(row: Row) -> tuple[float, float, float]:
    """Return left, top and width of the bar of a line, which stands in its middle."""
    begin, last = row.letters[0].left, row.letters[-1]
    return begin, row.top + row.height * (1 - _INK) / 2, last.left + last.advance - begin


def _tone(row: Row, body: float) -> Tone:
    if row.ink is Ink.RED:
        return Tone.SERIES
    return Tone.HEADING if row.letters[0].size > body else Tone.TEXT
