"""The letters of a printed page, gathered into the lines that an eye sees.

A page (PDF, OFD) holds letters at places, in any order and mostly without blanks. What stands at
one height is a line; where two letters of it stand apart, a blank is put: one between Latin
words, a full-width one where the page leaves room for a letter or more.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from gazetteer_desk.bulletin.body import NO_MARKS, Mark


_SAME_LINE = 0.45  # of a size, between the heights of two letters
_RAISED, _SMALLER = 0.12, 0.8
_WORDS_APART, _ROOM = 0.17, 0.9  # of a size
_TWICE = 0.1  # of a size: the same letter again, as bold is feigned
_FIRST_HAN = "\u2e80"  # below are dashes and ligatures, two characters at one place
_COLUMNS = 2.0  # of a size: a blank as wide keeps columns apart
_OPENING, _CLOSING = "“‘（《【〈〔「『([{", "”’）》】〉〕」』，。、；：！？…·％%)]}"
_HEAD = re.compile(rf"[{re.escape(_OPENING)}]*(?:[0-9A-Za-z!-~]+|.)[{re.escape(_CLOSING)}]*")
_BOLD = frozenset({Mark.BOLD})


class Letter(NamedTuple):
    """A letter, its place in points from the upper left corner, its looks."""

    char: str
    left: float
    right: float
    base: float
    size: float
    face: str = ""
    is_bold: bool = False


class PrintedLine(NamedTuple):
    """What stands at one height of a page, from left to right, blanks put in."""

    letters: tuple[Letter, ...]
    left: float
    right: float
    base: float
    size: float  # of most of its letters
    page: int = 0

    @property
    def text(self) -> str:
        """Return the characters."""
        return "".join(letter.char for letter in self.letters)

    @property
    def is_parted(self) -> bool:
        """Return whether it is several columns, as a name to the left and a date to the right."""
        runs = itertools.groupby(self.letters, lambda letter: letter.char.isspace())
        blanks = [list(some) for is_blank, some in runs if is_blank]
        return any(run[-1].right - run[0].left > _COLUMNS * self.size for run in blanks)

    @property
    def head(self) -> float:
        """Return the width of what at its beginning may not be broken."""
        found = _HEAD.match(self.text)
        return self.letters[found.end() - 1].right - self.left if found else 0.0

    @property
    def face(self) -> str:
        """Return the face of all the letters, "" for several."""
        faces = {letter.face for letter in self.letters if not letter.char.isascii()}
        return faces.pop() if len(faces) == 1 else ""


def lines(letters: Iterable[Letter], page: int = 0) -> list[PrintedLine]:
    """Return the lines of a page from top to bottom, without those of blanks only."""
    ordered = sorted(letters, key=lambda one: one.base)
    found: list[list[Letter]] = []
    base = size = 0.0
    for letter in ordered:
        if found and letter.base - base <= _SAME_LINE * max(size, letter.size):
            found[-1].append(letter)
            if letter.size > size * 1.05:
                base, size = letter.base, letter.size
        else:
            found.append([letter])
            base, size = letter.base, letter.size
    return [line(some, page) for some in found if any(not one.char.isspace() for one in some)]


def line(letters: Sequence[Letter], page: int = 0) -> PrintedLine:
    """Return the line that some letters are, one of them at least to be seen."""
    ordered = sorted(letters, key=lambda one: one.left)
    while ordered[0].char.isspace():
        ordered.pop(0)
    while ordered[-1].char.isspace():
        ordered.pop()
    sizes = Counter(one.size for one in ordered)
    size = max(sizes, key=lambda one: (sizes[one], one))
    base = next(one.base for one in ordered if one.size == size)
    right = max(one.right for one in ordered)
    return PrintedLine(tuple(_spaced(ordered)), ordered[0].left, right, base, size, page)


def _spaced(ordered: Sequence[Letter]) -> Iterator[Letter]:
    """Yield the letters with blanks where the page left room; a letter set twice comes once."""
    once = [ordered[0]]
    for letter in ordered[1:]:
        last = once[-1]
        is_near = letter.left - last.left <= _TWICE * letter.size
        if not (is_near and letter.char == last.char and letter.char >= _FIRST_HAN):
            once.append(letter)
    pairs = list(itertools.pairwise(once))
    gaps = [(after.left - before.right) / max(before.size, after.size) for before, after in pairs]
    usual = max(median(gaps), 0.0) if gaps else 0.0
    yield once[0]
    for (before, after), gap in zip(pairs, gaps, strict=True):
        blank = _blank(before.char, after.char, gap, usual)
        if blank:
            yield before._replace(char=blank, left=before.right, right=after.left)
        yield after


def _blank(before: str, after: str, gap: float, usual: float) -> str:
    if before.isspace() or after.isspace():
        return ""
    if gap > usual + _ROOM:
        return "　"
    return " " if before.isascii() and after.isascii() and gap > usual + _WORDS_APART else ""


def marks(letter: Letter, around: PrintedLine) -> frozenset[Mark]:
    """Return what is special about a letter of a line."""
    found = _BOLD if letter.is_bold else NO_MARKS
    if letter.size > _SMALLER * around.size:
        return found
    if around.base - letter.base > _RAISED * around.size:
        return found | {Mark.SUPERSCRIPT}
    return found | {Mark.SUBSCRIPT} if letter.base - around.base > 0 else found
