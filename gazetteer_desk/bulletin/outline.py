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
    last = len(body)
    while last and isinstance(block := body[last - 1], Paragraph) and block.kind in _CLOSING:
        last -= 1
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


def moved_section(body: Body, at: int, by: int) -> tuple[Body, int]:
    """Return the body with the section at a block before (−1) or behind (1) its neighbour.

    A section changes places with its neighbour of the same level below the same heading; where
    there is none the body is the same. The number is that of the block it begins at now.
    """
    found = sections(body)
    here = next((one for one in found if one.at == at), None)
    if here is None:
        return body, at
    larger = [one for one in found if one.at < at and one.level < here.level]
    floor = larger[-1].at if larger else -1
    alike = [one for one in found if one.level == here.level]
    if by < 0:
        near = next((one for one in alike if floor < one.at and one.end == here.at), None)
    else:
        near = next((one for one in alike if one.at == here.end), None)
    if near is None:
        return body, at
    upper, lower = sorted((here, near), key=lambda one: one.at)
    new = (
        *body[: upper.at],
        *body[lower.at : lower.end],
        *body[upper.at : upper.end],
        *body[lower.end :],
    )
    return new, upper.at if by < 0 else at + near.end - near.at
