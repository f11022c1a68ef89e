"""A passage of which one part after the other is recognised, and what remains of it."""

import re
from collections.abc import Iterator, Mapping

from gazetteer_desk.intake.book import Book
from gazetteer_desk.intake.passages import Passage
from gazetteer_desk.intake.recognised import Sure


_GONE = "\0"


class Remains:
    """What is not yet recognised of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self._words = passage.text

    def find(self, pattern: re.Pattern[str], *, at_an_end: bool = False) -> re.Match[str] | None:
        """Return the first place of a pattern; `at_an_end`: with nothing on one side of it."""
        for found in pattern.finditer(self._words):
            before, after = self._words[: found.start()], self._words[found.end() :]
            is_free = not before.strip() or not after.strip()
            if found[0].strip() and (
                not at_an_end or is_free or before[-1] in "\0　 " or after[0] in "\0　 "
            ):
                return found
        return None

    def hide(self, found: re.Match[str]) -> None:
        """Take a match for recognised."""
        self.hide_span(*found.span())

    def hide_span(self, start: int, end: int) -> None:
        """Take a stretch for recognised."""
        self._words = self._words[:start] + _GONE * (end - start) + self._words[end:]

    def write(
        self, book: Book, found: re.Match[str], parts: Mapping[str, tuple[int, int]], sure: Sure
    ) -> None:
        """Write down stretches of a match as parts, what else it is as label."""
        self.hide(found)
        at = found.start()
        for part, (start, end) in sorted(parts.items(), key=lambda item: item[1]):
            book.label(self.passage.within(at, start))
            book.put(part, self.passage.within(start, end), sure)
            at = end
        book.label(self.passage.within(at, found.end()))

    def rest(self) -> Iterator[tuple[int, int]]:
        """Yield the stretches that remain, without blanks at their ends."""
        for found in re.finditer(f"[^{_GONE}]+", self._words):
            inside = found[0]
            start = found.start() + len(inside) - len(inside.lstrip())
            if inside.strip():
                yield start, start + len(inside.strip())
