"""Titles as the clerk broke them (题名分行): at most two lines, none ending inside a word."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from gazetteer_desk.bulletin import words
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.subject import Subject


_MOST = 2  # lines
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"))
_WHOLE = 16  # characters: what is longer within its marks cannot stand on one line with others


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the titles that are broken where they should not be."""
    titles = (line for line in subject.lines if line.zone is Zone.TITLE)
    for _, group in groupby(titles, lambda line: line.place.article):
        lines = list(group)
        if len(lines) > 1:
            yield from _of_title(subject, lines)


def _of_title(subject: Subject, lines: list[Line]) -> Iterator[Finding]:
    if len(lines) > _MOST:
        line = lines[_MOST]
        yield from subject.found("B13", line, 0, len(line.text), len(lines))
    for line, split in zip(lines, breaks(tuple(line.text for line in lines)), strict=False):
        if split:
            yield from subject.found("B13.1", line, len(line.text) - 1, len(line.text), split)


@lru_cache(1024)
def breaks(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return for each break what it cuts in two, "" where it cuts nothing."""
    title = "".join(lines)
    made: list[str] = []
    at = 0
    for line in lines[:-1]:
        at += len(line)
        made.append(_in_marks(title, at) or _in_word(title, at))
    return tuple(made)


def _in_marks(title: str, at: int) -> str:
    for opening, closing in _PAIRS:
        start, end = title.rfind(opening, 0, at), title.find(closing, at)
        if start >= 0 and end >= 0 and closing not in title[start:at]:
            inside = title[start : end + 1]
            return inside if len(inside) <= _WHOLE and opening not in title[at:end] else ""
    return ""


def _in_word(title: str, at: int) -> str:
    begin = 0
    for word in words.words(title):
        if begin < at < begin + len(word):
            return word
        begin += len(word)
    return ""
