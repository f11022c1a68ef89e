"""The plan of a sheet: which lines stand in which order, as a template gives them.

A plan is made of lines (fixed text and slots) and of anchors, each alone in its paragraph, where
what has no fixed length goes: 要目, 编者按, 正文, 版记. The plan that stands here is the usual one;
those of templates are read from their files by `export`, which also turns what a template leaves
out into what `completed` adds.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from gazetteer_desk.layout.look import Appearance, Style


class Slot(StrEnum):
    """What a line may name in double braces, {{期号}}; the names are those of `plain.named`."""

    COPY_NO = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    SIGN = "机关标志"
    SERIES = "刊名"
    SUBTITLE = "刊名副题"
    NUMBER = "期号"
    SUPPLEMENT = "增刊"
    YEAR = "年"
    NTH = "期"
    TOTAL = "总期"
    PUBLISHER = "编印单位"
    DATE = "日期"
    APPROVER = "签发人"
    EDITOR = "编辑"
    PROOFREADER = "校对"
    PHONE = "电话"
    DISCLOSURE = "信息公开"
    OFFICE = "印发机关"
    PRINTED = "印发日期"
    COPIES = "印数"


class Anchor(StrEnum):
    """What stands alone in its paragraph and takes as many lines as it needs."""

    CONTENTS = "要目"
    NOTE = "编者按"
    BODY = "正文"
    COLOPHON = "版记"


TAB = "\t"
BLANK = "　"
Part = str | Slot


class Planned(msgspec.Struct, frozen=True):
    """A line: its style, and its parts in order: fixed text, slots, `TAB`, runs of `BLANK`.

    `own` is how the line looks where that differs from its style; `source` is the paragraph of the
    template that it was read from, -1 for none; `kept` are the parts that go out whatever the slots
    say (pictures, without text), `drawings` how many pictures they hold.
    """

    style: Style
    parts: tuple[Part, ...]
    own: Appearance | None = None
    source: int = -1
    kept: frozenset[int] = frozenset()
    drawings: int = 0

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Return the slots of the line in order."""
        return tuple(part for part in self.parts if isinstance(part, Slot))


Plan = tuple[Planned | Anchor, ...]

_NAMED = re.compile(r"\{\{\s*(?P<name>[^{}]*?)\s*\}\}|\t|　+")


def spans(text: str) -> Iterator[tuple[int, int, Part]]:
    """Yield the parts of a line of a template with their places in its text, from first to last.

    What is in braces and no slot is fixed text: who reads templates refuses it before.
    """
    at = 0
    for found in _NAMED.finditer(text):
        name = found["name"]
        if name is not None and name not in _SLOTS:
            continue
        if at < found.start():
            yield at, found.start(), text[at : found.start()]
        yield found.start(), found.end(), found[0] if name is None else Slot(name)
        at = found.end()
    if at < len(text):
        yield at, len(text), text[at:]


_SLOTS = frozenset(Slot)


def planned(style: Style, text: str) -> Planned:
    """Return the line that a text with slots in braces means."""
    return Planned(style, tuple(part for _, _, part in spans(text)))


_ABOVE = (
    planned(Style.COPY_NO, "{{份号}}"),
    planned(Style.SECRECY, "{{密级}}"),
    planned(Style.URGENCY, "{{紧急程度}}"),
)
_DISCLOSURE = planned(Style.DISCLOSURE, "信息公开选项：{{信息公开}}")
USUAL: Plan = (
    *_ABOVE,
    planned(Style.SIGN, "{{机关标志}}"),
    planned(Style.SERIES, "{{刊名}}"),
    planned(Style.SERIES_SUBTITLE, "{{刊名副题}}"),
    planned(Style.NUMBER, "{{期号}}"),
    planned(Style.PUBLISHER, "{{编印单位}}\t{{日期}}"),
    Anchor.CONTENTS,
    Anchor.NOTE,
    Anchor.BODY,
    _DISCLOSURE,
    Anchor.COLOPHON,
)


def placed(plan: Plan) -> frozenset[Slot]:
    """Return the slots that some line of the plan has: 版记 does not say them again."""
    return frozenset(slot for one in plan if isinstance(one, Planned) for slot in one.slots)


def completed(plan: Plan) -> Plan:
    """Return the plan with the lines added without which an issue would lose some of its words.

    份号, 密级 and 紧急程度 come first of all, 要目 and 编者按 before 正文, 信息公开 before 版记. A
    name, number or date of the masthead is not added: there a template may have fixed text or a
    picture of its own. What 版记 says, it says of all that is not in a slot.
    """
    there = placed(plan)
    above = tuple(line for line in _ABOVE if not there.intersection(line.slots))
    made: list[Planned | Anchor] = [*above]
    for one in plan:
        if one is Anchor.BODY or one is Anchor.NOTE:
            made += _missing(plan, made, Anchor.CONTENTS)
        if one is Anchor.BODY:
            made += _missing(plan, made, Anchor.NOTE)
        if one is Anchor.COLOPHON and Slot.DISCLOSURE not in there:
            made.append(_DISCLOSURE)
        made.append(one)
    return tuple(made)


def unsaid(plan: Plan, values: Mapping[str, str]) -> tuple[Slot, ...]:
    """Return what is known of the masthead and stands neither in a slot nor in the fixed text.

    A number is said where any of its parts is: how much of it, is the template's own choice.
    """
    there = placed(plan)
    if there & _NUMBERS:
        there |= _NUMBERS
    lines = ("".join(one.parts) for one in plan if isinstance(one, Planned))
    fixed = "\n".join(lines)
    return tuple(slot for slot in _OFTEN_FIXED if slot not in there and values[slot] not in fixed)


_NUMBERS = frozenset({Slot.NUMBER, Slot.NTH, Slot.TOTAL})
_OFTEN_FIXED = (
    Slot.SIGN,
    Slot.SERIES,
    Slot.SUBTITLE,
    Slot.NUMBER,
    Slot.PUBLISHER,
    Slot.DATE,
)


def _missing(plan: Plan, made: list[Planned | Anchor], anchor: Anchor) -> tuple[Anchor, ...]:
    return () if anchor in plan or anchor in made else (anchor,)
