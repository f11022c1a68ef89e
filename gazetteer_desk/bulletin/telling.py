"""A change in words: what became what, short enough for a line."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Mark, Paragraph, Picture, Table
from gazetteer_desk.bulletin.compared import (
    ArticleChange,
    BlockChange,
    FieldChange,
    Run,
    Runs,
    Sort,
)


_QUOTED, _LINE = 12, 20  # characters of a quotation, of a line
_MOST = 3  # quotations on a line


def title(article: Article) -> str:
    """Return the title as it is named: 《…》."""
    return f"《{short(article.headline, _LINE)}》" if article.headline else "（没有题名）"


def way(change: ArticleChange) -> str:
    """Return from where to where an article was moved."""
    old, new = change.old, change.new
    assert old is not None
    assert new is not None
    if old.column != new.column:
        return f"由{_column(old)}移到{_column(new)}"
    if change.old_at == change.new_at:  # others moved past it, before and behind
        return "与别的篇换了次序"
    return f"由第{(change.old_at or 0) + 1}篇移到第{(change.new_at or 0) + 1}篇"


def field(change: FieldChange) -> str:
    """Return 日期：3月5日 → 3月6日, or of a longer field what was added and taken out."""
    old, new = _line(change.old), _line(change.new)
    if change.sort is Sort.ADDED:
        return f"{change.label}：加上“{short(new, _LINE)}”"
    if change.sort is Sort.DELETED:
        return f"{change.label}：去掉“{short(old, _LINE)}”"
    if len(old) <= _LINE and len(new) <= _LINE and not _is_only_more(change.runs):
        return f"{change.label}：{old} → {new}"
    return f"{change.label}：{_listed(_quotations(change.runs))}"


def block(change: BlockChange, runs: Runs) -> str:
    """Return what became of a block, `runs` being all its words: 第3段：改了 12 个字."""
    old, new, what = (change.old_at or 0) + 1, (change.new_at or 0) + 1, _what(change)
    size = plain.count("".join(run.text for run in runs))
    words = f"，{size} 字" if size else ""
    if change.sort is Sort.ADDED:
        return f"增加第{new}段{what}{words}"
    if change.sort is Sort.DELETED:
        return f"删去原第{old}段{what}{words}"
    within = "，".join(_within(change))
    if change.sort is Sort.MOVED:
        moved = f"原第{old}段{what}移到第{new}段"
        if old == new:
            moved = f"第{new}段{what}与别的段换了次序"
        return f"{moved}{'，' * bool(within)}{within}"
    return f"第{new}段{what}：{within}"


def brief(change: BlockChange) -> str:
    """Return the same under the title of its article: the words themselves, where they are few."""
    if change.sort in (Sort.ADDED, Sort.DELETED):
        return short(_text(change.runs), _LINE) or _what(change).strip("（）") or "空段"
    said = list(_within(change))
    if isinstance(change.block, Paragraph) and (quoted := _quotations(change.runs)):
        said = [*said[: change.is_rekinded], _listed(quoted)]
    if change.sort is Sort.MOVED:
        way = f"由第{(change.old_at or 0) + 1}段移到第{(change.new_at or 0) + 1}段"
        said.insert(0, "与别的段换了次序" if change.old_at == change.new_at else way)
    return "，".join(said)


def length(runs: Runs, sort: Sort) -> int:
    """Return the 字数 of the runs of one sort."""
    return sum(plain.count(run.text) for run in runs if run.sort is sort)


def size(runs: Runs) -> int:
    """Return how many 字 are others, of a replacement the longer side: 石桥 → 石板 is one."""
    return sum(max(map(plain.count, _apart(*hunk))) for hunk in _hunks(runs))


def short(words: str, most: int = _QUOTED) -> str:
    """Return words as a quotation has them: the end of a long one left out."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _within(change: BlockChange) -> Iterator[str]:
    """Yield all that is another in a block that is in both texts."""
    old, new = change.old, change.new
    if isinstance(old, Picture) and isinstance(new, Picture):
        if old.digest != new.digest:
            yield "换了图"
        if old.width_mm != new.width_mm:
            yield "图的宽度变了"
        yield from (f"图题{one}" for one in _amount(change.runs))
    elif isinstance(old, Table) and isinstance(new, Table):
        yield from _in_table(change, old, new)
    elif isinstance(old, Paragraph) and isinstance(new, Paragraph):
        if old.kind != new.kind:
            yield f"{old.kind.label}改为{new.kind.label}"
        yield from _amount(change.runs)
        yield from _remarked(change.runs)
        if old.lead != new.lead and (old.kind, old.text) == (new.kind, new.text):
            yield "标题句的长短变了"


