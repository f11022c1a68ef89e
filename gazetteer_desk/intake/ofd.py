"""OFD (GB/T 33190) → paragraphs: the letters of its pages as lines, its lines as what they were.

Only the parts that hold pages and the names of faces are read. Where a page is laid over a
template, the words of both are its own; seals and notes upon it are none.
"""

import math
import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from gazetteer_desk.bulletin import codec
from gazetteer_desk.intake import looks, printed_pages, safe_xml, strokes
from gazetteer_desk.intake.document import Document, Form
from gazetteer_desk.intake.letters import Letter
from gazetteer_desk.intake.printed_pages import MOST_LETTERS, MOST_PAGES, Printed
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.safe_zip import Parts
from gazetteer_desk.intake.strokes import Point, Stroke
from gazetteer_desk.intake.taken import MOST_CHARACTERS


_MAIN = "OFD.xml"
_MM = 72 / 25.4  # points
_LEANING = 0.1
_BOLD = 600
_MOST_SIZE, _FURTHEST = 400.0, 20_000.0  # points
_DIGITS = r"-?(?:\d{1,9}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE]-?\d)?"
_NUMBER = re.compile(_DIGITS)
_STEP = re.compile(rf"([MLC])|({_DIGITS})|[A-Z]")


class _Face(NamedTuple):
    name: str = ""
    is_bold: bool = False


class _Matrix(NamedTuple):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0


def read(data: bytes) -> Document:
    """Return what an OFD file says; raises `Refused`."""
    parts = Parts(data)
    main = _parsed(parts, _MAIN)
    if main is None:
        raise Refused(Why.OTHER_KIND)
    pages: list[Printed] = []
    for place in _texts(main, "DocRoot"):
        pages += _Whole(parts, _path("", place)).pages()
    if sum(len(page.letters) for page in pages) > MOST_CHARACTERS:
        raise Refused(Why.TOO_LARGE)
    return printed_pages.document(Form.OFD, pages)


class _Whole:
    """One document of the file."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._folder = posixpath.dirname(name)
        root = _parsed(parts, name)
        if root is None:
            raise Refused(Why.DAMAGED)
        self._root = root
        self._faces: dict[str, _Face] = {}
        for place in (*_texts(root, "PublicRes"), *_texts(root, "DocumentRes")):
            self._read_faces(_parsed(parts, _path(self._folder, place)))
        self._templates = {
            str(one.get("ID", "")): _path(self._folder, str(one.get("BaseLoc", "")))
            for one in _all(root, "TemplatePage")
        }

    def pages(self) -> Iterator[Printed]:
        """Yield the pages; raises `Refused` where there are too many."""
        found = [one for some in _all(self._root, "Pages") for one in some if _name(one) == "Page"]
        if len(found) > MOST_PAGES:
            raise Refused(Why.TOO_LARGE)
        for one in found:
            page = _parsed(self._parts, _path(self._folder, str(one.get("BaseLoc", ""))))
            if page is not None:
                yield self._page(page)

    def _page(self, root: Any) -> Printed:
        made = Printed([], "", [], 0)
        layers = [root]
        for one in _all(root, "Template"):
            name = self._templates.get(str(one.get("TemplateID", "")), "")
            template = _parsed(self._parts, name)
            if template is not None:
                layers.insert(0, template)
        for layer in layers:
            made = self._layer(layer, made)
        return made

    def _layer(self, root: Any, made: Printed) -> Printed:
        for element in root.iter():
            name = _name(element)
            if name == "TextObject":
                leaning = self._text(element, made.letters)
                made = made._replace(leaning=made.leaning + leaning)
            elif name == "PathObject":
                made.strokes.extend(_path_strokes(element))
            elif name == "ImageObject":
                made = made._replace(pictures=made.pictures + 1)
            if len(made.letters) > MOST_LETTERS:
                raise Refused(Why.TOO_LARGE)
        return made

    def _text(self, element: Any, found: list[Letter]) -> str:
        """Add the letters of a piece of text; return those that do not stand upright."""
        matrix, origin = _matrix(element), _origin(element)
        size = next(_numbers(str(element.get("Size", ""))), 0.0)
        face = self._faces.get(str(element.get("Font", "")), _Face())
        is_bold = face.is_bold or next(_numbers(str(element.get("Weight", ""))), 0.0) >= _BOLD
        high = max(min(round(size * math.hypot(matrix.c, matrix.d) * _MM, 1), _MOST_SIZE), 1.0)
        leans = abs(matrix.b) > _LEANING * matrix.a
        leaning = ""
        for code in _all(element, "TextCode"):
            for char, x, y, wide in _placed(code, size):
                left, base = _seen((x, y), matrix, origin)
                left, base = (max(min(one, _FURTHEST), -_FURTHEST) for one in (left, base))
                right = left + wide * abs(matrix.a) * _MM
                if leans:
                    leaning += char
                else:
                    found.append(Letter(char, left, right, base, high, face.name, is_bold))
        return leaning

    def _read_faces(self, root: Any) -> None:
        for one in () if root is None else _all(root, "Font"):
            name = f"{one.get('FontName', '')} {one.get('FamilyName', '')}"
            is_bold = str(one.get("Bold", "")) == "true"
            self._faces[str(one.get("ID", ""))] = _Face(looks.chinese_face(name), is_bold)


def _placed(code: Any, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Yield the letters of a run, each with its place and how wide it may be."""
    words = codec.clean(code.text or "")
    x, y = (next(_numbers(str(code.get(name, "0"))), 0.0) for name in ("X", "Y"))
    across, down = (
        list(_steps(str(code.get(name, "")), len(words))) for name in ("DeltaX", "DeltaY")
    )
    for at, char in enumerate(words):
        wide = size / 2 if char.isascii() else size
        step = across[at] if at < len(across) else (0.0 if down else wide)
        yield char, x, y, min(wide, step) if step > 0 else wide
        x += step
        y += down[at] if at < len(down) else 0.0


