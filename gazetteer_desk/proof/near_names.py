"""Names that are one character off a known one (姓名疑误): 卢佩柠 for 卢佩宁.

Somebody else may well be called nearly alike. So the post says who is meant; where none is given,
the character sounds or looks alike, or the name stands among others that are known.
"""

import datetime as dt
import re
from collections.abc import Iterator

from gazetteer_desk.bulletin import person_names
from gazetteer_desk.bulletin.mentions import Mention, heads
from gazetteer_desk.bulletin.person_names import FOLLOWS
from gazetteer_desk.bulletin.posts import HEAD, Written, agree, all_written
from gazetteer_desk.proof.roster import Roster, Seen, is_misheard
from gazetteer_desk.proof.said import Said


_HEAD_BEHIND = re.compile(HEAD)
_HEAD_BEFORE = re.compile(rf"(?:{HEAD})$")
_USUAL = 3  # characters of a name
_ENOUGH = 2  # known names beside one that is not
_LEADS_TO = "，。、；：？！（“”由请和与及让\n"


def found(text: str, facts: Seen, known: Roster, day: dt.date | None, rule: str) -> Iterator[Said]:
    """Yield the names of one line that are one character off a known one, each with that one."""
    done: set[int] = set()
    for one in facts.mentions:
        if one.name not in known.names:
            done.add(one.start)
            meant = [*_meant(one.name, one.posts, known, day), *_listed(one, facts, known)]
            if meant:
                yield _said(one.start, one.end, one.name, meant[0], rule)
    done |= {at for run in facts.runs for one in run for at in range(one.start, one.end)}
    for at in sorted(_places(text, known) - done):
        name = text[at : at + _USUAL]
        if name in known.names:
            continue
        others = tuple(known.near(name))
        posts = _posts_beside(text, at) if others else ()
        for other in others:
            if not (is_misheard(name, other) or FOLLOWS.match(text, at + _USUAL)):
                continue
            if _fits(posts, other, known, day) if posts else _may_be(text, at, other, facts, known):
                yield _said(at, at + _USUAL, name, other, rule)
                break
    yield from _short_ones(text, facts, known, rule)


def alone(text: str, known: Roster, rule: str) -> Iterator[Said]:
    """Yield the names of a field that holds only names, each that is a slip for a known one."""
    for one in re.finditer(r"[^\s、，,；;/]+", text):
        for other in known.near(one[0]):
            if is_misheard(one[0], other):
                yield _said(*one.span(), one[0], other, rule)
                break


def _short_ones(text: str, facts: Seen, known: Roster, rule: str) -> Iterator[Said]:
    """Yield names of two characters that stand behind a known one in a list (赵行、邓渝)."""
    for run in facts.runs:
        at = run[-1].end + 1
        end = at + _USUAL - 1
        if text[at - 1 : at] != "、" or text[at:end] in known.names or run[-1].titles:
            continue
        if person_names.name_end(text, at) == end:
            for other in known.near(text[at:end]):
                if is_misheard(text[at:end], other):
                    yield _said(at, end, text[at:end], other, rule)
                    break


def _said(start: int, end: int, name: str, other: str, rule: str) -> Said:
    return Said(rule, start, end, (name, other), other)


def _meant(
    name: str, posts: tuple[Written, ...], known: Roster, day: dt.date | None
) -> Iterator[str]:
    """Yield the known names that are meant by one with these posts."""
    for other in known.near(name):
        if _fits(posts, other, known, day) and (len(name) >= _USUAL or is_misheard(name, other)):
            yield other
    for other in known.twisted(name):
        if _fits(posts, other, known, day):
            yield other


def _listed(one: Mention, facts: Seen, known: Roster) -> Iterator[str]:
    """Yield the known names that sound or look like one that stands in a list with known ones."""
    run = next((run for run in facts.runs if one in run), ())
    if len(one.name) >= _USUAL and any(other.name in known.names for other in run):
        yield from (other for other in known.near(one.name) if is_misheard(one.name, other))


def _fits(posts: tuple[Written, ...], name: str, known: Roster, day: dt.date | None) -> bool:
    """Return whether somebody of that name has one of these posts."""
    held = known.held(name, day)
    return any(agree(one, two) for there in held for one in posts for two in there)


def _places(text: str, known: Roster) -> set[int]:
    """Return where a name of the usual length may begin."""
    places = {match.start() for match in known.heads.finditer(text)}
    return places | {end for _, end in heads(text)}


def _posts_beside(text: str, at: int) -> tuple[Written, ...]:
    """Return the post right before the name, or right behind it (卢佩柠副县长)."""
    before = _HEAD_BEFORE.search(text, max(at - 12, 0), at)
    behind = _HEAD_BEHIND.match(text, at + _USUAL)
    return all_written(tuple(match[0] for match in (before, behind) if match))


def _may_be(text: str, at: int, other: str, facts: Seen, known: Roster) -> bool:
    """Return whether a name without a post is a slip for the known one."""
    end = at + _USUAL
    if not FOLLOWS.match(text, end):
        return False
    beside = _known_beside(text, at, end, facts, known)
    if is_misheard(text[at:end], other):
        return bool(beside) or at == 0 or text[at - 1] in _LEADS_TO
    return beside >= _ENOUGH and text[at] == other[0]


def _known_beside(text: str, at: int, end: int, facts: Seen, known: Roster) -> int:
    """Return how many known persons stand in the list that the name stands in."""
    count = 0
    for run in facts.runs:
        is_before = run[-1].end == at - 1 and text[at - 1] == "、"
        is_behind = run[0].start == end + 1 and text[end : end + 1] == "、"
        if is_before or is_behind:
            count += sum(one.name in known.names for one in run)
    return count
