"""Which of the old is which of the new, and what stayed in its place.

Paragraphs and articles are found again alike: what is equal by itself, then what is nearly the
same in the same gap, then what is nearly the same anywhere. Most of what stands in the same order
stays; the rest was moved. Nothing here is quadratic in more than a gap of `_GAP` pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from gazetteer_desk.bulletin.compared import Sort


Pair = tuple[int, int]

LARGE = 50_000_000  # bits of the table of an exact comparison: six megabytes
_GAP = 2_500  # pairs of one gap that are all looked at
_SHINGLE = 4  # characters
_COMMON = 12  # what stands in more places than this is no sign of anything
_LONG = 40_000_000  # characters times characters


class Item(NamedTuple):
    """What is to be found again: the thing, its words, and what it can only be found as.

    `least` is how alike two of one shape are, whatever their words.
    """

    value: Hashable
    text: str
    shape: object = None
    least: float = 0.0

    @property
    def size(self) -> int:
        """Return how much it is, never nothing."""
        return 1 + len(self.text)


class Step(NamedTuple):
    """What becomes of one thing, in the order of reading; places are None where it is not."""

    sort: Sort
    old_at: int | None
    new_at: int | None


class Likeness(NamedTuple):
    """How alike two things must be to be one: in the same gap, and anywhere (None: none moves).

    What has moved has at least `shortest` characters.
    """

    here: float
    anywhere: float | None
    shortest: int = 0


def equal(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the stretches that two sequences have in common, in order: places and length.

    Where the two are too long to be compared to the end, nothing but their ends and what occurs
    once in each is found again.
    """
    most = min(len(old), len(new))
    ahead = next((at for at in range(most) if old[at] != new[at]), most)
    most -= ahead
    behind = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    a, b = old[ahead : len(old) - behind], new[ahead : len(new) - behind]
    found = [(0, 0, ahead)]
    if len(a) * len(b) <= LARGE:
        from rapidfuzz.distance import LCSseq  # late: most windows never compare anything

        for block in LCSseq.opcodes(a, b) if a and b else ():
            if block.tag == "equal":
                length = block.src_end - block.src_start
                found.append((ahead + block.src_start, ahead + block.dest_start, length))
    else:
        found += [(ahead + x, ahead + y, n) for x, y, n in _between_anchors(a, b)]
    found.append((len(old) - behind, len(new) - behind, behind))
    return [stretch for stretch in found if stretch[2]]


def numbered(*texts: Sequence[Hashable]) -> list[list[int]]:
    """Return sequences with a number in place of each thing, the same for equal ones."""
    known: dict[Hashable, int] = {}
    return [[known.setdefault(one, len(known)) for one in text] for text in texts]


def pairs(old: Sequence[Item], new: Sequence[Item], likeness: Likeness) -> dict[int, int]:
    """Return the place in the old of each thing in the new that was found again."""
    if old == new:
        return {at: at for at in range(len(new))}
    found: dict[int, int] = {}
    same = equal(*numbered([one.value for one in old], [one.value for one in new]))
    gaps = [(0, 0, 0), *same, (len(old), len(new), 0)]
    for a, b, length in same:
        found.update((b + at, a + at) for at in range(length))
    for (a, b, length), (c, d, _) in pairwise(gaps):
        found.update(_in_gap(old, new, range(a + length, c), range(b + length, d), likeness.here))
    taken = set(found.values())
    rest_old = [at for at in range(len(old)) if at not in taken]
    rest_new = [at for at in range(len(new)) if at not in found]
    found.update(_anywhere(old, new, rest_old, rest_new, likeness))
    return found


def steps(found: dict[int, int], old: int, new: int, weight: Callable[[int], float]) -> list[Step]:
    """Return what becomes of each of `old` and `new` things, in the order of reading.

    `weight` says of a new place how much stands there: the least weight is said to have moved.
    """
    staying = dict(heaviest((b, a, weight(b)) for b, a in found.items()))
    went = {a: b for b, a in found.items() if b not in staying}
    made: list[Step] = []
    at_old = at_new = 0
    for b, a in [*staying.items(), (new, old)]:
        for gone in range(at_old, a):
            sort = Sort.TAKEN if gone in went else Sort.DELETED
            made.append(Step(sort, gone, went.get(gone)))
        for come in range(at_new, b):
            sort = Sort.MOVED if come in found else Sort.ADDED
            made.append(Step(sort, found.get(come), come))
        if b < new or a < old:
            made.append(Step(Sort.SAME, a, b))
        at_old, at_new = a + 1, b + 1
    return made


