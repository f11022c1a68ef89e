"""The numbers of lists, which Word and web pages keep out of the text, as text."""

import re

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.intake.looks import Open


_ALONE = re.compile(r"[\d一二三四五六七八九十①-⑳]")  # one character that is no bullet of Wingdings
_OPEN = re.compile("[0-9A-Za-z\u3400-\u9fff]")  # 第一条, 1.1: no mark closes them
_HAN_LISTS = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_MOST_HAN = 99


def written(marker: str) -> str:
    """Return the number Word wrote before an item, nothing where it is a bullet."""
    plain = marker.strip()
    if len(plain) < 2 and not _ALONE.match(plain):  # noqa: PLR2004
        return ""
    return f"{plain}　" if _OPEN.search(plain[-1]) else plain


def next_number(items: list[Open], value: str) -> str:
    """Return the number of the list item that begins, "" in a list without numbers."""
    for above in reversed(items):
        if above.tag == "ul":
            return ""
        if above.number is not None:
            if value.isascii() and value.isdecimal() and len(value) < 5:  # noqa: PLR2004
                above.number = int(value)
            above.number += 1
            return _formed(above.number - 1, above.list_type)
    return ""


def _formed(number: int, kind: str) -> str:
    if kind in _HAN_LISTS and 1 <= number <= _MOST_HAN:
        return f"{numbering.chinese(number)}、"
    letter = chr(ord("a") + number - 1) if 1 <= number <= 26 else ""  # noqa: PLR2004
    if letter and kind in ("a", "lower-alpha", "lower-latin"):
        return f"{letter}."
    if letter and kind in ("A", "upper-alpha", "upper-latin"):
        return f"{letter.upper()}."
    return f"{number}."
