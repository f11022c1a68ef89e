"""Several articles put together in one (综合). Pure.

The rule: each title becomes a heading of the first level, numbered 一、二、三、 with the subtitle
behind a dash, and what stood under it follows; so its own headings go down one level, 一、 becoming
（一） and so on, and the fourth stays the fourth. The title of the whole is left empty: it is a new
article, and only the clerk can name it. All units stay, in their order, none twice.
"""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from gazetteer_desk.bulletin import numbering, origin
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import (
    HEADINGS,
    NO_MARKS,
    Block,
    Body,
    Kind,
    Paragraph,
    Span,
    cut,
    paragraph,
    tidy_spans,
)
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.lacking import has_words


_FEWEST = 2
_MOST = 99  # what `numbering.chinese` counts to
_NUMBER = re.compile(
    r"(?:([一二三四五六七八九十]+)、|[（(]([一二三四五六七八九十]+)[）)]|(\d{1,3})[.．](?!\d))"
)


def combine(bulletin: Bulletin, keys: Iterable[str]) -> Bulletin:
    """Return the issue with these articles put together at the place of the first.

    It keeps the first one's key. Fewer than two change nothing.
    """
    wanted = set(keys)
    chosen = [article for article in bulletin.articles if article.key in wanted]
    if len(chosen) < _FEWEST:
        return bulletin
    whole, first = combined(chosen), chosen[0].key
    articles = (
        whole if article.key == first else article
        for article in bulletin.articles
        if article.key == first or article.key not in wanted
    )
    return replace(bulletin, articles=tuple(articles))


def combined(articles: list[Article]) -> Article:
    """Return one article of the words and units of all of these."""
    body: list[Block] = []
    nth = 0
    for article in articles:
        words = article.body if has_words(article.body) else ()
        if heading := _heading(article):
            nth += 1
            number = f"{numbering.chinese(nth)}、" if nth <= _MOST else ""
            body.append(paragraph(number + heading, Kind.HEADING1))
            words = _lowered(words)
        body.extend(words)
    parts = dict.fromkeys(key for article in articles for key in article.keys)
    return replace(
        articles[0],
        title=(),
        subtitle="",
        credits=tuple(dict.fromkeys(unit for a in articles for unit in a.credits)),
        note=tuple(block for article in articles for block in article.note),
        body=tuple(body) or (paragraph(""),),
        source=origin.together(article.source for article in articles),
        parts=tuple(key for key in parts if key != articles[0].key),
    )


def _heading(article: Article) -> str:
    return "——".join(filter(None, (article.headline.strip(), article.subtitle.strip())))


def _lowered(body: Body) -> Body:
    return tuple(
        _one_lower(block) if isinstance(block, Paragraph) and block.kind in HEADINGS else block
        for block in body
    )


def _one_lower(heading: Paragraph) -> Paragraph:
    """Return a heading one level down, its number in the form of that level."""
    level = HEADINGS.index(heading.kind)
    if level == len(HEADINGS) - 1:
        return heading
    lower = replace(heading, kind=HEADINGS[level + 1])
    match = _NUMBER.match(heading.text)
    if match is None or match.lastindex != level + 1:
        return lower
    numeral = match[level + 1]
    if not numbering.value(numeral):
        return lower
    number = (f"（{numeral}）", f"{numbering.value(numeral)}.", f"（{numeral}）")[level]
    marks = heading.spans[0].marks if heading.spans else NO_MARKS
    rest = cut(heading.spans, match.end(), len(heading.text))
    lead = heading.lead and max(heading.lead + len(number) - match.end(), 0)
    return replace(lower, spans=tidy_spans((Span(number, marks), *rest)), lead=lead)
