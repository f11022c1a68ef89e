"""Where one article ends and the next begins: 栏目, source lines, titles between paragraphs.

What the first titles look like (in the middle, larger, with an empty line above) is asked of those
that stand without a 栏目 or a source line before them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from gazetteer_desk.bulletin.body import HEADINGS, Kind, Paragraph, Picture
from gazetteer_desk.intake import shapes
from gazetteer_desk.intake.kinds import DATE
from gazetteer_desk.intake.passages import Passage


_MOST_LINES = 5  # of a title
_OF_TITLES = (Kind.BODY, Kind.CENTERED)
_COMMAS = 2  # of a title that is none
_SMALLER = 0.9  # of a title's letters: a subtitle's
_LARGER = 1.1
_ENDS = re.compile("[。！？…：；][”’）》】)\\]\"']*\\Z")


class Part(msgspec.Struct, kw_only=True):
    """The passages of one article, by what they are."""

    column: Passage | None = None
    title: list[Passage] = msgspec.field(default_factory=list[Passage])
    subtitle: Passage | None = None
    note: list[Passage] = msgspec.field(default_factory=list[Passage])
    body: list[Passage] = msgspec.field(default_factory=list[Passage])
    credit: Passage | None = None
    is_guess: bool = False


def parted(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage], list[Part]]:
    """Return the list of contents, the note above all articles, and the articles."""
    parter = _Parter(passages)
    return parter.contents, parter.note, parter.parts


class _Parter:
    def __init__(self, passages: Sequence[Passage]) -> None:
        self._all = passages
        self.contents: list[Passage] = []
        self.note: list[Passage] = []
        self.parts: list[Part] = []
        self._looks = _usual(passages)
        self._size = self._looks.size
        self._traits: frozenset[str] | None = None
        at = self._front(0)
        while at < len(passages):
            at = self._article(at)

    def _front(self, at: int) -> int:
        """Take the list of contents and the note above all articles."""
        some = self._all
        if at < len(some) and shapes.is_contents(some[at].text):
            at = self._contents(at)
        if at < len(some) and shapes.is_note(some[at].text):
            end = at + 1
            while end < len(some) and not self._begins_articles(end):
                end += 1
            if end < len(some):
                self.note = list(some[at:end])
                at = end
        if at < len(some) and shapes.is_contents(some[at].text):
            at = self._contents(at)
        return at

    def _begins_articles(self, at: int) -> bool:
        text = self._all[at].text
        return bool(shapes.column(text)) or shapes.is_contents(text) or self._title_end(at) > at

    def _contents(self, at: int) -> int:
        """Take the list of contents: lines up to the first that comes once more, or to prose."""
        some = self._all
        end = at + 1
        named: set[str] = set()
        while end < len(some):
            text = some[end].text
            words = contents_entry(text)
            if not text or shapes.is_prose(text) or shapes.is_note(text) or words in named:
                break
            named.add(words)
            end += 1
        # What follows the list are the first column and title, which the list names.
        while end - 1 > at and end < len(some) and not self._repeats(at, end):
            end -= 1
        self.contents += some[at:end]
        return end

    def _repeats(self, start: int, at: int) -> bool:
        """Return whether a passage is said in the list above it, which begins at `start`."""
        text = contents_entry(self._all[at].text)
        return any(text and text in contents_entry(one.text) for one in self._all[start + 1 : at])

    def _article(self, at: int) -> int:
        """Take one article and return where the next begins."""
        some = self._all
        part = Part()
        self.parts.append(part)
        if shapes.column(some[at].text):
            part.column = some[at]
            at += 1
        at = self._title(at, part)
        at = self._note(at, part)
        while at < len(some):
            text = some[at].text
            if shapes.column(text):
                break
            if self._is_credit(at):
                part.credit = some[at]
                at += 1
                break
            if part.body and self._begins_within(at) and self._title_end(at) > at:
                break
            part.body.append(some[at])
            at += 1
        return at

    def _title(self, at: int, part: Part) -> int:
        end = self._title_end(at)
        part.title = list(self._all[at:end])
        if len(part.title) > 1 and _is_subtitle(part.title[-1], part.title[0]):
            part.subtitle = part.title.pop()
        if part.title and (self.parts[:-1] == [] or part.column):
            traits = self._traits_of(part.title[0])
            if part.column is not None and part.column.gap:
                traits |= {"gap"}
            self._traits = traits if self._traits is None else self._traits & traits
        return end

    def _title_end(self, at: int) -> int:
        """Return where the title that begins here ends, `at` where none does."""
        some = self._all
        end = at
        while end < len(some) and end - at < _MOST_LINES and self._may_be_title(end):
            end += 1
        if end > at and end < len(some) and shapes.is_subtitle(some[end].text):
            end += not shapes.is_prose(some[end].text) and not shapes.credit(some[end].text)
        if end >= len(some) or end - at > _MOST_LINES:
            return at if end - at > _MOST_LINES else end
        commas = sum(some[nth].text.count("，") for nth in range(at, end))
        return end if commas < _COMMAS and self._may_follow_a_title(end) else at

    def _may_be_title(self, at: int) -> bool:
        one = self._all[at]
        if not isinstance(one.block, Paragraph) or one.is_row:
            return False
        kind = one.block.kind
        if kind not in _OF_TITLES and not (kind in HEADINGS and one.hints.is_centred):
            return False
        return shapes.may_be_title(one.text)

    def _may_follow_a_title(self, at: int) -> bool:
        one = self._all[at]
        if not isinstance(one.block, Paragraph):
            return isinstance(one.block, Picture)  # what stands above a table is its caption
        text = one.text
        if one.is_row or shapes.is_row(text) or DATE.fullmatch(text) or shapes.column(text):
            return False
        return (
            shapes.is_prose(text)
            or one.block.kind in HEADINGS
            or shapes.is_note(text)
            or (len(text) > 1 and not self._may_be_title(at))
        )

    def _begins_within(self, at: int) -> bool:
        """Return whether a title may begin below a paragraph of the article above."""
        one, above = self._all[at], self._all[at - 1]
        if not self._may_be_title(at):
            return False
        if above.is_row and not (one.gap or one.is_top):
            return False
        if self._traits:
            return self._traits - ({"gap"} if one.is_top else set()) <= self._traits_of(one)
        text = above.text
        is_ended = _ENDS.search(text) or DATE.fullmatch(text) or shapes.author(text)
        return not isinstance(above.block, Paragraph) or bool(is_ended or shapes.credit(text))

    def _traits_of(self, one: Passage) -> frozenset[str]:
        hints = one.hints
        traits = {
            "centred": hints.is_centred,
            "larger": bool(self._size) and hints.size >= self._size * _LARGER,
            "gap": one.gap,
            "kind": isinstance(one.block, Paragraph) and one.block.kind is Kind.CENTERED,
        }
        return frozenset(name for name, is_so in traits.items() if is_so)

    def _note(self, at: int, part: Part) -> int:
        some = self._all
        if at >= len(some) or not shapes.is_note(some[at].text):
            return at
        first = _looks(some[at])
        end = at + 1
        if first != self._looks:  # a note set as the text is may be one paragraph or more
            while end < len(some) and _looks(some[end]) == first:
                end += 1
        part.note += some[at:end]
        return end

    def _is_credit(self, at: int) -> bool:
        """Return whether a line names the units, and the article ends there."""
        some = self._all
        text = some[at].text
        if not shapes.credit(text):
            return False
        if shapes.is_labelled_credit(text) or at + 1 >= len(some):
            return True
        if shapes.column(some[at + 1].text):
            return True
        return self._begins_within(at + 1) and self._title_end(at + 1) > at + 1


def _is_subtitle(one: Passage, title: Passage) -> bool:
    is_smaller = 0 < one.hints.size < title.hints.size * _SMALLER
    return is_smaller or shapes.is_subtitle(one.text)


def contents_entry(text: str) -> str:
    """Return a line of the list of contents without number, dots and page."""
    bare = re.sub(r"\A\s*(?:\d{1,2}[.．、\s]|[一二三四五六七八九十]{1,3}、|[●■◆▪·•])\s*", "", text)
    return "".join(re.sub(r"[\s　…·.]*[（(]?\d{0,3}[）)]?\Z", "", bare).split())


class _Looks(NamedTuple):
    face: str
    size: float
    inset: int


def _looks(one: Passage) -> _Looks:
    return _Looks(one.hints.face, one.hints.size, round(one.hints.inset))


def _usual(passages: Sequence[Passage]) -> _Looks:
    """Return what most characters look like."""
    found = Counter[_Looks]()
    for one in passages:
        found[_looks(one)] += len(one.text)
    return max(found, key=lambda looks: found[looks], default=_Looks("", 0.0, 0))
