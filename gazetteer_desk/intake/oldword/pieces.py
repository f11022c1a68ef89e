"""The characters of an old Word file, pieced together, and where each stands in its stream.

A file that was saved fast holds its text in pieces: each is Unicode, or a byte a character. Where
such bytes are pairs of GBK, as some programs wrote them, the second of a pair is `FILLER`.
"""

import re
import struct
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from gazetteer_desk.intake.oldword import streams
from gazetteer_desk.intake.oldword.streams import Streams
from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.taken import MOST_CHARACTERS


FILLER = "\0"
_PROPERTIES, _TABLE = 1, 2
_PACKED = 0x40000000
_PIECE = 8  # bytes
_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
_MOST_PROPERTIES = 10_000


class Piece(NamedTuple):
    """A run of characters that stand together; `more` are properties on top of their own."""

    start: int
    end: int
    place: int  # bytes
    wide: int  # bytes of a character
    more: bytes


class Pieced(NamedTuple):
    """The characters of all stories, one for each place of the file, and their pieces."""

    text: str
    pieces: list[Piece]


def read(some: Streams) -> Pieced:
    """Return the characters; raises `Refused`."""
    made: list[str] = []
    pieces: list[Piece] = []
    for piece in _pieces(some.part(streams.PIECES)):
        length = piece.end - piece.start
        raw = some.word[piece.place : piece.place + length * piece.wide]
        words = _narrow(raw) if piece.wide == 1 else _wide(raw)
        made.append(words.ljust(length, FILLER))
        pieces.append(piece)
    return Pieced("".join(made), pieces)


def _pieces(clx: bytes) -> Iterator[Piece]:
    more: list[bytes] = []
    at = 0
    while at < len(clx) and clx[at] == _PROPERTIES and len(more) < _MOST_PROPERTIES:
        (length,) = struct.unpack_from("<H", clx, at + 1)
        more.append(clx[at + 3 : at + 3 + length])
        at += 3 + length
    if at >= len(clx) or clx[at] != _TABLE:
        raise Refused(Why.DAMAGED)
    (length,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + length]
    count = (len(table) - 4) // (4 + _PIECE)
    bounds = struct.unpack_from(f"<{count + 1}I", table)
    if bounds[0] or list(bounds) != sorted(bounds) or bounds[-1] > MOST_CHARACTERS + 10:
        raise Refused(Why.DAMAGED)
    for nth in range(count):
        place, change = struct.unpack_from("<IH", table, 4 * (count + 1) + _PIECE * nth + 2)
        is_packed = bool(place & _PACKED)
        place = (place & ~_PACKED) // (2 if is_packed else 1)
        changed = more[change >> 1] if change & 1 and change >> 1 < len(more) else b""
        yield Piece(bounds[nth], bounds[nth + 1], place, 1 if is_packed else 2, changed)


def _wide(raw: bytes) -> str:
    codes = array("H", raw[: len(raw) // 2 * 2])
    if struct.pack("=H", 1) != struct.pack("<H", 1):
        codes.byteswap()
    return "".join(map(chr, codes))


def _narrow(raw: bytes) -> str:
    """Return bytes as characters, each pair of GBK as one and its filler."""
    made: list[str] = []
    at = 0
    for found in _PAIRS.finditer(raw):
        made.append(_western(raw[at : found.start()]))
        try:
            made += (char + FILLER for char in found[0].decode("gb18030"))
        except UnicodeDecodeError:
            made.append(_western(found[0]))
        at = found.end()
    made.append(_western(raw[at:]))
    return "".join(made)


def _western(raw: bytes) -> str:
    return raw.decode("cp1252", "replace")
