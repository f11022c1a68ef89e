"""Which words of a text became others: whole words, and no crumbs between two changes.

The exact answer to "what do the two have in common" keeps a 的 here and a comma there between two
halves of a sentence that was written anew, and nobody can read that. So what is short beside the
changes around it counts as changed too, and a change that could stand at several places stands
where a sentence ends.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from typing import NamedTuple

from gazetteer_desk.bulletin import pairing, words
from gazetteer_desk.bulletin.body import Span, cut
from gazetteer_desk.bulletin.compared import Run, Runs, Sort


class Hunk(NamedTuple):
    """Where words became others: from and to in the old, from and to in the new."""

    a: int
    b: int
    c: int
    d: int


_ENDS = {
    **dict.fromkeys("。！？\n", 4),
    **dict.fromkeys("；：", 3),
    **dict.fromkeys("，、）》”", 2),
}
_OPENS = frozenset("（《“")
_SHORT = 8  # characters
_TWICE, _WIDE = 2, 4


def hunks(old: str, new: str) -> list[Hunk]:
    """Return what of `old` became what of `new`, in characters; the rest is the same in both."""
    if old == new:
        return []
    if not old or not new:
        return [Hunk(0, len(old), 0, len(new))]
    a, b = words.words(old), words.words(new)
    found = _settled(_without_crumbs(_changed(a, b), a, b), a, b)
    ends_a, ends_b = _ends(a), _ends(b)
    made = (Hunk(ends_a[h.a], ends_a[h.b], ends_b[h.c], ends_b[h.d]) for h in found)
    return [hunk for hunk in made if old[hunk.a : hunk.b] != new[hunk.c : hunk.d]]


def text_runs(old: str, new: str) -> Runs:
    """Return the runs of two texts without marks."""
    return span_runs((Span(old),) if old else (), (Span(new),) if new else ())


def span_runs(old: tuple[Span, ...], new: tuple[Span, ...]) -> Runs:
    """Return the runs of two texts with marks, in the order of reading, deleted before added."""
    if old == new:
        return tuple(Run(Sort.SAME, s.text, s.marks, s.marks) for s in old if s.text)
    before, after = ("".join(span.text for span in spans) for spans in (old, new))
    made: list[Run] = []
    at = to = 0
    for hunk in [*hunks(before, after), Hunk(len(before), len(before), len(after), len(after))]:
        made += _same(cut(old, at, hunk.a), cut(new, to, hunk.c))
        made += [Run(Sort.DELETED, s.text, s.marks) for s in cut(old, hunk.a, hunk.b)]
        made += [Run(Sort.ADDED, s.text, marks=s.marks) for s in cut(new, hunk.c, hunk.d)]
        at, to = hunk.b, hunk.d
    return tuple(_tidy(made))


def all_of(sort: Sort, spans: tuple[Span, ...]) -> Runs:
    """Return the runs of a text that was added, deleted or taken away whole."""
    if sort is Sort.ADDED:
        return tuple(Run(sort, span.text, marks=span.marks) for span in spans if span.text)
    return tuple(Run(sort, span.text, span.marks) for span in spans if span.text)


def _same(old: tuple[Span, ...], new: tuple[Span, ...]) -> Iterator[Run]:
    """Yield the runs of the same words, parted wherever their marks change."""
    ends = {*accumulate(len(span.text) for span in old), *accumulate(len(s.text) for s in new)}
    for start, end in pairwise((0, *sorted(ends))):
        was, now = cut(old, start, end), cut(new, start, end)
        sort = Sort.SAME if was[0].marks == now[0].marks else Sort.CHANGED
        yield Run(sort, now[0].text, was[0].marks, now[0].marks)


def _tidy(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the same runs, those of one sort and the same marks put together."""
    for (sort, was, marks), some in groupby(runs, key=lambda run: (run.sort, run.was, run.marks)):
        yield Run(sort, "".join(run.text for run in some), was, marks)


def _changed(a: Sequence[str], b: Sequence[str]) -> Iterator[Hunk]:
    """Yield what lies between the words that both have in common."""
    at = to = 0
    for x, y, length in [*pairing.equal(*pairing.numbered(a, b)), (len(a), len(b), 0)]:
        if x > at or y > to:
            yield Hunk(at, x, to, y)
        at, to = x + length, y + length


def _without_crumbs(found: Iterable[Hunk], a: Sequence[str], b: Sequence[str]) -> list[Hunk]:
    """Return the changes, those put together between which too little stayed to be read."""
    made: list[Hunk] = []
    for one in found:
        hunk = one
        while made and _is_crumb(made[-1], hunk, a, b):
            before = made.pop()
            hunk = Hunk(before.a, hunk.b, before.c, hunk.d)
        made.append(hunk)
    return made


def _is_crumb(left: Hunk, right: Hunk, a: Sequence[str], b: Sequence[str]) -> bool:
    """Tell whether what stayed between two changes is too short to be of use."""
    between = _length(a, left.b, right.a)
    small = min(
        max(_length(a, hunk.a, hunk.b), _length(b, hunk.c, hunk.d)) for hunk in (left, right)
    )
    if _is_pure(left) and _is_pure(right) and (left.a == left.b) == (right.a == right.b):
        return _WIDE * between <= small  # both only add, or only delete: the words between stay
    return between <= _SHORT and _TWICE * between <= small


def _settled(found: Sequence[Hunk], a: Sequence[str], b: Sequence[str]) -> Iterator[Hunk]:
    """Yield the changes, each where it reads best of the places where it could stand."""
    last = Hunk(0, 0, 0, 0)
    for nth, hunk in enumerate(found):
        following = found[nth + 1] if nth + 1 < len(found) else Hunk(len(a), 0, len(b), 0)
        if _is_pure(hunk):
            by = (
                _slide(b, hunk.c, hunk.d, last.d, following.c)
                if hunk.a == hunk.b
                else _slide(a, hunk.a, hunk.b, last.b, following.a)
            )
            last = Hunk(hunk.a + by, hunk.b + by, hunk.c + by, hunk.d + by)
        else:
            last = hunk
        yield last


def _slide(text: Sequence[str], start: int, end: int, first: int, last: int) -> int:
    """Return by how many words a stretch moves to stand best between `first` and `last`."""
    back = forth = 0
    while start + back > first and text[start + back - 1] == text[end + back - 1]:
        back -= 1
    while end + forth < last and text[start + forth] == text[end + forth]:
        forth += 1
    return max(
        range(back, forth + 1),
        key=lambda by: (_edge(text, start + by) + _edge(text, end + by), -abs(by)),
    )


def _edge(text: Sequence[str], at: int) -> int:
    """Return how much of an end there is before a word."""
    if at in (0, len(text)):
        return _ENDS["\n"]
    return _ENDS.get(text[at - 1][-1], 2 if text[at][0] in _OPENS else 0)


def _is_pure(hunk: Hunk) -> bool:
    return hunk.a == hunk.b or hunk.c == hunk.d


def _length(text: Sequence[str], start: int, end: int) -> int:
    return sum(len(word) for word in text[start:end])


def _ends(text: Iterable[str]) -> list[int]:
    """Return where each word begins, and the end of the text."""
    return list(accumulate((len(word) for word in text), initial=0))
