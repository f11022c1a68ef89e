"""Characters and words that are written twice (重复): 深入入, 加强加强."""

import re
from collections.abc import Iterator

from gazetteer_desk.proof.cutting import Cut, cut, is_word
from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.lexicon import lexicon
from gazetteer_desk.proof.rule import RUNNING, Zone
from gazetteer_desk.proof.rulebook import Rulebook


RULE = "C03"
_CHARACTER = re.compile("([\u4e00-\u9fff])\\1")
_WORD = re.compile("([\u4e00-\u9fff]{2,3})\\1")
_MAY_FOLLOW = frozenset("的地得年月日以")  # 脚踏实地地，今年年中
_COUNTING = "一每几两三四五六七八九十"  # 一只只，一套一套


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield what is written twice in one line."""
    rule = rules.rules.get(RULE)
    if rule is None or zone not in RUNNING:
        return
    parts = cut(text)
    for start, middle, end in (*_characters(text, parts), *_words(text, parts)):
        once = text[start:middle]
        yield rule.spot(start, end, (text[start:end],), suggestion=once)


def _characters(text: str, parts: Cut) -> Iterator[tuple[int, int, int]]:
    """Yield where a word ends with the single character that follows it, and up to where."""
    for match in _CHARACTER.finditer(text):
        at = match.start() + 1
        if parts.is_loose[at] and text[at] not in _MAY_FOLLOW:
            start = _word_before(text, at, parts)
            if start is not None and not _is_meant(text, start, at):
                yield start, at, at + 1


def _word_before(text: str, at: int, parts: Cut) -> int | None:
    """Return where the word begins that ends before `at`, None for a single character."""
    start, end = parts.around(at - 1)
    if end - start > 1:
        return start
    return at - 2 if at > 1 and text[at - 2 : at] in lexicon().known else None


def _is_meant(text: str, start: int, at: int) -> bool:
    """Return whether the character stands twice by right: 一只只, 鲜鲜亮亮, 年年, 方志志."""
    if text[start] in _COUNTING or text[start : at + 1] in lexicon().known:
        return True
    if is_word(text[at - 1 : at + 1]) or is_word(text[at : at + 2]):
        return True
    return start > 0 and text[start - 1] == text[start]


def _words(text: str, parts: Cut) -> Iterator[tuple[int, int, int]]:
    """Yield where a word stands that stood right before, and up to where."""
    for match in _WORD.finditer(text):
        (start, end), middle = match.span(), match.end(1)
        if parts.around(middle) == (middle, end) and text[start] not in _COUNTING:
            yield start, middle, end
