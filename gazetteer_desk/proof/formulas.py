"""Official formulas (提法) of which one word is another: 统筹推进“五位一体”整体布局.

`formulas.tsv` has them, parted where a word may be mistaken. All of a formula but one word must
stand there to the letter, and that one must resemble the right word, save where nothing else can
stand. In those that count many things up, one left out and two changed over are found too.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import OSA, LCSseq

from gazetteer_desk.paths import resources
from gazetteer_desk.proof.cutting import by_heads, cut, neighbours, pairs_in
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.lexicon import lexicon
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook


RULE = "B12.30"
_LIST = 4  # things counted up, of which two that changed places are told
_LONG_LIST = 5  # of which one that is left out is told, and one that is quite another
_LONGER = 3  # characters by which the wrong word may be longer than the right one
_SHORT = 2  # characters of a word that has its like everywhere
_ENOUGH = 4  # characters of the other words, by which a word that is like the right one is told
_MANY = 6  # those by which a short one, or the first, is told where things are counted up
_MARKS = "、，“”"
_COMMON, _RARE = 50, 5000  # about the rank of a word that is written in every line, and in none
_UNMARKED = str.maketrans("", "", _MARKS)
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


class _Anchor(msgspec.Struct, frozen=True, gc=False):
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


class _Hit(NamedTuple):
    """Where a word stands that is another one, and the right one; None where all is right."""

    start: int
    end: int
    word: str | None


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
    word = words[nth].strip(_MARKS)
    besides = sum(map(len, words)) - len(words[nth])
    is_counted = len(words) > _SHORT and all(one[0] in "、，" for one in words[1:])
    if is_counted and besides >= _MANY:
        return len(word) >= _SHORT
    if 0 < nth < len(words) - 1:
        return len(word) >= _SHORT and besides >= _ENOUGH
    return nth > 0 and len(word) > _SHORT and besides >= _ENOUGH


def _is_long_list(words: tuple[str, ...]) -> bool:
    return len(words) >= _LONG_LIST and all(word.startswith("、") for word in words[1:])


@cache
def _anchors() -> Mapping[str, tuple[_Anchor, ...]]:
    """Return words of each formula by their heads: one that is never told of, or else two."""
    made: list[_Anchor] = []
    for one in built_in():
        often = {nth: _often(word) for nth, word in enumerate(one.words) if len(word) > 1}
        rarest = sorted(often, key=often.__getitem__)
        safe = [nth for nth in rarest if nth not in one.told]
        chosen = min((safe[:1], rarest[:2]), key=lambda some: sum(often[nth] for nth in some) or 1)
        made += [_anchor(one, nth, rarest, safe) for nth in chosen]
        made += [_Anchor(wrong, None, one) for wrong in _miscounted(one.words)]
    return by_heads((one.words, one) for one in made)


def _anchor(one: Formula, nth: int, rarest: list[int], safe: list[int]) -> _Anchor:
    """Return words to look for, with those beside them of which one is there at the least."""
    others = [other for other in safe if other != nth and not one.others[other]][:1]
    if not others:
        others = [other for other in rarest if other != nth and not one.others[other]][:2]
        others = others if len(others) > 1 else []
    lengths = [max(map(len, (word, *one.others[at]))) for at, word in enumerate(one.words)]
    return _Anchor(
        words=one.words[nth],
        nth=nth,
        formula=one,
        beside=tuple(one.words[other] for other in others),
        before=sum(lengths[:nth]) + _LONGER,
        behind=sum(lengths[nth:]) + _LONGER,
    )


def _often(word: str) -> float:
    """Return about how often a word is written, as against others."""
    known = lexicon()
    if word not in known.known or len(word) > len("地方志"):
        return 1 / _RARE
    return 1 / (known.ranks.get(word, 0) + _COMMON)


def _miscounted(words: tuple[str, ...]) -> Iterator[str]:
    """Yield a list of things with two changed over, and with one left out."""
    if len(words) < _LIST or any(not word.startswith("、") for word in words[1:]):
        return
    items = [word.removeprefix("、") for word in words]
    for at in range(len(items) - 1):
        yield "、".join((*items[:at], items[at + 1], items[at], *items[at + 2 :]))
        if at and len(items) >= _LONG_LIST:
            yield "、".join((*items[:at], *items[at + 1 :]))


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield where one word of a formula in a line is another."""
    rule = rules.of(RULE, zone)
    if rule is None or zone not in RUNNING:
        return
    anchors, pairs = _anchors(), neighbours(text)
    right: list[_Hit] = []
    hits: list[tuple[_Hit, Formula]] = []
    for at in pairs_in(text, anchors):
        for anchor in anchors.get(text[at : at + 3]) or anchors[pairs[at]]:
            if anchor.may_be(text, at) and (hit := _odd(text, at, anchor)):
                if hit.word is None:
                    right.append(hit)
                else:
                    hits.append((hit, anchor.formula))
    for hit, one in hits:
        if not any(whole.start <= hit.start and hit.end <= whole.end for whole in right):
            words = text[hit.start : hit.end], one.whole
            yield rule.spot(hit.start, hit.end, words, suggestion=hit.word)


