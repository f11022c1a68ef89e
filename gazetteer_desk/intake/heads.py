"""版头 of a foreign issue: 份号, 密级, 刊名, 期号, 编印单位 and the date, in whatever order."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from gazetteer_desk.bulletin.issue import (
    IssueNumber,
    Masthead,
    Secrecy,
    SecrecyLevel,
    Urgency,
)
from gazetteer_desk.intake import shapes
from gazetteer_desk.intake.book import Book
from gazetteer_desk.intake.passages import Passage
from gazetteer_desk.intake.reckoning import day, number
from gazetteer_desk.intake.recognised import Sure
from gazetteer_desk.intake.remains import Remains
from gazetteer_desk.intake.spaced import BLANK, COLON, DAY, NUMBER, YEAR, words


_LONGEST_NUMBER = 24
MOST = 16  # passages that a head may be
_TOTAL = re.compile(
    rf"[（(〔\[]?{BLANK}(?:总|累计|总期号[：:]?|总期数[：:]?){BLANK}第?{BLANK}(?P<total>{NUMBER})"
    rf"{BLANK}[期号]?{BLANK}[）)〕\]]?"
)
_EXTRA = words("增刊")
_NUMBER = re.compile(
    rf"[（(〔\[]?{BLANK}(?:(?P<year>{YEAR}){BLANK}年?{BLANK})?(?P<extra>{_EXTRA})?{BLANK}[（(〔\[]?"
    rf"{BLANK}第{BLANK}(?P<number>{NUMBER}){BLANK}期{BLANK}[）)〕\]]?"
    rf"{BLANK}(?P<more>[（(]?{_EXTRA}[）)]?)?"
)
_BARE = re.compile(rf"{BLANK}(?P<year>\d{{4}})年{BLANK}(?P<number>\d{{1,3}})期{BLANK}")
_DAY = re.compile(f"(?:{words('编印日期 出版日期 印发日期 日期 时间')}{COLON})?(?P<day>{DAY})")
_SECRECY = re.compile(
    rf"(?:密级{COLON})?(?P<level>{words('绝密 机密 秘密 内部')})"
    rf"(?:{BLANK}[★☆*]{BLANK}(?P<term>[\d一二三四五六七八九十]{{1,3}}(?:年|个月|天|日)|长期))?"
    rf"(?P<tail>(?:资料|刊物|文件|发行|材料|参考)?(?:{BLANK}[，,、·]?{BLANK}"
    r"(?:注意保存|不得外传|请勿外传|妥善保管|严禁外传|注意保管|免费交流))*)"
)
_COPY = re.compile(r"(?:(?:份号|编号)[：:\s]*|(?:No|NO|№)[.:：\s]*)?(?P<copy>\d{4,7})")
_URGENCY = re.compile(rf"(?:紧急程度{COLON})?(?P<urgency>{words('特急 加急')})")
_APPROVER = re.compile(
    rf"{words('签发人 签发 审签')}{COLON}"
    r"(?P<approver>[^\s\0　]{2,8}(?:[ 、][^\s\0　]{2,4}){0,3})"
)
_PUBLISHER = re.compile(
    rf"{words('编印单位 编发单位 编印机关 主办单位 编辑单位 编印 主办 编发 编辑 承办')}"
    rf"{COLON}(?P<publisher>[^\s\0　]+)"
)
_EDITS = re.compile(rf"{BLANK}{words('编印 主办 编发 编辑 主编 承办 编')}\Z")
_NAMES_A_SERIES = re.compile(
    "(?:简报|信息|动态|通讯|专报|通报|快报|情况|要情|参考|工作|快讯|简讯|通信|摘报|月报|周报|季报|专刊"
    "|导刊|内参|之窗|要闻|交流|史志|方志|纪要|文摘|荟萃|摘要|期刊)\\Z"
)
_HALF_A_NAME = re.compile("(?:会议|工作)?(?:简报|信息|动态|通讯|专报|快报|简讯)")
_SET_WIDE = re.compile(r"(?:\S[\s　]+){2,}\S")


class Head(NamedTuple):
    """What the head says, and how many passages it is."""

    masthead: Masthead = Masthead()
    number: IssueNumber = IssueNumber()
    dated: dt.date | None = None
    secrecy: Secrecy | None = None
    urgency: Urgency | None = None
    approver: str = ""
    length: int = 0


def read(passages: Sequence[Passage], book: Book, *, is_issue: bool) -> Head:
    """Return what the first passages say where they are a head, and write it down.

    `is_issue`: they are known to begin an issue. Where they are not, a mere day makes no head.
    """
    reader = _Reader([Remains(one) for one in passages[: _limit(passages)]], book)
    return reader.head(is_issue=is_issue)


def is_number(text: str) -> bool:
    """Return whether a line is 期号 and no more."""
    return _NUMBER.match(text) is not None and len(text) <= _LONGEST_NUMBER


def _limit(passages: Sequence[Passage]) -> int:
    """Return how many passages stand above the first that belongs to no head."""
    for at, one in enumerate(passages[:MOST]):
        text = one.text
        begins = shapes.column(text) or shapes.is_note(text) or shapes.is_contents(text)
        if not text or begins or (shapes.is_prose(text) and not _SECRECY.match(text)):
            return at
    return min(len(passages), MOST)


class _Reader:
    """Reads the passages of a head, each part once."""

    def __init__(self, lines: list[Remains], book: Book) -> None:
        self._lines = lines
        self._book = book
        self._found: dict[str, tuple[int, re.Match[str]]] = {}

    def head(self, *, is_issue: bool) -> Head:
        """Return the head, empty where there is neither a number nor a day above the articles."""
        for at, line in enumerate(self._lines):
            for name, pattern in _PARTS.items():
                if name not in self._found and (found := _find(name, line, pattern)):
                    if name == "bare" and "number" in self._found:
                        continue
                    self._found[name] = (at, found)
                    line.hide(found)
        if not self._is_head(is_issue=is_issue):
            return Head()
        length = max(at for at, _ in self._found.values()) + 1
        self._write()
        publisher, length = self._publisher(length)
        series, subtitle, sign = self._names(length)
        return Head(
            masthead=Masthead(series=series, subtitle=subtitle, publisher=publisher, sign=sign),
            number=self._number(),
            dated=self._dated(),
            secrecy=self._secrecy(),
            urgency=self._urgency(),
            approver=self._words("approver", "approver"),
            length=length,
        )

    def _is_head(self, *, is_issue: bool) -> bool:
        if self._found.keys() & {"number", "bare", "total"}:
            return True
        if "dated" not in self._found:
            return False
        at, _ = self._found["dated"]
        return is_issue or (at == 0 and any(True for _ in self._lines[at].rest()))

    def _write(self) -> None:
        """Write down all that was found."""
        for name, (at, found) in self._found.items():
            part, groups = _WRITTEN[name]
            start = min(found.start(g) for g in groups if found[g])
            end = max(found.end(g) for g in groups if found[g])
            self._lines[at].write(self._book, found, {part: (start, end)}, Sure.CERTAIN)

    def _words(self, name: str, group: str) -> str:
        hit = self._found.get(name)
        return "".join((hit[1][group] or "").split()) if hit else ""

    def _number(self) -> IssueNumber:
        name = "number" if "number" in self._found else "bare"
        dated = self._dated()
        year = number(self._words(name, "year")) or (dated.year if dated else None)
        is_extra = bool(self._words("number", "extra") or self._words("number", "more"))
        return IssueNumber(
            year=year,
            number=number(self._words(name, "number")),
            total=number(self._words("total", "total")),
            supplement=is_extra,
        )

    def _dated(self) -> dt.date | None:
        return day(self._words("dated", "day"))

    def _secrecy(self) -> Secrecy | None:
        if "secrecy" not in self._found:
            return None
        level = SecrecyLevel(self._words("secrecy", "level"))
        term, copy_no = self._words("secrecy", "term"), self._words("copy", "copy")
        return Secrecy(level=level, term=term, copy_no=copy_no)

    def _urgency(self) -> Urgency | None:
        words = self._words("urgency", "urgency")
        return Urgency(words) if words else None

    def _publisher(self, length: int) -> tuple[str, int]:
        """Return 编印单位 and how many passages the head then is."""
        if "publisher" in self._found:
            return self._words("publisher", "publisher"), length
        dated = self._found["dated"][0] if "dated" in self._found else length - 1
        told = [at for at in range(length) if self._edits(at)]
        for at in (*told, dated, dated + 1, dated - 1):
            if not 0 <= at < len(self._lines) or (at != dated and at >= length + 1):
                continue
            line = self._lines[at]
            for start, end in line.rest():
                words = line.passage.text[start:end]
                edits = _EDITS.search(words)
                bare = words[: edits.start()] if edits else words
                if bare and (at == dated or edits or shapes.is_office(bare)):
                    sure = Sure.CERTAIN if at == dated or edits else Sure.LIKELY
                    self._book.put("publisher", line.passage.within(start, start + len(bare)), sure)
                    self._book.label(line.passage.within(start + len(bare), end))
                    line.hide_span(start, end)
                    return self._jointly(bare.strip(), at), max(length, at + 1)
        return "", length

    def _edits(self, at: int) -> bool:
        """Return whether a line says itself who edits: 县史志研究中心编印."""
        text = self._lines[at].passage.text
        found = _EDITS.search(text)
        return found is not None and shapes.is_office(text[: found.start()])

    def _jointly(self, publisher: str, at: int) -> str:
        """Return 编印单位 with the offices right above it, below all that names the issue."""
        named = max((n for name, (n, _) in self._found.items() if name != "dated"), default=-1)
        for above in range(at - 1, named, -1):
            line = self._lines[above]
            if above == 0 or list(line.rest()) != [(0, len(line.passage.text))]:
                break
            if not shapes.is_office(line.passage.text):
                break
            self._book.put("publisher", line.passage.spots, Sure.LIKELY)
            line.hide_span(0, len(line.passage.text))
            publisher = f"{line.passage.text}　{publisher}"
        return publisher

    def _names(self, length: int) -> tuple[str, str, str]:
        """Return 刊名, its subtitle and the organ's mark: what remains of the head."""
        rest = [(line, span) for line in self._lines[:length] for span in line.rest()]
        rest = [one for one in rest if re.search("[\u3400-\u9fff]", _said(one))]
        if not rest:
            return "", "", ""
        nth = self._series(rest)
        series = self._name("series", rest[nth], Sure.CERTAIN)
        below, above = rest[nth + 1 :][:1], rest[:nth][-1:]
        if above and _HALF_A_NAME.fullmatch(series):
            return self._name("series", above[0], Sure.LIKELY) + series, "", ""
        subtitle = self._name("subtitle", below[0], Sure.LIKELY) if below else ""
        sign = self._name("sign", above[0], Sure.LIKELY) if above else ""
        return series, subtitle, sign

    def _series(self, rest: "list[_Rest]") -> int:
        """Return which of the words that remain is 刊名: the largest, or what is called so."""
        sizes = [line.passage.hints.size for line, _ in rest]
        if max(sizes) > min(sizes):
            return sizes.index(max(sizes))
        called = [at for at, one in enumerate(rest) if _NAMES_A_SERIES.search(_said(one))]
        return called[0] if called else 0

    def _name(self, part: str, one: "_Rest", sure: Sure) -> str:
        line, (start, end) = one
        self._book.put(part, line.passage.within(start, end), sure)
        words = line.passage.text[start:end]
        return "".join(words.split()) if _SET_WIDE.fullmatch(words) else words


