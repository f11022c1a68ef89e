"""Full and half width, capital and small: writing that a reader takes for the same.

The text keeps its length, so that a place in what is made is the same place in the original.
"""

_BLANKS = (0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F, 0x0009)
_WIDTHS = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},  # ＡＢＣ１２３（），： …
    **dict.fromkeys(_BLANKS, 0x0020),
}
SAME = {  # a table for `str.translate`, before `lower`
    **_WIDTHS,
    0x0130: 0x0069,  # İ: the one letter that `lower` makes two of
    0x03A3: 0x03C3,  # Σ: the one letter that `lower` makes by what stands beside it
}


def alike(text: str) -> str:
    """Return the text in half width and small letters, character by character."""
    return text.translate(SAME).lower()


def half(character: str) -> str:
    """Return the half-width form of one character, itself where it has none."""
    return chr(_WIDTHS.get(ord(character), ord(character)))
