"""Whether the letters of a printed file are words, or the rubbish of a face without its table.

A scan holds no letters; a face that names its letters by numbers of its own gives private ones,
or such as no text is made of.
"""

import unicodedata


_LEAST = 0.6
_PRIVATE = frozenset({"Co", "Cn", "Cc", "Cs"})
_MOST_RUBBISH = 0.2


def is_readable(words: str) -> bool:
    """Return whether some characters are fit to be read, blanks not counted."""
    some = "".join(words.split())
    if not some:
        return False
    rubbish = sum(c == "\ufffd" or unicodedata.category(c) in _PRIVATE for c in some)
    return rubbish <= _MOST_RUBBISH * len(some) and sum(map(_is_usual, some)) >= _LEAST * len(some)


def _is_usual(char: str) -> bool:
    """Return whether a character is Chinese, of ASCII, or a mark."""
    code = ord(char)
    return (
        0x21 <= code <= 0x7E  # noqa: PLR2004
        or 0x2000 <= code <= 0x9FFF  # noqa: PLR2004
        or 0xF900 <= code <= 0xFFEF  # noqa: PLR2004
        or 0x20000 <= code <= 0x3FFFF  # noqa: PLR2004
        or char in "·"
    )
