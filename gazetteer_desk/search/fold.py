"""Writing that is the same to a reader made the same: width, case, blanks beside Chinese.

Folding changes no length but where blanks go, so that a place in the folded text is found again
in the original by counting the blanks that went.
"""

import re


_HAN = "[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BLANKS = re.compile(rf"(?<={_HAN})\s+|\s+(?={_HAN})|(?<=\s)\s+|^\s+|\s+$")
_BLANK = (0x3000, 0x00A0, 0x2002, 0x2003, 0x2009, 0x202F, 0x0009)
_SAME = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},  # ＡＢＣ１２３（），： …
    **dict.fromkeys(_BLANK, 0x0020),
    0x0130: 0x0069,  # İ: the one letter that `lower` makes two of
    0x03A3: 0x03C3,  # Σ: the one letter that `lower` makes by what stands beside it
}


def fold(text: str) -> str:
    """Return what is compared: half width, small letters, no blanks beside Chinese."""
    return _BLANKS.sub("", _same(text))


def positions(text: str) -> list[int]:
    """Return for each character of `fold(text)`, and its end, where it stands in `text`."""
    gone: set[int] = set()
    for blanks in _BLANKS.finditer(_same(text)):
        gone.update(range(*blanks.span()))
    return [*(at for at in range(len(text)) if at not in gone), len(text)]


def _same(text: str) -> str:
    return text.translate(_SAME).lower()
