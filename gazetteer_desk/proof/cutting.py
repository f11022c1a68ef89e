"""A line parted into the words of a dictionary, for the rules that ask what stands in it as a word.

The dictionary is that of `rjieba`. What it does not know falls into single characters: that is
where a typing error shows, and a wrong word that cuts through a known one is none.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress, count
from operator import add
from typing import NamedTuple, TypeVar

import rjieba


_Thing = TypeVar("_Thing")
# What is a word for itself nearly everywhere.
FREE = frozenset(
    "的了是在和与及对为以于将把被从向到由等各每其该并而又也都就不没有一二三四五六七八九十百千万亿两零几多余我你他"
    "她它们这那年月日时分秒个名位次件条部篇县市省区镇乡村州之者所则但或且还更最很太再已曾上下中前后内外里大小人"
    "某来去说要会能可使令让给用按据经因若如当比至何此哪谁您咱着得过起先只真想好长地新写吃叫看走做作像似常仅均占"
    "虽东西南北左右初老少高低早晚今昨无非未正现自本原总共同互相路江河湖海山桥街站港岛国族党军师团连排班兵〇逐"
)


class Cut(NamedTuple):
    """Where the words of a line begin, and which are single characters.

    `is_edge` and `is_loose` have a 1 at each place where a word begins (the end of the line too),
    and at each Chinese character that is a word for itself; both are one longer than the line.
    """

    is_edge: bytes
    is_loose: bytes

    def around(self, at: int) -> tuple[int, int]:
        """Return where the word begins and ends that the character at `at` belongs to."""
        return self.is_edge.rfind(1, 0, at + 1), self.is_edge.find(1, at + 1)


@lru_cache(64)
def cut(text: str) -> Cut:
    """Return the words of a line; the last few lines are remembered, several rules ask."""
    is_edge, is_loose = bytearray(len(text) + 1), bytearray(len(text) + 1)
    at = 0
    for word in rjieba.cut(text, False):
        is_edge[at] = 1
        length = len(word)
        if length == 1 and "\u4e00" <= word <= "\u9fff":
            is_loose[at] = 1
        at += length
    is_edge[-1] = 1
    return Cut(bytes(is_edge), bytes(is_loose))


@lru_cache(256)
def neighbours(text: str) -> tuple[str, ...]:
    """Return each two characters of a line that stand side by side, in order.

    Several rules look for something by its first two characters, those of the whole issue when all
    of its lines were gone through: so those of a usual issue are remembered.
    """
    return tuple(map(add, text, text[1:]))


def by_heads(some: Iterable[tuple[str, _Thing]]) -> Mapping[str, tuple[_Thing, ...]]:
    """Return things by how their words begin, of two characters or more, in their order.

    By three characters stand those that may begin there, by two those of two characters alone.
    """
    some = tuple(some)
    keys: dict[str, dict[str, None]] = {}
    for words, _ in some:
        keys.setdefault(words[:2], {words[:2]: None})[words[:3]] = None
    made: dict[str, list[_Thing]] = {key: [] for beside in keys.values() for key in beside}
    for words, one in some:
        for key in keys[words] if words in keys else (words[:3],):
            made[key].append(one)
    return {key: tuple(there) for key, there in made.items()}


def pairs_in(text: str, pairs: Container[str]) -> Iterator[int]:
    """Yield where two characters stand that are among `pairs`."""
    return compress(count(), map(pairs.__contains__, neighbours(text)))


def is_word(text: str) -> bool:
    """Return whether the dictionary knows it."""
    return rjieba.has_word(text)


def would_stand(text: str, start: int, end: int, word: str) -> bool:
    """Return whether `word`, put from `start` to `end`, would be a word there, or a part of one."""
    before = max(start - 6, 0)
    at = start - before
    edge = 0
    for one in rjieba.cut(text[before:start] + word + text[end : end + 6], False):
        if edge + len(one) > at:
            return edge + len(one) >= at + len(word) or not is_word(word)
        edge += len(one)
    return False
