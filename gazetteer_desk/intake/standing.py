"""What a paragraph is by the company it keeps, decided when the whole copy has been read.

A short line set in 黑体 or 楷体, or larger, is a heading where the rest is not; a date at the foot
and the office above it are dateline and signature; the items below 附件： belong to it; 表1 above a
table and 图1 below a picture are their captions.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeGuard

from msgspec.structs import replace

from gazetteer_desk.bulletin.body import Block, Body, Kind, Mark, Paragraph, Picture, Span, Table
from gazetteer_desk.intake.kinds import DATE, PLAIN, Hints


class Stand(NamedTuple):
    """A block, and what its source said of it."""

    block: Block
    hints: Hints = PLAIN


_LONGEST_HEADING = 40
_LONGEST_SIGNATURE = 30
_LONGEST_CAPTION = 60
_DEEP = 7.0  # characters from the margin: no indent of a paragraph
_LARGER, _LARGER_AND_BOLD = 1.2, 1.08
_ENDS = tuple("。；：，、;:,.!！？?…）)】")
_NO_HEADING = re.compile(r"[（(【\[图表附]|附件|编者按|[\d\W]+\Z")
_NOTE = re.compile("编者按[：:]|按语[：:]")
_MARKS = re.compile("[，。；：、！？]")
_OFFICE = re.compile(
    "[\u3400-\u9fff]+(?:办|办公室|委员会|局|厅|处|院|中心|政府|党委|县委|市委|省委|部|馆|会|社|小组|公司)"
)
_ATTACHMENT = re.compile(r"附件\d{0,2}[：:]")
_ITEM = re.compile(r"(\d{1,2})[.．、]")
_TABLE_CAPTION = re.compile(
    r"(?:续表|附表|表)[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?[　 ：:.]?\S"
)
_NAMES_A_TABLE = re.compile(r"表(?:（[^（）]{1,20}）)?\Z")
_PICTURE_CAPTION = re.compile(r"图[\d一二三四五六七八九十]{1,3}(?:[-—.]\d{1,2})?[　 ：:.]?\S")
_FOOT = 6  # blocks at the end where a date is a dateline


def settled(stands: Sequence[Stand]) -> Body:
    """Return the blocks, each of the kind that its place among the others makes it."""
    face, size = _usual(stands)
    blocks = [_headed(stand, face, size) for stand in stands]
    _close(blocks, [stand.hints for stand in stands])
    _attach(blocks)
    return tuple(_captioned(blocks))


def _usual(stands: Sequence[Stand]) -> tuple[str, float]:
    """Return the face and the size of most of the characters."""
    faces: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    for block, hints in stands:
        if isinstance(block, Paragraph):
            faces[hints.face] += len(block.text)
            sizes[hints.size] += len(block.text)
    face = max(faces, key=lambda one: faces[one], default="")
    return face, max(sizes, key=lambda one: sizes[one], default=0.0)


def _headed(stand: Stand, usual: str, size: float) -> Block:
    block, hints = stand
    if not _is_plain(block):
        return block
    text = block.text
    if _NOTE.match(text):
        return replace(block, kind=Kind.NOTE)
    if len(text) > _LONGEST_HEADING or text.endswith(_ENDS) or _NO_HEADING.match(text):
        return block
    if hints.inset >= _DEEP or hints.is_right or hints.is_centred or DATE.search(text):
        return block
    kind = _kind_by_looks(hints, usual, size)
    if kind is Kind.BODY:
        return block
    return Paragraph(kind, tuple(Span(s.text, s.marks - {Mark.BOLD}) for s in block.spans))


def _kind_by_looks(hints: Hints, usual: str, size: float) -> Kind:
    if usual not in ("hei", "kai"):
        if hints.face == "hei":
            return Kind.HEADING1
        if hints.face == "kai":
            return Kind.HEADING2
    least = size * (_LARGER_AND_BOLD if hints.is_bold else _LARGER)
    return Kind.HEADING1 if size > 0 and least <= hints.size else Kind.BODY


def _close(blocks: list[Block], hints: Sequence[Hints]) -> None:
    """Make dates and the offices above them datelines and signatures."""
    for at, block in enumerate(blocks):
        if not _is_plain(block):
            continue
        is_deep = hints[at].inset >= _DEEP
        if DATE.fullmatch(block.text):
            above = blocks[at - 1] if at else None
            signed = isinstance(above, Paragraph) and (
                above.kind is Kind.SIGNATURE or _may_sign(above, hints[at - 1])
            )
            if is_deep or (signed and at >= len(blocks) - _FOOT):
                blocks[at] = replace(block, kind=Kind.DATELINE)
                _sign(blocks, hints, at)
        elif is_deep and block.text.startswith("（") and block.text.endswith("）"):
            blocks[at] = replace(block, kind=Kind.SIGNATURE)


def _sign(blocks: list[Block], hints: Sequence[Hints], date: int) -> None:
    for at in range(date - 1, -1, -1):
        block = blocks[at]
        if not _is_plain(block) or not _may_sign(block, hints[at]):
            return
        blocks[at] = replace(block, kind=Kind.SIGNATURE)


def _may_sign(block: Paragraph, hints: Hints) -> bool:
    if len(block.text) > _LONGEST_SIGNATURE or _MARKS.search(block.text):
        return False
    return hints.inset >= _DEEP or _OFFICE.fullmatch(block.text) is not None


def _is_plain(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.kind is Kind.BODY


def _attach(blocks: list[Block]) -> None:
    """Make what is attached, and the items below it, one list of attachments."""
    number = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_CAPTION:
            number = 0
            continue
        if block.kind is Kind.BODY and (found := _ATTACHMENT.match(block.text)):
            item = _ITEM.match(block.text[found.end() :])
            number = int(item[1]) if item else 0
        elif number and not block.lead and _number(block.text) == number + 1:
            number += 1
        else:
            number = 0
            continue
        blocks[at] = replace(block, kind=Kind.ATTACHMENT)


def _number(text: str) -> int:
    found = _ITEM.match(text)
    return int(found[1]) if found else 0


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with the lines that name tables and pictures as their captions."""
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Table) and not block.caption and _is_caption(last):
            made[-1] = replace(block, caption=last.text)
        elif isinstance(last, Picture) and not last.caption and _names(block, _PICTURE_CAPTION):
            made[-1] = replace(last, caption=block.text)
        else:
            made.append(block)
    return made


def _is_caption(block: Block | None) -> TypeGuard[Paragraph]:
    """Return whether a line above a table names it: 表1 …, or a line in the middle: …任务表."""
    if _names(block, _TABLE_CAPTION):
        return True
    if not isinstance(block, Paragraph) or block.kind is not Kind.CENTERED:
        return False
    return _NAMES_A_TABLE.search(block.text[-_LONGEST_SIGNATURE:]) is not None


def _names(block: Block | None, pattern: re.Pattern[str]) -> TypeGuard[Paragraph]:
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_CAPTION:
        return False
    return pattern.match(block.text) is not None and not block.text.endswith("。")
