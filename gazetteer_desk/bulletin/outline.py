"""The headings of an article and what stands below each: a section (节), to go to and to move."""

import msgspec

from gazetteer_desk.bulletin.body import HEADINGS, Body, Kind, Paragraph


_CLOSING = (Kind.SIGNATURE, Kind.DATELINE, Kind.ATTACHMENT)


class Section(msgspec.Struct, frozen=True):
    """A heading, at block `at`, with everything below it up to block `end`; level 1 to 4."""

    at: int
    end: int
    level: int
    words: str


def sections(body: Body) -> tuple[Section, ...]:
    """Return the sections in their order; a larger one holds the smaller ones behind it.

    署名, 日期 and 附件说明 at the end of an article belong to no section.
    """
    last = _closing(body)
    made: list[Section] = []
    ends: dict[int, int] = {}  # where the next heading of a level, or a larger one, begins
    for at in range(last - 1, -1, -1):
        block = body[at]
        if isinstance(block, Paragraph) and block.kind in HEADINGS:
            level = HEADINGS.index(block.kind) + 1
            words = block.text[: block.lead or None].strip().removesuffix("。")
            made.append(Section(at, ends.get(level, last), level, words))
            ends |= dict.fromkeys(range(level, len(HEADINGS) + 1), at)
    return tuple(reversed(made))


def _closing(body: Body) -> int:
    """Return the block from which on an article has only 署名, 日期 and 附件说明."""
    last = len(body)
    while last and isinstance(block := body[last - 1], Paragraph) and block.kind in _CLOSING:
        last -= 1
    return last


def neighbours(body: Body, at: int, by: int) -> tuple[Section, Section] | None:
    """Return the section at a block and the one before (−1) or behind (1) it, the upper one first.

    Neighbours are of the same level and below the same heading; None where there are no two.
    """
    found = sections(body)
    here = next((one for one in found if one.at == at), None)
    if here is None:
        return None
    if by > 0:
        below = next((o for o in found if o.level == here.level and o.at == here.end), None)
        return below and (here, below)
    larger = [one for one in found if one.at < at and one.level < here.level]
    floor = larger[-1].at if larger else -1
    above = next(
        (o for o in found if o.level == here.level and floor < o.at and o.end == here.at), None
    )
    return above and (above, here)


def moved_section(body: Body, at: int, by: int) -> tuple[Body, int]:
    """Return the body with the section at a block before (−1) or behind (1) its neighbour.

    The number is that of the block it begins at now. The body is the same where there is no
    neighbour, and where 署名, 日期 or 附件说明 at the end of a section would become the article's:
    that could not be moved back.
    """
    pair = neighbours(body, at, by)
    if pair is None:
        return body, at
    upper, lower = pair
    new = (
        *body[: upper.at],
        *body[lower.at : lower.end],
        *body[upper.at : upper.end],
        *body[lower.end :],
    )
    if _closing(new) != _closing(body):
        return body, at
    return new, upper.at if by < 0 else at + lower.end - lower.at
