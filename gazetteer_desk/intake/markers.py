"""The numbers of lists, which Word and web pages keep out of the text, as text."""

import re

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.intake.looks import Open


_NUMBER = re.compile(r"[第\d一二三四五六七八九十百（(①-⑳a-zA-Z]")
_ALONE = re.compile(r"[\d一二三四五六七八九十①-⑳]")  # one character that is no bullet of Wingdings
_HAN_LISTS = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_MOST_HAN = 99


def written(marker: str) -> str:
    """Return the number Word wrote before an item, nothing where it is a bullet."""
    plain = marker.strip()
    if not _NUMBER.match(plain):
        return ""
    return plain if len(plain) > 1 or _ALONE.match(plain) else ""


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
