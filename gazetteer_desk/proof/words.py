"""The words that are wrong where they stand (易错词), found by two characters that no word has."""

from collections.abc import Iterator, Mapping

from gazetteer_desk.bulletin.lately import Lately
from gazetteer_desk.proof.cutting import cut, is_word, neighbours, pairs_in
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook, Word
from gazetteer_desk.proof.surnames import SURNAMES


_TWO = 2  # characters by which words are looked up; no word is shorter
_SHORT = 3  # characters that two words may have between them by chance
_CLAUSE = "，。；：？！"


_Places = tuple[tuple[int, Word], ...]  # words, and how far behind their begin the two stand


def _indexed(words: tuple[Word, ...]) -> Mapping[str, _Places]:
    made: dict[str, list[tuple[int, Word]]] = {}
    for word in words:
        at = _telling(word.wrong)
        made.setdefault(word.wrong[at : at + _TWO], []).append((at, word))
    return {pair: tuple(there) for pair, there in made.items()}


def _telling(wrong: str) -> int:
    """Return where two characters begin in a wrong word that hardly stand in a right line."""
    places = range(len(wrong) - 1)
    return next((at for at in places if not is_word(wrong[at : at + _TWO])), 0)


_indexes = Lately[tuple[Word, ...], Mapping[str, _Places]](_indexed)


def found(text: str, _zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield the wrong words of one line, the longest where several begin at one place."""
    end = 0
    for start, word in sorted(_hits(text, _indexes(rules.words)), key=_from_longest):
        if start >= end:
            yield word.spot(start)
            end = start + len(word.wrong)


def _hits(text: str, index: Mapping[str, _Places]) -> Iterator[tuple[int, Word]]:
    pairs = neighbours(text)
    for at in pairs_in(text, index):
        for back, word in index[pairs[at]]:
            start = at - back
            if start >= 0 and text.startswith(word.wrong, start) and _is_wrong(text, start, word):
                yield start, word


def _from_longest(hit: tuple[int, Word]) -> tuple[int, int]:
    return hit[0], -len(hit[1].wrong)


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
    elif len(word.wrong) == _TWO and _is_named(text, at):
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
