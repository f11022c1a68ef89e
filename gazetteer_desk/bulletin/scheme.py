"""What a series prints: the choices of one 刊, as a value both history and layout know."""

from enum import StrEnum

import msgspec


class PageNumbers(StrEnum):
    """How pages are numbered (GB/T 9704—2012, 7.5)."""

    DASHES = "dashes"
    PLAIN = "plain"
    NONE = "none"


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which template a series uses and which optional parts it prints.

    `faces` names the faces of the template that the series sets in others: the first name is used,
    the rest are what a PC without it may show instead (altName in the file's list of faces).
    """

    template: str = "简报"
    contents: bool = False
    page_numbers: PageNumbers = PageNumbers.DASHES
    faces: dict[str, tuple[str, ...]] = {}  # msgspec gives every value a dict of its own
