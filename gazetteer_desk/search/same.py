"""What two articles have in common, character by character.

A character is the same where it stands in a stretch of at least `LEAST` characters that the other
article has too, anywhere: a paragraph that was moved is as much the same as one that stayed, and
whoever is told 相同 62% sees exactly these characters lit. An alignment (difflib, rapidfuzz) would
lose what was moved and call single characters between two changes the same; stretches of a fixed
length need a set and no alignment, and take time by the length alone.

The lines of an article are compared as one text, so that short lines (一、总体情况, the cells of a
table) are the same where their neighbours are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.plain import Line
from gazetteer_desk.search import fold
from gazetteer_desk.search.documents import Document, Stretch
from gazetteer_desk.search.query import Field


LEAST = 8  # characters of a stretch: fewer are set phrases, 全县地方志工作
_COMPARED = (Field.TITLE, Field.TEXT)  # a column or a unit says nothing of where words come from
_LONGEST = 60  # characters of words that are shown
_SENTENCE = re.compile("[^。！？；]+[。！？；”’』」）]*")
Spans = tuple[tuple[int, int], ...]  # from, to, in characters of the folded text


class Text(msgspec.Struct, frozen=True):
    """An article as it is compared: its folded lines, and where each of them begins."""

    folded: str
    starts: tuple[int, ...]
    stretches: tuple[Stretch, ...]


def text_of(document: Document) -> Text:
    """Return an article as it is compared."""
    stretches: list[Stretch] = []
    lines: list[str] = []
    starts: list[int] = []
    at = 0
    for stretch in document.stretches:
        if stretch.field in _COMPARED and (line := stretch.folded):
            stretches.append(stretch)
            lines.append(line)
            starts.append(at)
            at += len(line) + 1
    return Text("\n".join(lines), tuple(starts), tuple(stretches))


def runs(folded: str) -> set[str]:
    """Return every run of `LEAST` characters of a folded text."""
    return {folded[at : at + LEAST] for at in range(len(folded) - LEAST + 1)}


def runs_at(folded: str) -> dict[str, list[int]]:
    """Return for every run of `LEAST` characters where it begins, in order."""
    found: dict[str, list[int]] = {}
    for at in range(len(folded) - LEAST + 1):
        found.setdefault(folded[at : at + LEAST], []).append(at)
    return found


def spans(folded: str, shared: Collection[str]) -> Spans:
    """Return the stretches of a folded text that these runs cover."""
    starts = range(len(folded) - LEAST + 1) if shared else ()
    return spans_from([at for at in starts if folded[at : at + LEAST] in shared])


def spans_from(starts: Sequence[int]) -> Spans:
    """Return the stretches that the runs cover that begin there, in order."""
    found: list[tuple[int, int]] = []
    start = end = -1
    for at in starts:
        if at > end:
            if end > 0:
                found.append((start, end))
            start = at
        end = at + LEAST
    if end > 0:
        found.append((start, end))
    return tuple(found)


def percent(folded: str, covered: Spans) -> int:
    """Return how much of a folded text is covered, rounded down: 100 is all of it."""
    total = len(folded) - folded.count("\n")
    same = sum(end - start - folded.count("\n", start, end) for start, end in covered)
    return same * 100 // total if total else 0


def places(text: Text, covered: Spans) -> Iterator[Place]:
    """Yield where the stretches stand in the article itself, in order."""
    for at, low, high in _in_lines(text, covered):
        yield from (place for place, _ in _written(text, at, low, high))


def pairs(text: Text, covered: Spans, there: Text) -> Iterator[tuple[Place, Place]]:
    """Yield each stretch, cut at the ends of lines, with a place where it begins in the other."""
    for at, low, high in _in_lines(text, covered):
        words = _line(text, at)[low:high]
        # All of it need not stand there in one piece; whatever is shorter from its begin does.
        most = bisect_left(
            range(2, len(words) + 1), True, key=lambda n: words[:n] not in there.folded
        )
        found = there.folded.index(words[: most + 1])
        other = bisect_right(there.starts, found) - 1
        begin = found - there.starts[other]
        yield _place(text, at, low, high), _place(there, other, begin, begin + most + 1)


def longest(text: Text, covered: Spans, there: str) -> str:
    """Return the longest words of one sentence that stand in the other folded text as well."""
    parts = [
        (at, low + one.start(), low + one.end())
        for at, low, high in _in_lines(text, covered)
        for one in _SENTENCE.finditer(_line(text, at)[low:high])
    ]
    parts.sort(key=lambda one: one[1] - one[2])
    for at, low, high in parts:
        if _line(text, at)[low:high] in there:
            pieces = _written(text, at, low, high)
            words = "".join(line[place.start : place.end] for place, line in pieces)
            return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return ""


def paragraphs(here: Text, there: Text) -> Iterator[tuple[Place, Place]]:
    """Yield each line of one article that is a line of the other, whole, with both its places."""
    known = {_line(there, at): at for at in reversed(range(len(there.starts)))}
    for at, stretch in enumerate(here.stretches):
        line = _line(here, at)
        if len(line) >= LEAST and line in known:
            yield stretch.lines[0][0], there.stretches[known[line]].lines[0][0]


def _line(text: Text, at: int) -> str:
    last = at + 1 == len(text.starts)
    return text.folded[text.starts[at] : len(text.folded) if last else text.starts[at + 1] - 1]


def _place(text: Text, at: int, low: int, high: int) -> Place:
    """Return where folded characters of a line begin; a title may be broken among them."""
    return next(_written(text, at, low, high))[0]


def _in_lines(text: Text, covered: Spans) -> Iterator[tuple[int, int, int]]:
    """Yield the stretches cut at the ends of lines: which line, from, to in it."""
    for start, end in covered:
        at = bisect_right(text.starts, start) - 1
        while at < len(text.starts) and text.starts[at] < end:
            first = text.starts[at]
            low, high = max(start - first, 0), min(end - first, len(_line(text, at)))
            if low < high:
                yield at, low, high
            at += 1


def _positions(text: Text, at: int) -> Sequence[int]:
    """Return where each folded character of a line is written; folding only takes some away."""
    words = text.stretches[at].words
    is_whole = len(words) == len(_line(text, at))
    return range(len(words) + 1) if is_whole else _known(words)


@lru_cache(maxsize=8)  # one asks for stretch after stretch of a line
def _known(words: str) -> list[int]:
    return fold.positions(words)


def _written(text: Text, at: int, low: int, high: int) -> Iterator[Line]:
    """Yield the places of folded characters of a line as it is written, each with all of that."""
    stretch, written = text.stretches[at], _positions(text, at)
    start, end = written[low], written[high - 1] + 1
    begin = 0
    for place, line in stretch.lines:
        first, last = max(start - begin, 0), min(end - begin, len(line))
        if first < last:
            yield msgspec.structs.replace(place, start=first, end=last), line
        begin += len(line)
