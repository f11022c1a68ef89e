"""Lines that a page broke, joined into the paragraphs they were.

PDF readers, OCR and mail put an end after every printed line. Nothing in the characters says so,
but the page does: its full lines are of one width, a paragraph ends with a short one or after a
full stop, and begins with an indent, or with a line that is as much shorter. Where the lines tell
of no page (they are of any length, or all end as sentences do), each stays what it is.

A heading, a signature, a date, a label (报：送：发：), an item of a list is never joined to what
stands above it.
"""

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.bulletin.body import Kind


Groups = list[list[int]]
_Metric = Callable[[str], float]

_HALF = "“”‘’·"  # ambiguous in width; set half-width in a line of Chinese
_INDENT = 4.0  # two characters
_INWARD = 2.0  # columns that are no accident
_SLACK = 3.0  # columns that marks which may not begin a line push about
_EVEN = 2.0
_LONG = 0.8  # of the width: so long a line goes on where paragraphs begin inward
_NARROWEST, _WIDEST = 30, 130
_NARROW = 40  # a page narrower than this shows in more than a line or two
_WIDER = 9.0  # than the page: no line of it
_FEW = 3
_ENDED = re.compile("[。！？；：!?…][”’）》】)\\]\"']*\\Z|[.:;][)\\]\"']*\\Z")
_SEAM = re.compile("(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3400-\u9fff])")
_BLANK = re.compile("[ \t\u00a0]+")
_PROSE = re.compile("[，。、；：！？,.]")
# What no line end parts: marks that may not end a line, a word or a letter, marks that may not
# begin one.
_WORD = re.compile("[“‘（《【〔〈]*(?:[!-~]+|.)[”’）》】〕〉、。，；：？！％…—·]*")
_LABEL = re.compile(
    "(?:报|送|发|抄送|主送|报送|抄报|分送|附件|附|来源|联系人|责任编辑|编辑|审核|校对|签发|信息公开选项"
    "|主题词|(?:联系)?电话|手机|传真|邮[编箱]|地[址点]|网址|时间|日期|单位|姓名|职务|作者|记者|摄影|供稿"
    "|[初复终]审|[发收]件人|发送时间|主题)\\d*[ 　]*[：:|｜]"
)
_ALONE = re.compile(
    "【[^】]{1,20}】|（[^（）]{1,24}）|[〔\\[][^〕\\]]{1,20}[〕\\]]|编者按[：:]?"
    "|[〇零○一二三四五六七八九\\d]{4}年[\\d一二三四五六七八九十]{1,3}月[\\d一二三四五六七八九十]{1,3}日"
    "|\\d{1,4}"
    "|.{1,30}\\d{1,4}[-/年月.]\\d{1,2}[日]?\\s*(?:[上下]午|凌晨|晚上|中午)?\\s*\\d{1,2}:\\d\\d(?::\\d\\d)?"
)
_ITEM = re.compile(
    "第[一二三四五六七八九十百]{1,4}[章节条编篇]|[①-⑳]|[•●■◆▪◦‣\uf020-\uf0ff*-]\\s|\\d{1,3}[、)）]"
)
_POINT = re.compile("[一二三四五六七八九十]{1,3}(?:是|要)")


class _Line(NamedTuple):
    number: int
    text: str
    indent: float
    width: float
    gap: bool  # an empty line stands above it


def joined(lines: Sequence[str]) -> str:
    """Return the words of some lines as one; between Latin words stands a blank."""
    made = ""
    for line in lines:
        words = line.strip()
        if is_apart(made, words):
            made += " "
        made += words
    return made


def is_apart(line: str, following: str) -> bool:
    """Return whether a blank stood where a page broke between two lines: between Latin words."""
    if not line or not following or line[-1] == "-":
        return False
    return line[-1].isascii() and following[0].isascii()


def group(lines: Sequence[str]) -> Groups:
    """Return the numbers of the lines of each paragraph; empty lines belong to none."""
    known = max((_read(lines, metric) for metric in _METRICS), key=_evenness)
    wide = _page_width(known)
    if wide is None:
        return [[line.number] for line in known]
    page = _Page(known, wide)
    groups: Groups = []
    for at, line in enumerate(known):
        if at and page.goes_on(at - 1, is_first=len(groups[-1]) == 1):
            groups[-1].append(line.number)
        else:
            groups.append([line.number])
    return groups


def _read(lines: Sequence[str], metric: _Metric) -> list[_Line]:
    found: list[_Line] = []
    gap = False
    for number, raw in enumerate(lines):
        text = raw.strip()
        if text:
            found.append(
                _Line(number, text, indent(raw), metric(_packed(text)), gap and bool(found))
            )
        gap = not text
    return found


def indent(raw: str) -> float:
    """Return the columns of the blanks that a line begins with."""
    return _width(raw[: len(raw) - len(raw.lstrip())].expandtabs(4))


def _packed(text: str) -> str:
    """Return a line without the blanks between Chinese and digits: the page had none."""
    return _BLANK.sub(" ", re.sub("(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])", "", text))


def _width(text: str) -> float:
    """Return the columns of a line as a page sets it: a seam of Chinese and Latin has its air."""
    return _columns(text) - sum(map(text.count, _HALF)) + 0.5 * len(_SEAM.findall(text))


