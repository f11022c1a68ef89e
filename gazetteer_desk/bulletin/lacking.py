"""What an issue still lacks before it can be printed: said by name, never guessed."""

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph
from gazetteer_desk.bulletin.issue import Bulletin


MASTHEAD = "masthead"
TAIL = "tail"


def lacking(bulletin: Bulletin) -> dict[str, tuple[str, ...]]:
    """Return the names of the empty fields by place: `masthead`, `tail` or an article's key."""
    head, number, imprint = bulletin.masthead, bulletin.number, bulletin.imprint
    found = {
        MASTHEAD: _empty(
            ("刊名", head.series),
            ("期号", number.number),
            ("编印单位", head.publisher),
            ("日期", bulletin.dated),
        ),
        TAIL: _empty(
            ("信息公开选项", bulletin.disclosure),
            ("报送发", bulletin.distribution.groups),
            ("印发机关", imprint.office),
            ("印发日期", imprint.printed),
            ("印数", bulletin.copies is not None),
        ),
    }
    for article in bulletin.articles:
        found[article.key] = _empty(
            ("题名", article.headline.strip()), ("正文", has_words(article.body))
        )
    return {place: names for place, names in found.items() if names}


def has_words(body: Body) -> bool:
    """Tell whether a body holds anything but empty paragraphs."""
    return any(not isinstance(block, Paragraph) or block.text.strip() for block in body)


def is_blank(article: Article) -> bool:
    """Tell whether nothing was written in an article yet."""
    return not (article.headline.strip() or has_words(article.body) or has_words(article.note))


def _empty(*fields: tuple[str, object]) -> tuple[str, ...]:
    return tuple(name for name, value in fields if not value)
