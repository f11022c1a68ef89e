"""The lines of foreign HTML before they are paragraphs: their characters, and what they look like.

A line that ends with a mere line break (`<br>`, or an end of line in `<pre>`) may be one of many
that a page or a mail program broke; several of them are looked at together.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Mark, Span
from gazetteer_desk.intake import blanks, wrapped
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.kinds import Hints


_FEWEST = 3
_FEW = 8  # bits that tell what stands before a tab
_MOST_BLANKS = 200
_USUAL = 16.0  # points of a character whose size is not named


class Looks(NamedTuple):
    """What some characters look like: whether strong, their face, their size in points."""

    is_strong: bool = False
    face: str = ""
    size: float = 0.0


class Bit(NamedTuple):
    """Some characters of a paragraph, and what they look like."""

    words: str
    marks: frozenset[Mark]
    looks: Looks = Looks()


class Line(NamedTuple):
    """A line as it stood in the source, and its tidied characters; an empty line has none."""

    raw: str
    spans: tuple[Span, ...]
    hints: Hints


def paragraphs(lines: list[Line], *, are_cells: bool) -> Iterator[tuple[tuple[Span, ...], Hints]]:
    """Yield the paragraphs that some lines are; those of a cell are never joined."""
    texts = [line.raw if line.spans else "" for line in lines]
    if sum(map(bool, texts)) >= _FEWEST and not are_cells:
        groups = wrapped.group(texts)
    else:
        groups = [[at] for at, text in enumerate(texts) if text]
    for group in groups:
        first = lines[group[0]]
        spans = first.spans if len(group) == 1 else _one([lines[at].spans for at in group])
        yield spans, first.hints


def _one(lines: list[tuple[Span, ...]]) -> tuple[Span, ...]:
    """Return the spans of some lines as those of one; between Latin words stands a blank."""
    made: list[Span] = []
    for spans in lines:
        if made and made[-1].text[-1].isascii() and spans[0].text[0].isascii():
            made.append(Span(" ", made[-1].marks & spans[0].marks))
        made += spans
    return tidied((span.text, span.marks) for span in made)


def merged(bits: list[Bit]) -> list[Bit]:
    """Return the same characters in as few bits as they have looks."""
    if len(bits) < 2:  # noqa: PLR2004
        return bits
    return [
        Bit("".join(bit.words for bit in some), *looks)
        for looks, some in itertools.groupby(bits, key=lambda bit: (bit.marks, bit.looks))
    ]


def strong(bits: list[Bit]) -> int:
    """Return how many characters at the beginning stand in a bolder face than what follows."""
    some = [bit for bit in bits if bit.words.strip()]
    if not some or not some[0].looks.is_strong:
        return 0
    count = 0
    for bit in some:
        if not bit.looks.is_strong or bit.marks != some[0].marks:
            return count
        count += len(re.findall(r"\S", codec.clean(bit.words)))
    return 0


def whole(bits: list[Bit]) -> tuple[str, float, bool]:
    """Return the face of all the characters ("" for several), most ones' size, whether bold."""
    some = [bit for bit in bits if bit.words.strip()]
    faces = {bit.looks.face for bit in some if not bit.words.isascii()}
    sizes: Counter[float] = Counter()
    for bit in some:
        sizes[bit.looks.size] += len(bit.words)
    size = max(sizes, key=lambda one: sizes[one], default=0.0)
    is_bold = bool(some) and all(Mark.BOLD in bit.marks for bit in some)
    return (faces.pop() if len(faces) == 1 else ""), size, is_bold


def tab(bits: list[Bit]) -> str:
    """Return what stands for a tab: nothing behind a number or a colon, else a full-width blank."""
    return "" if blanks.ends_open("".join(bit.words for bit in bits[-_FEW:])) else "　"


def inset(bits: list[Bit], points: float, size: float, *, is_source: bool = True) -> float:
    """Return how far a line begins from the margin, in characters: by style, or by blanks.

    `is_source`: mere blanks may be those of a page's source, and are none.
    """
    raw = "".join(bit.words for bit in bits)[:_MOST_BLANKS]
    blank = raw[: len(raw) - len(raw.lstrip())]
    typed = sum(1.0 if c == "\u3000" else 0.5 for c in blank if c not in "\n\r")
    if is_source and len(blank.split("\u00a0")) == 1 and "\u3000" not in blank:
        typed = 0.0
    return points / (size or _USUAL) + typed


def one_line(words: str) -> str:
    """Return the characters with every kind of break as one that blanks know, a tab as wide.

    A tab beside a line end is the source's own indent.
    """
    broken = re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", words)
    if "\t" not in broken:
        return broken

    def wide(found: re.Match[str]) -> str:
        is_tab = "\t" in found[0] and "\n" not in found[0]
        before = broken[max(found.start() - _FEW, 0) : found.start()]
        return "　" if is_tab and not (before and blanks.ends_open(before)) else found[0]

    return re.sub(r"\s+", wide, broken)
