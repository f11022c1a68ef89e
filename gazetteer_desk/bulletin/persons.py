"""The persons of the office's directory (人员) with their posts: a list in the leaders' order.

What somebody was on a day follows from the posts: each holds from a day and until another, either
of which may not be known. Who has left is retired and not deleted where issues name him.
"""

import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin import order, posts
from gazetteer_desk.bulletin.person_names import bare
from gazetteer_desk.bulletin.posts import Written


_TITLES = re.compile(r"[、，,；;]|兼(?:任)?")


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
Change = Callable[[Persons], Persons]


def keyed(person: Person) -> Person:
    """Return a person with a key of its own, where it has none yet."""
    return person if person.key else replace(person, key=uuid.uuid4().hex[:12])


def put(persons: Persons, person: Person) -> Persons:
    """Return the list with this person in the place of the one of that key, else at the end."""
    if of_key(persons, person.key) is None:
        return (*persons, keyed(person))
    return tuple(person if one.key == person.key else one for one in persons)


def removed(persons: Persons, key: str) -> Persons:
    """Return the list without the person of that key."""
    return tuple(one for one in persons if one.key != key)


def moved(persons: Persons, key: str, by: int) -> Persons:
    """Return the list with the person `by` places further down (negative: up)."""
    person = of_key(persons, key)
    return persons if person is None else order.moved(persons, person, by)


def of_key(persons: Persons, key: str) -> Person | None:
    """Return the person of that key, None where there is none."""
    return next((one for one in persons if one.key == key), None)


def named(persons: Persons, name: str) -> Persons:
    """Return whoever is called so; blanks in a name (赵　行) are not counted."""
    return tuple(one for one in persons if bare(one.name) == bare(name))


def appointed(person: Person, post: Post) -> Person:
    """Return the person with one more post; one of the same words is that post, with new days."""
    same = [one for one in person.posts if (one.unit, one.title) == (post.unit, post.title)]
    if same:
        return replace(
            person, posts=tuple(post if one is same[-1] else one for one in person.posts)
        )
    return replace(person, posts=(*person.posts, post))


def dismissed(person: Person, post: Post, last: dt.date) -> Person:
    """Return the person whose post holds until that day, and no longer (免职)."""
    ended = replace(post, until=last)
    return replace(person, posts=tuple(ended if one == post else one for one in person.posts))


def reappointed(person: Person, old: Post, new: Post, day: dt.date) -> Person:
    """Return the person in another post from that day (改任): the old one ends the day before."""
    left = dismissed(person, old, day - dt.timedelta(days=1))
    return appointed(left, replace(new, since=day))


def joined(persons: Persons, found: Persons) -> Persons:
    """Return the list with the persons of another: new ones at the end, known ones with more posts.

    Where two of the list are called alike, who is meant is not known: then it is a new one.
    """
    made = persons
    for one in found:
        there = named(made, one.name)
        if len(there) != 1:
            made = put(made, keyed(replace(one, key="")))
            continue
        known = there[0]
        for post in one.posts:
            known = appointed(known, post)
        made = put(made, replace(known, note=known.note or one.note))
    return made


def written(held: Iterable[Post]) -> tuple[Written, ...]:
    """Return what posts of the list say; 党组书记、主任 in one are two."""
    return tuple(one for post in held for one in _written(post))


def _written(post: Post) -> tuple[Written, ...]:
    titles = map(str.strip, _TITLES.split(post.title))
    return posts.all_written(tuple(post.unit + title for title in titles if title))
