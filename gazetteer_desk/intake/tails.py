"""报尾 and 版记 of a foreign issue: 信息公开选项, 报送发, who printed it, when, how many.

The foot is the last stretch of passages that belong to one. It is looked for from each passage that
could begin it, and begins where the most lines below are its own and the fewest strange to it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.issue import Disclosure
from gazetteer_desk.intake import shapes
from gazetteer_desk.intake.book import Book
from gazetteer_desk.intake.passages import Passage
from gazetteer_desk.intake.reckoning import day, number
from gazetteer_desk.intake.recognised import Sure
from gazetteer_desk.intake.remains import Remains
from gazetteer_desk.intake.spaced import BLANK, COLON, DAY, NUMBER, words


_OTHERS = (
    "审核 审稿 主编 副主编 总编辑 总编 初审 复审 联系人 传真 电子邮箱 邮箱 地址 邮编 网址 编审 "
    "打印 印刷 统稿 拟稿 核稿 投稿邮箱 电子信箱"
)
_DISCLOSURE = re.compile(
    r"[（(]?(?:(?:此件|本件|本期)?(?:政府|政务)?(?:信息)?公开(?:选项|属性|方式|类别|形式|情况)"
    rf"{COLON}|此件)(?P<disclosure>主动公开|依申请公开|不予公开|不公开){BLANK}[）)]?"
)
_TO = re.compile(
    rf"(?:(?<=[。；;\0　 ])|\A)(?:(?P<report>{words('主报 报送 抄报 呈报 呈送 主送 报 呈')})"
    rf"|(?P<send>{words('抄送 分送 送')})|(?P<issue>{words('印发 下发 发送 分发 发至 发')})){COLON}"
)
_PRINTED = re.compile(rf"(?P<printed>{DAY}){BLANK}{words('印发 印制 印刷 编印 付印 印')}")
_COPIES = re.compile(
    rf"[（(]?{BLANK}(?:{words('共印刷 共印制 共印发 共印 印发 印刷 印')}"
    rf"|{words('印数 印发份数 份数 印刷份数')}{COLON})"
    rf"{BLANK}(?P<copies>{NUMBER}){BLANK}份{BLANK}[）)]?"
)
_PERSON = re.compile(
    rf"(?<![\u3400-\u9fff])(?:(?P<editor>{words('责任编辑 本期编辑 执行编辑 责编 编辑')})"
    rf"|(?P<proofreader>{words('责任校对 校对 校核')})"
    rf"|(?P<approver>{words('签发人 签发 审签 核发 审定 终审')})"
    rf"|(?P<phone>{words('联系电话 编辑部电话 办公电话 咨询电话 值班电话 电话')})"
    rf"|(?P<other>{words(_OTHERS)})){COLON}"
    rf"(?P<said>[^\0　：:]*?)(?={BLANK}(?:[\u3400-\u9fff]{{2,5}}{COLON}|[\0　；;]|\Z))"
)
_ENDED = tuple("。；;")
_STRANGE = 4  # lines of a foot that one strange to it outweighs
_MOST = 120  # passages that a foot may be
_GOES_ON = tuple("，、,")


class Tail(NamedTuple):
    """What the foot says."""

    disclosure: Disclosure | None = None
    distribution: Distribution = Distribution()
    imprint: Imprint = Imprint()
    copies: int | None = None


def find(passages: Sequence[Passage], *, is_wrapped: bool) -> "Foot":
    """Return the last passages as a foot, none of them where they are none."""
    lowest = len(passages) - _MOST
    starts = [at for at, one in enumerate(passages) if at >= lowest and begins(one.text)]
    tried = [Foot(passages, at, is_wrapped=is_wrapped) for at in starts]
    best = max(tried, key=lambda one: (one.worth, -one.start), default=None)
    if best is None or best.worth <= 0:
        return Foot(passages, len(passages), is_wrapped=is_wrapped)
    return best


def begins(text: str) -> bool:
    """Return whether a line can begin a foot."""
    if not text:
        return False
    short = len(text) <= 60  # noqa: PLR2004
    if _DISCLOSURE.match(text) or _TO.match(text):
        return True
    if not short:
        return False
    person = _PERSON.match(text)
    return bool(_PRINTED.search(text) or _COPIES.fullmatch(text)) or bool(person)


def _lines(one: Passage) -> list[Passage]:
    return [one] if _PERSON.match(one.text) else one.lines()


class _Entry:
    """One line of 报, 送 or 发, of one or more passages."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.pieces: list[tuple[Passage, int, int]] = []

    @property
    def words(self) -> str:
        """Return its words."""
        return "".join(one.text[start:end] for one, start, end in self.pieces).strip()


Hit = tuple[Remains, re.Match[str], str, str]  # where, what, the part, the group that is its words


