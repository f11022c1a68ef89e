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
_BEFORE = r"(?:^|(?<=[。；：！？…]))"
_LOOSER = r"(?:^|(?<=[。；：！？…，、“]))"
_PATTERN = re.compile(
    rf"(?P<a>^[{_HAN}]{{1,3}}、(?![{_HAN}]+[、，年月日]))"
    rf"|{_BEFORE}(?P<b>[（(][{_HAN}]{{1,3}}[）)])"
    rf"|{_BEFORE}(?P<c>\d{{1,2}}(?:[.．](?:(?!\d)|(?=\d{{4}}年))|、(?!\d)))"
    rf"|{_BEFORE}(?P<d>[（(]\d{{1,2}}[）)])"
    rf"|{_BEFORE}(?P<e>[①-⑳])"
    rf"|{_LOOSER}(?P<f>[{_HAN}]{{1,2}}[是要](?![否非]))"
    rf"|{_BEFORE}(?P<g>第[{_HAN}]{{1,2}}[，：])"
    rf"|{_BEFORE}(?P<h>首先|其次|再次)(?=[，要是])"
)
_STYLES = dict(zip("abcdefgh", (*LEVELS, "①", "一是", "第一", "首先"), strict=True))
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
    return tuple(_marker(found) for found in _PATTERN.finditer(text))


def _marker(found: re.Match[str]) -> Marker:
    words = found[0]
    number = _CIRCLED.get(words) or _SPOKEN.get(words)
    if number is None and (numeral := _NUMERAL.search(words)):
        number = numbering.value(numeral[0])
    return Marker(_STYLES[found.lastgroup or ""], number or 0, *found.span())
