"""Numbers and days as old issues write them: 六十二, １２, 二〇二四年七月十五日, 2024-07-15."""

import datetime as dt
import re

from gazetteer_desk.bulletin import numbering


_ARABIC = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")
_HUNDREDS = re.compile(
    "(?:(?P<hundreds>[一二三四五六七八九])百)?零?(?P<rest>[一二三四五六七八九]?十?[一二三四五六七八九]?)"
)
_ANY = dt.date(2000, 1, 1)  # a day that is read has its year


def number(numeral: str) -> int | None:
    """Return what a number is, however it is written; None where it is none."""
    plain = numeral.translate(_ARABIC)
    if plain.isascii() and plain.isdecimal():
        return int(plain)
    found = _HUNDREDS.fullmatch(numeral)
    if found is None:
        return None
    hundreds = numbering.value(found["hundreds"]) if found["hundreds"] else 0
    return (100 * hundreds + (numbering.value(found["rest"]) if found["rest"] else 0)) or None


def day(words: str) -> dt.date | None:
    """Return the day some words name with its year, None where there is no such day."""
    return numbering.read_date("".join(words.split()), today=_ANY)
