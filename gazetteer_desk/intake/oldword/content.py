"""The paragraphs of one story of an old Word file: their characters with looks, their properties.

What was deleted under review is left out; of a field the result is kept and the instruction is
not; hidden characters are kept apart. Pictures and drawings stand as single characters of their
own, of which only boxes of words are followed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from gazetteer_desk.intake import lines
from gazetteer_desk.intake.lines import Bit
from gazetteer_desk.intake.oldword import pieces, runs
from gazetteer_desk.intake.oldword.sprms import Values
from gazetteer_desk.intake.oldword.streams import Story, Streams
from gazetteer_desk.intake.oldword.styles import Style, Styles


CELL = "\x07"
_ENDS = re.compile("[\r\x07\x0c]")
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PICTURE, _DRAWING = "\x01", "\x08"
_BREAK = re.compile("[\x0b\x0e]")
_SILENT = re.compile("[\x00-\x06\x08\x0f-\x1d\x1f]")


@dataclass(slots=True)
class Met:
    """What was met in a file that the clerk is to know of."""

    has_revisions: bool = False
    has_struck: bool = False
    pictures: int = 0
    numbered: int = 0
    hidden: list[str] = field(default_factory=list[str])


class Text(NamedTuple):
    """A paragraph: its lines, where its boxes are anchored, how it ended."""

    lines: list[list[Bit]]
    anchors: list[tuple[int, bool]]  # the place, and whether behind some words
    end: str
    row: bytes  # its properties as they stand, of which those of a row are no numbers
    values: Values
    style: Style


class Content:
    """The characters of a file, and all that stands on them."""

    def __init__(self, some: Streams, met: Met) -> None:
        found = pieces.read(some)
        self._text = found.text
        self._characters = runs.of_characters(some, found.pieces)
        self._paragraphs = runs.of_paragraphs(some, found.pieces)
        self._styles = Styles(some)
        self._met = met
        self._silent = _instructions(found.text)

    @property
    def text(self) -> str:
        """Return the characters of all stories."""
        return self._text

    def paragraphs(self, story: Story) -> Iterator[Text]:
        """Yield the paragraphs of a story."""
        start, stop = story.start, min(story.end, len(self._text))
        while start < stop:
            found = _ENDS.search(self._text, start, stop)
            end = found.start() if found else stop
            yield self._paragraph(start, end, found[0] if found else "")
            start = end + 1

    def _paragraph(self, start: int, end: int, mark: str) -> Text:
        run = self._paragraphs.at(end if mark else end - 1)
        values = self._styles.of_paragraph(run.style, run.properties)
        made = Text([[]], [], mark, run.properties, values, self._styles.named(run.style))
        has_words = False
        for some in self._characters.within(start, end):
            has_words = self._take(some, run.style, made, has_words=has_words)
        return made

    def _take(self, some: runs.Run, style: int, made: Text, *, has_words: bool) -> bool:
        """Take the characters of a run; return whether the paragraph has any by now."""
        shown = self._styles.shown(style, some.properties)
        raw = self._text[some.start : some.end]
        self._met.has_revisions |= (shown.is_deleted or shown.is_inserted) and bool(raw.strip())
        if shown.is_deleted:
            return has_words
        words = "".join(char for at, char in enumerate(raw, some.start) if not self._silent[at])
        self._met.pictures += words.count(_PICTURE)
        if _DRAWING in raw:
            made.anchors.extend(
                (at, has_words)
                for at, char in enumerate(raw, some.start)
                if char == _DRAWING and not self._silent[at]
            )
        parts = [_plain(part) for part in _BREAK.split(words)]
        if shown.is_hidden:
            self._met.hidden += filter(str.strip, parts)
            return has_words
        is_said = any(map(str.strip, parts))
        self._met.has_struck |= shown.is_struck and is_said
        for nth, part in enumerate(parts):
            if nth:
                made.lines.append([])
            for inner, piece in enumerate(part.split("\t")):
                if inner:
                    made.lines[-1].append(Bit(lines.tab(made.lines[-1]), shown.marks, shown.looks))
                if piece:
                    made.lines[-1].append(Bit(piece, shown.marks, shown.looks))
        return has_words or is_said


def _plain(words: str) -> str:
    """Return characters without the file's own signs, halves of a rare character as one."""
    found = _SILENT.sub("", words.replace("\x1e", "-"))
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _instructions(text: str) -> bytearray:
    """Return which characters are instructions of fields, or the signs around them, as ones."""
    made = bytearray(len(text))
    open_fields: list[list[int]] = []
    for found in re.finditer(f"[{_FIELD}{_RESULT}{_FIELD_END}]", text):
        at = found.start()
        made[at] = 1
        if found[0] == _FIELD:
            open_fields.append([at, -1])
        elif found[0] == _RESULT and open_fields:
            open_fields[-1][1] = at
        elif found[0] == _FIELD_END and open_fields:
            start, result = open_fields.pop()
            stop = result if result >= 0 else at
            made[start:stop] = b"\1" * (stop - start)
    return made
