"""The numbers that order a text (序次语): 一、 （一） 1. （1） ① 一是 第一 首先, line by line."""

import re
from functools import lru_cache

import msgspec

from gazetteer_desk.bulletin import numbering


KNOWN = 1 << 15  # lines of which is remembered what stands in them
LEVELS = ("一、", "（一）", "1.", "（1）")  # the levels of headings, the highest first
_HAN = "一二三四五六七八九十"
_CIRCLED = {chr(0x2460 + at): at + 1 for at in range(20)}
_SPOKEN = {"首先": 1, "其次": 2, "再次": 3}
_SENTENCE_ENDS = frozenset("。；：！？…")
_EDGE = re.compile(f"[。；：！？…，、“](?=[{_HAN}（(0-9①-⑳第首其再])")
_PATTERN = re.compile(
    rf"(?P<a>[{_HAN}]{{1,3}}、(?![{_HAN}]+[、，年月日]))"
    rf"|(?P<b>[（(][{_HAN}]{{1,3}}[）)])"
    r"|(?P<c>\d{1,2}(?:[.．](?:(?!\d)|(?=\d{4}年))|、(?!\d)))"
    r"|(?P<d>[（(]\d{1,2}[）)])"
    r"|(?P<e>[①-⑳])"
    rf"|(?P<f>[{_HAN}]{{1,2}}[是要](?![否非]))"
    rf"|(?P<g>第[{_HAN}]{{1,2}}(?:点|方面|步)?[，：])"
    rf"|(?P<i>其[{_HAN}](?=[，是]))"
    r"|(?P<j>\d{1,2}[)）])"
    r"|(?P<h>首先|其次|再次)(?=[，要是])"
)
_ANYWHERE, _AT_FIRST = "f", "a"  # behind a comma too; only as the first thing of a paragraph
_STYLES = dict(
    zip("abcdefghij", (*LEVELS, "①", "一是", "第一", "首先", "其一", "1）"), strict=True)
)
_NUMERAL = re.compile(rf"[{_HAN}]+|\d+")


class Marker(msgspec.Struct, frozen=True, gc=False):
    """A number that orders: of which style, which one, where in its line."""

    style: str
    number: int
    start: int
    end: int

    @property
    def begins(self) -> bool:
        """Tell whether it is the first thing of its paragraph."""
        return self.start == 0


@lru_cache(KNOWN)
def markers(text: str) -> tuple[Marker, ...]:
    """Return the numbers that order the text, in order."""
    made: list[Marker] = []
    for at in (0, *(edge.end() for edge in _EDGE.finditer(text))):
        found = _PATTERN.match(text, at)
        if found and (at == 0 or _may_stand(found.lastgroup, text[at - 1])):
            made.append(_marker(found))
    return tuple(made)


def _may_stand(style: str | None, before: str) -> bool:
    return style == _ANYWHERE or (style != _AT_FIRST and before in _SENTENCE_ENDS)


def _marker(found: re.Match[str]) -> Marker:
    words = found[0]
    number = _CIRCLED.get(words) or _SPOKEN.get(words)
    if number is None and (numeral := _NUMERAL.search(words)):
        number = numbering.value(numeral[0])
    return Marker(_STYLES[found.lastgroup or ""], number or 0, *found.span())
