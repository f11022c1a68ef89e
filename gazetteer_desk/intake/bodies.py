"""The passages of an article as the article, each of its parts written down in the book."""

import re
from collections.abc import Sequence

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Kind, Paragraph
from gazetteer_desk.intake import shapes, standing
from gazetteer_desk.intake.book import Book
from gazetteer_desk.intake.parting import Part
from gazetteer_desk.intake.passages import Passage, Spot
from gazetteer_desk.intake.recognised import Sure


_BETWEEN = re.compile(r"[、，,；;]|[\s　]+")


def articles(parts: Sequence[Part], name: str, book: Book) -> tuple[Article, ...]:
    """Return the articles of an issue, their keys made of a name."""
    made: list[Article] = []
    for nth, part in enumerate(parts):
        column = made[-1].column if made else ""
        made.append(article(part, f"{name}{nth:02}", column, book))
    return tuple(made)


def article(part: Part, key: str, column: str, book: Book) -> Article:
    """Return an article; one without a 栏目 of its own stands under that of the one above it."""
    if part.column is not None and (found := shapes.column(part.column.text)):
        above, column = column, "".join(found[1].split())
        if column != above:  # said once above the articles that follow one another
            book.put("column", part.column.within(*found.span(1)), Sure.CERTAIN, article=key)
        book.label_rest(part.column)
    sure = Sure.LIKELY if part.is_guess else Sure.CERTAIN
    for nth, line in enumerate(part.title):
        book.put("title", line.spots, sure, article=key, path=(nth,))
    if part.subtitle is not None:
        book.put("subtitle", part.subtitle.spots, Sure.LIKELY, article=key)
    return Article(
        key=key,
        column=column,
        title=tuple(line.text for line in part.title),
        subtitle=part.subtitle.text if part.subtitle else "",
        credits=_credits(part.credit, key, book),
        note=note(part.note, book, article=key),
        body=body(part.body, "body", book, article=key),
    )


def note(passages: Sequence[Passage], book: Book, *, article: str = "") -> Body:
    """Return a note: the first paragraph says what it is, all are of its kind."""
    made = body(passages, "note", book, article=article)
    return tuple(
        Paragraph(Kind.BODY, block.spans)
        if isinstance(block, Paragraph) and block.kind is Kind.NOTE
        else block
        for block in made
    )


def body(passages: Sequence[Passage], part: str, book: Book, *, article: str = "") -> Body:
    """Return passages as a body, each paragraph what its place makes it; captions join tables."""
    made = standing.settled([one.stand for one in passages])
    at = 0
    for nth, block in enumerate(made):
        spots: list[Spot] = list(passages[at].spots)
        before = passages[at].block
        at += 1
        if not isinstance(block, Paragraph) and _has_joined(before, block, passages, at):
            spots += passages[at].spots
            at += 1
        book.put(part, spots, Sure.CERTAIN, article=article, path=(nth,))
    return made


def _has_joined(before: object, block: object, passages: Sequence[Passage], at: int) -> bool:
    """Return whether two passages are one block now: a caption and its table, a picture and its."""
    if type(before) is not type(block):
        return True
    caption = getattr(block, "caption", "")
    return caption != getattr(before, "caption", "") and at < len(passages)


def _credits(line: Passage | None, key: str, book: Book) -> tuple[str, ...]:
    if line is None or not (span := shapes.credit(line.text)):
        return ()
    start, end = span
    units: list[str] = []
    at = start
    for found in (*_BETWEEN.finditer(line.text, start, end), None):
        stop = found.start() if found else end
        if unit := line.text[at:stop].strip():
            book.put(
                "credits", line.within(at, stop), Sure.CERTAIN, article=key, path=(len(units),)
            )
            units.append(unit)
        at = found.end() if found else end
    book.label_rest(line)
    return tuple(units)
