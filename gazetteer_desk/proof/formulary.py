"""The formulas of official papers (提法), read from `formulas.tsv`, by the words to look for.

A line has one, its words parted by |: `/` before others that may stand in a place, `!` behind a
word at whose place nothing else may stand.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from gazetteer_desk.paths import resources
from gazetteer_desk.proof.cutting import by_heads
from gazetteer_desk.proof.lexicon import lexicon


MARKS = "、，“”"
SHORT = 2  # characters of a word that has its like everywhere
LONGER = 3  # characters by which the wrong word may be longer than the right one
_LIST = 4  # things counted up, of which two that changed places are told
_LONG_LIST = 5  # of which one that is left out is told, and one that is quite another
_ENOUGH = 4  # characters of the other words, by which a word that is like the right one is told
_MANY = 6  # those by which a short one, or the first, is told where things are counted up
_COMMON, _USUAL, _RARE = 50, 300, 5000  # ranks: of a word in every line, of most words, of none
_UNQUOTED = str.maketrans("", "", "“”!")


class Formula(msgspec.Struct, frozen=True, gc=False):
    """A formula by its words, each with others that may stand there, the longest of these first.

    `told` are those of which a wrong one is found, `sure` those that may not even be unlike.
    """

    words: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    told: tuple[int, ...]
    sure: frozenset[int]

    @property
    def whole(self) -> str:
        """Return it as it should be."""
        return "".join(self.words)


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """Words of a formula to look for, and which they are; None for what is wrong as it stands.

    If the formula does, one of the `beside` stands from `before` to `behind` characters from there.
    """

    words: str
    nth: int | None
    formula: Formula
    beside: tuple[str, ...] = ()
    before: int = 0
    behind: int = 0

    def may_be(self, text: str, at: int) -> bool:
        """Return whether the formula may stand around its words, which begin there."""
        if not text.startswith(self.words, at):
            return False
        around = text[max(at - self.before, 0) : at + self.behind]
        return not self.beside or any(word in around for word in self.beside)


@cache
def built_in() -> tuple[Formula, ...]:
    """Return the formulas that come with the program, read once, those with quotes without too."""
    rows = (resources() / "words" / "formulas.tsv").read_text("utf-8").splitlines()
    made: list[Formula] = []
    for row in rows:
        if row and not row.startswith("#"):
            made.append(formula(row))
            if "“" in row:  # without quotes 坚定四个 may go on as it likes
                made.append(formula(row.translate(_UNQUOTED)))
    return tuple(one for one in made if one.told)


def formula(row: str) -> Formula:
    """Return the formula that a line of the file says."""
    slots = [slot.split("/") for slot in row.split("|") if slot]
    words = tuple(slot[0].removesuffix("!") for slot in slots)
    marked = (nth for nth, slot in enumerate(slots) if slot[0].endswith("!"))
    sure = frozenset(range(len(words)) if _is_long_list(words) else marked)
    return Formula(
        words=words,
        others=tuple(tuple(sorted(slot[1:], key=len, reverse=True)) for slot in slots),
        told=tuple(nth for nth in range(len(words)) if nth in sure or _is_told(nth, words)),
        sure=sure,
    )


def _is_told(nth: int, words: tuple[str, ...]) -> bool:
    """Return whether something like this word is told to be wrong, with the others as they are."""
    word = words[nth].strip(MARKS)
    besides = sum(map(len, words)) - len(words[nth])
    is_counted = len(words) > SHORT and all(one[0] in "、，" for one in words[1:])
    if is_counted and besides >= _MANY:
        return len(word) >= SHORT
    if 0 < nth < len(words) - 1:
        return len(word) >= SHORT and besides >= _ENOUGH
    return nth > 0 and len(word) > SHORT and besides >= _ENOUGH


def _is_long_list(words: tuple[str, ...]) -> bool:
    return len(words) >= _LONG_LIST and all(word.startswith("、") for word in words[1:])


@cache
def anchors() -> Mapping[str, tuple[Anchor, ...]]:
    """Return words of each formula by their heads: one that is never told of, or else two."""
    made: list[Anchor] = []
    for one in built_in():
        often = {nth: _often(word) for nth, word in enumerate(one.words) if len(word) > 1}
        rarest = sorted(often, key=often.__getitem__)
        safe = [nth for nth in rarest if nth not in one.told]
        chosen = min((safe[:1], rarest[:2]), key=lambda some: sum(often[nth] for nth in some) or 1)
        made += [_anchor(one, nth, rarest, safe) for nth in chosen]
        made += [Anchor(wrong, None, one) for wrong in _miscounted(one.words)]
    return by_heads((one.words, one) for one in made)


def _anchor(one: Formula, nth: int, rarest: list[int], safe: list[int]) -> Anchor:
    """Return words to look for, with those beside them of which one is there at the least."""
    others = [other for other in safe if other != nth and not one.others[other]][:1]
    if not others:
        others = [other for other in rarest if other != nth and not one.others[other]][:2]
        others = others if len(others) > 1 else []
    lengths = [max(map(len, (word, *one.others[at]))) for at, word in enumerate(one.words)]
    return Anchor(
        words=one.words[nth],
        nth=nth,
        formula=one,
        beside=tuple(one.words[other] for other in others),
        before=sum(lengths[:nth]) + LONGER,
        behind=sum(lengths[nth:]) + LONGER,
    )


def _often(word: str) -> float:
    """Return about how often a word is written, as against others."""
    known = lexicon()
    if word not in known.known or len(word) > len("地方志"):
        return 1 / _RARE
    return 1 / (known.ranks.get(word, _USUAL) + _COMMON)


def _miscounted(words: tuple[str, ...]) -> Iterator[str]:
    """Yield a list of things with two changed over, and with one left out."""
    if len(words) < _LIST or any(not word.startswith("、") for word in words[1:]):
        return
    items = [word.removeprefix("、") for word in words]
    for at in range(len(items) - 1):
        yield "、".join((*items[:at], items[at + 1], items[at], *items[at + 2 :]))
        if at and len(items) >= _LONG_LIST:
            yield "、".join((*items[:at], *items[at + 1 :]))
