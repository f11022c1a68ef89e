"""One person with two posts in one issue (一人两职): R01, which needs no directory.

办党组成员、副主任 and later 副主任 are one: part of the other. 副主任 and 主任 are two. Whoever is
办党组成员 in one place and 办党组成员、副主任 in another is called less than he is. Told is the
second place, since nobody but the clerk knows which of them is right.
"""

from collections.abc import Iterable, Iterator

from gazetteer_desk.bulletin import posts
from gazetteer_desk.bulletin.mentions import Mention, mentions
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.lines import Line
from gazetteer_desk.proof.rule import RUNNING
from gazetteer_desk.proof.rulebook import Rulebook
from gazetteer_desk.proof.said import Said, findings


TWO = "R01"


def found(
    lines: Iterable[Line], names: frozenset[str], judged: frozenset[str], rules: Rulebook
) -> Iterator[Finding]:
    """Yield where somebody is called otherwise than before.

    `names` are those of the directory; whose posts were `judged` by it is only asked whether he is
    called less than he is.
    """
    if TWO not in rules.rules:
        return
    called: dict[str, list[Mention]] = {}
    for line in lines:
        if line.zone not in RUNNING:
            continue
        for one in mentions(line.text, names):
            before = called.setdefault(one.name, [])
            if one.is_former or any(one.titles == other.titles for other in before):
                continue
            is_judged = one.name in judged
            against = next((two for two in before if _is_other(one, two, is_judged)), None)
            before.append(one)
            if against:
                start = one.titles_at[0][0]
                end = one.end if one.titles_at[-1][1] == one.start else one.titles_at[-1][1]
                words = (one.name, one.title, against.title)
                yield from findings(line, (Said(TWO, start, end, words),), rules)


def _is_other(one: Mention, other: Mention, is_judged: bool) -> bool:
    here, there = one.posts, other.posts
    if posts.is_less(here, there) or posts.is_less(there, here):
        return True
    return not is_judged and posts.disagree(here, there)
