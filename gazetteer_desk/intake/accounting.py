"""The proof that no character of a foreign document was lost or made up."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.intake.document import Document
from gazetteer_desk.intake.passages import said, solid
from gazetteer_desk.intake.recognised import Range, Recognised, words_of


# Parts that are no words any more: a number, a day, a choice. Their words stand in the field.
_VALUES = frozenset(
    ("copy_no", "secrecy", "urgency", "number", "total", "dated", "disclosure", "printed", "copies")
)
_OF_A_MANUSCRIPT = frozenset(("author", "phone", "written"))


class Account(msgspec.Struct, frozen=True):
    """Characters of the document that are nowhere, and characters that it never had."""

    lost: Counter[str]
    invented: Counter[str]
    twice: tuple[Range, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Return whether characters in are characters placed and characters left over."""
        return not (self.lost or self.invented or self.twice)


def account(document: Document, recognised: Recognised) -> Account:
    """Return what does not agree between a document and what was made of it.

    What the issue says is counted in the issue itself; only numbers, days and choices are counted
    by the words they were read from. Blanks and invisible marks do not count.
    """
    had = Counter[str]()
    for nth in range(len(document.stands)):
        had.update(solid(words_of(document, nth)))
    for nth in range(len(document.aside)):
        had.update(solid(words_of(document, nth, is_aside=True)))
    kept = Counter[str]()
    for words in _kept(document, recognised):
        kept.update(solid(words))
    return Account(had - kept, kept - had, tuple(_twice(document, recognised)))


def _kept(document: Document, recognised: Recognised) -> Iterator[str]:
    yield from _words(recognised.bulletin)
    for piece in (*recognised.labels, *recognised.left_over):
        yield said(document, piece.stands)
    for field in recognised.fields:
        is_beside = recognised.is_manuscript and field.name in _OF_A_MANUSCRIPT
        if field.name in _VALUES or is_beside:
            yield said(document, field.stands)


def _words(bulletin: Bulletin) -> Iterator[str]:
    """Yield all words of an issue that are words of its document."""
    head, imprint = bulletin.masthead, bulletin.imprint
    yield from (head.sign, head.series, head.subtitle, head.publisher)
    yield from (words for _, words in plain.body_lines(bulletin.note))
    column = ""
    for article in bulletin.articles:
        if article.column != column:
            yield article.column
        column = article.column
        yield from (*article.title, article.subtitle, *article.credits)
        yield from (words for _, words in plain.body_lines((*article.note, *article.body)))
    for _, lines in bulletin.distribution.groups:
        yield from lines
    yield from (imprint.office, imprint.editor, imprint.proofreader, imprint.approver)
    yield imprint.phone


def _twice(document: Document, recognised: Recognised) -> Iterator[Range]:
    """Yield the ranges that a field, a label or a rest shares with another."""
    used: set[tuple[bool, int, int]] = set()
    for one in (*recognised.fields, *recognised.labels, *recognised.left_over):
        for stretch in one.stands:
            words = words_of(document, stretch.stand, is_aside=stretch.is_aside)
            spots = {
                (stretch.is_aside, stretch.stand, at)
                for at in range(stretch.start, stretch.end)
                if solid(words[at])
            }
            if used & spots:
                yield stretch
            used |= spots
