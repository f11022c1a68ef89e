"""The words of an issue line by line, each with its place and what it is."""

from collections.abc import Callable, Iterator

import msgspec

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import HEADINGS, Body, Kind, Paragraph, Table
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof.rule import Zone


class Line(msgspec.Struct, frozen=True, gc=False):
    """One paragraph, title line or field: where it stands, what it is, its words.

    `lead` counts the characters of a run-in heading; `kind` is that of a paragraph of the body.
    """

    place: Place
    zone: Zone
    text: str
    kind: Kind | None = None
    lead: int = 0


OfArticle = Callable[[Article], tuple[Line, ...]]
_ZONES = {
    Kind.NOTE: Zone.NOTE,
    Kind.CENTERED: Zone.CENTERED,
    Kind.SIGNATURE: Zone.SIGNATURE,
    Kind.DATELINE: Zone.DATELINE,
    Kind.ATTACHMENT: Zone.ATTACHMENT,
}
_PARTS = {"title": Zone.TITLE, "subtitle": Zone.SUBTITLE, "credits": Zone.CREDITS}


def lines(bulletin: Bulletin, of_article: OfArticle | None = None) -> tuple[Line, ...]:
    """Return every line of the issue in the order of the printed page.

    `of_article` gives the lines of an article, where somebody remembers them.
    """
    made = list(_head(bulletin))
    made += _body(bulletin.note, "", "note")
    for article in bulletin.articles:
        made += (of_article or article_lines)(article)
    return (*made, *_tail(bulletin))


def article_lines(article: Article) -> tuple[Line, ...]:
    """Return the lines of one article; each unit of 供稿单位 is one."""
    found = [
        Line(place, _PARTS[place.part], text)
        for place, text in plain.article_lines(article)
        if place.part in ("title", "subtitle")
    ]
    found += _body(article.note, article.key, "note")
    found += _body(article.body, article.key, "body")
    for at, unit in enumerate(article.credits):
        found.append(Line(_place(article.key, "credits", (at,), unit), Zone.CREDITS, unit))
    return tuple(found)


def _head(bulletin: Bulletin) -> Iterator[Line]:
    head = bulletin.masthead
    for field in ("series", "subtitle", "publisher"):
        yield from _field(field, getattr(head, field))


def _tail(bulletin: Bulletin) -> Iterator[Line]:
    for field in ("report", "send", "issue"):
        for at, text in enumerate(getattr(bulletin.distribution, field)):
            yield Line(_place("", field, (at,), text), Zone.ADDRESSEES, text)
    for field in ("approver", "editor", "proofreader", "phone", "office"):
        yield from _field(field, getattr(bulletin.imprint, field))


def _field(name: str, text: str) -> Iterator[Line]:
    if text:
        yield Line(_place("", name, (), text), Zone.FIELD, text)


def _place(article: str, part: str, path: tuple[int, ...], text: str) -> Place:
    return Place(article, part, path, 0, len(text))


def _body(body: Body, article: str, part: str) -> Iterator[Line]:
    for place, text in plain.body_lines(body, article=article, part=part):
        block = body[place.path[0]]
        if isinstance(block, Paragraph):
            zone = Zone.NOTE if part == "note" else _zone(block)
            yield Line(place, zone, text, block.kind, block.lead)
        else:
            is_cell = isinstance(block, Table) and len(place.path) > 1
            yield Line(place, Zone.CELL if is_cell else Zone.CAPTION, text)


def _zone(paragraph: Paragraph) -> Zone:
    if paragraph.kind in HEADINGS:
        return Zone.BODY if paragraph.lead else Zone.HEADING
    return _ZONES.get(paragraph.kind, Zone.BODY)
