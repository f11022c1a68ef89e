"""A comparison as the lines of one page: what to write, in which face, with which bar."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gazetteer_desk.bulletin import telling
from gazetteer_desk.bulletin.body import HEADINGS, Paragraph, Picture
from gazetteer_desk.bulletin.changes import Spot
from gazetteer_desk.bulletin.compared import (
    ArticleChange,
    BlockChange,
    Blocks,
    Comparison,
    FieldChange,
    RowChange,
    Run,
    Runs,
    Sort,
)
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL


TITLE, SUBTITLE, COLUMN = "title", "subtitle", "column"
HEAD, FIELD, NOTE, FOLD = "head", "field", "moved", "fold"  # in the face of the window
CAPTION, TABLE = "caption", "table"
_MOVED = Sort.MOVED.label
_ROLES = {"title": TITLE, "subtitle": SUBTITLE}
_MOST_ROWS = 40  # of a table; of a longer one only rows that are others are shown
_SHORT = 24  # characters of what is told of a paragraph that went away


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, or a table of `rows`.

    `role` is the kind of a paragraph or one of the names above; `tag` says before the words what
    no run can: 移　由第5段移来. `lead` counts the characters that stand in a heading's face, 0 all.
    `was` is the role and the lead in the old text, where they were others.
    """

    role: str
    runs: Runs = ()
    sort: Sort = Sort.SAME
    tag: str = ""
    spot: Spot | None = None
    rows: tuple[RowChange, ...] = ()
    lead: int = 0
    was: tuple[str, int] | None = None


def lines(found: Comparison, *, only: bool = False) -> Iterator[Line]:
    """Yield the lines of the whole page; with `only` the changes, what stayed being counted."""
    yield from _frame(found, MASTHEAD, "报头", only=only)
    if found.note and not (only and all(one.sort is Sort.SAME for one in found.note)):
        yield _said(HEAD, "全期按语")
        yield from _blocks(found.note, Spot(None, "note"), only=only)
    yield from _articles(found, only=only)
    yield from _frame(found, TAIL, "报尾", only=only)


def _frame(found: Comparison, place: str, name: str, *, only: bool) -> Iterator[Line]:
    fields = [one for one in found.fields if one.place == place and not _is_left_out(one, only)]
    if fields:
        yield _said(HEAD, name)
    for field in fields:
        yield _field(field, Spot(None, field.name))


def _articles(found: Comparison, *, only: bool) -> Iterator[Line]:
    column = ""
    for is_folded, some in groupby(
        enumerate(found.articles), key=lambda one: only and one[1].sort is Sort.SAME
    ):
        articles = list(some)
        if is_folded:
            yield _said(FOLD, f"… {len(articles)} 篇没有改动 …")
            continue
        for at, article in articles:
            if article.article.column != column and article.article.column:
                yield _said(COLUMN, f"【{article.article.column}】")
            column = article.article.column
            yield from _article(article, at, only=only)


def _article(change: ArticleChange, at: int, *, only: bool) -> Iterator[Line]:
    """Yield an article: its number, title, paragraphs and fields, or where it went."""
    title, sort = telling.title(change.article), change.sort
    if sort is Sort.TAKEN:
        yield Line(NOTE, _plain(f"{title}移到第{(change.new_at or 0) + 1}篇"), sort, _MOVED)
        return
    nth = (change.old_at or 0) + 1 if sort is Sort.DELETED else (change.new_at or 0) + 1
    words = {
        Sort.ADDED: f"第{nth}篇，新的一篇",
        Sort.DELETED: f"原第{nth}篇，整篇删去",
        Sort.MOVED: f"第{nth}篇，{telling.way(change)}" if sort is Sort.MOVED else "",
    }
    tag = sort.label if sort in words else ""
    yield Line(
        HEAD,
        _plain(words.get(sort, f"第{nth}篇")),
        sort if tag else Sort.SAME,
        tag,
        Spot(at, ""),
    )
    for field in change.fields:
        if role := _ROLES.get(field.name):
            yield Line(role, field.runs, field.sort, spot=Spot(at, field.name))
    yield from _blocks(change.note, Spot(at, "note"), only=only)
    yield from _blocks(change.body, Spot(at, "body"), only=only)
    for field in change.fields:
        is_elsewhere = field.name in _ROLES or (
            field.name == "column" and (field.sort is Sort.SAME or sort is not Sort.CHANGED)
        )
        if not is_elsewhere and not _is_left_out(field, only):
            yield _field(field, Spot(at, field.name))


def _blocks(blocks: Blocks, part: Spot, *, only: bool) -> Iterator[Line]:
    for is_folded, some in groupby(
        enumerate(blocks), key=lambda one: only and one[1].sort is Sort.SAME
    ):
        if is_folded:
            yield _said(FOLD, f"… {sum(1 for _ in some)} 段没有改动 …")
            continue
        for at, block in some:
            yield from _block(block, Spot(part.article, part.part, at))


def _block(change: BlockChange, spot: Spot) -> Iterator[Line]:
    block, tag = change.block, _tag(change)
    if change.sort is Sort.TAKEN:
        words = telling.short("".join(run.text for run in change.runs), _SHORT)
        where = f"“{words}”" if words else "一段"
        yield Line(NOTE, _plain(f"{where}移到第{(change.new_at or 0) + 1}段"), change.sort, _MOVED)
    elif isinstance(block, Paragraph):
        old = change.old
        was = (old.kind, _lead(old)) if isinstance(old, Paragraph) else None
        yield Line(block.kind, change.runs, change.sort, tag, spot, lead=_lead(block), was=was)
    elif isinstance(block, Picture):
        yield Line(CAPTION, (*_plain("［图］"), *change.runs), change.sort, tag, spot)
    else:
        rows, left = _shown(change.rows)
        about = _plain(f"（没改的 {left} 行不列）") if left else ()
        if change.runs or tag or about:
            yield Line(CAPTION, (*change.runs, *about), change.sort, tag, spot)
        yield Line(TABLE, sort=change.sort, spot=spot, rows=rows)


def _lead(block: Paragraph) -> int:
    return block.lead if block.kind in HEADINGS else 0


def _tag(change: BlockChange) -> str:
    """Return what became of a block as a whole, where its words do not show it."""
    old, new = change.old, change.new
    said: list[str] = []
    if change.sort is Sort.MOVED:
        said.append(f"{_MOVED}　由第{(change.old_at or 0) + 1}段移来")
    if isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.kind != new.kind:
        said.append(f"{old.kind.label}改为{new.kind.label}")
    if isinstance(old, Picture) and isinstance(new, Picture) and old.digest != new.digest:
        said.append("换了图")
    return "，".join(said)


def _shown(rows: tuple[RowChange, ...]) -> tuple[tuple[RowChange, ...], int]:
    """Return the rows to show, and how many are left out: of a long table those that stayed."""
    if len(rows) <= _MOST_ROWS:
        return rows, 0
    shown = tuple(row for at, row in enumerate(rows) if not at or row.sort is not Sort.SAME)
    return shown[:_MOST_ROWS], len(rows) - len(shown)


def _field(field: FieldChange, spot: Spot) -> Line:
    label = _plain(f"{field.label}：")
    return Line(FIELD, (*label, *field.runs), field.sort, spot=spot)


def _is_left_out(field: FieldChange, only: bool) -> bool:
    return only and field.sort is Sort.SAME


def _said(role: str, words: str) -> Line:
    return Line(role, _plain(words))


def _plain(words: str) -> Runs:
    return (Run(Sort.SAME, words),)
