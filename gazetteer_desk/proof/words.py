"""The words that are wrong where they stand (易错词), found by their first two characters."""

from collections.abc import Iterator, Mapping

from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.proof.cutting import by_heads, cut, neighbours, pairs_in
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook, Word
from gazetteer_desk.proof.surnames import SURNAMES


_HEAD = 2  # characters by which words are looked up; no word is shorter
_SHORT = 3  # characters that two words may have between them by chance
_CLAUSE = "，。；：？！"


def _indexed(words: tuple[Word, ...]) -> Mapping[str, tuple[Word, ...]]:
    longest_first = sorted(words, key=lambda one: -len(one.wrong))
    return by_heads((one.wrong, one) for one in longest_first)


_heads = Lately[tuple[Word, ...], Mapping[str, tuple[Word, ...]]](_indexed)


def found(text: str, _zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the wrong words of one line, the longest where several begin at one place."""
    heads, pairs, end = _heads(rules.words), neighbours(text), 0
    for at in pairs_in(text, heads):
        for word in (heads.get(text[at : at + 3]) or heads[pairs[at]]) if at >= end else ():
            if text.startswith(word.wrong, at) and _is_wrong(text, at, word):
                yield word.spot(at)
                end = at + len(word.wrong)
                break


def _is_wrong(text: str, at: int, word: Word) -> bool:
    end = at + len(word.wrong)
    if any(_lies_in(text, at, end, guard) for guard in word.guard):
        return False
    first, last = at, end
    if word.beside:
        beside = next((one for one in word.beside if _is_beside(text, at, end, one)), None)
        if beside is None:
            return False
        first, last = _with_beside(at, end, beside)
    elif len(word.wrong) == _HEAD and _is_named(text, at):
        return False
    return len(word.wrong) > _SHORT or not _is_cut(text, first, last)


def _is_named(text: str, at: int) -> bool:
    """Return whether a surname stands before as a word for itself: 王成力 is somebody."""
    return text[at - 1 : at] in SURNAMES and bool(cut(text).is_loose[at - 1])


def _lies_in(text: str, at: int, end: int, words: str) -> bool:
    """Return whether the stretch is a piece of these words."""
    first = text.find(words, max(end - len(words), 0))
    return 0 <= first <= at


def _is_beside(text: str, at: int, end: int, beside: str) -> bool:
    if beside.startswith("~"):
        return text.startswith(beside[1:], end)
    if beside.endswith("~"):
        return text.endswith(beside[:-1], 0, at)
    first = max(text.rfind(mark, 0, at) for mark in _CLAUSE) + 1
    last = min((where for mark in _CLAUSE if (where := text.find(mark, end)) >= 0), default=None)
    return beside[1:] in text[first:last]


def _with_beside(at: int, end: int, beside: str) -> tuple[int, int]:
    if beside.startswith("~"):
        return at, end + len(beside) - 1
    return (at - len(beside) + 1, end) if beside.endswith("~") else (at, end)


def _is_cut(text: str, at: int, end: int) -> bool:
    """Return whether words reach over its ends: 以经济 is 以 and 经济, not 以经 for 已经."""
    is_edge = cut(text).is_edge
    return not (is_edge[at] and is_edge[end])
