"""The properties that an old Word file (.doc) names: pairs of a code and what it is set to.

The codes are those of [MS-DOC] 2.6; the length of what follows one is in its upper bits.
"""

import struct
from collections.abc import Iterator
from functools import lru_cache
from typing import Final


# Of characters.
DELETED: Final = 0x0800
BOLD: Final = 0x0835
HIDDEN: Final = 0x083C
STRUCK: Final = 0x0837
UNDERLINE: Final = 0x2A3E
RAISED: Final = 0x2A48  # 1 above, 2 below
SIZE: Final = 0x4A43  # half points
FACE: Final = 0x4A50  # of Chinese characters
STYLE: Final = 0x4A30  # of characters
INSERTED: Final = 0x0801
# Of paragraphs.
ALIGN: Final = (0x2461, 0x2403)  # 0 left, 1 centre, 2 right
LEFT: Final = (0x845E, 0x840F)  # twips
LEFT_CHARACTERS: Final = 0x4456  # hundredths
FIRST: Final = (0x8460, 0x8411)
FIRST_CHARACTERS: Final = 0x4457
OUTLINE: Final = 0x2640  # 9 is the text's
IN_TABLE: Final = 0x2416
ROW_END: Final = 0x2417
DEPTH: Final = 0x6649  # of tables
LIST: Final = 0x460B
HUGE: Final = (0x6646, 0x6645)  # where in the stream of data the properties stand
# Of rows.
CELLS: Final = 0xD608
_TABS: Final = 0xC615

_LENGTHS = (1, 1, 2, 4, 2, 2, 0, 3)
_VARIABLE = 6
_MOST = 2_000  # of one run
_SIGNED = {1: "b", 2: "h", 4: "i"}


def each(some: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the codes of some properties, each with what it is set to."""
    at = 0
    for _ in range(_MOST):
        if at + 2 > len(some):
            return
        (code,) = struct.unpack_from("<H", some, at)
        at += 2
        length = _LENGTHS[code >> 13]
        if code >> 13 == _VARIABLE:
            length, at = _variable(code, some, at)
        yield code, some[at : at + length]
        at += length


def _variable(code: int, some: bytes, at: int) -> tuple[int, int]:
    """Return how long what follows is, and where it begins."""
    if at >= len(some):
        return 0, at
    if code == CELLS:
        length = int.from_bytes(some[at : at + 2], "little") - 1
        return max(length, 0), at + 2
    if code == _TABS and some[at] == 0xFF:  # noqa: PLR2004 - reckoned from the tabs themselves
        return len(some), at
    return some[at], at + 1


Values = dict[int, int]


@lru_cache(maxsize=2_048)
def values(some: bytes) -> Values:
    """Return the properties that are numbers, by their codes."""
    made: Values = {}
    for code, operand in each(some):
        if form := _SIGNED.get(len(operand)):
            (made[code],) = struct.unpack(f"<{form}", operand)
    return made


def first(some: Values, codes: tuple[int, ...], usual: int = 0) -> int:
    """Return what the first of several codes is set to."""
    return next((some[code] for code in codes if code in some), usual)
