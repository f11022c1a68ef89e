"""How much is written (字数统计), as WPS and Word tell it."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Body


_BLANKS = re.compile(r"\s")


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """字数, 字符数 with and without blanks, and paragraphs that hold anything."""

    words: int = 0
    characters: int = 0
    solid: int = 0
    paragraphs: int = 0


def of_lines(lines: Iterable[str]) -> Counts:
    """Return the counts of some paragraphs; their ends are no characters."""
    words = characters = solid = paragraphs = 0
    for line in lines:
        words += plain.count(line)
        characters += len(line)
        solid += len(_BLANKS.sub("", line))
        paragraphs += bool(line.strip())
    return Counts(words=words, characters=characters, solid=solid, paragraphs=paragraphs)


def of_body(body: Body) -> Counts:
    """Return the counts of a body, or of what is selected of one."""
    return of_lines(line for line in plain.body_words(body) if line)


def of_articles(articles: Iterable[Article]) -> Counts:
    """Return the counts of articles, without their source lines, as the status bar tells them."""
    return of_lines(_lines(articles))


def _lines(articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        for place, line in plain.article_lines(article):
            if place.part != "credits":
                yield line
