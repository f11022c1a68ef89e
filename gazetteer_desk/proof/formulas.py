"""Official formulas (提法) of which one word is another: 统筹推进“五位一体”整体布局.

All of a formula but one word must stand there to the letter, and that one must resemble the right
word, save where nothing else can stand. In those that count many things up, one left out and two
changed over are found too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA, LCSseq

from gazetteer_desk.proof.cutting import cut, neighbours, pairs_in
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.formulary import LONGER, MARKS, SHORT, Anchor, Formula, anchors
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook


RULE = "B12.30"
_LONG = 4  # characters of a word made up of two: 战略布局 has the half of 战略部署 by right
_UNMARKED = str.maketrans("", "", MARKS)


class _Hit(NamedTuple):
    """Where a word stands that is another one, and the right one; None where all is right."""

    start: int
    end: int
    word: str | None


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield where one word of a formula in a line is another."""
    rule = rules.of(RULE, zone)
    if rule is None or zone not in RUNNING:
        return
    heads, pairs = anchors(), neighbours(text)
    right: list[_Hit] = []
    hits: list[tuple[_Hit, Formula]] = []
    for at in pairs_in(text, heads):
        for anchor in heads.get(text[at : at + 3]) or heads[pairs[at]]:
            if anchor.may_be(text, at) and (hit := _odd(text, at, anchor)):
                if hit.word is None:
                    right.append(hit)
                else:
                    hits.append((hit, anchor.formula))
    for hit, one in hits:
        if not any(whole.start <= hit.start and hit.end <= whole.end for whole in right):
            words = text[hit.start : hit.end], one.whole
            yield rule.spot(hit.start, hit.end, words, suggestion=hit.word)


def _odd(text: str, at: int, anchor: Anchor) -> _Hit | None:
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
        return (_gap_on if beyond < last else _at_end)(text, start, end, beyond, one)
    if beyond > last and first in one.told:
        return (_gap_back if first > 0 else _at_start)(text, start, end, first, one)
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


def _gap_on(text: str, _start: int, at: int, nth: int, one: Formula) -> _Hit | None:
    longest = min(at + len(one.words[nth]) + LONGER, len(text))
    for end in range(at + 1, longest + 1):
        if _on(text, end, nth + 1, one)[0] == len(one.words):
            return _judged(text, [(at, end)], nth, one)
    return None


def _gap_back(text: str, at: int, _end: int, nth: int, one: Formula) -> _Hit | None:
    longest = max(at - len(one.words[nth]) - LONGER, 0)
    for start in range(at - 1, longest - 1, -1):
        if _back(text, start, nth - 1, one)[0] < 0:
            return _judged(text, [(start, at)], nth, one)
    return None


def _at_end(text: str, start: int, at: int, nth: int, one: Formula) -> _Hit | None:
    is_edge = cut(text).is_edge
    if not (is_edge[start] and is_edge[at]):
        return None
    sizes = _sizes(text[at:], one.words[nth])
    return _judged(text, [(at, at + size) for size in sizes if is_edge[at + size]], nth, one)


def _at_start(text: str, at: int, end: int, nth: int, one: Formula) -> _Hit | None:
    is_edge = cut(text).is_edge
    if not (is_edge[at] and is_edge[end]):
        return None
    sizes = _sizes(text[:at], one.words[nth])
    return _judged(text, [(at - size, at) for size in sizes if is_edge[at - size]], nth, one)


def _sizes(around: str, word: str) -> list[int]:
    """Return how long what stands for a word may be: as long, or nearly, if there is so much."""
    size = len(word)
    least = min(size, SHORT)
    return [one for one in (size, size + 1, size - 1, size + 2) if least <= one <= len(around)]


def _judged(text: str, stretches: list[tuple[int, int]], nth: int, one: Formula) -> _Hit | None:
    """Return the stretch that is likest to a word, if it is like it or nothing else may stand."""
    word = one.words[nth]
    core, marks = word.strip(MARKS), _marks_of(word)
    some = [each for each in stretches if _marks_of(text[slice(*each)]) == marks]
    if not some or core in text[some[0][0] : some[-1][1] + len(core)]:
        return None
    start, end = min(some, key=lambda each: OSA.distance(text[slice(*each)], word))
    there = text[start:end].translate(_UNMARKED)
    is_told = there.isalpha() and (nth in one.sure or _is_like(there, word.translate(_UNMARKED)))
    return _Hit(start, end, word) if is_told else None


def _marks_of(words: str) -> str:
    return "".join(one for one in words if one in MARKS)


def _is_like(there: str, word: str) -> bool:
    """Return whether a word has half of the right one, more than half of a long one."""
    shared = 2 * LCSseq.similarity(there, word)
    is_shared = shared > len(word) if len(word) >= _LONG else shared >= len(word)
    return is_shared and OSA.distance(there, word) * 2 <= max(len(word), SHORT)
