"""What changed from one bulletin to another (对比): by field, article, paragraph and word. Pure.

An article is the same one by its key, wherever it stands, or else by its words: one that was taken
out and written in again, or comes from another issue, has another key. Of those in another order
as few words as possible are said to have moved; one that went to another column has moved too,
unless the column itself has another name.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import columns, compare_bodies, pairing, plain, rewording
from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.compared import ArticleChange, Comparison, FieldChange, Sort
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.bulletin.lacking import MASTHEAD, TAIL
from gazetteer_desk.bulletin.pairing import Item, Likeness


_LIKENESS = Likeness(here=0.6, anywhere=0.6, shortest=4)
_NOTHING = Article(key="")
_FRAME = {  # in the order of the printed sheet
    MASTHEAD: (
        *("份号", "密级", "紧急程度", "机关标志", "刊名", "刊名副题"),
        *("期号", "编印单位", "日期"),
    ),
    TAIL: (
        *("信息公开选项", "不予公开的理由", "报", "送", "发", "签发", "编辑", "校对", "电话"),
        *("印发机关", "印发日期", "印数", "印数的说明"),
    ),
}


def compare(old: Bulletin, new: Bulletin) -> Comparison:
    """Return what changed from `old` to `new`, in the order of reading."""
    return Comparison(
        old=old,
        new=new,
        fields=tuple(_frame(old, new)),
        note=compare_bodies.compare(old.note, new.note),
        articles=tuple(_articles(old, new)),
    )


def _frame(old: Bulletin, new: Bulletin) -> Iterator[FieldChange]:
    """Yield the fields of the frame that say anything in either."""
    before, after = _named(old), _named(new)
    for place, names in _FRAME.items():
        for name in names:
            if before[name] or after[name]:
                yield _field(name, name, before[name], after[name], place)


def _named(bulletin: Bulletin) -> dict[str, str]:
    named, lists, state = plain.named(bulletin), bulletin.distribution, bulletin.state
    return {
        **named,
        "信息公开选项": named["信息公开"],
        "签发": named["签发人"],
        "期号": _number(bulletin.number),
        "报": "\n".join(lists.report),
        "送": "\n".join(lists.send),
        "发": "\n".join(lists.issue),
        "不予公开的理由": state.disclosure_reason,
        "印数的说明": state.copies_reason,
    }


def _number(number: IssueNumber) -> str:
    """Return all that is known of a number, even while it is none yet."""
    parts = (
        f"{number.year}年" if number.year is not None else "",
        "增刊" if number.supplement else "",
        f"第{number.number}期" if number.number is not None else "",
        f"（总第{number.total}期）" if number.total is not None else "",
    )
    return "".join(parts)


def _field(name: str, label: str, old: str, new: str, place: str = "") -> FieldChange:
    runs = rewording.text_runs(old, new)
    return FieldChange(name=name, label=label, old=old, new=new, runs=runs, place=place)


def _articles(old: Bulletin, new: Bulletin) -> Iterator[ArticleChange]:
    """Yield every article of both with what became of it."""
    olds, news = old.articles, new.articles
    found = _same_ones(olds, news)
    names, later = columns.names(old), columns.names(new)

    def has_left(b: int) -> bool:
        """Tell whether an article went to another column, and not its column to another name."""
        before, after = olds[found[b]].column, news[b].column
        return before != after and (before in later or after in names)

    def weight(b: int) -> float:
        return 0.5 if has_left(b) else 1.0 + len(_text(news[b]))

    for sort, a, b in pairing.steps(found, len(olds), len(news), weight):
        before = None if a is None else olds[a]
        after = None if b is None else news[b]
        if sort is Sort.SAME and b is not None and has_left(b):
            yield _article(Sort.TAKEN, before, None, a, b)
            yield _article(Sort.MOVED, before, after, a, b)
        else:
            yield _article(sort, before, after, a, b)


def _article(
    sort: Sort, old: Article | None, new: Article | None, old_at: int | None, new_at: int | None
) -> ArticleChange:
    """Return what became of an article; what was taken away says so and no more."""
    if sort is Sort.TAKEN:
        return ArticleChange(sort=sort, old=old, new=None, old_at=old_at, new_at=new_at)
    before, after = old or _NOTHING, new or _NOTHING
    made = ArticleChange(
        sort=sort,
        old=old,
        new=new,
        old_at=old_at,
        new_at=new_at,
        fields=tuple(_fields(before, after)),
        note=compare_bodies.compare(before.note, after.note),
        body=compare_bodies.compare(before.body, after.body),
    )
    is_reworded = sort is Sort.SAME and made.is_reworded
    return replace(made, sort=Sort.CHANGED) if is_reworded else made


def _fields(old: Article, new: Article) -> Iterator[FieldChange]:
    """Yield the fields of an article that say anything in either."""
    before, after = _said(old), _said(new)
    for (name, label), was in before.items():
        now = after[name, label]
        if was or now:
            yield _field(name, label, was, now)


def _said(article: Article) -> dict[tuple[str, str], str]:
    source = article.source
    return {
        ("column", "栏目"): article.column,
        ("title", "题名"): "\n".join(article.title),
        ("subtitle", "副题"): article.subtitle,
        ("credits", "供稿单位"): "\n".join(article.credits),
        ("source", "转自"): "" if isinstance(source, msgspec.UnsetType) else source,
    }


def _same_ones(old: Sequence[Article], new: Sequence[Article]) -> dict[int, int]:
    """Return the old place of each new article that was there: by its key, or by its words."""
    places = {article.key: at for at, article in enumerate(old)}
    found = {at: places[one.key] for at, one in enumerate(new) if one.key in places}
    taken = set(found.values())
    rest_old = [at for at in range(len(old)) if at not in taken]
    rest_new = [at for at in range(len(new)) if at not in found]
    alike = pairing.pairs(
        [_item(old[at]) for at in rest_old], [_item(new[at]) for at in rest_new], _LIKENESS
    )
    return found | {rest_new[b]: rest_old[a] for b, a in alike.items()}


def _item(article: Article) -> Item:
    text = _text(article)
    return Item(text, text)


def _text(article: Article) -> str:
    return "\n".join(line for _, line in plain.article_lines(article))
