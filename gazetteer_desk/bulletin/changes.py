"""A comparison as a list of sentences, each with its place: what a clerk reads beside the text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from gazetteer_desk.bulletin import plain, telling
from gazetteer_desk.bulletin.compared import (
    ArticleChange,
    BlockChange,
    Blocks,
    Comparison,
    FieldChange,
    Runs,
    Sort,
)
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL


class Spot(msgspec.Struct, frozen=True):
    """Where a change stands in its comparison.

    `article` counts `Comparison.articles`, None is the frame. `part` is `note`, `body`, the name
    of a field, or "" for the article as a whole; `at` counts the blocks of the part.
    """

    article: int | None
    part: str
    at: int = 0


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change: what sort it is, where, under which heading, and what is said of it.

    `said` is a whole sentence, `told` the same without its article; `brief` is enough under its
    `heading`. `key` is the article's, "" for the frame. `added` and `deleted` are 字数;
    `size` counts the characters that are others, not the words they stand in, and of what was
    replaced the longer side.
    """

    sort: Sort
    spot: Spot
    key: str
    heading: str
    said: str
    told: str
    brief: str
    added: int = 0
    deleted: int = 0
    size: int = 0


class _Under(NamedTuple):
    """What the changes of one article, or of the frame, have in common."""

    key: str
    heading: str
    where: str


def listed(found: Comparison) -> tuple[Change, ...]:
    """Return every change in the order of reading."""
    return (
        *_frame(found, MASTHEAD, "报头"),
        *_blocks(found.note, Spot(None, "note"), _Under("", "全期按语", "全期按语")),
        *(one for at, article in enumerate(found.articles) for one in _article(article, at)),
        *_frame(found, TAIL, "报尾"),
    )


def heading(change: ArticleChange) -> str:
    """Return the number and title of an article, under which its changes are listed."""
    mark = "原" if change.new is None else ""
    return f"{mark}{_nth(change)}　{change.article.headline or '没有题名的一篇'}"


def summary(listed: Sequence[Change]) -> str:
    """Return how much changed: 改动 9 处，增 189 字，删 45 字."""
    added, deleted = sum(one.added for one in listed), sum(one.deleted for one in listed)
    return f"改动 {len(listed)} 处，增 {added} 字，删 {deleted} 字"


def size(listed: Sequence[Change]) -> int:
    """Return how many 字 are others, to the single one."""
    return sum(one.size for one in listed)


def block_at(found: Comparison, spot: Spot) -> BlockChange | None:
    """Return the paragraph, table or picture that stands there, None for a field or an article."""
    if spot.part not in ("note", "body"):
        return None
    if spot.article is None:
        return found.note[spot.at]
    article = found.articles[spot.article]
    return (article.note if spot.part == "note" else article.body)[spot.at]


def _frame(found: Comparison, place: str, name: str) -> Iterator[Change]:
    for field in found.fields:
        if field.place == place and field.sort is not Sort.SAME:
            yield _field(field, Spot(None, field.name), _Under("", name, ""))


def _field(field: FieldChange, spot: Spot, under: _Under) -> Change:
    brief = telling.field(field)
    return _change(field.sort, spot, under, brief, brief, runs=field.runs)


def _article(change: ArticleChange, at: int) -> Iterator[Change]:
    """Yield what became of an article, and then of all that is in it."""
    title, sort, spot = telling.title(change.article), change.sort, Spot(at, "")
    under = _Under(change.article.key, heading(change), f"第{_nth(change)}篇{title}")
    whole = under._replace(where="")
    size = plain.count_article(change.article) if sort in (Sort.ADDED, Sort.DELETED) else 0
    if sort is Sort.ADDED:
        said, brief = f"增加第{_nth(change)}篇{title}，{size} 字", f"新的一篇，{size} 字"
        yield _change(sort, spot, whole, said, brief, added=size)
    elif sort is Sort.DELETED:
        said, brief = f"删去原第{_nth(change)}篇{title}，{size} 字", f"删去一篇，{size} 字"
        yield _change(sort, spot, whole, said, brief, deleted=size)
    elif sort is Sort.MOVED:
        brief = telling.way(change)
        yield _change(sort, spot, whole, f"{title}{brief}", brief)
    if sort in (Sort.CHANGED, Sort.MOVED):
        yield from _within(change, at, under)


def _within(change: ArticleChange, at: int, under: _Under) -> Iterator[Change]:
    """Yield what became of the fields and paragraphs of an article that is in both."""
    for field in change.fields:
        is_told = field.name == "column" and change.sort is Sort.MOVED
        if field.sort is not Sort.SAME and not is_told:
            yield _field(field, Spot(at, field.name), under)
    note = under._replace(where=f"{under.where}按语")
    yield from _blocks(change.note, Spot(at, "note"), note)
    yield from _blocks(change.body, Spot(at, "body"), under)


def _blocks(blocks: Blocks, part: Spot, under: _Under) -> Iterator[Change]:
    for at, block in enumerate(blocks):
        if block.sort not in (Sort.SAME, Sort.TAKEN):
            spot, runs = Spot(part.article, part.part, at), _runs(block)
            said, brief = telling.block(block, runs), telling.brief(block)
            yield _change(block.sort, spot, under, said, brief, runs=runs)


def _runs(block: BlockChange) -> Runs:
    """Return the runs of a block, those in its cells too."""
    inner = (one for row in block.rows for cell in row.cells for one in cell)
    return (*block.runs, *(run for one in inner for run in one.runs))


def _nth(change: ArticleChange) -> int:
    return 1 + ((change.old_at if change.new is None else change.new_at) or 0)


def _change(
    sort: Sort,
    spot: Spot,
    under: _Under,
    said: str,
    brief: str,
    *,
    runs: Runs = (),
    added: int = 0,
    deleted: int = 0,
) -> Change:
    return Change(
        sort=sort,
        spot=spot,
        key=under.key,
        heading=under.heading,
        said=f"{under.where}{said}。",
        told=f"{said}。",
        brief=brief,
        added=added or telling.length(runs, Sort.ADDED),
        deleted=deleted or telling.length(runs, Sort.DELETED),
        size=max(added, deleted) or telling.size(runs),
    )
