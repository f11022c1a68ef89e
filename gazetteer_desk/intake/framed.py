"""Tables that are none: many an office sets 版头 and 版记 in one, for the sake of its rules."""

import itertools
from collections.abc import Iterator, Sequence

from gazetteer_desk.bulletin.body import Kind, Paragraph, Span, Table
from gazetteer_desk.intake import heads, tails
from gazetteer_desk.intake.passages import Passage, solid
from gazetteer_desk.intake.standing import Stand


_NEAR = 4  # passages from either end
_MOST_COLUMNS = 3
_GAP = "　"


def opened(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages; those of such tables are lines, the cells of one row on one line."""
    made: list[Passage] = []
    for at, one in enumerate(passages):
        is_near = at < _NEAR or at >= len(passages) - _NEAR
        if is_near and isinstance(one.block, Table) and _is_frame(one.block):
            made += _lines(one, one.block)
        else:
            made.append(one)
    return made


def _is_frame(table: Table) -> bool:
    if table.caption or max(map(len, table.rows), default=0) > _MOST_COLUMNS:
        return False
    words = [paragraph.text for row in table.rows for cell in row for paragraph in cell.paragraphs]
    return any(tails.begins(text) or heads.is_number(text) for text in words)


def _lines(one: Passage, table: Table) -> Iterator[Passage]:
    at = 0
    for row in table.rows:
        held = [[p.text for p in cell.paragraphs if solid(p.text)] for cell in row]
        held = [texts for texts in held if texts]
        is_one_line = len(held) > 1 and all(len(texts) == 1 for texts in held)
        joined = [[_GAP.join(texts[0] for texts in held)]] if is_one_line else held
        for words in itertools.chain.from_iterable(joined):
            end = at + len(solid(words))
            paragraph = Paragraph(Kind.BODY, (Span(words.strip()),))
            yield Passage(Stand(paragraph), one.spots[at:end])
            at = end
