"""曾用: which past articles, and which items that wait, share most words with an article.

The index is asked for some short phrases from all over the article; who has the most of them is
read, and compared in full. Where there is no index yet, the newest are read instead.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from gazetteer_desk import stopping
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.tables import Entry
from gazetteer_desk.search import asking, documents, index, recall, same, sources
from gazetteer_desk.search.documents import Document
from gazetteer_desk.search.hits import MOST_PLACES
from gazetteer_desk.search.query import Clause, Query, Term
from gazetteer_desk.search.same import Spans, Text
from gazetteer_desk.search.tables import IndexedArticle, Owner
from gazetteer_desk.store.engine import Store


MOST = 5  # articles that are shown
THRESHOLD = 15  # percent; below it stands what all such articles say
NEWEST = 200  # issues, and as many items, that are read where there is no index
MOST_READ = 2_000_000  # characters of each, and no more: to read them takes a second
_PHRASES = 48  # asked of the index, whatever the length of the article
_ROWS = 64  # of a phrase, the newest; more have it where it is a set phrase
_CANDIDATES = 24  # compared in full
_SHORTEST = 4  # characters of a line that is asked for where there are no longer ones
_ASKED = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """A past article, or an item that waits, with words of the present one.

    `percent` of the present article's characters stand there too. `pairs` are the same stretches,
    here and where they begin there, at most `MOST_PLACES`; `there` is all that is the same there.
    `paragraphs` are whole ones in both; `excerpt` is the longest same part of a sentence.
    """

    owner: Owner
    id: int
    article: str
    title: str
    series: str
    number: IssueNumber
    dated: dt.date | None
    percent: int
    excerpt: str
    pairs: tuple[tuple[Place, Place], ...]
    there: tuple[Place, ...]
    paragraphs: tuple[tuple[Place, Place], ...]


class Compared(msgspec.Struct, frozen=True):
    """The most similar ones, the most similar first; `is_read`: only of the `NEWEST`."""

    found: tuple[Likeness, ...] = ()
    is_read: bool = False


class _Candidate(msgspec.Struct, frozen=True):
    owner: Owner
    id: int
    document: Document


class _Match(msgspec.Struct, frozen=True):
    candidate: _Candidate
    text: Text
    shared: frozenset[str]
    spans: Spans
    percent: int


def alike(store: Store, ledger: Ledger, article: Article, *, entry: int | None) -> Compared:
    """Return what an article of the issue `entry` shares with others; those of it are left out."""
    here = same.text_of(documents.of_article(article))
    if len(here.folded) < same.LEAST:
        return Compared()
    with store.reading() as session:
        is_read = not index.is_whole(session)
        find = _newest if is_read else _likely
        candidates = [one for one in find(session, here, entry) if not _is_on_the_way(one, article)]
    matches = _matches(here, candidates)
    issues = {one.candidate.id for one in matches if one.candidate.owner is Owner.ISSUE}
    with store.reading():
        lines = {line.id: line for line in ledger.lines_of(issues)}
    found = (_likeness(here, one, lines.get(one.candidate.id)) for one in matches)
    return Compared(tuple(found), is_read)


def _likely(session: Session, here: Text, entry: int | None) -> Iterator[_Candidate]:
    """Yield the articles that have the most of the phrases, the newer first of equals."""
    raw = session.connection()
    counted: Counter[int] = Counter()
    phrases = _phrases(here)
    for phrase in phrases:
        stopping.poll()
        asked = asking.expression(Query((Clause((Term(phrase),)),)))
        counted.update(raw.exec_driver_sql(_ASKED, (asked, _ROWS)).scalars())
    for row in _own(session, entry):
        counted.pop(row, None)
    # Whoever shares enough to be shown has far more phrases than this, and most have one by chance.
    least = len(phrases) * THRESHOLD // 400
    likely = (row for row, count in counted.items() if count > least)
    best = sorted(likely, key=lambda row: (counted[row], row), reverse=True)[:_CANDIDATES]
    rows = session.execute(
        select(IndexedArticle.owner, IndexedArticle.owner_id, IndexedArticle.article_key)
        .where(IndexedArticle.id.in_(best))
        .order_by(IndexedArticle.id.desc())
    ).all()
    wanted = [(owner, of, key) for owner, of, key in rows]
    words = recall.articles(session, wanted)
    for owner, of, key in wanted:
        stopping.poll()
        if there := words.get((owner, of, key)):
            yield _Candidate(owner, of, there)


def _phrases(here: Text) -> list[str]:
    """Return short phrases of the article, from all over it."""
    lines = here.folded.split("\n")
    known = [
        line[at : at + same.LEAST]
        for line in lines
        for at in range(0, len(line) - same.LEAST + 1, same.LEAST)
    ]
    if len(known) < _PHRASES:
        known += [line for line in lines if _SHORTEST <= len(line) < same.LEAST]
    known = list(dict.fromkeys(known))
    step = max(len(known) / _PHRASES, 1)
    return [known[int(nth * step)] for nth in range(min(len(known), _PHRASES))]


def _own(session: Session, entry: int | None) -> list[int]:
    if entry is None:
        return []
    asked = select(IndexedArticle.id).where(
        IndexedArticle.owner == Owner.ISSUE, IndexedArticle.owner_id == entry
    )
    return list(session.scalars(asked))


def _newest(session: Session, _here: Text, entry: int | None) -> Iterator[_Candidate]:
    heads = (
        select(Entry.head_id)
        .where(Entry.head_id.is_not(None), Entry.deleted.is_(None), Entry.id != (entry or 0))
        .order_by(Entry.dated.desc(), Entry.id.desc())
    )
    for owner, asked in ((Owner.ISSUE, heads), (Owner.ITEM, sources.waiting())):
        left = MOST_READ
        for revision in session.scalars(asked.limit(NEWEST)).all():
            stopping.poll()
            if left <= 0:
                break
            if revision and (source := sources.read(session, owner, revision)):
                yield from (_Candidate(owner, source.id, one) for one in source.documents)
                left -= sum(map(documents.length, source.documents))


def _is_on_the_way(one: _Candidate, article: Article) -> bool:
    """Tell whether an item is that very article, on the shelf until the issue is kept."""
    return one.owner is Owner.ITEM and one.document.key in article.keys


def _matches(here: Text, candidates: list[_Candidate]) -> list[_Match]:
    """Return the best of them, compared in full; the earlier first of equals."""
    mine = same.runs_at(here.folded)
    found: list[_Match] = []
    for one in _best(mine, candidates):
        stopping.poll()
        there = same.text_of(one.document)
        shared = frozenset(mine.keys() & same.runs(there.folded))
        spans = same.spans_from(sorted(at for run in shared for at in mine[run]))
        percent = same.percent(here.folded, spans)
        if percent >= THRESHOLD:
            found.append(_Match(one, there, shared, spans, percent))
            found.sort(key=lambda match: -match.percent)
            del found[MOST:]
    return found


def _best(mine: Mapping[str, object], candidates: list[_Candidate]) -> list[_Candidate]:
    """Return those that share the most runs, in their order: to compare in full takes longer."""
    if len(candidates) <= _CANDIDATES:
        return candidates
    counts: list[int] = []
    for one in candidates:
        stopping.poll()
        counts.append(len(mine.keys() & same.runs(same.text_of(one.document).folded)))
    best = sorted(range(len(counts)), key=lambda nth: -counts[nth])[:_CANDIDATES]
    return [candidates[nth] for nth in sorted(best)]


def _likeness(here: Text, match: _Match, line: EntryLine | None) -> Likeness:
    there, candidate = match.text, match.candidate
    return Likeness(
        owner=candidate.owner,
        id=candidate.id,
        article=candidate.document.key,
        title=candidate.document.title,
        series=line.series if line else "",
        number=line.number if line else IssueNumber(),
        dated=line.dated if line else None,
        percent=match.percent,
        excerpt=same.longest(here, match.spans, there.folded),
        pairs=tuple(islice(same.pairs(here, match.spans, there), MOST_PLACES)),
        there=tuple(same.places(there, same.spans(there.folded, match.shared))),
        paragraphs=tuple(same.paragraphs(here, there)),
    )