class Foot:
    """The passages from one on, read as a foot; `worth` is more the more of them are one."""

    def __init__(self, passages: Sequence[Passage], start: int, *, is_wrapped: bool) -> None:
        self.start = start
        self._is_wrapped = is_wrapped
        strange = 0
        self._hits: dict[str, Hit] = {}
        self._labels: list[tuple[Remains, re.Match[str]]] = []
        self._entries: list[_Entry] = []
        self._office: tuple[Remains, int, int] | None = None
        self._below: _Entry | None = None
        # An entry has its own ends, whatever the page or the joining of its lines did to them.
        lines = [line for one in passages[start:] for line in _lines(one)]
        for at, line in enumerate(lines):
            following = lines[at + 1].text if at + 1 < len(lines) else ""
            if not self._take(Remains(line), following):
                strange += 1
                self._below = None
        self.worth = len(lines) - _STRANGE * strange

    @property
    def is_of_an_issue(self) -> bool:
        """Return whether it says what only the foot of an issue does."""
        return bool(self._entries) or not self._hits.keys().isdisjoint(("printed", "copies"))

    def _take(self, line: Remains, following: str) -> bool:
        if not line.passage.text:
            return False
        found = self._field(line, "disclosure", _DISCLOSURE)
        found = self._field(line, "copies", _COPIES, at_an_end=True) or found
        if self._recipients(line):
            return True
        printed = self._field(line, "printed", _PRINTED, at_an_end=True)
        persons = self._persons(line)
        rest = list(line.rest())
        if printed and rest and self._office is None:
            self._office = (line, *rest.pop(0))
        if found or printed or persons:
            self._below = None
            return True
        return self._goes_on(line, following)

    def _field(
        self, line: Remains, name: str, pattern: re.Pattern[str], *, at_an_end: bool = False
    ) -> bool:
        found = line.find(pattern, at_an_end=at_an_end) if name not in self._hits else None
        if found is None or (name == "printed" and day(found["printed"]) is None):
            return False
        self._hits[name] = (line, found, name, name)
        line.hide(found)
        return True

    def _persons(self, line: Remains) -> bool:
        is_any = False
        while found := line.find(_PERSON):
            part = next(name for name in _ROLES if found[name])
            if part != "other" and part not in self._hits and found["said"].strip():
                self._hits[part] = (line, found, part, "said")
            line.hide(found)  # what is no part of an issue is left over
            is_any = True
        return is_any

    def _recipients(self, line: Remains) -> bool:
        labels: list[re.Match[str]] = []
        while found := line.find(_TO):
            if not labels and line.passage.text[: found.start()].strip():
                return False
            labels.append(found)
            line.hide(found)
        if not labels:
            return False
        for found in labels:
            self._labels.append((line, found))
        for start, end in line.rest():
            above = [one for one in labels if one.end() <= start]
            if above:
                self._begin(above[-1].lastgroup or "send", line, start, end)
        return True

    def _begin(self, part: str, line: Remains, start: int, end: int) -> None:
        self._below = _Entry(part)
        self._below.pieces.append((line.passage, start, end))
        self._entries.append(self._below)
        line.hide_span(start, end)

    def _goes_on(self, line: Remains, following: str) -> bool:
        """Take a passage without a label for what it is by what stands above and below it."""
        text = line.passage.text
        above = self._below
        is_last = above is None or above.words.endswith(_ENDED) or bool(_PRINTED.match(following))
        if shapes.is_office(text) and self._office is None and is_last:
            self._office = (line, 0, len(text))
            self._below = None
            return True
        if above is None or shapes.column(text):
            return False
        is_open = above.words.endswith(_GOES_ON) or self._is_wrapped
        if is_open and not above.words.endswith(_ENDED):
            above.pieces.append((line.passage, 0, len(text)))
        else:
            self._begin(above.part, line, 0, len(text))
        return True

    def tail(self, book: Book) -> Tail:
        """Return what the foot says, and write it down."""
        for line, found, part, group in self._hits.values():
            line.write(book, found, {part: found.span(group)}, Sure.CERTAIN)
        for line, found in self._labels:
            book.label(line.passage.within(*found.span()))
        groups: dict[str, list[str]] = {"report": [], "send": [], "issue": []}
        for entry in self._entries:
            spots = [s for one, start, end in entry.pieces for s in one.within(start, end)]
            path = (len(groups[entry.part]),)
            book.put(entry.part, spots, Sure.CERTAIN, path=path)
            groups[entry.part].append(entry.words)
        return Tail(
            disclosure=self._disclosure(),
            distribution=Distribution(**{name: tuple(some) for name, some in groups.items()}),
            imprint=self._imprint(book),
            copies=number(self._said("copies")),
        )

    def _said(self, name: str) -> str:
        hit = self._hits.get(name)
        return hit[1][hit[3]].strip() if hit else ""

    def _disclosure(self) -> Disclosure | None:
        words = self._said("disclosure")
        return Disclosure("不予公开" if words == "不公开" else words) if words else None

    def _imprint(self, book: Book) -> Imprint:
        office = ""
        if self._office:
            line, start, end = self._office
            book.put("office", line.passage.within(start, end), Sure.CERTAIN)
            office = line.passage.text[start:end]
        printed = day(self._said("printed")) if "printed" in self._hits else None
        people = {name: self._said(name) for name in _ROLES if name != "other"}
        return Imprint(office=office, printed=printed, **people)


_ROLES = ("editor", "proofreader", "approver", "phone", "other")
