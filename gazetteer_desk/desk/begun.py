"""The folders that are coming in (收件未完): noted beside the store, so that a kill is made good.

What came in already is known by its bytes; what is not known after a kill is where the rest lies.
"""

from pathlib import Path

import msgspec

from gazetteer_desk.files import write_whole
from gazetteer_desk.store import connect


_NAME = "intake.json"


def note(beside: Path, paths: tuple[Path, ...]) -> None:
    """Note what is coming in now."""
    connect.make_folder(beside)
    write_whole(beside / _NAME, msgspec.json.encode([str(path) for path in paths]), mode=0o600)


def left(beside: Path) -> tuple[Path, ...]:
    """Return what was coming in when the program broke off, nothing where it came to the end."""
    try:
        found = msgspec.json.decode((beside / _NAME).read_bytes(), type=list[str])
    except (OSError, ValueError):
        return ()
    return tuple(map(Path, found))


def forget(beside: Path) -> None:
    """Note that all of it came in, or that nobody wants the rest."""
    (beside / _NAME).unlink(missing_ok=True)