def _odd(text: str, at: int, anchor: _Anchor) -> _Hit | None:
    """Return where a word is another one if all others are right, or where all of them are."""
    one, end = anchor.formula, at + len(anchor.words)
    if anchor.nth is None:
        return _Hit(at, end, one.whole)
    last = len(one.words) - 1
    first, start = _back(text, at, anchor.nth - 1, one)
    beyond, end = _on(text, end, anchor.nth + 1, one)
    if first < 0 and beyond > last:
        return _Hit(start, end, None)
    if first < 0 and beyond in one.told:
        return _at_end(text, end, one) if beyond == last else _gap_on(text, end, beyond, one)
    if beyond > last and first in one.told:
        return _at_start(text, start, one) if first == 0 else _gap_back(text, start, first, one)
    return None


def _on(text: str, at: int, nth: int, one: Formula) -> tuple[int, int]:
    """Return the first word from this one on that does not stand there, and where."""
    while nth < len(one.words):
        for word in (one.words[nth], *one.others[nth]):
            if text.startswith(word, at):
                at += len(word)
                break
        else:
            break
        nth += 1
    return nth, at


def _back(text: str, at: int, nth: int, one: Formula) -> tuple[int, int]:
    """Return the first word from this one back that does not stand before there, and where."""
    while nth >= 0:
        for word in (one.words[nth], *one.others[nth]):
            if text.endswith(word, 0, at):
                at -= len(word)
                break
        else:
            break
        nth -= 1
    return nth, at


def _gap_on(text: str, at: int, nth: int, one: Formula) -> _Hit | None:
    longest = min(at + len(one.words[nth]) + _LONGER, len(text))
    for end in range(at + 1, longest + 1):
        if _on(text, end, nth + 1, one)[0] == len(one.words):
            return _judged(text, [(at, end)], nth, one)
    return None


def _gap_back(text: str, at: int, nth: int, one: Formula) -> _Hit | None:
    longest = max(at - len(one.words[nth]) - _LONGER, 0)
    for start in range(at - 1, longest - 1, -1):
        if _back(text, start, nth - 1, one)[0] < 0:
            return _judged(text, [(start, at)], nth, one)
    return None


def _at_end(text: str, at: int, one: Formula) -> _Hit | None:
    nth = len(one.words) - 1
    sizes = _sizes(text[at:], one.words[nth])
    is_edge = cut(text).is_edge if sizes else b""
    return _judged(text, [(at, at + size) for size in sizes if is_edge[at + size]], nth, one)


def _at_start(text: str, at: int, one: Formula) -> _Hit | None:
    sizes = _sizes(text[:at], one.words[0])
    is_edge = cut(text).is_edge if sizes else b""
    return _judged(text, [(at - size, at) for size in sizes if is_edge[at - size]], 0, one)


def _sizes(around: str, word: str) -> list[int]:
    """Return how long what stands for a word may be: as long, or nearly, if there is so much."""
    size = len(word)
    return [one for one in (size, size + 1, size - 1, size + 2) if 0 < one <= len(around)]


def _judged(text: str, stretches: list[tuple[int, int]], nth: int, one: Formula) -> _Hit | None:
    """Return the stretch that is likest to a word, if it is like it or nothing else may stand."""
    word = one.words[nth]
    core, marks = word.strip(_MARKS), _marks_of(word)
    some = [each for each in stretches if _marks_of(text[slice(*each)]) == marks]
    if not some or core in text[some[0][0] : some[-1][1] + len(core)]:
        return None
    start, end = min(some, key=lambda each: OSA.distance(text[slice(*each)], word))
    there = text[start:end].translate(_UNMARKED)
    is_told = there.isalpha() and (nth in one.sure or _is_like(there, word.translate(_UNMARKED)))
    return _Hit(start, end, word) if is_told else None


def _marks_of(words: str) -> str:
    return "".join(one for one in words if one in _MARKS)


def _is_like(there: str, word: str) -> bool:
    """Return whether a word has half of the right one."""
    shared = LCSseq.similarity(there, word)
    return shared * 2 >= len(word) and OSA.distance(there, word) * 2 <= max(len(word), _SHORT)
