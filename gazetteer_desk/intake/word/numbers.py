"""The numbers of lists, which Word keeps out of the text: counted again as Word counts them."""

import re
from typing import NamedTuple

from gazetteer_desk.intake import markers
from gazetteer_desk.intake.word import numerals
from gazetteer_desk.intake.word.names import Element, is_on, number, short, val


_LEVELS = 9
_HIGHEST = 30_000
_LONGEST = 60  # characters of a number
_PLACE = re.compile("%([1-9])")


class _Level(NamedTuple):
    form: str = "decimal"
    text: str = ""
    start: int = 1
    never_restarts: bool = False
    is_legal: bool = False  # all its numbers in digits: 1.1, below 第一章
    style: str = ""


class _List(NamedTuple):
    scheme: str  # the id of its abstract list, which does the counting
    levels: dict[int, _Level]  # of its own
    starts: dict[int, int]


_NO_LEVEL = _Level()


class Numbers:
    """The lists of one file, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._schemes: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        links: dict[str, str] = {}  # a scheme that only names a style
        styled: dict[str, str] = {}  # the scheme that is behind such a style
        for element in () if root is None else root:
            name = short(element)
            if name == "w:abstractNum":
                key = val(element, "abstractNumId") or ""
                self._schemes[key] = _levels(element)
                for child in element:
                    if short(child) == "w:numStyleLink":
                        links[key] = val(child) or ""
                    elif short(child) == "w:styleLink":
                        styled[val(child) or ""] = key
            elif name == "w:num":
                self._lists[val(element, "numId") or ""] = _list(element)
        for key, style in links.items():
            if not self._schemes[key] and style in styled:
                self._schemes[key] = self._schemes[styled[style]]

    def marker(self, key: str, level: int | None, style: str = "") -> str:
        """Return the number of the next paragraph of a list, "" for a bullet or no such list.

        `level` None: the one that the list has for the paragraph's style.
        """
        found = self._lists.get(key)
        if found is None:
            return ""
        levels = self._schemes.get(found.scheme, {}) | found.levels
        if level is None:
            level = next((at for at, one in levels.items() if style and one.style == style), 0)
        counts = self._counts.setdefault(found.scheme, [None] * _LEVELS)
        self._count(key, found, levels, counts, level)
        this = levels.get(level, _NO_LEVEL)
        if this.form == "bullet":
            return ""

        def value(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            one = levels.get(at, _NO_LEVEL)
            form = "decimal" if this.is_legal and one.form != "none" else one.form
            now = counts[at]
            return numerals.formed(one.start if now is None else now, form)

        return markers.written(_PLACE.sub(value, this.text)[:_LONGEST])

    def _count(
        self,
        key: str,
        found: _List,
        levels: dict[int, _Level],
        counts: list[int | None],
        level: int,
    ) -> None:
        for above in range(level):
            if counts[above] is None:
                counts[above] = levels.get(above, _NO_LEVEL).start
        now = counts[level]
        if level in found.starts and (key, level) not in self._begun:
            counts[level] = found.starts[level]
        elif now is None:
            counts[level] = levels.get(level, _NO_LEVEL).start
        else:
            counts[level] = min(now + 1, _HIGHEST)
        self._begun.add((key, level))
        for below in range(level + 1, _LEVELS):
            if not levels.get(below, _NO_LEVEL).never_restarts:
                counts[below] = None


def _levels(element: Element) -> dict[int, _Level]:
    return {
        number(val(child, "ilvl"), 0, _LEVELS - 1): _level(child)
        for child in element
        if short(child) == "w:lvl"
    }


def _level(element: Element) -> _Level:
    made = _Level()
    for child in element:
        name = short(child)
        if name == "w:start":
            made = made._replace(start=number(val(child), 0, _HIGHEST))
        elif name == "w:numFmt":
            made = made._replace(form=val(child) or "decimal")
        elif name == "w:lvlText":
            made = made._replace(text=(val(child) or "")[:_LONGEST])
        elif name == "w:lvlRestart":
            made = made._replace(never_restarts=val(child) == "0")
        elif name == "w:isLgl":
            made = made._replace(is_legal=is_on(child))
        elif name == "w:pStyle":
            made = made._replace(style=val(child) or "")
    return made


def _list(element: Element) -> _List:
    made = _List("", {}, {})
    for child in element:
        if short(child) == "w:abstractNumId":
            made = made._replace(scheme=val(child) or "")
        elif short(child) == "w:lvlOverride":
            at = number(val(child, "ilvl"), 0, _LEVELS - 1)
            for inner in child:
                if short(inner) == "w:startOverride":
                    made.starts[at] = number(val(inner), 0, _HIGHEST)
                elif short(inner) == "w:lvl":
                    made.levels[at] = _level(inner)
    return made
