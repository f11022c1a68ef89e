"""Persons against the directory on the issue's date (人名、职务与名录): R02 to R05."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from gazetteer_desk.bulletin import posts
from gazetteer_desk.bulletin.mentions import Mention
from gazetteer_desk.bulletin.persons import Person, Post, written
from gazetteer_desk.bulletin.posts import Written, agree, contradict
from gazetteer_desk.proof import near_names
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.roster import Roster, Seen, seen
from gazetteer_desk.proof.rule import RUNNING
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.said import Said, findings


POST, NAME, ORDER, LEFT = "R02", "R03", "R04", "R05"
_ACTS = re.compile(r"主持|出席|参加|讲话|强调|指出|要求|致辞|率|带队|调研|陪同|主讲|[、，]")
_ONCE = re.compile(r"(?:原|老|已故|时任|前任|退休|离任|曾任|同志：)[^，。；]{0,12}$")
_OF_ONCE = 16  # characters that it takes up at most
_NAMES_ALONE = ("approver", "editor", "proofreader")  # fields of 报尾 that hold nothing else
_SEVERAL = ("常委", "成员", "委员")  # posts that more than one holds
_MONTH = re.compile(r"((?:19|20)\d\d)年(?:(\d{1,2})月)?")
_SENTENCE = 1000  # characters: what is longer is no sentence
_BY_STROKES = re.compile(r"姓氏|笔画|音序|排名不分|不分先后")


def found(
    lines: Iterable[Line], known: Roster, day: dt.date | None, rules: Rulebook
) -> Iterator[Finding]:
    """Yield what stands in the lines against the directory as it is on that day."""
    if known.names and not rules.rules.keys().isdisjoint((POST, NAME, ORDER, LEFT)):
        for line in lines:
            if line.zone in RUNNING:
                yield from findings(line, said(line.text, known, day), rules)
            elif line.place.part in _NAMES_ALONE:
                yield from findings(line, tuple(near_names.alone(line.text, known, NAME)), rules)


@lru_cache(1 << 13)
def said(text: str, known: Roster, day: dt.date | None) -> tuple[Said, ...]:
    """Return what one line has against the directory on a day; no day: whatever needs none."""
    facts = seen(text, known)
    left = tuple(_left(text, facts, known, day))
    gone = {one.words[0] for one in left}
    made = [
        *left,
        *near_names.found(text, facts, known, day, NAME),
        *_order(text, facts, known, day),
    ]
    for mention in facts.mentions:
        then = _day_of(text, mention.start, day)
        if then is not None and mention.name not in gone and not mention.is_former:
            made += _post(text, mention, known, then)
    return tuple(sorted(made, key=lambda one: one.start))


def _day_of(text: str, at: int, day: dt.date | None) -> dt.date | None:
    """Return the day by which somebody's post is judged: that of the issue, or of the sentence.

    None where the sentence tells of times long gone.
    """
    begins = max(text.rfind("。", 0, at) + 1, at - _SENTENCE)
    found = [*_MONTH.finditer(text, begins, at)]
    if day is None or not found:
        return day
    year, month = int(found[-1][1]), found[-1][2]
    if year < day.year - 1 or year > day.year:
        return None
    if month and 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        return min(dt.date(year, int(month), 28), day)
    return day if year == day.year else None


def _post(text: str, mention: Mention, known: Roster, day: dt.date) -> Iterator[Said]:
    """Yield the one post that is not that of the directory, where no namesake has it either."""
    persons = known.by_name.get(mention.name, ())
    held = known.held(mention.name, day)
    both = zip(persons, held, strict=True)
    against = [_against(mention, person, there, day) for person, there in both]
    if (not against or None in against) and persons:
        other = _of_another(mention, known, day)
        against = [] if other is None else [(other, persons[0])]
    if not against:
        return
    at, person = next(one for one in against if one)
    start, end = mention.titles_at[at]
    here = mention.posts[at]
    held = person.posts_on(day) or sorted(person.posts, key=lambda one: one.since or day)[:1]
    there, right = _likeliest(here, held)
    suggestion = None
    if right and contradict(here, right):
        suggestion = text[start:end].removesuffix(here.head) + right.head
    listed = f"{there.unit}{there.title}" if here.organ else there.title
    words = mention.name, text[start:end], _since(there), listed
    yield Said(POST, start, end, words, suggestion)


def _against(
    mention: Mention, person: Person, there: tuple[Written, ...], day: dt.date
) -> tuple[int, Person] | None:
    """Return which of the posts the directory says otherwise, None where none or it knows none."""
    here = mention.posts
    if len(here) != len(mention.titles):
        return None
    if not there:
        is_coming = all(one.since and one.since > day for one in person.posts)
        return (len(here) - 1, person) if person.posts and is_coming else None
    for at, one in enumerate(here):
        if any(agree(one, two) for two in there):
            continue
        if any(contradict(one, two) for two in there):
            return at, person
    was = written(post for post in person.posts if not post.held_on(day))
    for at, one in enumerate(here):
        is_his = any(agree(one, two) for two in there)
        if not is_his and any(agree(one, two) for two in was):
            return at, person
    if posts.disagree(here, there):
        return max(at for at, one in enumerate(here) if one.kind is not posts.Kind.OTHER), person
    return None


def _of_another(mention: Mention, known: Roster, day: dt.date) -> int | None:
    """Return which of the posts is not his but, by the directory, another's; None where none is."""
    held = known.held(mention.name, day)
    if not any(held) or any(agree(a, b) for a in mention.posts for two in held for b in two):
        return None
    for at, one in enumerate(mention.posts):
        is_single = not one.rank and one.kind is not posts.Kind.OTHER and one.base not in _SEVERAL
        if is_single and known.is_held(one, day, apart_from=mention.name):
            return at
    return None


