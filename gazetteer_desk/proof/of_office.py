"""What the directory has to say about an issue (名录对照): its persons and its units."""

from collections.abc import Iterator

from gazetteer_desk.bulletin.place import Place
from gazetteer_desk.proof import persons, two_posts
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.roster import roster
from gazetteer_desk.proof.subject import Subject


def found(subject: Subject) -> Iterator[Finding]:
    """Yield what the issue says otherwise than the directory, and than itself, of one person."""
    lines, known = subject.lines, subject.knowledge
    against = tuple(persons.found(lines, known.persons, subject.bulletin.dated, subject.rules))
    yield from against
    told = {one.place for one in against}
    for one in two_posts.found(lines, roster(known.persons).names, subject.rules):
        if all(not _overlaps(one, place) for place in told):
            yield one


def _overlaps(one: Finding, place: Place) -> bool:
    mine = one.place
    return mine.line == place.line and mine.start < place.end and place.start < mine.end
