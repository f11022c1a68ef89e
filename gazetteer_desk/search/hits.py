"""What a search shows: each article that was found, with the sentence the words stand in."""

import datetime as dt
import re
from collections.abc import Sequence

import msgspec
from sqlalchemy.orm import Session

from gazetteer_desk import stopping
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.plain import Line
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.search import documents, recall
from gazetteer_desk.search.asking import Row
from gazetteer_desk.search.documents import Document, Stretch
from gazetteer_desk.search.query import Field, Query
from gazetteer_desk.search.tables import Owner


AROUND = 24  # characters of an excerpt on each side of what was found, unless the sentence ends
MOST_PLACES = 200  # in one article: enough to colour a page, few enough to send
Spans = tuple[tuple[int, int], ...]  # from, to, in Python characters
_STOPS = "。！？；”’』」）"
_ENDS = re.compile(f"[。！？；][{_STOPS}]*")


class Excerpt(msgspec.Struct, frozen=True):
    """Some words of an article, and the stretches of them that were looked for."""

    words: str
    marked: Spans = ()


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One article that was found; `id` is that of its issue or item, `article` its key.

    `marked` are the stretches of the title that were looked for.
    """

    owner: Owner
    id: int
    article: str
    title: str
    marked: Spans
    column: str
    units: tuple[str, ...]
    series: str
    number: IssueNumber
    dated: dt.date | None
    excerpt: Excerpt
    places: tuple[Place, ...]


def hits(session: Session, ledger: Ledger, query: Query, rows: Sequence[Row]) -> list[Hit]:
    """Return what is shown of the rows, in their order; one that is damaged is left out."""
    entries = {
        line.id: line
        for line in ledger.lines_of({row.owner_id for row in rows if row.owner is Owner.ISSUE})
    }
    words = recall.articles(session, [(row.owner, row.owner_id, row.article) for row in rows])
    terms = {field: query.words_in(field) for field in Field}
    found: list[Hit] = []
    for row in rows:
        stopping.poll()
        if there := words.get((row.owner, row.owner_id, row.article)):
            found.append(_hit(row, there, entries.get(row.owner_id), terms))
    return found


def _hit(
    row: Row, document: Document, entry: EntryLine | None, terms: dict[Field, list[str]]
) -> Hit:
    there = [(one, list(documents.places(one, terms[one.field]))) for one in document.stretches]
    found = [(stretch, lines) for stretch, lines in there if lines]
    titles = [one for one in document.stretches if one.field is Field.TITLE]
    return Hit(
        owner=row.owner,
        id=row.owner_id,
        article=row.article,
        title=document.title,
        marked=_marked(titles[0].words, terms[Field.TITLE]) if titles else (),
        column=document.column,
        units=document.units,
        series=entry.series if entry else "",
        number=entry.number if entry else IssueNumber(),
        dated=entry.dated if entry else None,
        excerpt=_excerpt(document, found, terms),
        places=tuple(place for _, lines in found for place, _ in lines)[:MOST_PLACES],
    )


def _marked(words: str, terms: list[str]) -> Spans:
    return tuple(documents.spans(words, terms))


def _excerpt(
    document: Document, found: list[tuple[Stretch, list[Line]]], terms: dict[Field, list[str]]
) -> Excerpt:
    """Return the sentence of the first place in the text, else of its first words."""
    texts = [(stretch, lines) for stretch, lines in found if stretch.field is Field.TEXT]
    others = [(stretch, lines) for stretch, lines in found if stretch.field is not Field.TITLE]
    if chosen := [*texts, *others]:
        stretch, lines = chosen[0]
        place, line = lines[0]
        return _sentence(line, place.start, place.end, terms[stretch.field])
    first = next((one for one in document.stretches if one.field is Field.TEXT and one.words), None)
    return _sentence(first.words, 0, 0, []) if first else Excerpt("")


def _sentence(line: str, start: int, end: int, terms: list[str]) -> Excerpt:
    """Return the sentence about a place, cut to `AROUND` on each side; … where more stands."""
    low = max(start - AROUND, 0)
    high = min(end + AROUND, len(line))
    for begin in _ENDS.finditer(line, low, start):
        low = begin.end()
    if closing := _ENDS.search(line, end, high):
        high = closing.end()
    before = "…" if low and line[low - 1] not in _STOPS else ""
    after = "…" if high < len(line) and line[high - 1] not in _STOPS else ""
    words = line[low:high]
    marked = tuple((a + len(before), b + len(before)) for a, b in _marked(words, terms))
    return Excerpt(before + words + after, marked)
