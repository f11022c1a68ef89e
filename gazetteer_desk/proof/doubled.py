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
_CLAUSE_ENDS = re.compile("[，。；、！？）]|$")
_WORD = re.compile("([\u4e00-\u9fff]{2,3})\\1")
_MAY_FOLLOW = frozenset("的地得年月日以任")  # 脚踏实地地，今年年中，由主任任组长
_DEED = re.compile("作[了出过]")  # 对重点工作作了安排
_BEFORE = frozenset(  # 对对方, 与与会者, 各各自: a word of its own before one that begins with it
    "对向在从与把给为被比让经由以和及或并而等将已不未要会可能有无是的地得之其各每某本该此这那我你他她它"
    "一二三四五六七八九十百千万亿几两个又再也都只就才更最很太非到去来上下大小多少前后新老省市县区镇乡村"
    "馆局院会部室所站场厂园校班组办处科队厅社司店城路街桥河江湖山寺庙宫殿楼塔亭人员家者手军民国网书志刊"
)
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
        if _is_before_its_word(text, at, parts):
            yield at - 1, at, at + 1
            continue
        if parts.is_loose[at] and text[at] not in _MAY_FOLLOW and not _DEED.match(text, at):
            start = _word_before(text, at, parts)
            if start is not None and not _is_meant(text, start, at):
                yield start, at, at + 1


def _is_before_its_word(text: str, at: int, parts: Cut) -> bool:
    """Return whether a loose character stands before a word that begins with it: 主主持."""
    start, end = parts.around(at)
    if not parts.is_loose[at - 1] or start != at or end - start < len("主持"):
        return False
    if text[at] in _BEFORE or text[at] in _MAY_FOLLOW or is_word(text[at - 1 : end]):
        return False
    return not _CHARACTER.match(text, at + 1)  # 鲜鲜亮亮


def _word_before(text: str, at: int, parts: Cut) -> int | None:
    """Return where the word begins that ends before `at`, None for a single character."""
    start, end = parts.around(at - 1)
    if end - start > 1:
        return start
    return at - 2 if at > 1 and text[at - 2 : at] in lexicon().known else None


def _is_meant(text: str, start: int, at: int) -> bool:
    """Return whether the character stands twice by right: 一只只, 鲜鲜亮亮, 年年, 县志志稿."""
    if text[start] in _COUNTING or text[start : at + 1] in lexicon().known:
        return True
    if start > 0 and text[start - 1] == text[start]:
        return True
    is_pair = is_word(text[at - 1 : at + 1])  # 天天, but hardly after 今 and before a comma
    is_sure = text[at - 2 : at] in lexicon().known and _CLAUSE_ENDS.match(text, at + 1)
    word = text[at : at + 2]
    return (is_pair and not is_sure) or is_word(word) or word in lexicon().known


def _words(text: str, parts: Cut) -> Iterator[tuple[int, int, int]]:
    """Yield where a word stands that stood right before, and up to where."""
    for match in _WORD.finditer(text):
        (start, end), middle = match.span(), match.end(1)
        if parts.around(middle) == (middle, end) and text[start] not in _COUNTING:
            yield start, middle, end
