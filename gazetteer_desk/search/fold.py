"""Writing that is the same to a reader made the same: width, case, blanks beside Chinese.

Folding changes no length but where blanks go, so that a place in the folded text is found again
in the original by counting the blanks that went.
"""

import re

from gazetteer_desk.bulletin.alike import alike


_HAN = "[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_BLANKS = re.compile(rf"(?<={_HAN})\s+|\s+(?={_HAN})|(?<=\s)\s+|^\s+|\s+$")


def fold(text: str) -> str:
    """Return what is compared: half width, small letters, no blanks beside Chinese."""
    return _BLANKS.sub("", alike(text))


def positions(text: str) -> list[int]:
    """Return for each character of `fold(text)`, and its end, where it stands in `text`."""
    gone: set[int] = set()
    for blanks in _BLANKS.finditer(alike(text)):
        gone.update(range(*blanks.span()))
    return [*(at for at in range(len(text)) if at not in gone), len(text)]
