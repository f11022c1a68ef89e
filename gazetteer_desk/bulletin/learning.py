"""What issued bulletins tell about persons and units that the directory does not know (认人).

Nothing is put into the directory by itself: what was read becomes a question, and each question is
asked once.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

import msgspec

from gazetteer_desk.bulletin import persons, plain, posts, units
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.bulletin.mentions import mentions
from gazetteer_desk.bulletin.person_names import HAN
from gazetteer_desk.bulletin.persons import Person, Persons, Post
from gazetteer_desk.bulletin.units import Unit, Units


class Sort(StrEnum):
    """What is asked. The stored words are never renamed."""

    PERSON = "新人"
    POST = "改任"
    SHORT = "简称"


class Told(msgspec.Struct, frozen=True):
    """What one issue says: who is called what, and which units are shortened how."""

    label: str
    day: dt.date | None
    called: tuple[tuple[str, tuple[str, ...]], ...]
    shorts: tuple[tuple[str, str], ...] = ()


class Question(msgspec.Struct, frozen=True):
    """One question; `before` is what the directory has now, `of` the issue that says otherwise."""

    sort: Sort
    name: str
    now: str
    before: str = ""
    of: str = ""
    day: dt.date | None = None

    @property
    def key(self) -> str:
        """Return what names the question among the answers."""
        return f"{self.sort}　{self.name}　{self.before}　{self.now}"

    @property
    def words(self) -> str:
        """Return the question as a clerk reads it."""
        if self.sort is Sort.PERSON:
            return f"{self.of}有“{self.now}{self.name}”，记入名录？"
        if self.sort is Sort.SHORT:
            return f"{self.of}里“{self.name}”简称“{self.now}”，记入名录？"
        was = f"名录里为“{self.before}”" if self.before else "名录里没有职务"
        return f"“{self.name}”{was}，{self.of}为“{self.now}”：改任？"

    @property
    def yes(self) -> str:
        """Return the word on the button that does it."""
        return "改任" if self.sort is Sort.POST and self.before else "记入名录"


_SHORT = re.compile(
    rf"(?P<full>[{HAN}]{{4,30}})[（(](?:以下)?简称[：:]?[“\"]?(?P<short>[{HAN}]{{2,12}})[”\"]?[）)]"
)
_UNIT_END = re.compile(r"(?:办公室|委员会|局|馆|中心|院|学校|大学|公司|镇|乡|街道|处|部|委|办)$")
_LEAD = re.compile(r".*(?:由|与|和|及|在|向|对|请|经|的|到|赴)")


def told(bulletin: Bulletin) -> Told:
    """Return what an issue says of persons and units; who is named without a post is left out."""
    called: dict[str, tuple[str, ...]] = {}
    shorts: dict[str, str] = {}
    for line in plain.all_article_lines(bulletin):
        for one in mentions(line):
            if not one.is_former and len(one.titles) > len(called.get(one.name, ())):
                called[one.name] = one.titles
        for found in _SHORT.finditer(line):
            full = _LEAD.sub("", found["full"])
            if _UNIT_END.search(full):
                shorts[full] = found["short"]
    label = bulletin.number.label.partition("（")[0]
    return Told(label, bulletin.dated, tuple(called.items()), tuple(shorts.items()))


def questions(
    issues: Iterable[Told], known: Persons, known_units: Units, answered: Collection[str]
) -> tuple[Question, ...]:
    """Return what these issues say that the directory does not, from the newest issue back.

    Of each person only the newest word counts: what he was before, the directory need not ask.
    """
    newest = sorted(issues, key=lambda one: one.day or dt.date.min, reverse=True)
    made: dict[str, Question] = {}
    seen: set[str] = set()
    for issue in newest:
        for name, titles in issue.called:
            if name not in seen:
                seen.add(name)
                for one in _of_person(issue, name, titles, known):
                    made.setdefault(one.key, one)
        for full, short in issue.shorts:
            for one in _of_unit(issue, full, short, known_units):
                made.setdefault(one.key, one)
    return tuple(one for key, one in made.items() if key not in answered)


def _of_person(
    issue: Told, name: str, titles: tuple[str, ...], known: Persons
) -> Iterator[Question]:
    now, there = "、".join(titles), persons.named(known, name)
    if not there and any(one.kind is not posts.Kind.OTHER for one in posts.all_written(titles)):
        yield Question(Sort.PERSON, name, now, of=issue.label, day=issue.day)
    if len(there) != 1 or issue.day is None or there[0].is_retired:
        return
    held = there[0].posts_on(issue.day)
    here = posts.all_written(titles)
    if posts.disagree(here, persons.written(held)) or (not there[0].posts and here):
        before = _contradicted(here, held)
        now = titles[-1] if before else now
        yield Question(Sort.POST, name, now, before, issue.label, issue.day)


def _contradicted(here: tuple[posts.Written, ...], held: tuple[Post, ...]) -> str:
    """Return the title of the list that is no longer so, "" where none is."""
    for kind in (posts.Kind.OFFICE, posts.Kind.PARTY):
        if any(one.kind is kind for one in here):
            for post in held:
                if any(one.kind is kind for one in persons.written((post,))):
                    return post.unit + post.title
    return ""


def _of_unit(issue: Told, full: str, short: str, known: Units) -> Iterator[Question]:
    unit = units.named(known, full)
    if (unit is None or not unit.short) and all(short != one.short for one in known):
        yield Question(Sort.SHORT, full, short, of=issue.label, day=issue.day)


def taken(now: Persons, question: Question) -> Persons:
    """Return the directory's persons after the answer yes (记入名录、改任)."""
    fresh = tuple(Post(title=one) for one in question.now.split("、"))
    if question.sort is Sort.PERSON:
        return persons.joined(now, (Person(key="", name=question.name, posts=fresh),))
    there = persons.named(now, question.name)
    if question.sort is not Sort.POST or len(there) != 1 or question.day is None:
        return now
    person = there[0]
    old = next(
        (one for one in person.posts_on(question.day) if one.unit + one.title == question.before),
        None,
    )
    for post in fresh:
        person = (
            persons.appointed(person, post)
            if old is None
            else persons.reappointed(person, old, post, question.day)
        )
    return persons.put(now, person)


def taken_unit(now: Units, question: Question) -> Units:
    """Return the directory's units after the answer yes to a short name."""
    unit = units.named(now, question.name) or Unit(name=question.name)
    made = msgspec.structs.replace(unit, short=question.now)
    return units.put(now, made, instead_of=question.name)
