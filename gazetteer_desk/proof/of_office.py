"""What the directory has to say about an issue (名录对照): its persons and its units."""

import datetime as dt
from collections.abc import Iterator

from gazetteer_desk.bulletin.mentions import mentions
from gazetteer_desk.proof import persons, register, two_posts, units
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.roster import roster
from gazetteer_desk.proof.subject import Subject


def learn(text: str, knowledge: Knowledge, day: dt.date | None) -> None:
    """Find out what a line says of persons and units, which is remembered by its words."""
    known = roster(knowledge.persons)
    if known.names:
        persons.said(text, known, day)
    mentions(text, known.names)
    register.seen(text, register.register(knowledge.units))


def found(subject: Subject) -> Iterator[Finding]:
    """Yield what the issue says otherwise than the directory, and than itself, of one person."""
    lines, day, rules = subject.lines, subject.bulletin.dated, subject.rules
    known = roster(subject.knowledge.persons)
    yield from persons.found(lines, known, day, rules)
    judged = frozenset[str]()
    if day is not None and persons.POST in rules.rules:
        judged = frozenset(name for name in known.names if any(known.held(name, day)))
    yield from two_posts.found(lines, known.names, judged, rules)
    yield from units.found(subject)
