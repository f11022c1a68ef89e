"""What lay on the desk when the window was last used: the issues in order, and where one was."""

import msgspec


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
    pane: str = "版本"


def written(session: Session) -> str:
    """Return a session as words for the file of places."""
    return msgspec.json.encode(session).decode()


def read(words: str) -> Session:
    """Return the session that `written` wrote; an empty one where the words are spoiled."""
    try:
        return msgspec.json.decode(words, type=Session)
    except ValueError:
        return Session()
