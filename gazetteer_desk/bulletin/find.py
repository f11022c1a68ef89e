"""Finding words in an issue (查找): plain, whole word, regular expression; width and case alike.

Finding is in two steps, so that a pattern may run where it can be stopped: Python's `re` cannot
be interrupted, and some patterns take years for thirty letters. `matches` needs nothing but lines
of text and is what the child process does (`hands`); `hits` puts the places to what it found.

全字 is about letters and digits alone: a match must not begin or end inside a Latin word or a
number. Chinese has no blanks between words, so there it asks for nothing.
"""

import re
import warnings
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.alike import alike, half
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.errors import Known


MOST = 10_000  # hits: a clerk looks through no more, and a regular expression may find every letter
_LATIN = "[0-9A-Za-z\u00aa\u00b5\u00c0-\u024f\u0370-\u052f]"

Spans = tuple[tuple[int, int], ...]  # of the whole match and of each group, (-1, -1) for none
Match = tuple[int, Spans]  # the number of the line, where in it


class BadPattern(Known):
    """What was asked for is no regular expression."""


class Query(msgspec.Struct, frozen=True):
    """What is looked for. `alike` takes full and half width, capital and small for the same."""

    words: str
    whole: bool = False
    regex: bool = False
    alike: bool = True


class Hit(msgspec.Struct, frozen=True):
    """A place where it stands, and the words there: those of the whole, then of each group."""

    place: Place
    groups: tuple[str, ...]


def find(bulletin: Bulletin, query: Query, *, article: str = "") -> tuple[Hit, ...]:
    """Return where it stands in the issue, or in one article, in the printed order.

    Raises `BadPattern`. A regular expression that is not ours may never end: see above.
    """
    among = lines(bulletin, article=article)
    return hits(among, matches([words for _, words in among], query))


def lines(bulletin: Bulletin, *, article: str = "") -> list[plain.Line]:
    """Return what can be searched: the issue's note and all articles, or one article."""
    if article:
        return list(_article_lines(bulletin.article(article)))
    found = list(plain.body_lines(bulletin.note, part="note"))
    for one in bulletin.articles:
        found += _article_lines(one)
    return found


def _article_lines(article: Article) -> Iterator[plain.Line]:
    """Yield the lines of an article; each unit for itself, without the marks between them."""
    for line in plain.article_lines(article):
        if line[0].part != "credits":
            yield line
    for at, unit in enumerate(article.credits):
        yield Place(article.key, "credits", (at,), 0, len(unit)), unit


def compiled(query: Query) -> "re.Pattern[str]":
    """Return the pattern to look for; raises `BadPattern`."""
    source = query.words
    if query.regex:
        source = "".join(map(_half_width, source)) if query.alike else source
    else:
        source = re.escape(alike(source) if query.alike else source)
    flags = re.IGNORECASE if query.regex and query.alike else 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of sets that Python may read otherwise one day
            made = re.compile(source, flags)
            return re.compile(_as_whole_words(source), flags) if query.whole else made
    except (re.error, OverflowError, RecursionError) as error:
        at = getattr(error, "pos", None)
        where = "" if at is None else f"，第 {at + 1} 个字符附近有误"
        remedy = "要查的字里有括号、问号等符号时，可关掉“正则”。"
        raise BadPattern(f"正则表达式没有写完整{where}。", remedy) from error


def _half_width(character: str) -> str:
    """Return what stands for a character in a pattern; （ means the mark, not a group."""
    narrow = half(character)
    return character if narrow == character else re.escape(narrow)


def _as_whole_words(source: str) -> str:
    begins = f"(?:(?<!{_LATIN})|(?!{_LATIN}))"
    ends = f"(?:(?!{_LATIN})|(?<!{_LATIN}))"
    return f"{begins}(?:{source}){ends}"


def matches(texts: Sequence[str], query: Query) -> list[Match]:
    """Return the matches in some lines, at most `MOST`; those of no width are none."""
    if not query.words:
        return []
    pattern = compiled(query)
    found: list[Match] = []
    for at, text in enumerate(texts):
        for match in pattern.finditer(alike(text) if query.alike else text):
            if match.end() > match.start():
                found.append((at, match.regs))
                if len(found) == MOST:
                    return found
    return found


def hits(among: Sequence[plain.Line], found: Sequence[Match]) -> tuple[Hit, ...]:
    """Return the matches in these lines with their places and the words that stand there."""
    made: list[Hit] = []
    for at, spans in found:
        place, words = among[at]
        start, end = spans[0]
        groups = tuple(words[a:b] if a >= 0 else "" for a, b in spans)
        made.append(Hit(replace(place, start=start, end=end), groups))
    return tuple(made)
