"""Pure changes to an issue: each takes a bulletin and returns another one."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import columns
from gazetteer_desk.bulletin.article import Article, new_key
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Bulletin, Editing


Change = Callable[[Bulletin], Bulletin]


def with_article(bulletin: Bulletin, article: Article) -> Bulletin:
    """Return the issue with the article of the same key replaced."""
    return replace(
        bulletin,
        articles=tuple(article if old.key == article.key else old for old in bulletin.articles),
    )


def change_article(bulletin: Bulletin, key: str, **fields: Any) -> Bulletin:
    """Return the issue with some fields of one article changed."""
    return with_article(bulletin, replace(bulletin.article(key), **fields))


def with_editing(bulletin: Bulletin, **fields: Any) -> Bulletin:
    """Return the issue with some of what the desk knows of it changed; nothing leaves no trace."""
    state = replace(bulletin.state, **fields)
    return replace(bulletin, editing=msgspec.UNSET if state == Editing() else state)


def says_same(one: Bulletin, other: Bulletin) -> bool:
    """Return whether two issues have the same words, whatever the desk knows beside them."""
    return replace(one, editing=msgspec.UNSET) == replace(other, editing=msgspec.UNSET)


def insert_article(bulletin: Bulletin, article: Article, at: int) -> Bulletin:
    """Return the issue with an article more, before the one that stands at `at`."""
    articles = bulletin.articles
    return replace(bulletin, articles=(*articles[:at], article, *articles[at:]))


def remove_articles(bulletin: Bulletin, keys: Iterable[str]) -> Bulletin:
    """Return the issue without those articles."""
    gone = set(keys)
    return replace(bulletin, articles=tuple(a for a in bulletin.articles if a.key not in gone))


def blank_article(column: str = "") -> Article:
    """Return an article with nothing in it but one empty paragraph to write in."""
    return Article(key=new_key(), column=column, body=(paragraph(""),))


def copied(bulletin: Bulletin) -> Bulletin:
    """Return an issue with the same words that is another one: its articles have new keys."""
    return replace(
        bulletin, articles=tuple(columns.copied(a, new_key()) for a in bulletin.articles)
    )
