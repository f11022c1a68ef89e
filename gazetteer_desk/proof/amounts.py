"""The amounts of a line (37部, 三十八种, 1.2万字), each with what stands beside it."""

import re
from functools import lru_cache

import msgspec

from gazetteer_desk.proof import numerals
from gazetteer_desk.proof.markers import KNOWN


_UNIT = (
    "平方公里|平方米|平方千米|公里|千米|万元|亿元|人次|万字|千字|课时"
    "|[部种篇册卷本幅件名人位个家户场次项条张份处所亩吨村期集套辆台座元字枚首则]"
)
# Begins with a set of characters: so few places of a line are looked at at all.
_BEGINS = rf"[\d{numerals.HAN}](?<![\d.第年月A-Za-z—～].)"
_NUMBER = rf"(?<=\d)\d*(?:,\d{{3}})*(?:\.\d+)?[万亿]?|(?<=[{numerals.HAN}])[{numerals.HAN}]{{0,6}}"
_AMOUNT = re.compile(rf"({_BEGINS}(?:{_NUMBER}))(余|多|几)?({_UNIT})(?![月日度])")
_CLAUSE = re.compile("[，。；：、！？（）“”《》]")
_BESIDE = 10  # characters on each side


class Amount(msgspec.Struct, frozen=True, gc=False):
    """How many of what: `before` and `after` are the words of its clause on both sides."""

    value: float
    is_arabic: bool
    unit: str
    start: int
    end: int
    before: str
    after: str


@lru_cache(KNOWN)
def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a line that are told exactly, in order."""
    made: list[Amount] = []
    for match in _AMOUNT.finditer(text):
        number = numerals.value(match[1])
        if number is None or match[2]:
            continue
        start, end = match.span()
        before = _CLAUSE.split(text[max(start - 2 * _BESIDE, 0) : start])[-1]
        after = _CLAUSE.split(text[end : end + _BESIDE], maxsplit=1)[0]
        made.append(Amount(number, text[start].isdigit(), match[3], start, end, before, after))
    return tuple(made)


def number_of(amount: Amount) -> str:
    """Return 37部, as it is said in a message."""
    return numerals.written(amount.value) + amount.unit
