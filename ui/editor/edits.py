"""Pure changes to a body that the keys and the toolbar ask for.

A `Spot` is a place between two characters: `path` leads to the block, or to (block, row, cell,
paragraph); `offset` counts Python characters. A `gap` is a line on the screen that stands for no
block of the body (beside a table): what is put there goes before block `path[0]`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from gazetteer_desk.bulletin import grid, numbering
from gazetteer_desk.bulletin.body import (
    HEADINGS,
    Block,
    Body,
    Cell,
    Kind,
    Paragraph,
    Picture,
    Span,
    Table,
    cut,
    tidy_spans,
)


Path = tuple[int, ...]


class Spot(NamedTuple):
    """A place in a body where the caret can stand."""

    path: Path
    offset: int = 0
    gap: bool = False

    @property
    def block(self) -> int:
        """Return the number of the block."""
        return self.path[0]


# What Enter at the end of a paragraph begins; kinds that are not named go on.
NEXT = {
    Kind.HEADING1: Kind.BODY,
    Kind.HEADING2: Kind.BODY,
    Kind.HEADING3: Kind.BODY,
    Kind.HEADING4: Kind.BODY,
    Kind.NOTE: Kind.BODY,
    Kind.CENTERED: Kind.BODY,
    Kind.SIGNATURE: Kind.DATELINE,
    Kind.DATELINE: Kind.BODY,
}


def lead_of(former: Paragraph | None, kind: Kind, text: str) -> int:
    """Return the run-in stretch of a paragraph whose words were edited.

    A heading's stretch ends with its heading sentence. Where it was set otherwise, it keeps its
    words: it grows or shrinks by what is typed inside it.
    """
    if former is None or former.kind != kind:
        return numbering.run_in(text) if kind in HEADINGS else 0
    if former.text == text:
        return former.lead
    if kind in HEADINGS and former.lead == numbering.run_in(former.text):
        return numbering.run_in(text)
    if not former.lead:
        return 0
    before = common_prefix(former.text, text)
    if before >= former.lead:
        return former.lead
    return min(max(former.lead + len(text) - len(former.text), 0), len(text))


def common_prefix(one: str, other: str) -> int:
    """Return how many leading characters two texts share."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def part(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """Return a stretch of a paragraph as a paragraph."""
    if start <= 0 and end >= len(paragraph.text):
        return paragraph
    return Paragraph(
        paragraph.kind,
        cut(paragraph.spans, start, end),
        max(0, min(paragraph.lead, end) - start) if start == 0 else 0,
    )


def paragraphs(body: Body) -> Iterator[tuple[Path, Paragraph]]:
    """Yield every paragraph with its path, those in the cells of tables too."""
    for at, block in enumerate(body):
        if isinstance(block, Paragraph):
            yield (at,), block
        elif isinstance(block, Table):
            for r, row in enumerate(block.rows):
                for c, cell in enumerate(row):
                    for p, paragraph in enumerate(cell.paragraphs):
                        yield (at, r, c, p), paragraph


def paragraph_at(body: Body, path: Path) -> Paragraph | None:
    """Return the paragraph at a path, None where a table, a picture or nothing stands."""
    if path[0] >= len(body):
        return None
    block = body[path[0]]
    if len(path) > 1 and isinstance(block, Table):
        _, r, c, p = path
        cell = block.rows[r][c] if r < len(block.rows) and c < len(block.rows[r]) else None
        return cell.paragraphs[p] if cell and p < len(cell.paragraphs) else None
    return block if isinstance(block, Paragraph) and len(path) == 1 else None


def moved(body: Body, first: int, last: int, by: int) -> Body:
    """Return the body with the blocks from `first` to `last` one place up or down."""
    run = body[first : last + 1]
    if by < 0 and first > 0:
        return (*body[: first - 1], *run, body[first - 1], *body[last + 1 :])
    if by > 0 and last + 1 < len(body):
        return (*body[:first], body[last + 1], *run, *body[last + 2 :])
    return body


def inserted(body: Body, spot: Spot, more: Body) -> tuple[Body, Spot]:
    """Return the body with other blocks put in at a spot, and the spot behind them.

    The first and the last paragraph join the words beside them, as everywhere where one pastes;
    on an empty line the first brings its kind along. Raises IndexError where there is no such cell.
    """
    if not more:
        return body, spot
    if len(spot.path) > 1:
        return _inserted_in_cell(body, spot, more)
    at = spot.block
    here = None if spot.gap else paragraph_at(body, spot.path)
    if here is None:
        if at < len(body) and not spot.gap and spot.offset:
            at += 1  # behind a picture
        return (*body[:at], *more, *body[at:]), _end_of(more, at)
    made, end = _joined(here, spot.offset, more)
    made_body = (*body[:at], *made, *body[at + 1 :])
    return made_body, Spot((at + end.block, *end.path[1:]), end.offset, gap=end.gap)


def _end_of(blocks: Body, at: int) -> Spot:
    last = blocks[-1]
    path = (at + len(blocks) - 1,)
    if isinstance(last, Paragraph):
        return Spot(path, len(last.text))
    return Spot((at + len(blocks),), gap=True) if isinstance(last, Table) else Spot(path, 1)


def _joined(here: Paragraph, offset: int, more: Body) -> tuple[Body, Spot]:
    head = part(here, 0, offset)
    tail = cut(here.spans, offset, len(here.text))
    made: list[Block] = list(more)
    first = made[0]
    if isinstance(first, Paragraph):
        if head.text or (tail and len(made) == 1):
            made[0] = _with_words(here, (*head.spans, *first.spans))
    elif head.text:
        made.insert(0, head)
    last = made[-1]
    end = _end_of(tuple(made), 0)
    if tail and isinstance(last, Paragraph):
        made[-1] = _with_words(last, (*last.spans, *tail))
    elif tail:
        end = Spot((len(made),), 0)
        made.append(Paragraph(Kind.BODY if head.text else here.kind, tail))
    return tuple(made), end


def _with_words(paragraph: Paragraph, spans: tuple[Span, ...]) -> Paragraph:
    spans = tidy_spans(spans)
    text = "".join(span.text for span in spans)
    return Paragraph(paragraph.kind, spans, lead_of(paragraph, paragraph.kind, text))


def _inserted_in_cell(body: Body, spot: Spot, more: Body) -> tuple[Body, Spot]:
    at, r, c, p = spot.path
    table = body[at]
    if not isinstance(table, Table) or c >= grid.place(table)[0]:
        raise IndexError("no such cell")
    pictures = tuple(block for block in more if isinstance(block, Picture))
    if pictures:  # no cell holds any: they go behind the table
        rest = tuple(block for block in more if not isinstance(block, Picture))
        if any(not isinstance(block, Paragraph) or block.text for block in rest):
            body, _ = _inserted_in_cell(body, spot, rest)
        made = (*body[: at + 1], *pictures, *body[at + 1 :])
        return made, Spot((at + len(pictures),), 1)
    flat: Body = tuple(flatten(more))
    # A square that the row does not reach yet becomes a cell, and those before it too.
    missing = (Cell((Paragraph(Kind.BODY),)),) * (c + 1 - len(table.rows[r]))
    cells = (*table.rows[r], *missing)
    cell = cells[c]
    here = paragraph_at(body, spot.path) or Paragraph(Kind.BODY)
    if not flat:
        return body, spot
    made, end = _joined(here, spot.offset, flat)
    words = tuple(one for one in made if isinstance(one, Paragraph))
    cell = replace(cell, paragraphs=(*cell.paragraphs[:p], *words, *cell.paragraphs[p + 1 :]))
    row = (*cells[:c], cell, *cells[c + 1 :])
    table = replace(table, rows=(*table.rows[:r], row, *table.rows[r + 1 :]))
    return (*body[:at], table, *body[at + 1 :]), Spot((at, r, c, p + end.block), end.offset)


def flatten(body: Body) -> Iterator[Paragraph]:
    """Yield the paragraphs of a body as plain ones for the cell of a table; pictures fall out."""
    for block in body:
        if isinstance(block, Paragraph):
            yield block
        elif not isinstance(block, Picture):
            for row in block.rows:
                words = "　".join(cell.text.replace("\n", "　") for cell in row)
                yield Paragraph(Kind.BODY, (Span(words),) if words else ())
