"""What the directory has to say about an issue (名录对照): its persons and its units."""

from collections.abc import Iterator

from gazetteer_desk.proof import persons, two_posts, units
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.roster import roster
from gazetteer_desk.proof.subject import Subject


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
