"""A small office: the directory against which the examples of the rules are checked."""

import datetime as dt

from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.proof.knowledge import Knowledge


DAY = dt.date(2026, 3, 5)


def person(name, *posts, **fields):
    """Return a person; a post is its words, or these with since and until."""
    made = tuple(Post(title=one) if isinstance(one, str) else one for one in posts)
    return Person(key=fields.pop("key", name), name=name, posts=made, **fields)


PERSONS = (
    person("沈砚秋", "县委副书记"),
    person("卢佩宁", Post(title="副县长", since=dt.date(2025, 11, 1))),
    person("韩若舟", "县地方志办党组书记", "县地方志办主任"),
    person("马文远", Post(title="县地方志办主任", until=dt.date(2025, 6, 30)), is_retired=True),
)
UNITS = (
    Unit(name="青梧县地方志办公室", short="县地方志办"),
    Unit(name="石埠乡人民政府", short="石埠乡政府"),
    Unit(name="白渡镇"),
    Unit(name="县档案馆"),
    Unit(name="柳荫乡人民政府", note="并入白渡镇", is_retired=True),
)
KNOWLEDGE = Knowledge(persons=PERSONS, units=UNITS, today=DAY)
