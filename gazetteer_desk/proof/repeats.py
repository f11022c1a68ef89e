"""What stands in an issue twice: a sentence, a paragraph, a title, an article (重复).

Each is said once, by the largest that is the same: of an article that is doubled its sentences
are not told one by one. A title may stand in a text, and what all papers say in many articles.
"""

from collections import Counter
from collections.abc import Iterator

from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.sentences import SHORTEST, Sentence, are_alike, sentences
from gazetteer_desk.proof.subject import Subject


_PARAGRAPH = 20  # characters of a paragraph that is no chance when it comes twice
_TITLE = 6
_MOST = 60  # percent of the shorter article's sentences: then the articles are the same
_FEWEST = 3  # sentences of an article that is told as a whole
_Pair = tuple[str, str]  # keys of the article that repeats, and of the first
_Said = tuple[Line, Sentence]


def found(subject: Subject) -> Iterator[Finding]:
    """Yield what repeats something that stands before it."""
    prose = [line for line in subject.lines if line.zone in PROSE]
    said = [(line, one) for line in prose for one in sentences(line.text)]
    first: dict[str, _Said] = {}
    again: list[tuple[_Said, Line]] = []
    for here in said:
        there = first.setdefault(here[1].words, here)
        if there is not here:
            again.append((here, there[0]))
    doubled = _doubled(said, again)
    yield from _titles(subject, doubled)
    paragraphs = dict(_paragraphs(prose))
    for line, there in paragraphs.items():
        if not _is_in(doubled, line, there):
            where = subject.where(there, line)
            yield from subject.found("B24", line, 0, len(line.text), where)
    titles = "\n".join(article.headline for article in subject.bulletin.articles) if again else ""
    for (line, one), there in again:
        if line in paragraphs or _is_in(doubled, line, there) or _is_usual(one, line, there):
            continue
        if one.words not in titles:
            where = "同一段" if there is line else subject.where(there, line)
            yield from subject.found("B23", line, one.start, one.end, where)
    yield from _nearly(subject, said)


def _doubled(said: list[_Said], again: list[tuple[_Said, Line]]) -> set[_Pair]:
    """Return the articles that are for the most part the same as one before."""
    counts = Counter((line.place.article, there.place.article) for (line, _), there in again)
    if not counts:
        return set()
    all_of = Counter(line.place.article for line, _ in said)
    return {
        (key, other)
        for (key, other), count in counts.items()
        if key != other
        and count >= _FEWEST
        and count * 100 >= _MOST * min(all_of[key], all_of[other])
    }


def _is_in(doubled: set[_Pair], line: Line, there: Line) -> bool:
    return (line.place.article, there.place.article) in doubled


def _is_usual(one: Sentence, line: Line, there: Line) -> bool:
    return one.is_set and line.place.article != there.place.article


def _titles(subject: Subject, doubled: set[_Pair]) -> Iterator[Finding]:
    titles: dict[str, Line] = {}
    lines = {line.place.article: line for line in reversed(subject.lines) if _is_title(line)}
    others = dict(doubled)
    for article in subject.bulletin.articles:
        line = lines.get(article.key)
        if line is None:
            continue
        there = titles.setdefault(article.headline, line)
        if (other := others.get(article.key)) and other in lines:
            where = subject.where(lines[other], line)
            yield from subject.found("B26", line, 0, len(line.text), where)
        elif there is not line and len(article.headline) >= _TITLE:
            where = subject.where(there, line)
            yield from subject.found("B25", line, 0, len(line.text), where)


def _is_title(line: Line) -> bool:
    return line.zone is Zone.TITLE and bool(line.text)


def _paragraphs(prose: list[Line]) -> Iterator[tuple[Line, Line]]:
    first: dict[str, Line] = {}
    for line in prose:
        if len(line.text) >= _PARAGRAPH:
            there = first.setdefault(line.text, line)
            if there is not line and _is_told(line, there):
                yield line, there


def _is_told(line: Line, there: Line) -> bool:
    is_usual = all(one.is_set for one in sentences(line.text)) and len(line.text) >= SHORTEST
    return line.place.article == there.place.article or not is_usual


def _nearly(subject: Subject, said: list[_Said]) -> Iterator[Finding]:
    """Yield sentences nearly the same as one before; held against the first with the same end."""
    first: dict[str, _Said] = {}
    told: set[tuple[int, int]] = set()
    for here in said:
        line, one = here
        for end in one.ends:
            there, other = first.setdefault(end, here)
            if there is line or one.words == other.words or not are_alike(one.words, other.words):
                continue
            key = id(line), one.start
            if key not in told and not one.is_set:
                told.add(key)
                where = subject.where(there, line)
                yield from subject.found("B23.1", line, one.start, one.end, where)
