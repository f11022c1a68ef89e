"""What an issue still lacks before it can be printed: said by name, never guessed."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body, Paragraph
from gazetteer_desk.bulletin.checks import Remark, Weight
from gazetteer_desk.bulletin.issue import Bulletin, Disclosure


MASTHEAD = "masthead"
TAIL = "tail"
_LABELS = {
    "series": "刊名",
    "number": "期号",
    "publisher": "编印单位",
    "dated": "日期",
    "disclosure": "信息公开选项",
    "disclosure_reason": "不予公开的理由",
    "report": "报送发",
    "office": "印发机关",
    "printed": "印发日期",
    "copies": "印数",
    "title": "题名",
    "body": "正文",
}


def lacking(bulletin: Bulletin) -> dict[str, tuple[str, ...]]:
    """Return the names of the empty fields by place: `masthead`, `tail` or an article's key."""
    found: dict[str, tuple[str, ...]] = {}
    for remark in remarks(bulletin):
        found[remark.place] = (*found.get(remark.place, ()), _LABELS[remark.field])
    return found


def remarks(bulletin: Bulletin) -> tuple[Remark, ...]:
    """Return a remark on every empty field."""
    return tuple(
        Remark(place=place, field=field, weight=Weight.LACKING, said=f"{_LABELS[field]}未填。")
        for place, field, is_there in _fields(bulletin)
        if not is_there
    )


def _fields(bulletin: Bulletin) -> Iterator[tuple[str, str, object]]:
    head, number, imprint = bulletin.masthead, bulletin.number, bulletin.imprint
    yield MASTHEAD, "series", head.series
    yield MASTHEAD, "number", number.number
    yield MASTHEAD, "publisher", head.publisher
    yield MASTHEAD, "dated", bulletin.dated
    yield TAIL, "disclosure", bulletin.disclosure
    withheld = bulletin.disclosure is Disclosure.NONE
    yield TAIL, "disclosure_reason", not withheld or bulletin.state.disclosure_reason.strip()
    yield TAIL, "report", bulletin.distribution.groups
    yield TAIL, "office", imprint.office
    yield TAIL, "printed", imprint.printed
    yield TAIL, "copies", bulletin.copies is not None
    for article in bulletin.articles:
        yield article.key, "title", article.headline.strip()
        yield article.key, "body", has_words(article.body)


def has_words(body: Body) -> bool:
    """Tell whether a body holds anything but empty paragraphs."""
    return any(not isinstance(block, Paragraph) or block.text.strip() for block in body)


def is_blank(article: Article) -> bool:
    """Tell whether nothing was written in an article yet."""
    return not (article.headline.strip() or has_words(article.body) or has_words(article.note))
