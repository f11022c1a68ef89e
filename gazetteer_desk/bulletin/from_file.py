"""A body that was read from a file becomes an article."""

from msgspec.structs import replace

from gazetteer_desk.bulletin import edit, lengths
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph


_LONGEST = 60  # characters: what is longer is no title


def article(body: Body, name: str, column: str = "") -> Article:
    """Return an article with the first line as its title; the file's name where that is none.

    Paragraphs too long to write in are parted at the ends of sentences.
    """
    first = next((at for at, one in enumerate(body) if not _is_blank(one)), len(body))
    head = body[first] if first < len(body) else None
    title = head.text.strip() if isinstance(head, Paragraph) else ""
    if title and len(title) <= _LONGEST:
        rest = body[first + 1 :]
    else:
        title, rest = name, body
    rest = lengths.parted(rest) if lengths.too_long(rest) else rest
    return replace(edit.blank_article(column), title=(title,), body=rest)


def _is_blank(block: object) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()
