"""A foreign zip: looked over whole before anything is inflated, then read part by part, counted.

Nothing is written to a disk, and a part is found by its name in the zip's own index alone, so a
name like `../../etc/passwd` is only a name. What a zip says of its sizes is believed no further
than its bytes bear it out.
"""

import io
import struct
import zipfile
import zlib

from gazetteer_desk.intake.refusals import Refused, Why


MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
# The limits of reliability's chapter 2, of a file.
LARGEST = 50_000_000
MOST_ENTRIES = 2_000
MOST_INFLATED = 200_000_000
LARGEST_PART = 64_000_000
STEEPEST, STEEP_FROM = 200, 1_000_000  # times its packed size, of a part of so many bytes

_ENTRY = b"PK\x01\x02"  # before each entry of the index
_SLACK = 5  # a zip inside, not packed again, has entries that are counted with it
_LOCAL = 30  # bytes before the name in front of a part
_ENCRYPTED = 0x1
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
# Never inflated here save where the bytes are asked for: a blank drawing packs as a bomb does.
_UNREAD = ("/media/", "/embeddings/")
_BROKEN = (
    zipfile.BadZipFile, struct.error, OSError, ValueError, LookupError, NotImplementedError,
    OverflowError,
)  # fmt: skip


class Parts:
    """The parts of a zip that has passed; raises `Refused` for one that does not."""

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST or data.count(_ENTRY) > MOST_ENTRIES * _SLACK:
            raise Refused(Why.TOO_LARGE)
        self._data = data
        self._inflated = 0
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                entries, index = packed.infolist(), packed.start_dir
        except _BROKEN as error:
            raise Refused(Why.DAMAGED) from error
        _refuse_bombs(entries)
        self._starts = _starts(data, entries, index)
        self._entries = {entry.filename: entry for entry in entries}
        if len({name.casefold() for name in self._entries}) != len(entries):
            raise Refused(Why.DAMAGED)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts."""
        return tuple(self._entries)

    @property
    def is_encrypted(self) -> bool:
        """Return whether any part has a password."""
        return any(entry.flag_bits & _ENCRYPTED for entry in self._entries.values())

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, None where there is none; raises `Refused`."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise Refused(Why.ENCRYPTED)
        if _is_steep(entry):
            raise Refused(Why.TOO_LARGE)
        self._inflated += entry.file_size
        if self._inflated > MOST_INFLATED:
            raise Refused(Why.TOO_LARGE)
        start = self._starts[name]
        made = _inflated(self._data[start : start + entry.compress_size], entry)
        if len(made) != entry.file_size or zlib.crc32(made) != entry.CRC:
            raise Refused(Why.DAMAGED)
        return made


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_INFLATED:
        raise Refused(Why.TOO_LARGE)
    for entry in entries:
        is_unread = any(folder in f"/{entry.filename}" for folder in _UNREAD)
        if entry.file_size > LARGEST_PART or (_is_steep(entry) and not is_unread):
            raise Refused(Why.TOO_LARGE)
        if entry.compress_type not in (_STORED, _DEFLATED):
            raise Refused(Why.DAMAGED)


def _is_steep(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > max(STEEP_FROM, STEEPEST * entry.compress_size)


def _starts(data: bytes, entries: list[zipfile.ZipInfo], index: int) -> dict[str, int]:
    """Return where the bytes of each part begin; raises `Refused` where two parts share some."""
    free = 0
    starts: dict[str, int] = {}
    for entry in sorted(entries, key=lambda one: one.header_offset):
        at = entry.header_offset
        if at < free or not data.startswith(MAGIC[0], at) or at + _LOCAL > len(data):
            raise Refused(Why.DAMAGED)
        name, extra = struct.unpack_from("<HH", data, at + 26)
        starts[entry.filename] = at + _LOCAL + name + extra
        free = starts[entry.filename] + entry.compress_size
    if free > index:
        raise Refused(Why.DAMAGED)
    return starts


def _inflated(packed: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a part, never more than one beyond what its entry promises."""
    if entry.compress_type == _STORED:
        return packed
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size + 1)
    except zlib.error as error:
        raise Refused(Why.DAMAGED) from error