def _in_table(change: BlockChange, old: Table, new: Table) -> Iterator[str]:
    """Yield how many cells and rows are others, and what is another of the table as a whole."""
    cells = sum(
        any(one.sort is not Sort.SAME for one in cell)
        for row in change.rows
        if row.sort is Sort.CHANGED
        for cell in row.cells
    )
    if cells:
        yield f"改了 {cells} 格"
    for sort, word in ((Sort.ADDED, "增加"), (Sort.DELETED, "删去")):
        if rows := sum(row.sort is sort for row in change.rows):
            yield f"{word} {rows} 行"
    yield from (f"表题{one}" for one in _amount(change.runs))
    if old.header != new.header:
        yield "首行改作表头" if new.header else "首行不再作表头"
    if old.widths != new.widths:
        yield "列宽变了"


def _amount(runs: Runs) -> Iterator[str]:
    """Yield how many characters are others, if any."""
    hunks = list(_hunks(runs))
    size = sum(max(map(plain.count, hunk)) for hunk in hunks)
    if not hunks:
        return
    if not any(old for old, _ in hunks):
        verb = "加了"
    else:
        verb = "改了" if any(new for _, new in hunks) else "删了"
    yield f"{verb} {size} 个字" if size else f"{verb}空格"


def _remarked(runs: Runs) -> Iterator[str]:
    """Yield which words have other marks."""
    for run in runs:
        if run.sort is Sort.CHANGED:
            more = "、".join(mark.label for mark in Mark if mark in run.marks - run.was)
            less = "、".join(mark.label for mark in Mark if mark in run.was - run.marks)
            deeds = (f"标上{more}" if more else "", f"去掉{less}" if less else "")
            yield f"“{short(run.text)}”{'、'.join(filter(None, deeds))}"


def _quotations(runs: Runs) -> list[str]:
    """Return what became what, and which words have other marks."""
    return [*(_quotation(*hunk) for hunk in _hunks(runs)), *_remarked(runs)]


def _quotation(old: str, new: str) -> str:
    old, new = short(_line(old)), short(_line(new))
    if old and new:
        return f"{old} → {new}"
    return f"加“{new}”" if new else f"删“{old}”"


def _listed(quoted: list[str]) -> str:
    """Return the first few of some quotations."""
    return "，".join(quoted[:_MOST]) + (f"等 {len(quoted)} 处" if quoted[_MOST:] else "")


def _hunks(runs: Runs) -> Iterator[tuple[str, str]]:
    """Yield what was deleted and what was added in each place."""
    for is_hunk, some in groupby(runs, key=lambda run: run.sort in (Sort.ADDED, Sort.DELETED)):
        if is_hunk:
            hunk = list(some)
            yield _text(hunk, Sort.DELETED), _text(hunk, Sort.ADDED)


def _apart(old: str, new: str) -> tuple[str, str]:
    """Return what is left of two words without what they begin and end with alike."""
    begin = _alike(old, new)
    old, new = old[begin:], new[begin:]
    end = _alike(old[::-1], new[::-1])
    return old[: len(old) - end], new[: len(new) - end]


def _alike(one: str, other: str) -> int:
    """Return with how many characters alike two words begin."""
    both = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in both if a != b), min(len(one), len(other)))


def _is_only_more(runs: Runs) -> bool:
    """Tell whether a few words were added, or taken out, and all others stayed."""
    return any(run.sort is Sort.SAME for run in runs) and all(
        not old or not new for old, new in _hunks(runs)
    )


def _what(change: BlockChange) -> str:
    if isinstance(change.block, Table):
        return "（表格）"
    return "（图）" if isinstance(change.block, Picture) else ""


def _column(article: Article) -> str:
    return f"【{article.column}】" if article.column else "栏目之外"


def _text(runs: Iterable[Run], sort: Sort | None = None) -> str:
    return "".join(run.text for run in runs if sort is None or run.sort is sort)


def _line(words: str) -> str:
    return "；".join(words.split("\n"))
