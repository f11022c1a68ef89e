"""What a paragraph or some characters of a Word file look like, by their styles and on their own.

Only what tells a title from a heading from a body is read: alignment, indents, outline level,
number, the style's name; face, size, bold, underline, raised, struck, hidden.
"""

import re
from typing import TypedDict

from gazetteer_desk.bulletin.body import NO_MARKS, Mark
from gazetteer_desk.intake import looks
from gazetteer_desk.intake.lines import Looks
from gazetteer_desk.intake.word.names import Element, is_on, number, short, val


class Look(TypedDict, total=False):
    """The properties that are named somewhere; lengths in points, `chars` in characters."""

    style: str  # the id of the paragraph's style
    align: str
    left: float
    left_chars: float
    first: float
    first_chars: float
    outline: int
    number: str  # the id of its list, "0" for none
    level: int
    stops: tuple[float, ...]
    face: str
    size: float
    bold: bool
    underline: bool
    raised: str
    struck: bool
    hidden: bool
    lead: bool
    name: str


_DEEPEST = 12  # styles based on each other
_USUAL = 10.5  # points: Word's own, where no size is named
_DEFAULT = "\0"  # the style of a paragraph that names none
_LENGTH = re.compile(r"(-?\d{1,7}(?:\.\d{0,4})?)(pt|in|cm|mm|pc|pi|)")
_POINTS = {"": 0.05, "pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "pi": 12.0}
_FURTHEST = 2_000.0  # points


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, tuple[str, Look]] = {}  # by id: what it is based on, what it says
        self._made: dict[str, Look] = {}
        self._base: Look = {"size": _USUAL}
        for element in () if root is None else root:
            if short(element) == "w:docDefaults":
                for inner in element.iter():
                    if short(inner) in ("w:pPr", "w:rPr"):
                        self._base = self._base | paragraph(inner) | characters(inner)
            elif short(element) == "w:style":
                self._add(element)

    def _add(self, element: Element) -> None:
        key, based, look = val(element, "styleId") or "", "", Look()
        for child in element:
            name = short(child)
            if name == "w:basedOn":
                based = val(child) or ""
            elif name == "w:name":
                look["name"] = (val(child) or "").strip()
            elif name == "w:pPr":
                look |= paragraph(child)
            elif name == "w:rPr":
                look |= characters(child)
        self._own.setdefault(key, (based, look))
        if val(element, "type") == "paragraph" and val(element, "default") in ("1", "true", "on"):
            self._own.setdefault(_DEFAULT, (based, look))

    def of(self, key: str | None) -> Look:
        """Return what a style says, with all that it is based on."""
        key = key or ""
        if key not in self._made:
            self._made[key] = self._resolved(key)
        return self._made[key]

    def _resolved(self, key: str) -> Look:
        chain: list[Look] = []
        while key in self._own and len(chain) < _DEEPEST:
            key, look = self._own[key]
            chain.append(look)
        made = Look()
        for look in reversed(chain):
            made |= look
        return made

    def of_paragraph(self, properties: Element | None) -> Look:
        """Return the whole look of a paragraph."""
        own = Look() if properties is None else paragraph(properties)
        style = own.get("style")
        if style not in self._own:
            style = _DEFAULT
        named = self.of(style)
        if "number" not in own and "number" not in named:
            return self._base | named | own
        made = self._base | named | own
        if own.get("number") and "left" not in own and "left_chars" not in own:
            made["left"] = made["left_chars"] = 0.0  # a list's own indent stands for the style's
        return made

    def of_run(self, around: Look, properties: Element | None) -> Look:
        """Return the whole look of some characters in a paragraph."""
        if properties is None:
            return around
        made = around.copy()
        for child in properties:
            if short(child) == "w:rStyle":
                named = self.of(val(child))
                made |= named
                made["lead"] = is_lead(named.get("name", ""))
                made["name"] = around.get("name", "")
                break
        return made | characters(properties)


def is_lead(name: str) -> bool:
    """Return whether a character style is that of a run-in heading."""
    return name in looks.LEADS


def paragraph(properties: Element) -> Look:
    """Return what a `w:pPr` says itself."""
    made = Look()
    for child in properties:
        name = short(child)
        if name == "w:pStyle":
            made["style"] = val(child) or ""
        elif name == "w:jc":
            made["align"] = val(child) or ""
        elif name == "w:ind":
            _read_indents(made, child)
        elif name == "w:outlineLvl":
            made["outline"] = number(val(child), 0, 9)
        elif name == "w:numPr":
            for inner in child:
                if short(inner) == "w:numId":
                    made["number"] = val(inner) or "0"
                elif short(inner) == "w:ilvl":
                    made["level"] = number(val(inner), 0, 8)
        elif name == "w:tabs":
            stops = (_points(val(stop, "pos")) for stop in child if val(stop) != "clear")
            made["stops"] = tuple(sorted(stops))[:20]
    return made


def _read_indents(made: Look, element: Element) -> None:
    for name in ("left", "start"):
        if (written := val(element, name)) is not None:
            made["left"] = _points(written)
        if (written := val(element, f"{name}Chars")) is not None:
            made["left_chars"] = number(written, -10_000) / 100
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        if (written := val(element, name)) is not None:
            made["first"] = sign * _points(written)
        if (written := val(element, f"{name}Chars")) is not None:
            made["first_chars"] = sign * number(written, -10_000) / 100


def characters(properties: Element) -> Look:
    """Return what a `w:rPr` says itself."""
    made = Look()
    for child in properties:
        name = short(child)
        if name == "w:rFonts":
            if face := looks.chinese_face(val(child, "eastAsia") or ""):
                made["face"] = face
        elif name == "w:sz":
            written = val(child) or ""
            made["size"] = _points(written) if "p" in written else number(written, 0, 4_000) / 2
        elif name == "w:b":
            made["bold"] = is_on(child)
        elif name == "w:u":
            made["underline"] = val(child) not in (None, "none")
        elif name == "w:vertAlign":
            made["raised"] = val(child) or ""
        elif name in ("w:strike", "w:dstrike"):
            made["struck"] = is_on(child)
        elif name == "w:vanish":
            made["hidden"] = is_on(child)
    return made


def _points(written: str | None) -> float:
    """Return a length in points: twips, or with the unit that Strict writes."""
    found = _LENGTH.match(written or "")
    if found is None:
        return 0.0
    return min(max(float(found[1]) * _POINTS[found[2]], -_FURTHEST), _FURTHEST)


def marks(look: Look) -> frozenset[Mark]:
    """Return the marks of some characters."""
    made = {
        mark
        for mark, is_set in (
            (Mark.BOLD, look.get("bold")),
            (Mark.UNDERLINE, look.get("underline")),
            (Mark.SUPERSCRIPT, look.get("raised") == "superscript"),
            (Mark.SUBSCRIPT, look.get("raised") == "subscript"),
        )
        if is_set
    }
    return frozenset(made) if made else NO_MARKS


def shown(look: Look) -> Looks:
    """Return what some characters look like."""
    face = look.get("face", "")
    strong = look.get("bold") or face in looks.STRONG_FACES or look.get("lead")
    return Looks(bool(strong), face, look.get("size", _USUAL))


def indent(look: Look, size: float) -> float:
    """Return how far from the margin a first line in letters of a size begins, in characters.

    Where an indent is named in characters too, these win.
    """
    size = size or _USUAL
    left = look.get("left_chars", 0.0) or look.get("left", 0.0) / size
    return max(left + (look.get("first_chars", 0.0) or look.get("first", 0.0) / size), 0.0)
