"""What is searched: the articles of an issue, each as stretches that a word may stand in.

A stretch is a paragraph, a cell, or all lines of a title as one: a title is broken where the page
wants it, and a word may stand across the break.
"""

from collections.abc import Iterator

import msgspec

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.plain import Line
from gazetteer_desk.search import fold as folding
from gazetteer_desk.search.fold import fold
from gazetteer_desk.search.query import Field


NOTE_TITLE = "（期首按语）"  # stands where a title would, for the note above all articles


class Stretch(msgspec.Struct, frozen=True):
    """Lines in which a word may stand, also across them."""

    field: Field
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        """Return the words as they are written."""
        return self.lines[0][1] if len(self.lines) == 1 else "".join(one for _, one in self.lines)

    @property
    def folded(self) -> str:
        """Return the words as they are compared."""
        return fold(self.words)


class Document(msgspec.Struct, frozen=True):
    """An article as it is searched; `key` is "" for the note above all articles."""

    key: str
    title: str
    stretches: tuple[Stretch, ...]
    column: str = ""
    units: tuple[str, ...] = ()


def of_issue(bulletin: Bulletin) -> list[Document]:
    """Return the documents of an issue, in the order of its pages."""
    found = [of_article(article) for article in bulletin.articles]
    note = of_note(bulletin)
    return [note, *found] if note.stretches else found


def of_note(bulletin: Bulletin) -> Document:
    """Return the note above all articles as it is searched."""
    lines = plain.body_lines(bulletin.note, part="note")
    return Document("", NOTE_TITLE, tuple(Stretch(Field.TEXT, (one,)) for one in lines if one[1]))


def of_article(article: Article) -> Document:
    """Return an article as it is searched."""
    stretches = tuple(_stretches(article))
    return Document(article.key, article.headline, stretches, article.column, article.credits)


def length(document: Document) -> int:
    """Return how many characters a document has."""
    return sum(len(line) for stretch in document.stretches for _, line in stretch.lines)


def places(stretch: Stretch, terms: list[str]) -> Iterator[Line]:
    """Yield where folded words stand in a stretch, in order, each place with its whole line."""
    words = stretch.words
    for start, end in spans(words, terms):
        begin = 0
        for place, line in stretch.lines:
            low, high = max(start - begin, 0), min(end - begin, len(line))
            if low < high:
                yield Place(place.article, place.part, place.path, low, high), line
            begin += len(line)


def spans(words: str, terms: list[str]) -> list[tuple[int, int]]:
    """Return from where to where folded words stand in words as they are written, in order."""
    if len(terms) == 1:
        return folding.spans(words, terms[0])
    return sorted({span for term in terms for span in folding.spans(words, term)})


def _stretches(article: Article) -> Iterator[Stretch]:
    if article.column:
        place = Place(article.key, "column", (), 0, len(article.column))
        yield Stretch(Field.COLUMN, ((place, article.column),))
    title: list[Line] = []
    rest: list[Line] = []
    for line in plain.article_lines(article):
        (title if line[0].part == "title" else rest).append(line)
    if title:
        yield Stretch(Field.TITLE, tuple(title))
    for line in rest:
        yield Stretch(Field.UNIT if line[0].part == "credits" else Field.TEXT, (line,))
