"""What a comparison of two bulletins is made of (对比). Values only.

Everything stands in the order in which it is read: the new order, with what is gone where it
stood. What was moved stands in two places, as `TAKEN` where it was and as `MOVED` where it is. So
the parts that are `in_old` are the old text, word for word, and those that are `in_new` the new.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol, TypeVar

import msgspec

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import NO_MARKS, Block, Cell, Mark, Paragraph
from gazetteer_desk.bulletin.issue import Bulletin


class Sort(StrEnum):
    """What became of something. Of a run, `CHANGED` says that only its marks are others."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    TAKEN = "taken"

    @property
    def label(self) -> str:
        """Return the office's word for it."""
        return _LABELS[self]

    @property
    def in_old(self) -> bool:
        """Tell whether it stands here in the old text."""
        return self in (Sort.SAME, Sort.CHANGED, Sort.DELETED, Sort.TAKEN)

    @property
    def in_new(self) -> bool:
        """Tell whether it stands here in the new text."""
        return self in (Sort.SAME, Sort.CHANGED, Sort.ADDED, Sort.MOVED)


_LABELS = {
    Sort.SAME: "没改",
    Sort.CHANGED: "改",
    Sort.ADDED: "增",
    Sort.DELETED: "删",
    Sort.MOVED: "移",
    Sort.TAKEN: "移走",
}


class Sorted(Protocol):
    """Anything of which it is said what became of it."""

    @property
    def sort(self) -> Sort:
        """Return what became of it."""
        ...


Part = TypeVar("Part", bound=Sorted)


class Run(msgspec.Struct, frozen=True):
    """Some characters that were treated alike; `was` are their marks in the old text."""

    sort: Sort
    text: str
    was: frozenset[Mark] = NO_MARKS
    marks: frozenset[Mark] = NO_MARKS


Runs = tuple[Run, ...]


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """A field of the frame or of an article, by the office's name; several lines have breaks.

    `place` says of a field of the frame whether it stands in 报头 or 报尾, as `lacking` does.
    """

    name: str
    label: str
    old: str
    new: str
    runs: Runs
    place: str = ""

    @property
    def sort(self) -> Sort:
        """Return what became of the field's words."""
        if self.old == self.new:
            return Sort.SAME
        if not self.old:
            return Sort.ADDED
        return Sort.CHANGED if self.new else Sort.DELETED


class RowChange(msgspec.Struct, frozen=True, kw_only=True):
    """A row of a table; `cells` are the paragraphs of each of its cells."""

    sort: Sort
    old: tuple[Cell, ...] | None
    new: tuple[Cell, ...] | None
    cells: tuple[tuple["BlockChange", ...], ...]


class BlockChange(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, table or picture, and where it stands in the old and the new body.

    `runs` are the words of a paragraph, the caption of a table or picture; only a table has
    `rows`. What is `TAKEN` has `new_at` where it went, what is `MOVED` has `old` where it was.
    """

    sort: Sort
    old: Block | None
    new: Block | None
    old_at: int | None
    new_at: int | None
    runs: Runs
    rows: tuple[RowChange, ...] = ()

    @property
    def block(self) -> Block:
        """Return the block as it is now, or was where it is no more."""
        block = self.new or self.old
        assert block is not None
        return block

    @property
    def is_reworded(self) -> bool:
        """Tell whether anything within it is another than before, wherever it stands."""
        if self.sort is Sort.MOVED:
            return self.old != self.new
        return self.sort is Sort.CHANGED

    @property
    def is_rekinded(self) -> bool:
        """Tell whether a paragraph is of another kind than it was (正文 → 一级标题)."""
        old, new = self.old, self.new
        return isinstance(old, Paragraph) and isinstance(new, Paragraph) and old.kind != new.kind


Blocks = tuple[BlockChange, ...]


class ArticleChange(msgspec.Struct, frozen=True, kw_only=True):
    """An article: its fields (栏目, 题名, 副题, 供稿单位 …), note and body.

    `SAME` and `MOVED` tell of the article's place only together with `is_reworded`: one may be
    moved and reworded. An article that was `TAKEN` has no fields or blocks; they stand where it is.
    """

    sort: Sort
    old: Article | None
    new: Article | None
    old_at: int | None
    new_at: int | None
    fields: tuple[FieldChange, ...] = ()
    note: Blocks = ()
    body: Blocks = ()

    @property
    def article(self) -> Article:
        """Return the article as it is now, or was where it is no more."""
        article = self.new or self.old
        assert article is not None
        return article

    @property
    def is_reworded(self) -> bool:
        """Tell whether anything within it is another than before, wherever it stands."""
        parts: tuple[tuple[Sorted, ...], ...] = (self.fields, self.note, self.body)
        return any(part.sort is not Sort.SAME for some in parts for part in some)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What changed from one bulletin to another. `fields` are the frame's, unchanged ones too."""

    old: Bulletin
    new: Bulletin
    fields: tuple[FieldChange, ...]
    note: Blocks
    articles: tuple[ArticleChange, ...]

    @property
    def is_same(self) -> bool:
        """Tell whether the two say the same, in the same order."""
        parts: tuple[tuple[Sorted, ...], ...] = (self.fields, self.note, self.articles)
        return all(part.sort is Sort.SAME for some in parts for part in some)


def in_old(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts that make the old text."""
    return (part for part in parts if part.sort.in_old)


def in_new(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts that make the new text."""
    return (part for part in parts if part.sort.in_new)
