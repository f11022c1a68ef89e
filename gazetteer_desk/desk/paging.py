"""How long an issue would be in print, asked while it is written."""

from typing import TYPE_CHECKING

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.desk import Desk


if TYPE_CHECKING:
    from gazetteer_desk.layout.breaking import Filled


class Length(msgspec.Struct, frozen=True):
    """How many pages, and in words how full the last one is (末页还可写 3 行).

    `begins` are the pages, from 1, on which the articles begin.
    """

    pages: int = 0
    last: str = ""
    begins: tuple[int, ...] = ()


def length(desk: Desk, bulletin: Bulletin) -> Length:
    """Return how long the issue would be; no pages while there is nothing in it."""
    from gazetteer_desk.export import exporting  # late: the window opens without it

    scheme, folder = desk.scheme_of(bulletin.masthead.series), desk.shelf.folder
    plates = desk.plates(bulletin)
    filled = exporting.filled(bulletin, plates, scheme=scheme, templates=folder)
    return Length() if filled is None else length_of(filled)


def length_of(filled: "Filled") -> Length:
    """Return how long an issue is whose lines and pages are known."""
    from gazetteer_desk.layout import metering

    begins = tuple(page + 1 for page in filled.begins)
    return Length(filled.count, metering.said(filled), begins)


def pages(desk: Desk, bulletin: Bulletin) -> int:
    """Return how many pages the issue would have, 0 while there is nothing in it."""
    return length(desk, bulletin).pages
