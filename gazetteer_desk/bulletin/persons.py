"""The persons of the office's directory (人员) with their posts: a list in the leaders' order.

What somebody was on a day follows from the posts: each holds from a day and until another, either
of which may not be known. Who has left is retired and not deleted where issues name him.
"""

import datetime as dt

import msgspec


class Post(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A post (职务), as it stands before or behind the name; `unit` is where it is held.

    `since` is the first day, `until` the last one; None where it is not known, or still holds.
    """

    title: str
    unit: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def held_on(self, day: dt.date) -> bool:
        """Return whether it holds on that day, as far as is known."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person; `key` names the row, since two may be called alike. `note` is the clerk's."""

    key: str
    name: str
    posts: tuple[Post, ...] = ()
    note: str = ""
    is_retired: bool = False

    def posts_on(self, day: dt.date) -> tuple[Post, ...]:
        """Return the posts that hold on that day, in the order of the list."""
        return tuple(post for post in self.posts if post.held_on(day))


Persons = tuple[Person, ...]
