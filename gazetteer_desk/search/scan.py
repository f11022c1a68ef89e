"""Searching by reading everything: plain, exact, and fast enough for an office's first years.

It is also the oracle of any index: what it does not find is not there.
"""

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from gazetteer_desk import stopping
from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.errors import NotADesk
from gazetteer_desk.history import lines
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.search.fold import fold, positions
from gazetteer_desk.store.engine import Store


AROUND = 24  # characters of an excerpt on each side of what was found
MOST_PLACES = 200  # in one article: enough to colour a page, few enough to send
_TERM = re.compile(r"\"([^\"]*)\"(?=\s|$)|“([^”]*)”(?=\s|$)|(\S+)")
_Found = list[tuple[Place, str]]  # places in the order of the page, each with its whole line


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One article that has every word; `id` is its entry, `article` its key."""

    id: int
    article: str
    title: str
    series: str
    number: IssueNumber
    dated: dt.date | None
    excerpt: str
    places: tuple[Place, ...]


class Found(msgspec.Struct, frozen=True):
    """How many articles match, and the first of them."""

    count: int
    hits: list[Hit]


def terms(words: str) -> list[str]:
    """Return what must occur, folded: words at blanks, phrases between quotation marks."""
    found = (fold(match[1] or match[2] or match[3] or "") for match in _TERM.finditer(words))
    return list(dict.fromkeys(term for term in found if term))


def search(store: Store, ledger: Ledger, words: str, *, limit: int = 50) -> Found:
    """Return the articles of all head revisions in which every word occurs, newest first."""
    wanted = terms(words)
    if not wanted:
        return Found(0, [])
    with store.reading() as session:
        entries = ledger.lines()
        matched: dict[int, list[tuple[Article, _Found]]] = {}
        for row in session.execute(lines.heads().execution_options(yield_per=50)):
            stopping.poll()
            try:
                bulletin = lines.restore(row.bulletin, row.digest)
            except NotADesk:  # `verify` tells of it; the others can be searched all the same
                continue
            matched[row.entry_id] = list(_matching(bulletin, wanted))
    hits: list[Hit] = []
    for entry in entries:
        for article, found in matched.get(entry.id, ())[: limit - len(hits)]:
            hits.append(_hit(entry, article, found))
    return Found(sum(map(len, matched.values())), hits)


def _matching(bulletin: Bulletin, wanted: list[str]) -> Iterator[tuple[Article, _Found]]:
    for article in bulletin.articles:
        texts = [(fold(words), parts) for words, parts in _texts(article)]
        if all(any(term in text for text, _ in texts) for term in wanted):
            found: _Found = []
            for text, parts in texts:
                if any(term in text for term in wanted):
                    found += _places(parts, text, wanted)
            yield article, found[:MOST_PLACES]


def _texts(article: Article) -> Iterator[tuple[str, list[plain.Line]]]:
    """Yield the stretches a word may stand in: a paragraph, or all lines of the title as one."""
    if article.column:
        yield article.column, [(_whole(article, "column", article.column), article.column)]
    title: list[plain.Line] = []
    rest: list[plain.Line] = []
    for line in plain.article_lines(article):
        (title if line[0].part == "title" else rest).append(line)
    if title:
        yield "".join(words for _, words in title), title
    for line in rest:
        yield line[1], [line]


def _whole(article: Article, part: str, words: str) -> Place:
    return Place(article.key, part, (), 0, len(words))


def _places(parts: list[plain.Line], text: str, wanted: list[str]) -> _Found:
    """Return where the terms stand in the original lines that `text` was folded from."""
    at = positions("".join(words for _, words in parts))
    spans: set[tuple[int, int]] = set()
    for term in wanted:
        start = text.find(term)
        while start >= 0:
            end = start + len(term)
            spans.add((at[start], at[end - 1] + 1))
            start = text.find(term, end)
    found: _Found = []
    for start, end in sorted(spans):
        begin = 0
        for place, words in parts:
            low, high = max(start - begin, 0), min(end - begin, len(words))
            if low < high:
                found.append((msgspec.structs.replace(place, start=low, end=high), words))
            begin += len(words)
    return found


def _hit(entry: EntryLine, article: Article, found: _Found) -> Hit:
    return Hit(
        id=entry.id,
        article=article.key,
        title=article.headline,
        series=entry.series,
        number=entry.number,
        dated=entry.dated,
        excerpt=_excerpt(*found[0]),
        places=tuple(place for place, _ in found),
    )


def _excerpt(place: Place, words: str) -> str:
    """Return the words about a place, with … where more stands beside them."""
    start, end = max(place.start - AROUND, 0), min(place.end + AROUND, len(words))
    return ("…" if start else "") + words[start:end] + ("…" if end < len(words) else "")
