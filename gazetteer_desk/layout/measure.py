"""How wide characters are, roughly: enough to size the masthead and to estimate lines."""

import re
import unicodedata
from functools import lru_cache


_LATIN = 0.5  # a half-width letter or digit of a Chinese face
_LATIN_AT_MOST = 0.75  # capitals of a proportional face
_GAP = 0.25  # of a character: the white with which Word parts Han from Latin and digits
_HAN, _LATINS = "[〇㐀-鿿豈-﫿]", "[0-9A-Za-z]"  # no white at a mark
_KNOWN = 1 << 14  # words of cells whose width is remembered: after a deed most are the same
_SEAM = re.compile(f"(?<={_HAN})(?={_LATINS})|(?<={_LATINS})(?={_HAN})")


class _Wide(dict[str, bool]):
    """Whether a character takes a whole square, found when it is first met."""

    def __missing__(self, character: str) -> bool:
        self[character] = unicodedata.east_asian_width(character) in "WFA"
        return self[character]


_WIDE = _Wide()


def ems(text: str, *, at_most: bool = False) -> float:
    """Return the width of a text in its own size; `at_most` errs on the wide side."""
    narrow = _LATIN_AT_MOST if at_most else _LATIN
    wide = sum(map(_WIDE.__getitem__, text))
    return wide + narrow * (len(text) - wide)


def most(text: str) -> float:
    """Return a width that `spaced` never exceeds, found without looking at the characters."""
    return len(text) * (_LATIN if text.isascii() else 1 + _GAP)


@lru_cache(_KNOWN)
def spaced(text: str) -> float:
    """Return the width of a text on one line, the white between Han and Latin with it."""
    return ems(text) + _GAP * len(_SEAM.findall(text))


def lines_of(text: str, width: float) -> int:
    """Return about how many lines of `width` characters a text takes, at least one."""
    return max(1, -int(-ems(text) // width))
