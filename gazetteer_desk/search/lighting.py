"""Where in an article the words stand that were looked for, to be lit while one reads it."""

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.search import documents
from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.query import Query


def in_article(article: Article, query: Query) -> tuple[Place, ...]:
    """Return the places in an article, in the order in which it is printed."""
    return _places(documents.of_article(article), query)


def in_note(bulletin: Bulletin, query: Query) -> tuple[Place, ...]:
    """Return the places in the note above all articles."""
    first = documents.of_issue(bulletin)[0]
    return _places(first, query) if not first.key else ()


def _places(document: Document, query: Query) -> tuple[Place, ...]:
    return tuple(
        place
        for stretch in document.stretches
        for place, _ in documents.places(stretch, query.words_in(stretch.field))
    )
