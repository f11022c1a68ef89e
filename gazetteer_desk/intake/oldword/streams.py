"""The streams of an old Word file (.doc, and .wps of WPS Writer), and where its parts stand.

[MS-DOC] 2.5: the head of the file names the length of each story and the place of each table.
"""

import io
import struct
from typing import NamedTuple

from gazetteer_desk.intake.refusals import Refused, Why
from gazetteer_desk.intake.taken import MOST_CHARACTERS


_MAGIC = 0xA5EC
_OLDEST = 0xC1  # Word 97
_HEAD = 154  # bytes before the list of places
_ENCRYPTED, _FIRST_TABLE = 0x0100, 0x0200
_STORIES = 76  # where the lengths of the stories stand
_COUNT = 7
# Places in the list: [MS-DOC] 2.5.6.
STYLES, NOTES, HEADERS, CHARACTERS, PARAGRAPHS, FACES = 1, 3, 11, 12, 13, 15
PIECES, ANCHORS, BOXES = 33, 40, 56


class Story(NamedTuple):
    """A run of the file's characters: the text, or what stands beside it."""

    start: int
    end: int


class Stories(NamedTuple):
    """The stories in the order in which the file holds them."""

    text: Story
    notes: Story
    headers: Story
    macros: Story  # nothing any more
    comments: Story
    endnotes: Story
    boxes: Story


class Streams(NamedTuple):
    """The text's stream, the tables', the data's; the head's list of places; the stories."""

    word: bytes
    table: bytes
    data: bytes
    places: tuple[int, ...]
    stories: Stories

    def part(self, nth: int) -> bytes:
        """Return a table that the head names, nothing where it has none."""
        if 2 * nth + 1 >= len(self.places):
            return b""
        start, length = self.places[2 * nth], self.places[2 * nth + 1]
        return self.table[start : start + length]


def opened(data: bytes) -> Streams:
    """Return the streams of a file; raises `Refused`."""
    import olefile  # pyright: ignore # late: few files are as old

    with olefile.OleFileIO(io.BytesIO(data)) as whole:  # pyright: ignore
        names = {name[0] for name in whole.listdir() if len(name) == 1}  # pyright: ignore
        if "EncryptedPackage" in names:
            raise Refused(Why.ENCRYPTED)
        if "WordDocument" not in names:
            raise Refused(Why.OTHER_KIND)

        def stream(name: str) -> bytes:
            if name not in names:
                return b""
            return bytes(whole.openstream(name).read())  # pyright: ignore

        word = stream("WordDocument")
        magic, version = struct.unpack_from("<HH", word)
        (flags,) = struct.unpack_from("<H", word, 10)
        if magic != _MAGIC:
            raise Refused(Why.DAMAGED)
        if version < _OLDEST:
            raise Refused(Why.OTHER_KIND)
        if flags & _ENCRYPTED:
            raise Refused(Why.ENCRYPTED)
        table = stream("1Table" if flags & _FIRST_TABLE else "0Table")
        return Streams(word, table, stream("Data"), _places(word), _stories(word))


def _places(word: bytes) -> tuple[int, ...]:
    (count,) = struct.unpack_from("<H", word, _HEAD - 2)
    return struct.unpack_from(f"<{count * 2}I", word, _HEAD)


def _stories(word: bytes) -> Stories:
    lengths = struct.unpack_from(f"<{_COUNT}i", word, _STORIES)
    if min(lengths) < 0:
        raise Refused(Why.DAMAGED)
    if sum(lengths) > MOST_CHARACTERS:
        raise Refused(Why.TOO_LARGE)
    starts = [sum(lengths[:nth]) for nth in range(_COUNT)]
    return Stories(*map(Story, starts, (a + b for a, b in zip(starts, lengths, strict=True))))
