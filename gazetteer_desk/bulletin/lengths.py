"""Paragraphs that are too long to write in: which they are, and how they are parted."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Block, Body, Cell, Paragraph, Span, Table, tidy_spans


LONGEST = 20_000  # characters of a paragraph in which a key still answers at once
_PART = 5_000
_SENTENCE = re.compile("[。！？!?；;][”’）》」】]*")
_CLAUSE = re.compile("[，、,：: ]")


def too_long(body: Body) -> int:
    """Return how many paragraphs are too long to write in."""
    return sum(len(one.text) > LONGEST for one in _paragraphs(body))


def parted(body: Body) -> Body:
    """Return the body with every too long paragraph parted at the ends of sentences."""
    made: list[Block] = []
    for block in body:
        if isinstance(block, Paragraph):
            made += _parts(block)
        elif isinstance(block, Table):
            rows = tuple(tuple(map(_cell, row)) for row in block.rows)
            made.append(replace(block, rows=rows))
        else:
            made.append(block)
    return tuple(made)


def _paragraphs(body: Body) -> Iterator[Paragraph]:
    for block in body:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs


def _cell(cell: Cell) -> Cell:
    if all(len(one.text) <= LONGEST for one in cell.paragraphs):
        return cell
    return replace(cell, paragraphs=tuple(p for one in cell.paragraphs for p in _parts(one)))


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
    text = paragraph.text
    if len(text) <= LONGEST:
        yield paragraph
        return
    start = 0
    while start < len(text):
        end = _end(text, start)
        spans = _cut(paragraph.spans, start, end)
        yield Paragraph(paragraph.kind, spans, 0 if start else min(paragraph.lead, end))
        start = end


def _end(text: str, start: int) -> int:
    """Return where the part ends that begins at `start`: at a sentence, a clause, anywhere."""
    if len(text) - start <= _PART:
        return len(text)
    window = text[start : start + _PART]
    for pattern in (_SENTENCE, _CLAUSE):
        ends = [found.end() for found in pattern.finditer(window)]
        if ends and ends[-1] > _PART // 2:
            return start + ends[-1]
    return start + _PART


def _cut(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    made: list[Span] = []
    at = 0
    for span in spans:
        made.append(Span(span.text[max(start - at, 0) : max(end - at, 0)], span.marks))
        at += len(span.text)
    return tidy_spans(tuple(made))
