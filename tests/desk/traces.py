"""Looking for words in every byte below a folder, however they are packed there."""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

from gazetteer_desk.store.pack import unpack


def traces(folder: Path, *words: str) -> list[str]:
    """Return where any of these words stands: file, and in what form of it."""
    marks = {
        (word, name): word.encode(name)
        for word in words
        for name in ("utf-8", "utf-16-le", "utf-16-be")
    }
    marks |= {
        (word, "escaped"): word.encode("unicode_escape") for word in words if not word.isascii()
    }
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        for form, data in _forms(path) if path.is_file() else ():
            found += [
                f"{path.name} {form} {how}" for (_, how), mark in marks.items() if mark in data
            ]
    return found


def _forms(path: Path) -> Iterator[tuple[str, bytes]]:
    data = path.read_bytes()
    yield "raw", data
    if data.startswith(b"SQLite format 3"):
        yield from _values(path)
    # Whatever looks like a packed value anywhere, in gaps of pages too.
    at = data.find(b"\x78\x9c")
    while at >= 0:
        with contextlib.suppress(zlib.error):
            yield f"packed at {at}", zlib.decompressobj().decompress(data[at:], 1_000_000)
        at = data.find(b"\x78\x9c", at + 1)


def _values(path: Path) -> Iterator[tuple[str, bytes]]:
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE sql <> ''")]
        for table in tables:
            with contextlib.suppress(sqlite3.OperationalError):
                for row in raw.execute(f'SELECT * FROM "{table}"'):
                    for value in row:
                        if isinstance(value, str):
                            yield table, value.encode()
                        if isinstance(value, bytes):
                            yield table, value
                            with contextlib.suppress(ValueError):
                                yield f"{table} unpacked", unpack(value)
