"""Pure changes of what the words of a body are: kinds, run-in headings, marks.

Each takes stretches of words, as many as there are: the cells of a table that are chosen are one
each. A stretch that ends in a gap ends before the block that the gap is in front of.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import (
    HEADINGS,
    Block,
    Body,
    Cell,
    Kind,
    Mark,
    Paragraph,
    Span,
    Table,
    cut,
    tidy_spans,
)
from ui.editor.edits import Path, Spot, lead_of, paragraphs


Stretch = tuple[Spot, Spot]
_Change = Callable[[Paragraph, int, int], Paragraph]  # from which character to which
_RIVALS = {Mark.SUPERSCRIPT: Mark.SUBSCRIPT, Mark.SUBSCRIPT: Mark.SUPERSCRIPT}


class _Covered:
    """Which words several stretches cover, found without looking at all of them."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = sorted(stretches)
        self._starts = [start.path for start, _ in self._stretches]
        self.blocks = range(self._starts[0][0], self._stretches[-1][1].block + 1)

    def part(self, path: Path, paragraph: Paragraph) -> tuple[int, int] | None:
        """Return from where to where a paragraph is covered, None where it is not."""
        at = bisect_right(self._starts, path) - 1
        if at < 0:
            return None
        start, end = self._stretches[at]
        if path > end.path or (end.gap and path == end.path):
            return None
        first = start.offset if path == start.path else 0
        return first, (end.offset if path == end.path else len(paragraph.text))


def _mapped(body: Body, covered: _Covered, change: _Change) -> Body:
    """Return the body with every paragraph changed that is covered."""

    def changed(path: Path, paragraph: Paragraph) -> Paragraph:
        part = covered.part(path, paragraph)
        return paragraph if part is None else change(paragraph, *part)

    made: list[Block] = list(body)
    for at in covered.blocks:
        block = body[at] if at < len(body) else None
        if isinstance(block, Paragraph):
            made[at] = changed((at,), block)
        elif isinstance(block, Table):
            made[at] = _mapped_table(block, at, changed)
    return tuple(made)


def _mapped_table(table: Table, at: int, change: Callable[[Path, Paragraph], Paragraph]) -> Table:
    def cell_of(r: int, c: int, cell: Cell) -> Cell:
        made = tuple(change((at, r, c, p), one) for p, one in enumerate(cell.paragraphs))
        return cell if made == cell.paragraphs else replace(cell, paragraphs=made)

    rows = tuple(
        tuple(cell_of(r, c, cell) for c, cell in enumerate(row)) for r, row in enumerate(table.rows)
    )
    return table if rows == table.rows else replace(table, rows=rows)


def with_kind(body: Body, stretches: Sequence[Stretch], kind: Kind) -> Body:
    """Return the body with the paragraphs of these stretches of another kind."""

    def change(paragraph: Paragraph, _start: int, _end: int) -> Paragraph:
        if paragraph.kind == kind:
            return paragraph
        return Paragraph(kind, paragraph.spans, lead_of(None, kind, paragraph.text))

    return _mapped(body, _Covered(stretches), change)


def with_lead(body: Body, stretches: Sequence[Stretch], *, whole: bool) -> Body:
    """Return the body with only the first sentence of these headings as heading, or all of it."""

    def change(paragraph: Paragraph, _start: int, _end: int) -> Paragraph:
        lead = 0 if whole or paragraph.kind not in HEADINGS else numbering.run_in(paragraph.text)
        return paragraph if lead == paragraph.lead else replace(paragraph, lead=lead)

    return _mapped(body, _Covered(stretches), change)


def toggled(marks: frozenset[Mark], mark: Mark) -> frozenset[Mark]:
    """Return the marks with one more, or one less; super- and subscript exclude each other."""
    return marks - {mark} if mark in marks else (marks | {mark}) - {_RIVALS.get(mark)}


def with_marks(body: Body, stretches: Sequence[Stretch], mark: Mark) -> Body:
    """Return the body with a mark put on several stretches, or taken away from all of them.

    It is taken away where all their characters have it already. Superscript and subscript exclude
    each other.
    """
    covered = _Covered(stretches)
    on = not _is_all_marked(body, covered, mark)

    def marked(span: Span) -> Span:
        return Span(span.text, toggled(span.marks - {mark} if on else span.marks | {mark}, mark))

    def change(paragraph: Paragraph, start: int, end: int) -> Paragraph:
        if start >= end:
            return paragraph
        if not start and end == len(paragraph.text):
            return replace(paragraph, spans=tidy_spans(tuple(map(marked, paragraph.spans))))
        spans = (
            *cut(paragraph.spans, 0, start),
            *(marked(span) for span in cut(paragraph.spans, start, end)),
            *cut(paragraph.spans, end, len(paragraph.text)),
        )
        return replace(paragraph, spans=tidy_spans(spans))

    return _mapped(body, covered, change)


def _is_all_marked(body: Body, covered: _Covered, mark: Mark) -> bool:
    is_any = False
    for spans in _words(body, covered):
        is_any = is_any or bool(spans)
        if not all(mark in span.marks for span in spans):
            return False
    return is_any


def _words(body: Body, covered: _Covered) -> Iterator[tuple[Span, ...]]:
    for path, paragraph in paragraphs(body):
        part = covered.part(path, paragraph)
        if part == (0, len(paragraph.text)):
            yield paragraph.spans
        elif part is not None:
            yield cut(paragraph.spans, *part)
