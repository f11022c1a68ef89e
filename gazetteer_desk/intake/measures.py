"""The measure of printed pages: where their lines begin and end, how large a letter is.

Pages that are bound have other margins on the left leaf than on the right one, so the two kinds
are measured apart; a page whose lines all begin a paragraph is measured by the others.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from gazetteer_desk.intake.letters import PrintedLine


_USUAL = 16.0
_NEAR = 0.35  # of a letter
_INDENT = 0.9
_SHARE = 12  # one line of so many makes a margin
_FULL = 10  # letters of a line that tells of margins


class Measure(NamedTuple):
    """Of all pages: the size of most letters, how wide full lines are, how far apart.

    `lefts`: where lines begin on even and on odd pages; `indents`: the share of those that begin
    inward.
    """

    size: float
    lefts: tuple[float, float]
    width: float
    pitch: float
    indents: float

    def left(self, line: PrintedLine) -> float:
        """Return where the lines of a line's page begin."""
        return self.lefts[line.page % 2]

    def right(self, line: PrintedLine) -> float:
        """Return where the full lines of a line's page end."""
        return self.left(line) + self.width


def of(lines: Sequence[PrintedLine]) -> Measure:
    """Return the measure of some pages' lines."""
    size = _size(lines)
    body = [line for line in lines if abs(line.size - size) <= 1] or list(lines)
    wide = [line for line in body if len(line.letters) >= _FULL] or body
    left = _margin([line.left for line in wide], size)
    lefts = (_leaf(wide, 0, left, size), _leaf(wide, 1, left, size))
    ends = [line.right - lefts[line.page % 2] for line in wide]
    pitches = [
        round(b.base - a.base)
        for a, b in itertools.pairwise(body)
        if a.page == b.page and size * 0.8 < b.base - a.base < size * 4
    ]
    pitch = Counter(pitches).most_common(1)[0][0] if pitches else size * 1.75
    inward = sum(size < line.left - lefts[line.page % 2] < 4 * size for line in wide)
    return Measure(size, lefts, _width(ends, size), pitch, inward / max(len(wide), 1))


def _size(lines: Sequence[PrintedLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.letters)
    return max(sizes, key=lambda one: sizes[one], default=_USUAL)


def _margin(lefts: Sequence[float], size: float) -> float:
    """Return the leftmost place at which more than a few lines begin."""
    ordered = sorted(lefts)
    least = max(len(ordered) // _SHARE, 1)
    for at, left in enumerate(ordered):
        if at + least < len(ordered) and ordered[at + least] - left <= _NEAR * size:
            return median(ordered[at : at + least + 1])
    return ordered[0] if ordered else 0.0


def _leaf(lines: Sequence[PrintedLine], odd: int, left: float, size: float) -> float:
    """Return where the lines of one leaf begin, unless that is an indent."""
    found = [line.left for line in lines if line.page % 2 == odd]
    own = _margin(found, size) if len(found) > 3 else left  # noqa: PLR2004
    return own if abs(own - left) < _INDENT * size else left


def _width(ends: Sequence[float], size: float) -> float:
    """Return how far full lines reach: as most of the longest do."""
    if not ends:
        return 0.0
    ordered = sorted(ends, reverse=True)
    best, most = ordered[0], 0
    for at, end in enumerate(ordered):
        near = sum(1 for other in ordered[at:] if end - other <= _NEAR * size)
        if near > most:
            best, most = end, near
    return best if most > 1 else ordered[0]
