"""Parts that do not make the sum they are told with (合计不符), within one sentence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from gazetteer_desk.proof import numerals
from gazetteer_desk.proof.amounts import Amount, amounts
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.markers import KNOWN
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.subject import Subject


_SENTENCE = re.compile("[^。；！？]+")
_TOTAL = re.compile("(?:共计|合计|总计|共|总共)(?:[\u4e00-\u9fff]{0,6})$")
_AFTERWARDS = re.compile("(?:共计|合计|总计|共有|总共|共)(?:[\u4e00-\u9fff]{0,4})$")
_PARTS_OF = re.compile("^(?:[^，：]{0,8})[，：（](?:其中|分别[为是]|包括|即)?[：，]?")
_ALL_PARTS = re.compile("[^，：]{0,8}[：（]|.*?(?:分别|包括|即)")
_IS_PARTED = re.compile("[^，。；：（]{0,8}(?:[，：（]其中|中[，：])")
_AMONG = re.compile("其中|中[，：]$")
_OVERLAP = re.compile(
    "党员|女|少数民族|学历|以上|以下|岁|新增|同比|比上年|重点|优秀|骨干|退休|职称|获|分别.*分别|平均|每"
)
_OF_WHOLE = re.compile(r"分别占|各占|占比分别|(?:占\d+(?:\.\d+)?[%％][^占]*){3}")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_BETWEEN = re.compile("[^，、：。]{0,12}([、，])[^，、：。]{0,12}")
_NEAR = 0.2  # of the sum: parts named by 其中 that miss no more of it were meant to be all
_FEWEST = 2
_SHARES = 3
_ALL = 100.0
_ROUNDED = 0.25  # percent, that rounding may leave
_FAR = 6.0


class Missum(msgspec.Struct, frozen=True, gc=False):
    """A sum where it stands, and what its parts make, in words."""

    rule: str
    start: int
    end: int
    parts: str


def found(subject: Subject) -> Iterator[Finding]:
    """Yield the sums that their parts do not make."""
    for line in subject.lines:
        if line.zone in PROSE or line.zone is Zone.HEADING:
            for one in missums(line.text):
                yield from subject.found(one.rule, line, one.start, one.end, one.parts)


@lru_cache(KNOWN)
def missums(text: str) -> tuple[Missum, ...]:
    """Return the sums of a line that are not what their parts make."""
    some = amounts(text)
    has_shares = text.count("%") + text.count("％") >= _SHARES
    if len(some) <= _FEWEST and not has_shares:
        return ()
    made: list[Missum] = []
    starts = [one.start for one in some]
    for sentence in _SENTENCE.finditer(text):
        start, end = sentence.span()
        inside = some[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(inside) > _FEWEST:
            made += _of_amounts(text, inside)
        if has_shares:
            made += _of_shares(text, start, end)
    return tuple(made)


def _of_amounts(text: str, some: Sequence[Amount]) -> Iterator[Missum]:
    for nth, total in enumerate(some):
        before, after = some[:nth], some[nth + 1 :]
        is_total = _TOTAL.search(total.before) or _IS_PARTED.match(text, total.end)
        if len(after) >= _FEWEST and is_total:
            yield from _behind(text, total, after)
        if len(before) >= _FEWEST and _AFTERWARDS.search(total.before):
            yield from _ahead(text, total, before)


def _behind(text: str, total: Amount, after: Sequence[Amount]) -> Iterator[Missum]:
    """Yield 共8部，其中县志3部、镇志4部."""
    lead = text[total.end : after[0].start]
    if not (head := _PARTS_OF.match(lead)):
        return
    parts = _run(text, total.unit, after)
    words = text[total.end : parts[-1].end] if parts else ""
    if len(parts) < _FEWEST or _OVERLAP.search(words):
        return
    made = sum(part.value for part in parts)
    is_open = bool(_AMONG.search(head[0])) or "等" in words
    is_near = total.value * (1 - _NEAR) <= made
    is_off = made > total.value or (made < total.value and (is_near or not is_open))
    if is_off and (is_open or _ALL_PARTS.match(lead)):
        yield _missum(total, parts)


def _ahead(text: str, total: Amount, before: Sequence[Amount]) -> Iterator[Missum]:
    """Yield 县志3部、镇志4部，共计8部."""
    parts = list(reversed(_run(text, total.unit, tuple(reversed(before)))))
    if len(parts) < _FEWEST:
        return
    between = text[parts[-1].end : total.start]
    words = text[parts[0].start : total.end]
    is_next = re.fullmatch("[，、]?(?:共计|合计|总计|共有|总共|共)[\u4e00-\u9fff]{0,4}", between)
    is_whole = is_next and not _OVERLAP.search(words) and not re.search("其中|累计", words)
    if is_whole and sum(part.value for part in parts) != total.value:
        yield _missum(total, parts)


def _run(text: str, unit: str, some: Sequence[Amount]) -> list[Amount]:
    """Return the first of these that have this unit and follow one another as in a list."""
    parts: list[Amount] = []
    mark = ""
    for one in some:
        if one.unit != unit:
            break
        if parts:
            low, high = sorted((parts[-1], one), key=lambda each: each.start)
            between = _BETWEEN.fullmatch(text, low.end, high.start)
            if not between or mark not in ("", between[1]):
                break
            mark = between[1]
        parts.append(one)
    return parts


def _missum(total: Amount, parts: Iterable[Amount]) -> Missum:
    values = [numerals.written(part.value) for part in parts]
    made = numerals.written(sum(map(float, values)))
    return Missum("B29", total.start, total.end, f"{'＋'.join(values)}＝{made}")


def _of_shares(text: str, start: int, end: int) -> Iterator[Missum]:
    """Yield 分别占45%、30%、26%: shares of one whole that make a little more or less than it."""
    shares = list(_SHARE.finditer(text, start, end))
    if len(shares) < _SHARES or not _OF_WHOLE.search(text[start:end]):
        return
    made = sum(float(one[1]) for one in shares)
    if _ROUNDED < abs(made - _ALL) < _FAR:
        parts = "＋".join(one[1] for one in shares)
        told = f"{parts}＝{numerals.written(made)}"
        yield Missum("B29.1", shares[0].start(), shares[-1].end(), told)
