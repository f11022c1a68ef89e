"""The files that are to come in (收件): folders walked through, what nobody means left out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec


_LEFT_OUT = (".", "~$")  # hidden ones, and what Word and WPS leave beside a file that is open


class Gathered(msgspec.Struct, frozen=True):
    """The files in their order, and how many were left out without a look at them."""

    files: tuple[Path, ...]
    left_out: int = 0


def gather(paths: Iterable[Path]) -> Gathered:
    """Return the files named and those in the folders named, each once; no link is followed.

    A file that is named itself is taken as it is, even where it is not there: whoever named it is
    told. A folder that cannot be read counts as left out.
    """
    files: dict[Path, None] = {}
    left_out = 0
    for path in paths:
        if path.is_symlink() or not path.is_dir():
            files[path] = None
            continue
        for found in _walk(path):
            if found is None:
                left_out += 1
            else:
                files[found] = None
    return Gathered(tuple(files), left_out)


def _walk(folder: Path) -> Iterator[Path | None]:
    """Yield the files below a folder by name, None for each one that is left out."""
    waiting = [folder]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                found = sorted(entries, key=lambda one: one.name)
        except OSError:
            yield None
            continue
        deeper: list[Path] = []
        for one in found:
            if one.name.startswith(_LEFT_OUT) or one.is_symlink():
                yield None
            elif one.is_dir(follow_symlinks=False):
                deeper.append(Path(one.path))
            else:
                yield Path(one.path) if one.is_file(follow_symlinks=False) else None
        waiting += reversed(deeper)
