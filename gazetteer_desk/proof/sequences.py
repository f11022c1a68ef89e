"""Numbers that skip, come twice or begin again within an article (序号不连), and levels that do.

A list may stand in another one (一是加强学习：一是…二是…；二是…), and that of one paragraph may be
followed by another: a number is right where it goes on with any list that is open.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gazetteer_desk.bulletin import numbering
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.markers import LEVELS, Marker, markers
from gazetteer_desk.proof.rule import PROSE, Zone
from gazetteer_desk.proof.subject import Subject


_LOOKED_AT = (*PROSE, Zone.HEADING)
_OTHER_FIRSTS = ("一要", "一抓", "一靠", "一看", "首先", "第一", "其一", "一方面", "一是")
_At = tuple[int, Line, Marker]  # the number of the line in the article, the line, its marker


def found(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with the numbers of each article."""
    for _, group in groupby(subject.lines, lambda line: (line.place.article, line.place.part)):
        numbered = [
            (at, line, marker)
            for at, line in enumerate(group)
            if line.zone in _LOOKED_AT
            for marker in markers(line.text)
        ]
        if len(numbered) > 1:
            yield from _order(subject, numbered)
            yield from _levels(subject, numbered)
        elif numbered and numbered[0][2].number > 1:
            yield from _order(subject, numbered)


def _order(subject: Subject, numbered: Iterable[_At]) -> Iterator[Finding]:
    lists: dict[str, list[_At]] = {}
    for one in numbered:
        _, line, marker = one
        stack = lists.setdefault(marker.style, [])
        before = stack[-1] if stack else None
        if marker.number == 1:
            if before and _is_twice(before, one):
                where = _where(subject, before[1], line)
                yield from _said(subject, "B01", one, f"{where}也是“{_named(before)}”，序号重复")
            _begin(stack, one)
        elif not _goes_on(stack, one):
            if not _began_otherwise(before, line, marker):
                yield from _said(subject, "B01", one, _why(subject, before, one))
            stack[:] = [one]
        if marker.style in LEVELS and marker.begins:
            for lower in LEVELS[LEVELS.index(marker.style) + 1 :]:
                if stack := lists.get(lower):
                    del stack[1:]  # what it divides begins again, or counts on


def _begin(stack: list[_At], one: _At) -> None:
    """Open a list: in the item of one that is open, or after it."""
    at, _, marker = one
    while stack and (marker.begins or (stack[-1][0] != at and not stack[-1][2].begins)):
        stack.pop()
    stack.append(one)


def _goes_on(stack: list[_At], one: _At) -> bool:
    for nth in reversed(range(len(stack))):
        if stack[nth][2].number + 1 == one[2].number:
            stack[nth:] = [one]
            return True
    return False


def _is_twice(before: _At, one: _At) -> bool:
    """Tell whether 一是 follows 一是 where no list can begin: in the next paragraph, or part."""
    (last, line, marker), (at, _, again) = before, one
    if marker.number != 1 or marker.style != again.style:
        return False
    if again.begins:
        return marker.begins and (at == last + 1 or again.style == LEVELS[0])
    is_same = _named(before) == _named(one)  # 一是…一要…二要…
    return is_same and at == last and line.text[again.start - 1] in "；。" and not marker.begins


def _began_otherwise(before: _At | None, line: Line, marker: Marker) -> bool:
    """Tell whether the first item may have been called otherwise, or not at all."""
    if before is not None:
        return False
    return marker.number > 2 or any(one in line.text[: marker.start] for one in _OTHER_FIRSTS)  # noqa: PLR2004


def _why(subject: Subject, before: _At | None, one: _At) -> str:
    number = one[2].number
    if before is None:
        return f"前面没有“{_like(one, 1)}”"
    last, where = before[2].number, _where(subject, before[1], one[1])
    if number == last:
        return f"{where}也是“{_named(before)}”，序号重复"
    if number > last:
        missed = "”“".join(_like(one, nth) for nth in range(last + 1, min(number, last + 4)))
        return f"{where}是“{_named(before)}”，缺“{missed}”"
    return f"{where}已是“{_named(before)}”，序号倒退"


def _where(subject: Subject, there: Line, here: Line) -> str:
    return "前面" if there is here else subject.where(there, here)


def _said(subject: Subject, rule: str, one: _At, why: str) -> Iterator[Finding]:
    _, line, marker = one
    yield from subject.found(rule, line, marker.start, marker.end, why)


def _named(one: _At) -> str:
    _, line, marker = one
    return line.text[marker.start : marker.end].rstrip("，：")


def _like(one: _At, number: int) -> str:
    """Return another number in the writing of this one."""
    words = _named(one)
    _, _, marker = one
    if marker.style == "①":
        return chr(0x2460 + number - 1)
    if marker.style == "首先":
        return ("首先", "其次", "再次")[min(number, 3) - 1]
    for numeral in (str(marker.number), _chinese(marker.number)):
        if numeral in words:
            new = str(number) if numeral.isdecimal() else _chinese(number)
            return words.replace(numeral, new, 1)
    return words


def _chinese(number: int) -> str:
    is_written = 0 < number < 100  # noqa: PLR2004 - the numerals that a list has
    return numbering.chinese(number) if is_written else str(number)


def _levels(subject: Subject, numbered: Iterable[_At]) -> Iterator[Finding]:
    """Yield the first place where a level of headings is left out under a higher one."""
    under: list[int] = []  # the levels that are open
    used = {marker.style for _, _, marker in numbered if marker.begins}
    for one in numbered:
        _, line, marker = one
        if marker.style not in LEVELS or not marker.begins:
            continue
        level = LEVELS.index(marker.style)
        del under[next((n for n, open_ in enumerate(under) if open_ >= level), len(under)) :]
        is_item = line.text.endswith(("；", "，", "、"))
        if under and level > under[-1] + 1 and marker.number == 1 and not is_item:
            above, left_out = LEVELS[under[-1]], LEVELS[under[-1] + 1]
            why = f"“{above}”下面直接用“{_named(one)}”，缺“{left_out}”一级"
            # Two levels may be any two; but where the third is used too, it should not be left out.
            yield from _said(subject, "B02" if left_out in used else "B02.1", one, why)
            return
        under.append(level)
