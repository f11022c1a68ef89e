"""Searches that are kept: those with a name (常用查找), and the last ones that led somewhere.

They stand in a file of the data folder, apart from the store: a backup that is put back leaves
them as they are.
"""

from pathlib import Path

import msgspec

from gazetteer_desk.errors import Known
from gazetteer_desk.files import read_whole, write_whole
from gazetteer_desk.log import log


NAME = "searches.json"
MOST_RECENT = 10
_MOST = 200  # with a name
_LARGEST = 1_000_000  # bytes of the file
_LONGEST = 40  # characters of a name


class Saved(msgspec.Struct, frozen=True):
    """A search with a name."""

    name: str
    words: str


class Searches(msgspec.Struct, frozen=True):
    """The searches with names in their order, and the last ones, the newest first."""

    saved: tuple[Saved, ...] = ()
    recent: tuple[str, ...] = ()


def read(folder: Path) -> Searches:
    """Return what is kept in this folder, nothing where it cannot be read."""
    try:
        return _decoded(read_whole(folder / NAME, limit=_LARGEST))
    except Known:
        return Searches()


def write(folder: Path, searches: Searches) -> None:
    """Keep them; raises `Known`. A file that could not be read is put aside, not written over."""
    path = folder / NAME
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if path.exists():
        try:
            _decoded(read_whole(path, limit=_LARGEST))
        except Known:
            path.replace(path.with_suffix(".bad.json"))
    made = msgspec.json.encode(searches)
    write_whole(path, msgspec.json.format(made, indent=2), mode=0o600)
    log.info("%d searches kept", len(searches.saved))


def used(searches: Searches, words: str) -> Searches:
    """Return them with these words as the last that were looked for."""
    rest = (one for one in searches.recent if one != words)
    recent = (words, *rest)[:MOST_RECENT] if words else searches.recent
    return msgspec.structs.replace(searches, recent=recent)


def named(searches: Searches, name: str, words: str) -> tuple[Searches, str]:
    """Return them with one more under a name, and that name: no two have the same."""
    base = name.strip()[:_LONGEST] or "未命名"
    there = {one.name for one in searches.saved}
    tries = (base, *(f"{base} {nth}" for nth in range(2, len(there) + 3)))
    free = next(one for one in tries if one not in there)
    saved = (*searches.saved, Saved(free, words))[-_MOST:]
    return msgspec.structs.replace(searches, saved=saved), free


def renamed(searches: Searches, old: str, new: str) -> Searches:
    """Return them with another name for one, unless that is taken."""
    if not new.strip() or any(one.name == new for one in searches.saved):
        return searches
    name = new.strip()[:_LONGEST]
    saved = (Saved(name, x.words) if x.name == old else x for x in searches.saved)
    return msgspec.structs.replace(searches, saved=tuple(saved))


def removed(searches: Searches, name: str) -> Searches:
    """Return them without the one of that name."""
    saved = tuple(one for one in searches.saved if one.name != name)
    return msgspec.structs.replace(searches, saved=saved)


def _decoded(data: bytes) -> Searches:
    try:
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=Searches)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Known("查找记录读不出来。") from error
