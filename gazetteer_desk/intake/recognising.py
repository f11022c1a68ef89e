"""A foreign document → a whole issue, or a manuscript as an issue of one article.

Head and foot are found first, by the words that only they have; what stands between are articles.
Whatever is recognised is written down in a book with where it stood; what is in it nowhere is left
over. Pure: the same document gives the same issue, the same keys too.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from gazetteer_desk.bulletin.codec import digest
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.intake import bodies, framed, gathering, heads, manuscripts, shapes, tails
from gazetteer_desk.intake.accounting import Account, account
from gazetteer_desk.intake.book import Book
from gazetteer_desk.intake.document import Document
from gazetteer_desk.intake.parting import contents_entry, parted
from gazetteer_desk.intake.passages import Passage, aside_spots, solid
from gazetteer_desk.intake.recognised import Recognised


__all__ = ["Account", "account", "recognise"]

_PAGE = re.compile(r"[-—–―－•·]*(?:第?\d{0,4}页?)?(?:[,，/／]?共\d{0,4}页)?[-—–―－•·]*")
_KEY = 12


def recognise(document: Document) -> Recognised:
    """Return the issue that a document is, with where each part came from and what is left."""
    book = Book(document)
    found = gathering.gathered(document)
    for one in found.furniture:
        book.label(one.spots)
    for nth, aside in enumerate(document.aside):
        if _PAGE.fullmatch(solid(aside.text)):
            book.label(aside_spots(document, nth))
    passages = framed.opened(found.passages)
    name = digest("\n".join(one.text for one in passages).encode("utf-8", "replace"))
    foot = tails.find(passages, is_wrapped=gathering.is_wrapped(document))
    head = heads.read(passages[: foot.start], book, is_issue=foot.is_of_an_issue)
    if head.length or foot.is_of_an_issue:
        return _issue(passages[head.length : foot.start], head, foot.tail(book), name, book)
    article = manuscripts.read(passages, name[:_KEY], book)
    return _recognised(Bulletin(articles=(article,)), book, is_manuscript=True)


def _issue(
    passages: Sequence[Passage], head: heads.Head, tail: tails.Tail, name: str, book: Book
) -> Recognised:
    contents, note, parts = parted(passages)
    titles = {solid("".join(line.text for line in part.title)) for part in parts}
    for one in contents:
        _contents_line(one, titles, book)
    imprint = tail.imprint
    if head.approver and not imprint.approver:
        imprint = replace(imprint, approver=head.approver)
    made = Bulletin(
        masthead=head.masthead,
        number=head.number,
        dated=head.dated,
        secrecy=head.secrecy,
        urgency=head.urgency,
        note=bodies.note(note, book),
        articles=bodies.articles(parts, name[: _KEY - 2], book),
        disclosure=tail.disclosure,
        distribution=tail.distribution,
        imprint=imprint,
        copies=tail.copies,
    )
    return _recognised(made, book)


def _recognised(made: Bulletin, book: Book, *, is_manuscript: bool = False) -> Recognised:
    return Recognised(
        bulletin=made,
        fields=tuple(book.fields),
        labels=tuple(book.labels),
        left_over=book.left(),
        is_manuscript=is_manuscript,
    )


def _contents_line(one: Passage, titles: set[str], book: Book) -> None:
    """Write down a line of the list of contents as label where it names an article or a 栏目."""
    words = solid(contents_entry(one.text))
    is_known = shapes.is_contents(one.text) or shapes.column(one.text) is not None
    if is_known or any(words and (words in title or title in words) for title in titles if title):
        book.label(one.spots)
