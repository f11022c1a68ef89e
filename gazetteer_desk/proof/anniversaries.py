"""Anniversaries (周年) and ages (现年) against the year of the issue.

Round ones are talked of for years (为建党100周年献礼); the others in their own year only.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.markers import KNOWN
from gazetteer_desk.proof.rule import RUNNING
from gazetteer_desk.proof.subject import Subject


_RULE, _AGE = "N34", "N50"
_SINCE = {
    "中国共产党成立": 1921,
    "建党": 1921,
    "中华人民共和国成立": 1949,
    "新中国成立": 1949,
    "建国": 1949,
    "抗日战争胜利": 1945,
    "抗战胜利": 1945,
    "反法西斯战争胜利": 1945,
    "建军": 1927,
    "长征胜利": 1936,
    "五四运动": 1919,
    "辛亥革命": 1911,
    "香港回归祖国": 1997,
    "澳门回归祖国": 1999,
    "改革开放": 1978,
}
_BORN = re.compile(
    r"(?P<born>(?:18|19|20)\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生[^。；]{0,20}?(?:现年|今年)(?P<at>(?P<age>\d{1,3})岁)"
)
_SAID = re.compile(rf"(?<![军会社校])({'|'.join(_SINCE)})(?P<at>(\d{{1,3}})周年)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_BESIDE = {"去年": -1, "上年": -1, "明年": 1, "前年": -2}
_ROUND = 5
_SENTENCE = re.compile("[^。；]+")
Said = tuple[int, int, int, int]  # the year meant, the year named (0: none), from where to where


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the anniversaries that fall into no year that is talked of."""
    issued = subject.bulletin.dated
    if issued is None:
        return
    for line in subject.lines:
        if line.zone not in RUNNING:
            continue
        for match in _BORN.finditer(line.text) if "岁" in line.text else ():
            born, age = int(match["born"]), int(match["age"])
            if not issued.year - born - 1 <= age <= issued.year - born:
                yield from subject.found(_AGE, line, *match.span("at"), born)
        there = said(line.text)
        beside = {issued.year + by for word, by in _BESIDE.items() if word in line.text and there}
        for year, named, start, end in there:
            is_past = int(line.text[start : end - 2]) % _ROUND == 0 and year <= issued.year + 1
            if not is_past and year not in ({named} if named else {issued.year, *beside}):
                yield from subject.found(_RULE, line, start, end, named or issued.year, year)


@lru_cache(KNOWN)
def said(text: str) -> tuple[Said, ...]:
    """Return the anniversaries of a line: 106周年 of 1921 means 2027.

    Left out are those in a sentence that names more years than one.
    """
    if "周年" not in text:
        return ()
    made: list[Said] = []
    for sentence in _SENTENCE.finditer(text):
        years = {int(year) for year in _YEAR.findall(sentence[0])}
        if len(years) > 1:
            continue
        for match in _SAID.finditer(text, *sentence.span()):
            meant = _SINCE[match[1]] + int(match[3])
            made.append((meant, max(years, default=0), *match.span("at")))
    return tuple(made)
