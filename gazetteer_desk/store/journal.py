"""The last resort beside the store: every change of a row once more, as text, outside SQLite.

A record is two lines: `<sha256> <header>` and the body, both UTF-8. The header is JSON and says
what the body is; the SHA-256 is over header, line feed and body. What one transaction changed is a
turn: its records, then one of kind `end` that numbers the turn and lists the digests of the others.
All of it is on the disk before the transaction commits, and the store notes the number of the turn
and its mark, a number made of the end's digest. So the two can tell which of them is ahead.

A record torn by a power cut fails its SHA-256, and a turn without its end never committed. A record
that its turn lists and that cannot be read any more is missed, and told. A new file is begun every
16 MB; none is ever dropped: the store drops nothing either. Only what is removed for good is taken
out (`rewrite`), and leaves a record of kind `removed` that lists what was there.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from gazetteer_desk import files
from gazetteer_desk.store import connect


LARGEST = 16_000_000
END, REMOVED = "end", "removed"
UNKNOWN = 0  # the mark of a turn whose end cannot be read
_DIGEST = 64  # characters of a SHA-256
_SHORT = 16  # of them in the list at a turn's end
_TAIL = 4096  # bytes looked at first for the last record
_LAST = 3  # pieces at the end of a file: the two lines of a record, and nothing after them


class Record(msgspec.Struct, frozen=True):
    """Something that was kept: what it is (`kind` and more), and its words on one line."""

    header: dict[str, Any]
    body: bytes = b""


class Found(msgspec.Struct, frozen=True):
    """A whole record in a journal; its body is read when it is asked for."""

    header: dict[str, Any]
    digest: str
    path: Path
    at: int
    size: int

    def body(self) -> bytes:
        """Return its words; raises `OSError` where the file is gone."""
        with self.path.open("rb") as stream:
            stream.seek(self.at)
            return stream.read(self.size)


class Turn(msgspec.Struct, frozen=True):
    """What one transaction changed; `missed` of its records cannot be read any more.

    Where its end is among them its `mark` is `UNKNOWN`, what it has may be of several turns, and
    1 stands for all that is missed: the list of what there was is gone too.
    """

    nth: int
    mark: int
    records: tuple[Found, ...]
    missed: int = 0


def append(beside: Path, nth: int, records: Iterable[Record]) -> int:
    """Write a turn at the journal's end, durably; return its mark. The caller holds the lock."""
    folder = beside / "journal"
    connect.make_folder(folder)
    path, is_new = _current(folder)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | files.binary_flag()
    descriptor = os.open(path, flags, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        try:
            if size:
                os.lseek(descriptor, size - 1, os.SEEK_SET)
                if os.read(descriptor, 1) != b"\n":  # torn by a power cut
                    _write(descriptor, b"\n")
            sums: list[str] = []
            for record in records:
                digest, lines = _lines(record)
                sums.append(digest[:_SHORT])
                _write(descriptor, lines)
            digest, lines = _lines(Record({"kind": END, "turn": nth, "sums": sums}))
            _write(descriptor, lines)
            os.fsync(descriptor)
        except BaseException:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        files.sync_folder(folder)
    return _mark(digest)


def turns(store_path: Path) -> Iterator[Turn]:
    """Yield every turn of the journal beside a store, oldest first.

    A number that is used once more belonged to a turn that did not commit: it is left out.
    """
    before: Turn | None = None
    for turn in _ended(store_path):
        if before is not None and before.nth < turn.nth:
            yield before
        before = turn
    if before is not None:
        yield before


def _ended(store_path: Path) -> Iterator[Turn]:
    waiting: dict[str, Found] = {}
    removed: set[str] = set()
    before = 0
    for found in found_records(store_path):
        kind = found.header.get("kind")
        if kind == REMOVED:
            removed.update(found.header["sums"])
        elif kind != END:
            waiting[found.digest[:_SHORT]] = found
        else:
            nth, sums = found.header["turn"], found.header["sums"]
            mine = tuple(waiting[one] for one in sums if one in waiting)
            if nth > before + 1 and not any(one.header.get("kind") == "whole" for one in mine):
                left = tuple(one for name, one in waiting.items() if name not in sums)
                yield Turn(nth - 1, UNKNOWN, left, missed=1)
            missed = sum(one not in waiting and one not in removed for one in sums)
            yield Turn(nth, _mark(found.digest), mine, missed)
            before = nth
            waiting.clear()
            removed.clear()


def last(beside: Path) -> tuple[int, int] | None:
    """Return number and mark of the last turn; None where the journal does not end with one."""
    found = _files(beside / "journal")
    if not found:
        return None
    with found[-1].open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        tail = _TAIL
        while True:
            stream.seek(max(size - tail, 0))
            lines = stream.read().split(b"\n")
            if len(lines) > _LAST or tail >= size:
                break
            tail *= 8
    if len(lines) < _LAST or lines[-1]:
        return None
    header = _header(lines[-3].rstrip(b"\r"), lines[-2].rstrip(b"\r"))
    if header is None or header.get("kind") != END:
        return None
    return header["turn"], _mark(lines[-3][:_DIGEST].decode())


def records(store_path: Path) -> Iterator[Record]:
    """Yield every whole record of the journal beside a store, oldest first, ends among them."""
    for found in found_records(store_path):
        yield Record(found.header, found.body())


def found_records(store_path: Path) -> Iterator[Found]:
    """Yield every whole record as `records` does, its words still where they are."""
    for path in _files(store_path.with_name(f"{store_path.name}.d") / "journal"):
        yield from _in_file(path)


def between(store_path: Path) -> Iterator[tuple[Path, int, list[bytes]]]:
    """Yield file, place and lines of whatever stands in no whole record."""
    for path in _files(store_path.with_name(f"{store_path.name}.d") / "journal"):
        end = 0
        with path.open("rb") as stream:
            for found in _in_file(path):
                stream.seek(end)
                *lines, _, _ = stream.read(found.at - end).split(b"\n")  # the last is its header
                if lines:
                    yield path, end, lines
                end = found.at + found.size + 1
            stream.seek(end)
            yield path, end, stream.read().split(b"\n")


def rewrite(store_path: Path, is_gone: Callable[[dict[str, Any]], bool]) -> int:
    """Take out the records whose headers are told to be gone; return how many.

    Each file is written anew and whole, then put in its place; a list of their digests stays.
    What cannot be read is left out too: nobody knows whose words it has. The caller holds the lock.
    """
    count = 0
    for path in _files(store_path.with_name(f"{store_path.name}.d") / "journal"):
        kept: list[bytes] = []
        gone = 0
        for found in _in_file(path):
            if found.header.get("kind") not in (END, REMOVED) and is_gone(found.header):
                sums = [found.digest[:_SHORT]]
                kept.append(_lines(Record({"kind": REMOVED, "sums": sums}))[1])
                gone += 1
            else:
                kept.append(_lines(Record(found.header, found.body()))[1])
        left = b"".join(kept)
        if gone or len(left) != path.stat().st_size:
            files.write_whole(path, left, mode=0o600)
            count += gone
    return count


def _in_file(path: Path) -> Iterator[Found]:
    above, at = b"", 0
    with path.open("rb") as stream:
        for line in stream:
            stripped = line.rstrip(b"\r\n")
            header = _header(above, stripped) if above else None
            if header is None:
                above = stripped
            else:
                yield Found(header, above[:_DIGEST].decode(), path, at, len(stripped))
                above = b""
            at += len(line)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.journal"))


def _current(folder: Path) -> tuple[Path, bool]:
    found = _files(folder)
    if found and found[-1].stat().st_size < LARGEST:
        return found[-1], False
    following = int(found[-1].stem) + 1 if found else 1
    return folder / f"{following:06}.journal", True


def _lines(record: Record) -> tuple[str, bytes]:
    """Return a record's digest, and the two lines that are written."""
    header = msgspec.json.encode(record.header, order="deterministic")
    inside = header + b"\n" + record.body
    if b"\n" in record.body:
        raise ValueError("a record's body is one line")
    digest = hashlib.sha256(inside).hexdigest()
    return digest, digest.encode() + b" " + inside + b"\n"


def _header(first: bytes, body: bytes) -> dict[str, Any] | None:
    digest, header = first[:_DIGEST], first[_DIGEST + 1 :]
    if hashlib.sha256(header + b"\n" + body).hexdigest().encode() != digest:
        return None
    return msgspec.json.decode(header, type=dict[str, Any])


def _mark(digest: str) -> int:
    return int(digest[:15], 16)  # 60 bits: SQLite's numbers have 63


def _write(descriptor: int, data: bytes) -> None:
    written = 0
    while written < len(data):
        written += os.write(descriptor, data[written:])
