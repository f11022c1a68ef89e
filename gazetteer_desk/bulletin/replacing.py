"""Putting other words in the place of found ones (替换): one pure change of the whole issue.

What is put in takes the marks of the first character it replaces, and stands in the heading's
face where that did. A paragraph stays one paragraph of its kind, whatever is put in.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import (
    HEADINGS,
    NO_MARKS,
    Block,
    Body,
    Cell,
    Paragraph,
    Picture,
    Span,
    Table,
    cut,
    tidy_spans,
)
from gazetteer_desk.bulletin.cleaning import clean, clean_line
from gazetteer_desk.bulletin.find import BadPattern, Hit, Query, compiled, lines
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place


AROUND = 20  # characters of a sentence shown on each side of what is replaced
_SIGNS = re.compile(r"\\(\d{1,2}|\\|.|$)", re.DOTALL)
_ENDS = "。！？；"

Path = tuple[int, ...]
Edit = tuple[int, int, str]  # from, to, what stands there instead
Edits = Mapping[Path, list[Edit]]  # of the lines of one part of an article, in their order
Line = tuple[str, str, Path]  # article, part, path
Words = Callable[[Hit], str]


class Preview(msgspec.Struct, frozen=True):
    """What one replacement would do: the words around it, the old and the new ones."""

    before: str
    old: str
    new: str
    after: str


def words_for(words: str, query: Query) -> Words:
    r"""Return what to put in for a hit: in a regular expression \1 is its first group, \0 all.

    Raises `BadPattern` for a sign that means nothing, \n among them: words stay in one paragraph.
    """
    words = _one_line(words)
    if not query.regex or "\\" not in words:
        return lambda _: words
    groups = compiled(query).groups
    for sign in _SIGNS.finditer(words):
        if not sign[1].isdigit() and sign[1] != "\\":
            raise BadPattern(f"“替换为”里的“{sign[0]}”没有意义。", "要写反斜杠本身，请写“\\\\”。")
        if sign[1].isdigit() and int(sign[1]) > groups:
            raise BadPattern(f"“替换为”里的“{sign[0]}”没有对应的括号。", f"正则里有 {groups} 对。")
    return lambda hit: _SIGNS.sub(lambda sign: _meant(sign, hit), words)


def _one_line(words: str) -> str:
    return " ".join(clean(words).splitlines())


def _meant(sign: "re.Match[str]", hit: Hit) -> str:
    return "\\" if sign[1] == "\\" else hit.groups[int(sign[1])]


def replaced(bulletin: Bulletin, hits: Iterable[Hit], words: Words) -> Bulletin:
    """Return the issue with other words at these places; a hit that is out of date is left."""
    texts = _texts(bulletin)
    by_article: dict[str, list[Hit]] = {}
    for hit in hits:
        place = hit.place
        if texts.get(_line_of(place), "")[place.start : place.end] == hit.groups[0]:
            by_article.setdefault(place.article, []).append(hit)
    articles = tuple(
        _article(one, _by_part(by_article[one.key], words)) if one.key in by_article else one
        for one in bulletin.articles
    )
    note = _body(bulletin.note, _by_part(by_article.get("", ()), words).get("note", {}))
    return replace(bulletin, articles=articles, note=note)


def _texts(bulletin: Bulletin) -> dict[Line, str]:
    return {_line_of(place): text for place, text in lines(bulletin)}


def _line_of(place: Place) -> Line:
    return place.article, place.part, place.path


def _by_part(hits: Iterable[Hit], words: Words) -> dict[str, Edits]:
    made: dict[str, dict[Path, list[Edit]]] = {}
    for hit in sorted(hits, key=lambda one: (one.place.path, one.place.start)):
        place = hit.place
        edits = made.setdefault(place.part, {}).setdefault(place.path, [])
        if not edits or edits[-1][1] <= place.start:
            edits.append((place.start, place.end, words(hit)))
    return dict(made)


def _article(article: Article, parts: dict[str, Edits]) -> Article:
    fields: dict[str, object] = {}
    for part, edits in parts.items():
        if part in ("title", "credits"):
            fields[part] = _row(getattr(article, part), edits)
        elif part == "subtitle":
            fields[part] = clean_line(_line(article.subtitle, edits.get((), [])))
        else:
            fields[part] = _body(getattr(article, part), edits)
    return replace(article, **fields)


def _row(lines: tuple[str, ...], edits: Edits) -> tuple[str, ...]:
    made = (_line(line, edits.get((at,), [])) for at, line in enumerate(lines))
    return tuple(line for line in map(clean_line, made) if line)


def _line(text: str, edits: list[Edit]) -> str:
    made: list[str] = []
    at = 0
    for start, end, words in edits:
        made += (text[at:start], words)
        at = end
    return "".join((*made, text[at:]))


def _body(body: Body, edits: Edits) -> Body:
    by_block = {at: list(paths) for at, paths in groupby(sorted(edits), key=lambda path: path[0])}
    made: list[Block] = list(body)
    for at, paths in by_block.items():
        block = made[at]
        if isinstance(block, Paragraph):
            made[at] = _paragraph(block, edits[at,])
        elif isinstance(block, Table):
            made[at] = _table(block, {path[1:]: edits[path] for path in paths})
        elif isinstance(block, Picture):  # pyright: ignore[reportUnnecessaryIsInstance]
            made[at] = replace(block, caption=clean_line(_line(block.caption, edits[at,])))
    return tuple(made) if by_block else body


def _table(table: Table, edits: Edits) -> Table:
    caption = table.caption
    if () in edits:
        caption = clean_line(_line(caption, edits[()]))
    touched = {path[:2] for path in edits if path}

    def cell_of(r: int, c: int, cell: Cell) -> Cell:
        if (r, c) not in touched:
            return cell
        inside = enumerate(cell.paragraphs)
        made = tuple(_paragraph(one, edits.get((r, c, p), [])) for p, one in inside)
        return replace(cell, paragraphs=made)

    rows = tuple(
        tuple(cell_of(r, c, cell) for c, cell in enumerate(row)) for r, row in enumerate(table.rows)
    )
    return replace(table, rows=rows, caption=caption)


def _paragraph(paragraph: Paragraph, edits: list[Edit]) -> Paragraph:
    if not edits:
        return paragraph
    text = paragraph.text
    spans: list[Span] = []
    at = 0
    for start, end, words in edits:
        first = cut(paragraph.spans, start, start + 1)
        marks = first[0].marks if first else NO_MARKS
        spans += (*cut(paragraph.spans, at, start), Span(words, marks))
        at = end
    spans += cut(paragraph.spans, at, len(text))
    made = Paragraph(paragraph.kind, tidy_spans(tuple(spans)))
    return replace(made, lead=_lead(paragraph, edits, made.text))


def _lead(former: Paragraph, edits: list[Edit], text: str) -> int:
    """Return the run-in stretch: the heading sentence where it was that, else the same words."""
    if former.kind in HEADINGS and former.lead == numbering.run_in(former.text):
        return numbering.run_in(text)
    lead = former.lead
    for start, end, words in edits:
        if start < former.lead:
            lead += len(words) - (min(end, former.lead) - start)
    return lead


def previews(bulletin: Bulletin, hits: Iterable[Hit], words: Words) -> list[Preview]:
    """Return what each replacement would do, with as much of its sentence as a line shows."""
    texts = _texts(bulletin)
    return [_preview(texts, hit, words(hit)) for hit in hits]


def _preview(texts: Mapping[Line, str], hit: Hit, new: str) -> Preview:
    place = hit.place
    text = texts[_line_of(place)]
    first = max(text.rfind(end, 0, place.start) for end in _ENDS) + 1
    ends = [at + 1 for end in _ENDS if (at := text.find(end, place.end)) >= 0]
    last = min(ends, default=len(text))
    start, stop = max(first, place.start - AROUND), min(last, place.end + AROUND)
    before = ("…" if start > first else "") + text[start : place.start]
    after = text[place.end : stop] + ("…" if stop < last else "")
    return Preview(before, hit.groups[0], new, after)