def _likeliest(here: Written, held: Sequence[Post]) -> tuple[Post, Written | None]:
    """Return the post that was meant: the contradicted one, else one of the same kind."""
    both = [(post, one) for post in held for one in written((post,))]
    meant = [pair for pair in both if contradict(here, pair[1])]
    alike = [pair for pair in both if pair[1].kind is here.kind]
    return next(iter((*meant, *alike, *both)), (held[0], None))


def _since(post: Post) -> str:
    return f"{post.since.year}年{post.since.month}月起" if post.since else "里"


def _order(text: str, facts: Seen, known: Roster, day: dt.date | None) -> Iterator[Said]:
    if _BY_STROKES.search(text):
        return
    for run in facts.runs:
        placed = [(known.places[one.name], one) for one in run if one.name in known.places]
        for (place, one), (next_place, other) in pairwise(placed):
            if next_place < place and _are_ranked(one.name, other.name, known, day):
                yield Said(ORDER, other.start, other.end, (other.name, one.name))
                break


def _are_ranked(name: str, other: str, known: Roster, day: dt.date | None) -> bool:
    held = *known.held(name, day), *known.held(other, day)
    # a namesake may stand anywhere
    return len(held) == 2 and posts.are_ranked(*held)  # noqa: PLR2004


def _left(text: str, facts: Seen, known: Roster, day: dt.date | None) -> Iterator[Said]:
    for run in facts.runs:
        for one in run:
            persons = known.by_name.get(one.name, ())
            then = _day_of(text, one.start, day)
            if then is None and day is not None:
                continue
            gone = [_gone(person, then) for person in persons]
            if not gone or None in gone or one.is_former or _was(text, one.start):
                continue
            if one.titles or len(run) > 1 or _ACTS.match(text, one.end):
                yield Said(LEFT, one.start, one.end, (one.name, gone[0] or ""))


def _was(text: str, at: int) -> bool:
    """Return whether it is said right before a name that somebody was something once."""
    return bool(_ONCE.search(text, max(at - _OF_ONCE, 0), at))


def _gone(person: Person, day: dt.date | None) -> str | None:
    """Return since when somebody is there no more (已于2025年6月离任), None who still is."""
    ends = [post.until for post in person.posts if post.until]
    is_over = day is not None and bool(ends) and len(ends) == len(person.posts)
    if person.is_retired or (is_over and day is not None and max(ends) < day):
        return f"已于{max(ends).year}年{max(ends).month}月离任" if ends else "已离任"
    return None