def _columns(text: str) -> float:
    """Return the columns of a line on a screen of fixed columns."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _characters(text: str) -> float:
    """Return the columns of a line whose characters were counted, whatever they are."""
    return 2 * len(text)


_METRICS: tuple[_Metric, ...] = (_width, _columns, _characters)


def _evenness(known: list[_Line]) -> int:
    """Return how many lines are of one width: a page's are by the measure it was set by."""
    widths = sorted(line.width for line in known if line.width >= _NARROWEST)
    if not widths:
        return 0
    wide = _commonest(widths)
    return sum(abs(width - wide) <= _EVEN for width in widths)


def _page_width(known: list[_Line]) -> float | None:
    """Return the width of the page's full lines, None where the lines tell of no page."""
    widths = sorted(line.width for line in known if line.width >= _NARROWEST)
    if not widths:
        return None
    wide = _commonest(widths)
    longer = sum(line.width > wide + _WIDER for line in known)
    if not _NARROWEST <= wide <= _WIDEST or longer * 20 > len(known):
        return None
    full = [at for at in range(len(known) - 1) if _may_be_full(known, at, wide)]
    broken = [at for at in full if not _ENDED.search(known[at].text)]
    if len(broken) < _FEW:
        return wide if broken and wide >= _NARROW and _is_prose(known, broken) else None
    return wide if len(broken) * 3 >= len(full) else None


def _may_be_full(known: list[_Line], at: int, wide: float) -> bool:
    begins = not at or _ENDED.search(known[at - 1].text)
    return _is_full(known[at], known[at + 1], wide, _INDENT if begins else 0.0)


def _commonest(widths: list[float]) -> float:
    """Return the width about which most of the lines lie, the greatest where none is commoner."""
    best, most = widths[-1], 1
    start = 0
    for at, width in enumerate(widths):
        while widths[start] < width - 2 * _SLACK:
            start += 1
        if at - start + 1 >= max(most, 2):
            most = at - start + 1
            best = widths[(start + at + 1) // 2]
    return best


def _is_prose(known: list[_Line], broken: list[int]) -> bool:
    """Return whether so few lines are sentences rather than headlines one below the other."""
    last = known[broken[-1] + 1]
    is_prose = any(_PROSE.search(known[at].text) for at in broken) or len(broken) > 1
    return is_prose and bool(_PROSE.search(last.text))


def _is_full(line: _Line, following: _Line, wide: float, short: float = 0.0) -> bool:
    """Return whether the next line's first word would not have fitted behind this line."""
    word = _WORD.match(following.text)
    room = min(_width(word[0]) + word[0].isascii(), 24) if word else 2.0
    return line.width + room > wide - short - _SLACK + 1


class _Page:
    """Lines of one width."""

    def __init__(self, known: list[_Line], wide: float) -> None:
        self._known = known
        self._wide = wide
        pairs = list(itertools.pairwise(known))
        broken = [
            later.gap
            for line, later in pairs
            if _is_full(line, later, wide) and not _ENDED.search(line.text)
        ]
        self._gaps_part = 2 * sum(broken) < max(len(broken), 1)
        indents = sorted(line.indent for line in known)
        self._margin = indents[len(indents) // 4]
        self._is_indented = sum(self._begins_inward(line) for line in known) * 12 >= len(known)

    def _begins_inward(self, line: _Line) -> bool:
        return line.indent - self._margin >= _INWARD

    def goes_on(self, at: int, *, is_first: bool) -> bool:
        """Return whether the paragraph of a line goes on in the next."""
        line, later = self._known[at], self._known[at + 1]
        if (later.gap and self._gaps_part) or self._begins_inward(later):
            return False
        if _stands_alone(line.text) or _stands_alone(later.text) or _parts(line.text, later.text):
            return False
        is_ended = _ENDED.search(line.text)
        if self._is_indented and not is_ended and line.width >= self._wide * _LONG:
            return True
        if not _is_full(line, later, self._wide, _INDENT if is_first else 0.0):
            return False
        if not is_ended or self._is_indented or _is_address(line.text, later.text):
            return True
        is_point = line.text.endswith("。") and _POINT.match(later.text)
        return not is_point and not self._looks_first(at + 1)

    def _looks_first(self, at: int) -> bool:
        """Return whether a line is as short as one that lost its indent, and goes on."""
        line = self._known[at]
        if line.width >= self._wide - 1.5 or _ENDED.search(line.text):
            return False
        if at + 1 == len(self._known):  # a copy that ends in mid-sentence
            return line.width >= self._wide - _INDENT - _SLACK
        return _is_full(line, self._known[at + 1], self._wide, _INDENT)


def _parts(text: str, following: str) -> bool:
    """Return whether a line begins something of its own: a label within a sentence does not."""
    return begins(following) and not (text[-1] in "，；" and _LABEL.match(following))


def _is_address(text: str, following: str) -> bool:
    """Return whether a line ends before a long word that belongs to it: a mail's address."""
    return text.endswith(("：", ":")) and re.match(r"[!-~]{8}", following) is not None


def begins(text: str) -> bool:
    """Return whether some words begin something of their own by the number they bear."""
    is_numbered = numbering.level_of(text) is not Kind.BODY
    return is_numbered or bool(_ITEM.match(text) or _LABEL.match(text))


def _stands_alone(text: str) -> bool:
    """Return whether a line is a paragraph by its form: （省地方志办）, 【特别关注】, a date."""
    return _ALONE.fullmatch(text) is not None
