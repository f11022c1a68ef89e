"""Who gets the bulletin, with how many on paper: an office's own list (报送名单).

The printed line keeps a group's name (各市（州）党委); the list knows that it stands for 21. So
the number of copies is the sum of what the printed lines name, the archive's and the spare ones.
"""

from enum import StrEnum

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import order


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


def named(recipients: Recipients, group: Group, name: str) -> Recipient | None:
    """Return the recipient of that name in a group, None where the list has none."""
    found = (r for r in recipients.recipients if (r.group, r.name) == (group, name))
    return next(found, None)


def put(
    recipients: Recipients, one: Recipient, *, instead_of: Recipient | None = None
) -> Recipients:
    """Return the list with this recipient in the place of that one, else at the end.

    Another one of the same name in its group gives way to it.
    """
    old = recipients.recipients
    at = old.index(instead_of) if instead_of in old else len(old)
    rest = [(n, r) for n, r in enumerate(old) if (r.group, r.name) != (one.group, one.name)]
    before = (r for n, r in rest if n < at)
    after = (r for n, r in rest if n > at)
    return replace(recipients, recipients=(*before, one, *after))


def removed(recipients: Recipients, group: Group, name: str) -> Recipients:
    """Return the list without the recipient of that name in a group."""
    left = tuple(r for r in recipients.recipients if (r.group, r.name) != (group, name))
    return replace(recipients, recipients=left)


def moved(recipients: Recipients, one: Recipient, by: int) -> Recipients:
    """Return the list with a recipient `by` places further down (negative: up)."""
    return replace(recipients, recipients=order.moved(recipients.recipients, one, by))


def with_copies(recipients: Recipients, group: Group, name: str, copies: int) -> Recipients:
    """Return the list with so many copies for a name, which is entered where it is new."""
    old = named(recipients, group, name)
    one = Recipient(name=name, group=group) if old is None else old
    return put(recipients, replace(one, copies=copies), instead_of=old)
