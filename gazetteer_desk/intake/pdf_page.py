"""What one page of a PDF holds: letters at their places, ruled lines, how many pictures.

The file of foreign make is read by pdfium, whose calls are few and cheap; what is dear (the face
of a letter) is asked once for each piece of text. Letters that lean (a stamp across the page) are
told apart.
"""

import ctypes
import math
from typing import Any, NamedTuple

from gazetteer_desk.intake import looks, pdf_drawings
from gazetteer_desk.intake.letters import Letter
from gazetteer_desk.intake.pdf_drawings import Place
from gazetteer_desk.intake.printed_pages import MOST_LETTERS, Printed
from gazetteer_desk.intake.refusals import Refused, Why


_LONGEST_NAME = 200
_BOLD = 600
_SURROGATES = range(0xD800, 0xDC00)
_MOST_SIZE = 400.0


class _Looks(NamedTuple):
    size: float
    face: str
    is_bold: bool
    leans: bool


_NO_LOOKS = _Looks(1.0, "", is_bold=False, leans=False)


def read(page: Any, raw: Any) -> Printed:
    """Return what a page of pdfium's holds; raises `Refused` where it is too much."""
    text = page.get_textpage()
    try:
        letters, leaning = _Text(page, text, raw).letters()
    finally:
        text.close()
    strokes, pictures = pdf_drawings.read(page, raw)
    return Printed(letters, leaning, strokes, pictures)


class _Text:
    def __init__(self, page: Any, text: Any, raw: Any) -> None:
        self._raw = raw
        self._text = text
        self._place = Place(page)
        self._known: dict[int, _Looks] = {}
        self._faces: dict[int, tuple[str, bool]] = {}

    def letters(self) -> tuple[list[Letter], str]:
        """Return the upright letters and the others."""
        count = self._text.count_chars()
        if count > MOST_LETTERS:
            raise Refused(Why.TOO_LARGE)
        raw, handle = self._raw, self._text.raw
        x, y = ctypes.c_double(), ctypes.c_double()
        box = raw.FS_RECTF()
        found: list[Letter] = []
        leaning: list[str] = []
        high = 0
        for at in range(count):
            code = raw.FPDFText_GetUnicode(handle, at)
            if code in _SURROGATES:
                high = code
                continue
            if high:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if code > high else code
                high = 0
            if raw.FPDFText_IsGenerated(handle, at) == 1 or not 0 < code <= 0x10FFFF:  # noqa: PLR2004
                continue
            seen = self._looks(at)
            if seen.leans:
                leaning.append(chr(code))
                continue
            raw.FPDFText_GetCharOrigin(handle, at, x, y)
            raw.FPDFText_GetLooseCharBox(handle, at, box)
            left, base = self._place(x.value, y.value)
            ends = self._place(box.left, box.bottom), self._place(box.right, box.top)
            right = max(ends[0][0], ends[1][0], left)
            if math.isfinite(left) and math.isfinite(base) and math.isfinite(right):
                found.append(Letter(chr(code), left, right, base, seen.size, *seen[1:3]))
        return found, "".join(leaning)

    def _looks(self, at: int) -> _Looks:
        raw = self._raw
        piece = raw.FPDFText_GetTextObject(self._text.raw, at)
        if not piece:
            return _NO_LOOKS
        address = ctypes.addressof(piece.contents)
        known = self._known.get(address)
        if known is None:
            known = self._known[address] = self._asked(piece)
        return known

    def _asked(self, piece: Any) -> _Looks:
        raw = self._raw
        size, matrix = ctypes.c_float(), raw.FS_MATRIX()
        raw.FPDFTextObj_GetFontSize(piece, size)
        raw.FPDFPageObj_GetMatrix(piece, matrix)
        high = math.hypot(matrix.c, matrix.d) * abs(size.value)
        if not math.isfinite(high):
            return _NO_LOOKS
        font = raw.FPDFTextObj_GetFont(piece)
        face, is_bold = self._face(font) if font else ("", False)
        leans = self._place.leans(matrix.a, matrix.b)
        return _Looks(max(min(round(high, 1), _MOST_SIZE), 1.0), face, is_bold, leans)

    def _face(self, font: Any) -> tuple[str, bool]:
        address = ctypes.addressof(font.contents)
        known = self._faces.get(address)
        if known is None:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            self._raw.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
            words = _decoded(name.value)
            is_bold = "bold" in words.lower() or self._raw.FPDFFont_GetWeight(font) >= _BOLD
            known = self._faces[address] = looks.chinese_face(words), is_bold
        return known


def _decoded(name: bytes) -> str:
    """Return the name of a face: Word writes Chinese names in GBK."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")
