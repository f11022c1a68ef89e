"""How wide characters are: a table for each class of face, and the gap between Han and digits.

The official faces (仿宋_GB2312, 楷体_GB2312, 黑体, 宋体) set Han and every mark of GB/T 2312 in one
em, quotes, dashes, ellipses and · too, and ASCII in half of it. 方正小标宋简体 does alike but for
letters of many widths; a title is broken by its words, so half an em on average will do. A face
that is not known is taken for one of these.
"""

import re
from collections.abc import Mapping

import msgspec

from gazetteer_desk.layout.look import Face


GAP_PARTS = (
    5  # Word and LibreOffice part Han from a digit or letter; a fifth of an em in the latter
)


def is_han(character: str) -> bool:
    """Tell whether a character is a Han letter, not a mark.

    Compared, because a pattern of so many characters takes 3 ms to compile.
    """
    return (
        "一" <= character <= "鿿"
        or character == "〇"
        or "㐀" <= character <= "䶿"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


class Widths(msgspec.Struct, frozen=True):
    """The advances of the characters of one face that are not one em wide, in ems.

    `uneven` finds the runs of such characters; those that `advances` does not name are `usual`.
    """

    uneven: re.Pattern[str]
    usual: float = 0.5
    advances: Mapping[str, float] = msgspec.field(default_factory=dict[str, float])

    def ems(self, run: str) -> float:
        """Return the width of a run of uneven characters."""
        if not self.advances:
            return self.usual * (len(run) + run.count("·"))
        return sum(self.advances.get(c, self.usual) for c in run)


Table = Mapping[str, Widths]

# ASCII, the no-break space, half-width katakana; zero-width characters are too rare to be weighed.
EVEN = Widths(re.compile("[\x20-\x7e\xa0·｡-ￜ]+"))
OFFICIAL: Table = dict.fromkeys(Face, EVEN)


def of(table: Table, face: str) -> Widths:
    """Return the widths of a face, those of the official ones where it is not known."""
    return table.get(face, EVEN)
