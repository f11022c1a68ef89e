"""Folded words as FTS5 sees them: letters, and pairs of letters that overlap.

Of an article, 县志评审 becomes 县 志 评 审 | 县志 志评 评审. A word of one character is looked for
among the letters, a longer one as a phrase of pairs: exactly where it stands, and nowhere else.
Letters stand once each, in front, and cost little; a bar between stretches, of which no word has
one, lets no word be found across two of them.

What FTS5's `ascii` tokenizer would take for a gap (blanks, ASCII marks) is written as a character
of a private plane; everything that is not ASCII is a letter to it.
"""

import datetime as dt
import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise

from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.fold import PLANE
from gazetteer_desk.search.query import Field


VERSION = 2  # of what stands in the index; another one is thrown away
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
_MARKS = {chr(code): chr(PLANE + code) for code in range(128) if not chr(code).isalnum()}
_WIDE = f"utf-32-{sys.byteorder[0]}e"


def columns(document: Document) -> tuple[str, ...]:
    """Return what is written of a document, a string for each of `COLUMNS`."""
    folded: dict[Field, list[str]] = {field: [] for field in COLUMNS}
    for stretch in document.stretches:
        folded[stretch.field].append(stretch.folded)
    return tuple(_written(folded[field]) for field in COLUMNS)


def series(name: str) -> str:
    """Return what is written of a series' folded name, apart from all other words."""
    words, letters = _marked(name)
    return " ".join((*(_SERIES + one for one in letters), *_of_series(words)))


def phrase(folded: str, *, of_series: bool = False) -> str:
    """Return how FTS5 is asked for a folded word."""
    if _SURROGATE.search(folded):  # no text that is kept has one, and SQLite takes none
        return NOTHING
    words, _ = _marked(folded)
    if of_series:
        return f'"{" ".join(_of_series(words)) or _SERIES + words}"'
    return f'"{_pairs(words) or words}"'


def day(date: dt.date) -> int:
    """Return a date as the number of eight digits that it is written as."""
    return date.year * 10_000 + date.month * 100 + date.day


def _written(stretches: Iterable[str]) -> str:
    words, letters = _marked(_BAR.join(filter(None, stretches)))
    return f"{' '.join(letters.replace(_BAR, ''))} {_pairs(words)}"


def _marked(words: str) -> tuple[str, str]:
    """Return words without what FTS5 takes for a gap, and each letter of them once."""
    seen = dict.fromkeys(words)
    letters = "".join(seen)
    for one in _MARKS.keys() & seen.keys():  # few: `str.translate` would look at every letter
        words = words.replace(one, _MARKS[one])
        letters = letters.replace(one, _MARKS[one])
    return words, letters


def _of_series(words: str) -> Iterator[str]:
    return (_SERIES + before + after for before, after in pairwise(words))


def _pairs(words: str) -> str:
    """Return the overlapping pairs with blanks between them, "" where there is none."""
    if len(words) <= 1:
        return ""
    letters = _codes(words)
    made = _codes(" ") * (3 * len(letters) - 4)  # three a pair, no blank after the last
    made[0::3] = letters[:-1]
    made[1::3] = letters[1:]
    return made.tobytes().decode(_WIDE)


def _codes(words: str) -> "array[int]":
    """Return the letters as numbers: their order is changed without making a string of each."""
    return array("I", words.encode(_WIDE))