def alike(a: str, b: str, least: float = 0.0) -> float:
    """Return how alike two texts are, 0 to 1, and 0 where that is less than `least`."""
    if len(a) * len(b) <= _LONG:
        from rapidfuzz.distance import Indel  # late, as above

        return Indel.normalized_similarity(a, b, score_cutoff=least)
    ones, others = Counter(_shingles(a)), Counter(_shingles(b))
    share = 2 * (ones & others).total() / ((ones.total() + others.total()) or 1)
    return share if share >= least else 0.0


def _like(a: Item, b: Item, least: float) -> float:
    if a.shape != b.shape:
        return 0.0
    return max(alike(a.text, b.text, least), a.least)


def _in_gap(
    old: Sequence[Item], new: Sequence[Item], olds: range, news: range, least: float
) -> Iterable[Pair]:
    """Return the pairs of a gap, in order, that are most alike together: new and old places."""
    if not olds or not news:
        return ()
    if len(olds) * len(news) <= _GAP:
        likely = [(b, a, _like(old[a], new[b], least)) for b in news for a in olds]
    else:
        likely = [(b, a, _like(old[a], new[b], least)) for b, a in _likely(old, new, olds, news)]
    good = [(b, a, worth) for b, a, worth in likely if worth >= least]
    return heaviest(good)


def _anywhere(
    old: Sequence[Item],
    new: Sequence[Item],
    olds: Sequence[int],
    news: Sequence[int],
    likeness: Likeness,
) -> Iterator[Pair]:
    """Yield pairs of what stands out of order, the most alike first."""
    olds = [at for at in olds if len(old[at].text) >= likeness.shortest]
    news = [at for at in news if len(new[at].text) >= likeness.shortest]
    least = likeness.anywhere
    if least is None:
        return
    likely = [(_like(old[a], new[b], least), b, a) for b, a in _likely(old, new, olds, news)]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for worth, b, a in sorted(likely, key=lambda one: (-one[0], one[1:])):
        if worth >= least and a not in taken_old and b not in taken_new:
            taken_old.add(a)
            taken_new.add(b)
            yield b, a


def _likely(
    old: Sequence[Item], new: Sequence[Item], olds: Iterable[int], news: Iterable[int]
) -> Iterator[Pair]:
    """Yield new and old places that have rare words in common, a few for each new one."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for a in olds:
        for sign in {*_shingles(old[a].text), old[a].value}:
            places[sign].append(a)
    for b in news:
        found = (places.get(sign, ()) for sign in {*_shingles(new[b].text), new[b].value})
        shared = Counter(chain.from_iterable(some for some in found if len(some) <= _COMMON))
        for a, _ in shared.most_common(3):
            yield b, a


def _shingles(text: str) -> Iterator[str]:
    return (text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1))


def _between_anchors(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return what is the same around that which occurs once in each of two long sequences."""
    times_a, times_b = Counter(a), Counter(b)
    places = {one: at for at, one in enumerate(a) if times_a[one] == 1}
    both = [
        (at, places[one], 1.0) for at, one in enumerate(b) if times_b[one] == 1 and one in places
    ]
    anchors = heaviest(both)
    if not anchors:
        return []
    found: list[tuple[int, int, int]] = []
    at_a = at_b = 0
    for y, x in [*anchors, (len(b), len(a))]:
        within = equal(a[at_a:x], b[at_b:y])
        found += [(at_a + one, at_b + other, length) for one, other, length in within]
        if x < len(a):
            found.append((x, y, 1))
        at_a, at_b = x + 1, y + 1
    return found


def heaviest(weighed: Iterable[tuple[int, int, float]]) -> list[Pair]:
    """Return of some pairs those that together weigh most and stand in the same order."""
    ordered = sorted(weighed, key=lambda one: (one[0], -one[1]))
    size = max((a for _, a, _ in ordered), default=0) + 2
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)  # by old place, as a Fenwick tree
    before: list[int] = []
    for nth, (_, a, weight) in enumerate(ordered):
        at, most = a, (0.0, -1)
        while at > 0:
            most = max(most, best[at])
            at -= at & -at
        before.append(most[1])
        at = a + 1
        while at <= size:
            best[at] = max(best[at], (most[0] + weight, nth))
            at += at & -at
    at, most = size, (0.0, -1)
    while at > 0:
        most = max(most, best[at])
        at -= at & -at
    chain: list[Pair] = []
    nth = most[1]
    while nth >= 0:
        chain.append(ordered[nth][:2])
        nth = before[nth]
    return chain[::-1]
