"""How wide characters are, roughly: enough to size the masthead and to estimate lines."""

import unicodedata


_LATIN = 0.5  # a half-width letter or digit of a Chinese face
_LATIN_AT_MOST = 0.75  # capitals of a proportional face


def ems(text: str, *, at_most: bool = False) -> float:
    """Return the width of a text in its own size; `at_most` errs on the wide side."""
    narrow = _LATIN_AT_MOST if at_most else _LATIN
    wide = sum(1 for c in text if unicodedata.east_asian_width(c) in "WFA")
    return wide + narrow * (len(text) - wide)


def lines_of(text: str, width: float) -> int:
    """Return about how many lines of `width` characters a text takes, at least one."""
    return max(1, -int(-ems(text) // width))
