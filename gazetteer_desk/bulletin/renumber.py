"""Numbers of paragraphs put in order again after some were moved, for the whole article. Pure.

Numbered are the headings 一、 （一） 1. （1） and paragraphs that begin with 一是, 二是. Each level
counts anew below a larger one. A list that begins with 一是 again (or 1. or （1）) is another list;
一、 and （一） never begin again within what they divide. A number that is not the first thing of
its paragraph is a reference or a part of the sentence, and is not touched.
"""

import re
from typing import NamedTuple

from msgspec.structs import replace

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Block, Body, Paragraph, Span, tidy_spans


_HAN = "一二三四五六七八九十"
_LEVELS = (
    re.compile(f"(?P<open>)(?P<number>[{_HAN}]{{1,4}})(?P<close>、)(?![{_HAN}])"),
    re.compile(f"(?P<open>[（(])(?P<number>[{_HAN}]{{1,4}})(?P<close>[）)])"),
    re.compile(r"(?P<open>)(?P<number>\d{1,2})(?P<close>[.．])(?!\d)"),
    re.compile(r"(?P<open>[（(])(?P<number>\d{1,2})(?P<close>[）)])"),
    re.compile(f"(?P<open>)(?P<number>[{_HAN}]{{1,3}})(?P<close>是)"),
)
_BEGINS_AGAIN = 2  # levels from here on may begin with 1 again
_MOST = 99


class Renumbered(NamedTuple):
    """The body with its numbers in order, and what was changed: from what, to what."""

    body: Body
    changed: tuple[tuple[str, str], ...]


class _Counter:
    """How far each level has counted."""

    def __init__(self) -> None:
        self._counts = [0] * len(_LEVELS)
        self._has_one = [False] * len(_LEVELS)

    def next(self, level: int, number: int) -> int:
        """Return what the next number of a level should be where `number` stands."""
        if level >= _BEGINS_AGAIN and number == 1 and self._has_one[level]:
            self._clear(level)
        self._counts[level] += 1
        self._has_one[level] |= number == 1
        self._clear(level + 1)
        return self._counts[level]

    def _clear(self, first: int) -> None:
        for level in range(first, len(_LEVELS)):
            self._counts[level], self._has_one[level] = 0, False


def renumbered(body: Body) -> Renumbered:
    """Return the body with the numbers of its paragraphs in order; the same where they are."""
    counter, made, changed = _Counter(), list[Block](body), list[tuple[str, str]]()
    for at, block in enumerate(body):
        if not isinstance(block, Paragraph) or (found := _number_of(block.text)) is None:
            continue
        level, match = found
        number = numbering.value(match["number"])
        wanted = counter.next(level, number)
        if number != wanted and 0 < wanted <= _MOST:
            numeral = str(wanted) if match["number"].isdecimal() else numbering.chinese(wanted)
            made[at] = _with_number(block, match, numeral)
            changed.append((match[0], match["open"] + numeral + match["close"]))
    return Renumbered(tuple(made) if changed else body, tuple(changed))


def _number_of(text: str) -> tuple[int, re.Match[str]] | None:
    for level, pattern in enumerate(_LEVELS):
        if (match := pattern.match(text)) and numbering.value(match["number"]):
            return level, match
    return None


def _with_number(paragraph: Paragraph, match: re.Match[str], numeral: str) -> Paragraph:
    """Return the paragraph with another number, in the marks of the old one."""
    start, end = match.span("number")
    spans: list[Span] = []
    at = 0
    for span in paragraph.spans:
        a, b = max(start - at, 0), min(end - at, len(span.text))
        text = span.text
        if a < b:
            text = text[:a] + (numeral if at <= start else "") + text[b:]
        spans.append(Span(text, span.marks))
        at += len(span.text)
    lead = (
        paragraph.lead + len(numeral) - (end - start) if paragraph.lead >= end else paragraph.lead
    )
    return replace(paragraph, spans=tidy_spans(tuple(spans)), lead=lead)
