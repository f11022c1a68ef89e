"""The lines of one foreign paragraph → the paragraphs they are, with hints; and their words."""

from collections.abc import Callable, Iterator, Sequence

from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.body import Paragraph, Table
from gazetteer_desk.intake import lines
from gazetteer_desk.intake.blanks import tidied
from gazetteer_desk.intake.kinds import Hints, paragraph_of
from gazetteer_desk.intake.lines import Bit
from gazetteer_desk.intake.standing import Stand


def paragraphs(
    held: Sequence[list[Bit]], hints: Callable[[list[Bit]], Hints], *, is_cell: bool
) -> Iterator[Stand]:
    """Yield a paragraph as one, or as the several that its line breaks make of it."""
    read: list[lines.Line] = []
    for some in map(lines.merged, held):
        raw = "".join(bit.words for bit in some)
        spans = tidied((codec.clean(lines.one_line(bit.words)), bit.marks) for bit in some)
        read.append(lines.Line(raw, spans, hints(some)))
    for spans, said in lines.paragraphs(read, are_cells=is_cell):
        yield Stand(paragraph_of(spans, said), said)


def texts(stands: Sequence[Stand]) -> Iterator[str]:
    """Yield the words of paragraphs, and those of tables a row a line."""
    for block, _ in stands:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            for row in block.rows:
                yield "　".join(filter(None, (cell.text.replace("\n", "　") for cell in row)))
