"""The book in which recognition writes what it found: every character is in it once at most."""

from collections.abc import Iterable, Sequence

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.intake.document import Document
from gazetteer_desk.intake.passages import (
    Passage,
    Spot,
    aside_spots,
    ranges,
    said,
    spots_of,
)
from gazetteer_desk.intake.recognised import Field, Piece, Range, Sure


class Book:
    """What is placed, what is a label, and so what is left."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._used: set[Spot] = set()
        self.fields: list[Field] = []
        self.labels: list[Piece] = []

    def put(
        self,
        part: str,
        spots: Iterable[Spot],
        sure: Sure,
        *,
        article: str = "",
        path: tuple[int, ...] = (),
    ) -> None:
        """Write down that some characters are a part of the issue."""
        stands = self._taken(spots)
        words = said(self._document, stands)
        self.fields.append(Field(Place(article, part, path, 0, len(words)), words, sure, stands))

    def label(self, spots: Iterable[Spot]) -> None:
        """Write down that some characters only name or repeat something."""
        if stands := self._taken(spots):
            self.labels.append(Piece(said(self._document, stands), stands))

    def label_rest(self, passage: Passage) -> None:
        """Write down that what was not used of a passage is labels."""
        self.label([spot for spot in passage.spots if spot not in self._used])

    def left(self) -> tuple[Piece, ...]:
        """Return what is in no field and no label, the pieces of one stand together."""
        document = self._document
        found: list[Piece] = []
        for spots in (
            *(spots_of(document, nth) for nth in range(len(document.stands))),
            *(aside_spots(document, nth) for nth in range(len(document.aside))),
        ):
            stands = ranges(document, (spot for spot in spots if spot not in self._used))
            if stands:
                found.append(Piece(said(document, stands), stands))
        return tuple(found)

    def _taken(self, spots: Iterable[Spot]) -> tuple[Range, ...]:
        some: Sequence[Spot] = tuple(spots)
        if not self._used.isdisjoint(some):
            raise ValueError("used twice")
        self._used.update(some)
        return ranges(self._document, some)
