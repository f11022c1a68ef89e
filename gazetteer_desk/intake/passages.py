"""A paragraph, table or picture of a foreign document, and which of its characters it is."""

import itertools
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin.body import Block, Paragraph, cut
from gazetteer_desk.bulletin.codec import clean
from gazetteer_desk.intake import blanks
from gazetteer_desk.intake.document import Document
from gazetteer_desk.intake.kinds import Hints, paragraph_of
from gazetteer_desk.intake.recognised import Range, Ranges, words_of
from gazetteer_desk.intake.standing import Stand


Spot = tuple[int, int]  # a stand (of a line aside: -1 and down), and one of its characters
_JOINER = "\u200d"


class Passage(msgspec.Struct, frozen=True):
    """A block with what its source said of it, and its characters that count, in their order.

    `gap` tells that an empty line stands above it; `is_top` that a page begins with it, so that
    nobody knows of a gap; `is_row` that it is a row of a table that is none any more.
    """

    stand: Stand
    spots: tuple[Spot, ...]
    gap: bool = False
    is_top: bool = False
    is_row: bool = False

    @property
    def block(self) -> Block:
        """Return what it is."""
        return self.stand.block

    @property
    def hints(self) -> Hints:
        """Return what its source said of it."""
        return self.stand.hints

    @property
    def text(self) -> str:
        """Return its words where it is a paragraph, else nothing."""
        return self.block.text if isinstance(self.block, Paragraph) else ""

    def within(self, start: int, end: int) -> tuple[Spot, ...]:
        """Return where a stretch of its words stood."""
        words = self.text
        before = len(solid(words[:start]))
        return self.spots[before : before + len(solid(words[start:end]))]

    def breaks(self) -> tuple[int, ...]:
        """Return where in its words a printed line ended."""
        words = self.text
        pairs = zip(_counting(words), itertools.pairwise(self.spots), strict=False)
        return tuple(at + 1 for at, (one, other) in pairs if one[0] != other[0])

    def lines(self) -> "list[Passage]":
        """Return its printed lines."""
        breaks = self.breaks()
        if not breaks:
            return [self]
        ends = (0, *breaks, len(self.text))
        return [self.part(start, end) for start, end in itertools.pairwise(ends)]

    def part(self, start: int, end: int | None = None) -> "Passage":
        """Return a stretch of a paragraph as one of its own."""
        words = self.text
        inside = words[start:end]
        start += len(inside) - len(inside.lstrip())
        end = start + len(inside.strip())
        spans = cut(self.block.spans, start, end) if isinstance(self.block, Paragraph) else ()
        stand = Stand(paragraph_of(spans, self.hints), self.hints)
        return Passage(stand, self.within(start, end), self.gap, self.is_top)


def solid(words: str) -> str:
    """Return the characters that count: no blanks, nothing invisible."""
    return "".join(blanks.unhidden(clean(words)).replace(_JOINER, "").split())


def spots_of(document: Document, nth: int) -> tuple[Spot, ...]:
    """Return the characters of a stand that count."""
    return tuple((nth, at) for at in _counting(words_of(document, nth)))


def aside_spots(document: Document, nth: int) -> tuple[Spot, ...]:
    """Return the characters of a line aside that count."""
    return tuple((-1 - nth, at) for at in _counting(words_of(document, nth, is_aside=True)))


def _counting(words: str) -> list[int]:
    return [at for at, letter in enumerate(words) if _counts(letter)]


@lru_cache(1 << 14)
def _counts(letter: str) -> bool:
    return bool(solid(letter))


def ranges(document: Document, spots: Iterable[Spot]) -> Ranges:
    """Return the stretches that some characters are, blanks between them included."""
    made: list[Range] = []
    for stand, at in spots:
        nth, is_aside = (-1 - stand, True) if stand < 0 else (stand, False)
        last = made[-1] if made else None
        if last and (last.stand, last.is_aside) == (nth, is_aside) and last.end <= at:
            words = words_of(document, nth, is_aside=is_aside) if last.end < at else ""
            if not any(map(_counts, words[last.end : at])):
                made[-1] = Range(nth, last.start, at + 1, is_aside)
                continue
        made.append(Range(nth, at, at + 1, is_aside))
    return tuple(made)


def said(document: Document, stands: Sequence[Range]) -> str:
    """Return the words of some ranges, those of several stands one a line."""
    parts = (words_of(document, r.stand, is_aside=r.is_aside)[r.start : r.end] for r in stands)
    return "\n".join(parts)
