"""Marks that come in pairs: “” ‘’ （） 《》 〈〉 【】 〔〕, one by one and inside each other.

A line is walked once with a stack. What a paragraph may begin and another end is left to
`open_quotes`, which sees the paragraphs one after the other.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from gazetteer_desk.proof.finding import Spot
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Rulebook


ALONE, TURNED = "P05", "P05.1"
_CLOSES = dict(zip("“‘（《〈【〔(", "”’）》〉】〕)", strict=True))
_OPENS = {close: opens for opens, close in _CLOSES.items()}
_WIDE = {"(": "（", ")": "）"}  # how wide a bracket is, is the matter of another rule
_MARKS = re.compile(f"[{re.escape(''.join((*_CLOSES, *_OPENS)))}]")
_RIGHT = re.compile(  # the marks of a line in which nothing is wrong, as those of nearly all are
    r"(?:“(?:《》|（）|【】|〔〕)*”|《(?:“”|（）|〔〕)*》|（(?:“”|《》|〔〕)*）|【】|〔〕|\(\))*+"
)
_NUMBER = re.compile(r"(?:^|[。；：，、\s])[0-9a-zA-Z一二三四五六七八九十①-⑳]{1,3}$")
_INSIDE = {"“": ("P06", "‘", "’"), "《": ("P07", "〈", "〉")}
_OUTSIDE = {"‘": ("P06.1", "“", "”"), "〈": ("P07.1", "《", "》")}
# What may be broken over the lines of a title is judged there, all of them together.
_NOT_ALONE = (Zone.TITLE, Zone.CELL, Zone.FIELD, Zone.CREDITS, Zone.ADDRESSEES)


class Pair(msgspec.Struct, frozen=True, gc=False):
    """Two marks of one kind, or one alone (`end` or `start` is -1), and how deep they stand."""

    mark: str
    start: int
    end: int
    within: str = ""

    @property
    def at(self) -> int:
        """Return where the mark stands that is there."""
        return self.start if self.start >= 0 else self.end


def found(text: str, zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield what is wrong with the pairs of one line."""
    if _RIGHT.fullmatch("".join(_MARKS.findall(text))) or not (walked := pairs(text)):
        return
    alone = [one for one in walked if one.start < 0 or one.end < 0]
    yield from _nested(text, walked, zone, rules)
    turned = _turned(text, alone)
    if rule := rules.of(TURNED, zone):
        for at in turned:
            new = "”" if text[at] == "“" else "“"
            yield rule.spot(at, at + 1, (text[at], new), suggestion=new)
    if zone not in _NOT_ALONE:
        is_quote_on = bool(alone) and alone[-1].start == 0 and alone[-1].mark == "“"
        left = alone[:-1] if is_quote_on else alone
        yield from lonely((one for one in left if not turned or one.mark != "“"), zone, rules)


def lonely(alone: Iterable[Pair], zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    """Yield a spot for each mark that has no other."""
    if rule := rules.of(ALONE, zone):
        for one in alone:
            close = _CLOSES[one.mark]
            words = (one.mark, close) if one.end < 0 else (close, one.mark)
            yield rule.spot(one.at, one.at + 1, words)


def pairs(text: str) -> list[Pair]:
    """Return the pairs of a line and the marks that stand alone, in the order they end."""
    made: list[Pair] = []
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match[0], match.start()
        mark = _WIDE.get(mark, mark)
        if mark in _CLOSES:
            stack.append((mark, at))
            continue
        opens = _OPENS[mark]
        if opens not in (one for one, _ in stack):
            if not _may_stand_alone(text, mark, at):
                made.append(Pair(opens, -1, at))
            continue
        while stack[-1][0] != opens:
            made.append(Pair(*stack.pop(), -1))
        begun = stack.pop()[1]
        made.append(Pair(opens, begun, at, stack[-1][0] if stack else ""))
    made += [Pair(mark, at, -1) for mark, at in reversed(stack)]
    return made


def _may_stand_alone(text: str, mark: str, at: int) -> bool:
    """Tell whether it is an apostrophe, or the bracket of a number: 1）, 一）."""
    if mark == "’":
        return True
    return mark == "）" and bool(_NUMBER.search(text, max(at - 4, 0), at))


def _nested(text: str, walked: list[Pair], zone: Zone, rules: Rulebook) -> Iterator[Spot]:
    for one in walked:
        if one.start < 0 or one.end < 0:
            continue
        known = _INSIDE.get(one.mark) if one.within == one.mark else None
        if not known and _is_outmost(one, walked):
            known = _OUTSIDE.get(one.mark)
        if known and (rule := rules.of(known[0], zone)):
            words = text[one.start : one.end + 1]
            new = f"{known[1]}{words[1:-1]}{known[2]}"
            yield rule.spot(one.start, one.end + 1, (words,), suggestion=new)


def _is_outmost(one: Pair, walked: list[Pair]) -> bool:
    """Tell whether a single mark has none of the double ones of its kind around it."""
    outer = _OUTSIDE.get(one.mark)
    if not outer:
        return False
    return not any(
        other.mark == outer[1]
        and (other.start < 0 or other.start < one.start)
        and (other.end < 0 or other.end > one.end)
        for other in walked
    )


def _turned(text: str, alone: list[Pair]) -> list[int]:
    """Return the quotes that look the wrong way: ”七进“, “七进“, ”七进”."""
    quotes = sorted(one.at for one in alone if one.mark == "“")
    if len(quotes) != 2:  # noqa: PLR2004 - a pair
        return []
    first, last = quotes
    between = text[first + 1 : last]
    if not between or len(between) > 40 or "。" in between:  # noqa: PLR2004 - longer is no phrase
        return []
    looks = text[first] + text[last]
    return {"”“": [first, last], "““": [last], "””": [first]}.get(looks, [])
