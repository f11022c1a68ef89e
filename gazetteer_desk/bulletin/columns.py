"""The columns of an issue (栏目) and the order of the articles in them. Pure.

A column is printed once, over all its articles: it must never split in two. So an article is put
"to this place in this column", and a place that is not in the column is the column's end.
"""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin.article import Article, new_key
from gazetteer_desk.bulletin.cleaning import clean_line
from gazetteer_desk.bulletin.issue import Bulletin


def names(bulletin: Bulletin) -> tuple[str, ...]:
    """Return the names of the columns in the order of the sheet; "" for articles without one."""
    return tuple(dict.fromkeys(article.column for article in bulletin.articles))


def named(words: str) -> str:
    """Return the name of a column as somebody wrote it, without the brackets it is printed in."""
    return clean_line(words).strip("【】").strip()


def move(
    bulletin: Bulletin, keys: Iterable[str], column: str, before: str | None = None
) -> Bulletin:
    """Return the issue with these articles in `column`, before the article `before` there.

    They keep their order. Without `before`, or where it stands elsewhere, they go to the end of
    the column; a column that is not there yet begins behind the one that the first comes from.
    """
    wanted = set(keys)
    moved = [article for article in bulletin.articles if article.key in wanted]
    if not moved:
        return bulletin
    rest = [article for article in bulletin.articles if article.key not in wanted]
    at = _place(bulletin, rest, column, before, came_from=moved[0])
    joined = [a if a.column == column else replace(a, column=column) for a in moved]
    return replace(bulletin, articles=(*rest[:at], *joined, *rest[at:]))


def put(
    bulletin: Bulletin, articles: Sequence[Article], column: str | None, before: str | None = None
) -> Bulletin:
    """Return the issue with more articles, in `column`, or each at the end of its own (None)."""
    for article in articles:
        bulletin = replace(bulletin, articles=(*bulletin.articles, article))
        target = article.column if column is None else column
        bulletin = move(bulletin, (article.key,), target, before)
    return bulletin


def step(bulletin: Bulletin, keys: Iterable[str], by: int) -> Bulletin:
    """Return the issue with these articles one place up (−1) or down (1), as one block.

    At the border of a column the step leads into the next one, past no article.
    """
    wanted = set(keys)
    places = [at for at, article in enumerate(bulletin.articles) if article.key in wanted]
    others = [a for a in bulletin.articles if a.key not in wanted]
    if not places:
        return bulletin
    if by < 0:
        near = bulletin.articles[places[0] - 1] if places[0] else None
        here = bulletin.articles[places[0]].column
        if near is None:
            return bulletin
        return move(bulletin, wanted, near.column, near.key if near.column == here else None)
    last = places[-1]
    near = bulletin.articles[last + 1] if last + 1 < len(bulletin.articles) else None
    if near is None:
        return bulletin
    if near.column != bulletin.articles[last].column:
        return move(bulletin, wanted, near.column, near.key)
    behind = others[others.index(near) + 1 :]
    return move(bulletin, wanted, near.column, behind[0].key if behind else None)


def move_column(bulletin: Bulletin, column: str, before: str | None) -> Bulletin:
    """Return the issue with a whole column before another one; None: at the end."""
    if column == before:
        return bulletin
    moved = [article for article in bulletin.articles if article.column == column]
    rest = [article for article in bulletin.articles if article.column != column]
    firsts = [at for at, article in enumerate(rest) if article.column == before]
    at = len(rest) if before is None or not firsts else firsts[0]
    return replace(bulletin, articles=(*rest[:at], *moved, *rest[at:]))


def step_column(bulletin: Bulletin, column: str, by: int) -> Bulletin:
    """Return the issue with a column before the one above it (−1), or behind the one below (1)."""
    order = names(bulletin)
    at = order.index(column)
    if not 0 <= at + by < len(order):
        return bulletin
    behind = at + 2 if by > 0 else at - 1
    return move_column(bulletin, column, order[behind] if behind < len(order) else None)


def rename(bulletin: Bulletin, old: str, new: str) -> Bulletin:
    """Return the issue with a column renamed; it joins one that has the name already."""
    keys = [article.key for article in bulletin.articles if article.column == old]
    if new != old and new in names(bulletin):
        return move(bulletin, keys, new)
    articles = (replace(a, column=new) if a.column == old else a for a in bulletin.articles)
    return replace(bulletin, articles=tuple(articles))


def duplicate(bulletin: Bulletin, key: str, copy: str = "") -> Bulletin:
    """Return the issue with a copy of an article right behind it, under the key `copy`."""
    at = [article.key for article in bulletin.articles].index(key)
    made = copied(bulletin.articles[at], copy or new_key())
    articles = (*bulletin.articles[: at + 1], made, *bulletin.articles[at + 1 :])
    return replace(bulletin, articles=articles)


def copied(article: Article, key: str) -> Article:
    """Return an article of the same words that is another one: it stands for no item."""
    return replace(article, key=key, parts=msgspec.UNSET)


def _place(
    bulletin: Bulletin,
    rest: Sequence[Article],
    column: str,
    before: str | None,
    *,
    came_from: Article,
) -> int:
    """Return where in `rest` the articles go."""
    in_column = [at for at, article in enumerate(rest) if article.column == column]
    for at in in_column:
        if rest[at].key == before:
            return at
    if in_column:
        return in_column[-1] + 1
    # Nothing else is in the column: it stays where it stood, or begins behind the old one.
    stood = column if any(a.column == column for a in bulletin.articles) else came_from.column
    last = max(at for at, a in enumerate(bulletin.articles) if a.column == stood)
    left = {article.key for article in rest}
    return sum(article.key in left for article in bulletin.articles[: last + 1])
