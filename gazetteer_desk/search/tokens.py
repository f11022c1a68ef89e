"""Folded words as FTS5 sees them: letters, and pairs of letters that overlap.

Of an article, 县志评审 becomes 县 志 评 审 | 县志 志评 评审. A word of one character is looked for
among the letters, a longer one as a phrase of pairs: exactly where it stands, and nowhere else.
Letters stand once each, in front, and cost little; a bar that no word has keeps stretches apart.

What FTS5's `ascii` tokenizer would take for a gap (blanks, ASCII marks) is written as a character
of a private plane; everything that is not ASCII is a letter to it.
"""

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise

from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.fold import PLANE
from gazetteer_desk.search.query import Field


VERSION = 1  # of what stands in the index; another one is thrown away
COLUMNS = {  # of the index, by what stands in them
    Field.TEXT: "text",
    Field.TITLE: "title",
    Field.COLUMN: "column",
    Field.UNIT: "unit",
}
# The text stands first: FTS5 writes two bytes for every place in any column but the first.
MARKS = "marks"  # the column of what is known of the issue, all of it longer than a pair
ALL, YEAR, NUMBER, TOTAL, DAY = "all", "year", "number", "total", "day"
NOTHING = "nothing"  # a word that no article has
_SURROGATE = re.compile("[\ud800-\udfff]")
_BAR, _SERIES = chr(0x10FFF0), chr(0x10FFF1)
_MARKS = {code: chr(PLANE + code) for code in range(128) if not chr(code).isalnum()}


def columns(document: Document) -> tuple[str, ...]:
    """Return what is written of a document, a string for each of `COLUMNS`."""
    folded: dict[Field, list[str]] = {field: [] for field in COLUMNS}
    for stretch in document.stretches:
        folded[stretch.field].append(stretch.folded.translate(_MARKS))
    return tuple(_written(folded[field]) for field in COLUMNS)


def series(name: str) -> str:
    """Return what is written of a series' folded name, apart from all other words."""
    return _written([name.translate(_MARKS)], before=_SERIES)


def phrase(folded: str, *, of_series: bool = False) -> str:
    """Return how FTS5 is asked for a folded word."""
    if _SURROGATE.search(folded):  # no text that is kept has one, and SQLite takes none
        return NOTHING
    before = _SERIES if of_series else ""
    words = folded.translate(_MARKS)
    return f'"{(words and " ".join(_pairs(words, before))) or before}"'


def day(date: dt.date) -> int:
    """Return a date as the number of eight digits that it is written as."""
    return date.year * 10_000 + date.month * 100 + date.day


def _written(stretches: Iterable[str], before: str = "") -> str:
    there = [one for one in stretches if one]
    letters = [before + one for one in dict.fromkeys("".join(there))]
    pairs = [" ".join(_pairs(one, before)) for one in there if len(one) > 1]
    return f" {_BAR} ".join(filter(None, [" ".join(letters), *pairs]))


def _pairs(words: str, before: str) -> Iterable[str]:
    """Return the overlapping pairs, or the one letter."""
    if len(words) == 1:
        return (before + words,)
    if before:
        return (before + a + b for a, b in pairwise(words))
    return map(str.__add__, words, words[1:])
