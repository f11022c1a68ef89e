"""The sentences of a line that are worth comparing (整句), and what nearly the same ones share."""

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec
from rapidfuzz import fuzz

from gazetteer_desk.proof.markers import KNOWN


SHORTEST = 15  # characters of a sentence that is no chance when it comes twice
_NEARLY = 26  # characters from which sentences that are nearly the same are told
_LIKENESS = 90  # percent
_ENDS = 8  # characters by which nearly the same sentences are brought together
_HAN = "[一二三四五六七八九十]"
_SENTENCE = re.compile("[^。！？；]+")
_BRACKETED = rf"[（(]?(?:\d{{1,2}}|{_HAN}{{1,3}})[）)、.．]+"
_SAYING = "(?:会议|会上)(?:要求|强调|指出|认为|明确|提出)，"
_FIRST = re.compile(
    rf"^(?:{_HAN}{{1,2}}是|第{_HAN}{{1,2}}(?:部分|方面)?[，：]|{_BRACKETED}|{_SAYING})?[　 ”’）]*"
)
_SET = re.compile(
    "习近平|新时代中国特色社会主义|党的[十二百]{2,3}大|[一二三四五六七]中全会|两个确立|两个维护|四个意识|四个自信"
    "|两个结合|中国式现代化|中华民族伟大复兴|党中央|主题教育|党纪学习教育"
)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence without its number and its mark at the end, and where in its line it stands.

    `ends` are what a sentence that is nearly the same most likely has too.
    """

    words: str
    start: int
    end: int
    ends: tuple[str, ...]

    @property
    def is_set(self) -> bool:
        """Tell whether many papers say it in the same words."""
        return bool(_SET.search(self.words))


@lru_cache(KNOWN)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a line that have at least `SHORTEST` characters."""
    if len(text) < SHORTEST:
        return ()
    made: list[Sentence] = []
    for match in _SENTENCE.finditer(text):
        words = match[0]
        if len(words) < SHORTEST:
            continue
        skipped = first.end() if (first := _FIRST.match(words)) else 0
        words = words[skipped:].rstrip()
        if len(words) >= SHORTEST:
            start = match.start() + skipped
            ends = _ends(words) if len(words) >= _NEARLY else ()
            made.append(Sentence(words, start, start + len(words), ends))
    return tuple(made)


def _ends(words: str) -> tuple[str, ...]:
    """Return its first and last characters, and the least and greatest run of all: few change."""
    least, greatest = (_run(words, pick) for pick in (min, max))
    return tuple(dict.fromkeys((words[:_ENDS], words[-_ENDS:], least, greatest)))


def _run(words: str, pick: Callable[..., str]) -> str:
    """Return the least or the greatest run; those that begin with another character are none."""
    begins = words[: 1 - _ENDS]
    first = pick(begins)
    at = begins.find(first)
    best = words[at : at + _ENDS]
    while (at := begins.find(first, at + 1)) >= 0:
        best = pick(best, words[at : at + _ENDS])
    return best


@lru_cache(KNOWN)
def are_alike(one: str, other: str) -> bool:
    """Tell whether two sentences are nearly the same."""
    return fuzz.ratio(one, other, score_cutoff=_LIKENESS) > 0
