"""What lay on the desk when the window was last used: the issues in order, and where one was."""

import contextlib
from pathlib import Path

import msgspec

from gazetteer_desk import files
from gazetteer_desk.errors import Known


_LARGEST = 1_000_000  # bytes


class Lying(msgspec.Struct, frozen=True):
    """One open issue: its entry (0: none yet), its draft's key, the place that was in front."""

    entry: int
    key: str
    place: str


class Session(msgspec.Struct, frozen=True):
    """The open issues in the order of their tabs, and which issue, room and pane were in front.

    `front` is a draft's key; `pane` is "" where the right side was folded.
    """

    issues: tuple[Lying, ...] = ()
    front: str = ""
    room: str = "draft"
    pane: str = "预览"


def keep(path: Path, session: Session) -> None:
    """Write a session down in a file of its own; where that fails, the older one stays."""
    with contextlib.suppress(Known):
        files.write_whole(path, msgspec.json.encode(session), mode=0o600)


def kept(path: Path) -> Session:
    """Return the session that was kept in a file; an empty one where there is none to be read."""
    with contextlib.suppress(Known, ValueError):
        return msgspec.json.decode(files.read_whole(path, limit=_LARGEST), type=Session)
    return Session()
