"""A short body of text (按语) as lines in a plain field, and back without losing what it holds."""

from gazetteer_desk.bulletin.body import Body, Kind, Paragraph, Table, paragraph
from gazetteer_desk.bulletin.cleaning import clean_line


def lines_of(body: Body) -> str:
    """Return one line a paragraph; a table or a picture stands as a word in 〔〕."""
    return "\n".join(_line(block) for block in body)


def body_of(text: str, before: Body) -> Body:
    """Return the body for these lines; a block whose line was not touched is kept as it was."""
    spare = [(_line(block), block) for block in before]
    found: list[Paragraph | Table] = []
    for line in text.split("\n"):
        at = next((i for i, (old, _) in enumerate(spare) if old == line), None)
        if at is not None:
            found.append(spare.pop(at)[1])  # pyright: ignore[reportArgumentType]
        elif words := clean_line(line):
            found.append(paragraph(words, Kind.NOTE))
    return tuple(found)


def _line(block: object) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "〔表格〕" if isinstance(block, Table) else "〔图片〕"
