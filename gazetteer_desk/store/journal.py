"""The last resort beside the store: every kept revision once more, as text, outside SQLite.

A record is two lines: `<sha256> <header>` and the body, both UTF-8. The header is JSON and says
what the body is; the SHA-256 is over header, line feed and body. Records are appended and on the
disk before a save is acknowledged. A record torn by a power cut fails its SHA-256 and is passed
over. A new file is begun every 16 MB, and the newest 64 are kept.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from gazetteer_desk import files
from gazetteer_desk.store import connect


LARGEST = 16_000_000
KEPT = 64
_DIGEST = 64  # characters of a SHA-256


class Record(msgspec.Struct, frozen=True):
    """Something that was kept: what it is (`kind` and more), and its words on one line."""

    header: dict[str, Any]
    body: bytes


def append(beside: Path, records: Iterable[Record]) -> None:
    """Write the records at the journal's end, durably; the caller holds the lock."""
    data = b"".join(_lines(record) for record in records)
    if not data:
        return
    folder = beside / "journal"
    connect.make_folder(folder)
    path, is_new = _current(folder)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | files.binary_flag()
    descriptor = os.open(path, flags, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        if size:
            os.lseek(descriptor, size - 1, os.SEEK_SET)
            if os.read(descriptor, 1) != b"\n":  # torn by a power cut
                data = b"\n" + data
        try:
            written = 0
            while written < len(data):
                written += os.write(descriptor, data[written:])
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)
    if is_new:
        files.sync_folder(folder)
        for old in _files(folder)[:-KEPT]:
            old.unlink(missing_ok=True)


def records(store_path: Path) -> Iterator[Record]:
    """Yield every whole record of the journal beside a store, oldest first."""
    folder = store_path.with_name(f"{store_path.name}.d") / "journal"
    for path in _files(folder):
        header = b""
        with path.open("rb") as stream:
            for line in stream:
                stripped = line.rstrip(b"\r\n")
                if header and (record := _record(header, stripped)):
                    yield record
                    header = b""
                else:
                    header = stripped


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.journal"))


def _current(folder: Path) -> tuple[Path, bool]:
    found = _files(folder)
    if found and found[-1].stat().st_size < LARGEST:
        return found[-1], False
    following = int(found[-1].stem) + 1 if found else 1
    return folder / f"{following:06}.journal", True


def _lines(record: Record) -> bytes:
    header = msgspec.json.encode(record.header, order="deterministic")
    inside = header + b"\n" + record.body
    if b"\n" in record.body:
        raise ValueError("a record's body is one line")
    return hashlib.sha256(inside).hexdigest().encode() + b" " + inside + b"\n"


def _record(first: bytes, body: bytes) -> Record | None:
    digest, header = first[:_DIGEST], first[_DIGEST + 1 :]
    if hashlib.sha256(header + b"\n" + body).hexdigest().encode() != digest:
        return None
    return Record(msgspec.json.decode(header, type=dict[str, Any]), body)
