"""The styles and faces of an old Word file: [MS-DOC] 2.9.271 and 2.9.286."""

import struct
from typing import NamedTuple

from gazetteer_desk.bulletin.body import NO_MARKS, Mark
from gazetteer_desk.intake import looks
from gazetteer_desk.intake.lines import Looks
from gazetteer_desk.intake.oldword import sprms, streams
from gazetteer_desk.intake.oldword.sprms import Values
from gazetteer_desk.intake.oldword.streams import Streams


_DEEPEST = 12  # styles based on one another
_NO_BASE = 0xFFF
_PARAGRAPH = 1
_USUAL = 20  # half points
_MOST = 4_096
_AS_STYLE, _NOT_AS_STYLE = -128, -127  # of a property that is on or off: as a signed byte
_NAME = 39  # bytes before the name of a face
_RAISED = {1: Mark.SUPERSCRIPT, 2: Mark.SUBSCRIPT}


class Style(NamedTuple):
    """A style: its name, its number among Word's own, and what it says."""

    name: str = ""
    own: int = 0
    base: int = _NO_BASE
    paragraph: bytes = b""
    characters: bytes = b""


class Shown(NamedTuple):
    """What some characters look like."""

    marks: frozenset[Mark]
    looks: Looks
    is_deleted: bool
    is_inserted: bool
    is_hidden: bool
    is_struck: bool


class Styles:
    """The styles of one file, and what stands in them."""

    def __init__(self, some: Streams) -> None:
        self._styles, usual = _styles(some.part(streams.STYLES))
        self._faces = _faces(some.part(streams.FACES))
        self._usual: Values = {sprms.SIZE: _USUAL, sprms.FACE: usual}
        self._paragraphs: dict[tuple[int, bytes], Values] = {}
        self._shown: dict[tuple[int, bytes], Shown] = {}

    def named(self, style: int) -> Style:
        """Return a style by its number in the file."""
        return self._styles[style] if style < len(self._styles) else Style()

    def of_paragraph(self, style: int, properties: bytes) -> Values:
        """Return the properties of a paragraph."""
        key = style, properties
        if key not in self._paragraphs:
            made: Values = {}
            for one in self._chain(style):
                made |= sprms.values(one.paragraph)
            self._paragraphs[key] = made | sprms.values(properties)
        return self._paragraphs[key]

    def shown(self, style: int, properties: bytes) -> Shown:
        """Return what some characters of a paragraph in a style look like."""
        key = style, properties
        if key not in self._shown:
            self._shown[key] = self._looked(style, sprms.values(properties))
        return self._shown[key]

    def _looked(self, style: int, own: Values) -> Shown:
        under = self._usual.copy()
        for one in self._chain(style):
            _lay(under, sprms.values(one.characters))
        is_lead = False
        if sprms.STYLE in own:
            number = own[sprms.STYLE] & 0xFFFF
            is_lead = self.named(number).name in looks.LEADS
            for one in self._chain(number):
                _lay(under, sprms.values(one.characters))
        _lay(under, own)
        is_bold = bool(under.get(sprms.BOLD))
        face = self._face(under[sprms.FACE])
        marks = frozenset({Mark.BOLD}) if is_bold else NO_MARKS
        if under.get(sprms.UNDERLINE):
            marks |= {Mark.UNDERLINE}
        if raised := _RAISED.get(under.get(sprms.RAISED, 0)):
            marks |= {raised}
        is_strong = is_bold or face in looks.STRONG_FACES or is_lead
        return Shown(
            marks,
            Looks(is_strong, face, under[sprms.SIZE] / 2),
            bool(own.get(sprms.DELETED)),
            bool(own.get(sprms.INSERTED)),
            bool(under.get(sprms.HIDDEN)),
            bool(under.get(sprms.STRUCK)),
        )

    def _chain(self, style: int) -> list[Style]:
        """Return a style after all that it is based on."""
        found: list[Style] = []
        while style < len(self._styles) and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = found[-1].base
        return found[::-1]

    def _face(self, number: int) -> str:
        return self._faces[number] if 0 <= number < len(self._faces) else ""


def _lay(under: Values, own: Values) -> None:
    """Lay properties over those of a style; what is on or off may be set against the style."""
    for code, value in own.items():
        if code in (sprms.BOLD, sprms.HIDDEN, sprms.STRUCK):
            if value == _NOT_AS_STYLE:
                under[code] = int(not under.get(code))
            elif value != _AS_STYLE:
                under[code] = value
        else:
            under[code] = value


def _styles(table: bytes) -> tuple[list[Style], int]:
    """Return the styles, and the number of the usual face of Chinese characters."""
    if len(table) < 20:  # noqa: PLR2004 - bytes of a head
        return [], 0
    head, count, base = struct.unpack_from("<HHH", table)
    (usual,) = struct.unpack_from("<H", table, 16)
    at = 2 + head
    made: list[Style] = []
    while at + 2 <= len(table) and len(made) < min(count, _MOST):
        (length,) = struct.unpack_from("<H", table, at)
        made.append(_style(table[at + 2 : at + 2 + length], base))
        at += 2 + length + length % 2
    return made, usual


def _style(raw: bytes, base: int) -> Style:
    if len(raw) < base + 2 or base < 10:  # noqa: PLR2004
        return Style()
    first, second, third = struct.unpack_from("<HHH", raw)
    (length,) = struct.unpack_from("<H", raw, base)
    name = raw[base + 2 : base + 2 + 2 * length].decode("utf-16-le", "replace")
    at = base + 2 + 2 * (length + 1)
    parts: list[bytes] = []
    for _ in range(min(third & 0xF, 3)):
        at += at % 2
        if at + 2 > len(raw):
            break
        (length,) = struct.unpack_from("<H", raw, at)
        parts.append(raw[at + 2 : at + 2 + length])
        at += 2 + length
    is_paragraph = second & 0xF == _PARAGRAPH
    paragraph = parts.pop(0)[2:] if is_paragraph and parts else b""
    characters = parts[0] if parts else b""
    return Style(name.split(",")[0], first & _NO_BASE, second >> 4, paragraph, characters)


def _faces(table: bytes) -> list[str]:
    """Return the classes of the faces that the file names, by their numbers."""
    if len(table) < 4:  # noqa: PLR2004
        return []
    (count,) = struct.unpack_from("<H", table)
    at = 4
    made: list[str] = []
    while at < len(table) and len(made) < min(count, _MOST):
        length = table[at]
        raw = table[at + 1 + _NAME : at + 1 + length]
        name = raw.decode("utf-16-le", "replace").split("\0")[0]
        made.append(looks.chinese_face(name))
        at += 1 + length
    return made
