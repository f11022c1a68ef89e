"""Who gets the bulletin, with how many on paper: an office's own list (报送名单).

The printed line keeps a group's name (各市（州）党委); the list knows that it stands for 21. So
the number of copies is the sum of what the printed lines name, the archive's and the spare ones.
"""

from enum import StrEnum

import msgspec


class Group(StrEnum):
    """In which of the three printed groups a recipient stands; named as in `Distribution`."""

    REPORT = "report"
    SEND = "send"
    ISSUE = "issue"

    @property
    def label(self) -> str:
        """Return the word that is printed before the group."""
        return {Group.REPORT: "报", Group.SEND: "送", Group.ISSUE: "发"}[self]


class Recipient(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One name of the printed lines: `copies` on paper in all; `members` of a group, if known."""

    name: str
    group: Group
    copies: int = 1
    members: tuple[str, ...] = ()
    note: str = ""


class Recipients(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A series' list: its recipients in their order, and the copies that nobody is sent."""

    recipients: tuple[Recipient, ...] = ()
    archive: int = 0
    spare: int = 0
