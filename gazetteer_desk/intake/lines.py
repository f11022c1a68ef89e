"""The lines of foreign HTML before they are paragraphs: their characters, and what they look like.

A line that ends with a mere line break (`<br>`, or an end of line in `<pre>`) may be one of many
that a page or a mail program broke; several of them are looked at together.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Mark, Span
from gazetteer_desk.intake import wrapped
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.kinds import Hints


_FEWEST = 3


class Bit(NamedTuple):
    """Some characters of a paragraph, and what they look like."""

    words: str
    marks: frozenset[Mark]
    looks: tuple[bool, str]  # whether they are strong, and their face


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


def strong(bits: list[Bit]) -> int:
    """Return how many characters at the beginning stand in a bolder face than what follows."""
    some = [bit for bit in bits if bit.words.strip()]
    if not some or not some[0].looks[0]:
        return 0
    count = 0
    for bit in some:
        if not bit.looks[0] or bit.marks != some[0].marks:
            return count
        count += len(re.findall(r"\S", codec.clean(bit.words)))
    return 0


def one_line(words: str) -> str:
    """Return the characters with every kind of break as one that blanks know."""
    return re.sub("[\x0b\x0c\x85\u2028\u2029]", "\n", words)