def _steps(words: str, most: int) -> Iterator[float]:
    """Yield how far each letter is from the one before; `g 3 5` is three times five."""
    some = iter(words.split()[: 3 * most])
    count = 0
    for one in some:
        times, value = 1, one
        if one == "g":
            times, value = int(next(_numbers(next(some, "0")), 0.0)), next(some, "0")
        step = next(_numbers(value), 0.0)
        for _ in range(min(times, most - count)):
            count += 1
            yield step


def _path_strokes(element: Any) -> list[Stroke]:
    matrix, origin = _matrix(element), _origin(element)
    found: list[Stroke] = []
    for data in _texts(element, "AbbreviatedData"):
        part: list[Point] = []
        ends: list[float] = []
        for sign, number in _STEP.findall(data):
            if number:
                ends.append(float(number))
                if len(ends) == 2:  # noqa: PLR2004 - a point
                    part.append(_seen((ends[0], ends[1]), matrix, origin))
                    ends = []
            elif sign == "C" and part:
                part.append(part[0])
            elif sign == "M":
                found += strokes.of(part, has_line=True)
                part = []
        found += strokes.of(part, has_line=True)
    return found


def _seen(point: Point, matrix: _Matrix, origin: Point) -> Point:
    """Return where a point of an object is seen, in points."""
    x, y = point
    return (
        (matrix.a * x + matrix.c * y + matrix.e + origin[0]) * _MM,
        (matrix.b * x + matrix.d * y + matrix.f + origin[1]) * _MM,
    )


def _matrix(element: Any) -> _Matrix:
    found = list(_numbers(str(element.get("CTM", ""))))
    return _Matrix(*found) if len(found) == len(_Matrix()) else _Matrix()


def _origin(element: Any) -> Point:
    found = [*_numbers(str(element.get("Boundary", ""))), 0.0, 0.0]
    return found[0], found[1]


def _numbers(words: str) -> Iterator[float]:
    return (float(one) for one in _NUMBER.findall(words[:2_000]))


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _all(root: Any, name: str) -> Iterator[Any]:
    return (one for one in root.iter() if _name(one) == name)


def _texts(root: Any, name: str) -> Iterator[str]:
    return (str(one.text or "").strip() for one in _all(root, name))


def _path(folder: str, place: str) -> str:
    """Return the name of a part; none leads out of the file."""
    return posixpath.normpath(posixpath.join("/", folder, place)).lstrip("/")


def _parsed(parts: Parts, name: str) -> Any:
    data = parts.read(name) if name else None
    return None if data is None else safe_xml.parse(data)
