"""What was made of a foreign document: the issue, where each field came from, and what is left."""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.bulletin.plain import body_words
from gazetteer_desk.intake.document import Document


class Sure(StrEnum):
    """How sure it is that a field is what it was taken for."""

    CERTAIN = "确定"
    LIKELY = "大概"
    GUESS = "猜"


class Range(NamedTuple):
    """Characters of the nth stand of a document; of its nth line aside where `is_aside`."""

    stand: int
    start: int
    end: int
    is_aside: bool = False


Ranges = tuple[Range, ...]


class Field(msgspec.Struct, frozen=True):
    """A part of the issue, its words as they stood in the document, and where they stood.

    `place.part` is a name of the issue's own parts (`series`, `number`, `title`, `body` …), of a
    manuscript also `author`, `phone` and `written` (the day). A word of the frame has no article.
    """

    place: Place
    words: str
    sure: Sure
    stands: Ranges

    @property
    def name(self) -> str:
        """Return the name of the part."""
        return self.place.part


class Piece(msgspec.Struct, frozen=True):
    """Some words of the document, and where they stood."""

    words: str
    stands: Ranges


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """An issue, or a manuscript as an issue of one article (`is_manuscript`).

    `labels` are words that only name or repeat something (报：, 第 … 期, page numbers, running
    heads, the list of contents); `left_over` is what fits nowhere. Every character is in a field,
    in a label or left over, and in one of them only.
    """

    bulletin: Bulletin
    fields: tuple[Field, ...] = ()
    labels: tuple[Piece, ...] = ()
    left_over: tuple[Piece, ...] = ()
    is_manuscript: bool = False

    def found(self, part: str) -> tuple[Field, ...]:
        """Return the fields of a part, in the order of the document."""
        return tuple(field for field in self.fields if field.name == part)


def words_of(document: Document, stand: int, *, is_aside: bool = False) -> str:
    """Return the words of a stand as ranges count them: of a table, its cells one a line."""
    if is_aside:
        return document.aside[stand].text
    return "\n".join(body_words((document.stands[stand].block,)))