_Rest = tuple[Remains, tuple[int, int]]


def _said(one: _Rest) -> str:
    line, (start, end) = one
    return line.passage.text[start:end]


def _find(name: str, line: Remains, pattern: re.Pattern[str]) -> re.Match[str] | None:
    found = line.find(pattern, at_an_end=True)
    if found is None or (name in ("copy", "secrecy", "urgency") and not _is_alone(line, found)):
        return None
    if name == "dated" and day(found["day"]) is None:
        return None
    return found


def _is_alone(line: Remains, found: re.Match[str]) -> bool:
    """Return whether a match is bounded by blanks: 内部 is no word of 内部管理培训会."""
    words = line.passage.text
    before, after = words[: found.start()][-1:], words[found.end() :][:1]
    return not before.strip() and not after.strip()


_PARTS = {
    "secrecy": _SECRECY,
    "urgency": _URGENCY,
    "approver": _APPROVER,
    "total": _TOTAL,
    "number": _NUMBER,
    "bare": _BARE,
    "dated": _DAY,
    "publisher": _PUBLISHER,
    "copy": _COPY,
}
_WRITTEN = {
    "secrecy": ("secrecy", ("level", "term", "tail")),
    "urgency": ("urgency", ("urgency",)),
    "approver": ("approver", ("approver",)),
    "total": ("total", ("total",)),
    "number": ("number", ("year", "extra", "number", "more")),
    "bare": ("number", ("year", "number")),
    "dated": ("dated", ("day",)),
    "publisher": ("publisher", ("publisher",)),
    "copy": ("copy_no", ("copy",)),
}
