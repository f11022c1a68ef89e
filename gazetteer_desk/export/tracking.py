"""Two bodies of a Word file as one, every difference a tracked change (w:ins, w:del, w:moveFrom).

What is gone stands where it stood. Accepted, the changes leave the new body, rejected the old one;
the words that both have are said once. Works on the paragraphs and tables that `writer` makes of
both, so that nothing here knows what a bulletin is. (ECMA-376, 17.13.5)
"""

import copy
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec

from gazetteer_desk.bulletin import pairing, rewording
from gazetteer_desk.bulletin.compared import Sort
from gazetteer_desk.bulletin.pairing import Item, Step
from gazetteer_desk.export import matter
from gazetteer_desk.export.matter import Atom
from gazetteer_desk.export.oxml import W


Element = Any
_INS, _DEL, _FROM, _TO = "ins", "del", "moveFrom", "moveTo"
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AFTER_LOOK = (f"{W}sectPr", f"{W}pPrChange")  # in a w:pPr
_NOT_SAID_BEFORE = (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")


class Stamp(msgspec.Struct, frozen=True):
    """Whose changes they are said to be, and when they were made, by the clock on the wall."""

    author: str
    when: dt.datetime


def tracked(old: Iterable[Element], new: Iterable[Element], stamp: Stamp) -> list[Element]:
    """Return one body of both: w:p and w:tbl in the order of reading. Those given are used up."""
    return list(_Tracker(stamp).blocks([*old], [*new]))


class _Tracker:
    """Marks the changes of one file, each with a number of its own."""

    def __init__(self, stamp: Stamp) -> None:
        # Word shows w:date as it stands, whatever the Z says ([MS-DOCX], dateUtc).
        moment = f"{stamp.when:%Y-%m-%dT%H:%M:%SZ}"
        self._said = {f"{W}author": stamp.author, f"{W}date": moment}
        self._marks = 0

    def blocks(self, old: Sequence[Element], new: Sequence[Element]) -> Iterator[Element]:
        """Yield the paragraphs and tables of both, in the order of reading."""
        olds, news = [matter.block(one) for one in old], [matter.block(one) for one in new]
        found = pairing.pairs(olds, news, matter.BLOCKS)
        steps = pairing.steps(found, len(old), len(new), lambda at: news[at].size)
        moves = _moves(steps, olds, news)
        last: Element | None = None
        for (name, sort), group in groupby(
            steps, key=lambda step: (moves.get((step.old_at, step.new_at), ""), step.sort)
        ):
            made = [self._step(step, old, new, is_move=bool(name)) for step in group]
            start, end = self._range(name, sort, made[0]) if name else ((), ())
            yield from start
            for one in made:
                if last is not None and matter.is_table(last) and matter.is_table(one):
                    yield self._between(one)
                yield one
                last = one
            yield from end

    def _step(
        self, step: Step, old: Sequence[Element], new: Sequence[Element], *, is_move: bool
    ) -> Element:
        match step.sort:
            case Sort.DELETED | Sort.TAKEN:
                return self._whole(old[_there(step.old_at)], _FROM if is_move else _DEL)
            case Sort.ADDED | Sort.MOVED:
                return self._whole(new[_there(step.new_at)], _TO if is_move else _INS)
            case _:
                return self._changed(old[_there(step.old_at)], new[_there(step.new_at)])

    def _changed(self, old: Element, new: Element) -> Element:
        if matter.value(old) == matter.value(new):
            return new
        return self._table(old, new) if matter.is_table(new) else self._paragraph(old, new)

    def _whole(self, block: Element, how: str) -> Element:
        """Return a paragraph or table that came, went or moved whole."""
        if not matter.is_table(block):
            return self._whole_paragraph(block, how)
        for row in block.findall(f"{W}tr"):
            self._whole_row(row, how)
        return block

    def _whole_row(self, row: Element, how: str) -> Element:
        how = {_FROM: _DEL, _TO: _INS}.get(how, how)  # rows know no moving
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = _made(row, "trPr")
            row.insert(0, properties)
        properties.append(self._mark(row, how))
        for paragraph in row.iter(f"{W}p"):
            self._whole_paragraph(paragraph, how)
        return row

    def _whole_paragraph(self, paragraph: Element, how: str) -> Element:
        inner = [*matter.runs(paragraph)]
        properties = self._end(paragraph, how)
        for child in list(paragraph):
            if child is not properties:
                paragraph.remove(child)
        for run in inner:
            paragraph.append(self._within(run, how))
        return paragraph

    def _paragraph(self, old: Element, new: Element) -> Element:
        """Return a paragraph of which some words are others, or their looks, or its own."""
        things: dict[str, str] = {}
        before, after = matter.atoms(old, things), matter.atoms(new, things)
        words = ["".join(one.character for one in some) for some in (before, after)]
        looks = {**matter.looks(old), **matter.looks(new)}
        made: list[tuple[str, str | None, Atom]] = []  # how, the look it had, what
        at = to = 0
        for a, b, c, d in [*rewording.hunks(*words), (len(before), 0, len(after), 0)]:
            for was, now in zip(before[at:a], after[to:c], strict=True):
                made.append(("", None if was.look == now.look else was.look, now))
            made += [(_DEL, None, one) for one in before[a:b]]
            made += [(_INS, None, one) for one in after[c:d]]
            at, to = b, d
        properties = self._properties(old, new)
        for child in list(new):
            new.remove(child)
        if properties is not None:
            new.append(properties)
        for (how, was, look), some in groupby(made, key=lambda one: (*one[:2], one[2].look)):
            run = self._run(new, look, was, [atom for _, _, atom in some], looks)
            new.append(self._within(run, how) if how else run)
        return new

    def _properties(self, old: Element, new: Element) -> Element | None:
        """Return the w:pPr of a paragraph, with what it was before."""
        was, now = old.find(f"{W}pPr"), new.find(f"{W}pPr")
        if matter.value(was) == matter.value(now):
            return now
        now = _made(new, "pPr") if now is None else now
        change = self._mark(new, "pPrChange")
        before = _made(new, "pPr")
        for child in () if was is None else list(was):
            if child.tag not in _NOT_SAID_BEFORE:
                before.append(copy.deepcopy(child))
        change.append(before)
        now.append(change)
        return now

    def _run(
        self, at: Element, look: str, was: str | None, atoms: Iterable[Atom], looks: dict[str, Any]
    ) -> Element:
        """Return a run; `was` is the look it had before, where that is another."""
        run = _made(at, "r")
        properties = copy.deepcopy(looks[look]) if look else None
        if was is not None:
            properties = _made(at, "rPr") if properties is None else properties
            change = self._mark(at, "rPrChange")
            change.append(copy.deepcopy(looks[was]) if was else _made(at, "rPr"))
            properties.append(change)
        if properties is not None:
            run.append(properties)
        for is_text, some in groupby(atoms, key=lambda one: one.thing is None):
            if is_text:
                text = _made(run, "t", {_SPACE: "preserve"})
                text.text = "".join(one.character for one in some)
                run.append(text)
            else:
                run.extend(copy.deepcopy(one.thing) for one in some)
        return run

    def _table(self, old: Element, new: Element) -> Element:
        """Return a table of the shape it had, with rows that came, went and changed."""
        before, after = old.findall(f"{W}tr"), new.findall(f"{W}tr")
        if matter.has_tall_cells(new):
            steps = [Step(Sort.SAME, at, at) for at in range(len(after))]
        else:
            olds, news = [matter.row(one) for one in before], [matter.row(one) for one in after]
            found = pairing.pairs(olds, news, matter.ROWS)
            steps = pairing.steps(found, len(olds), len(news), lambda at: news[at].size)
        for row in after:
            new.remove(row)
        for sort, old_at, new_at in steps:
            if new_at is None:
                new.append(self._whole_row(before[_there(old_at)], _DEL))
            elif sort is Sort.ADDED:
                new.append(self._whole_row(after[new_at], _INS))
            else:
                new.append(self._changed_row(before[_there(old_at)], after[new_at]))
        return new

    def _changed_row(self, old: Element, new: Element) -> Element:
        cells = zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), strict=True)
        for was, cell in cells:
            before, after = was.findall(f"{W}p"), cell.findall(f"{W}p")
            # The last paragraph of a cell always stays: a cell cannot be without one.
            more = len(after) - len(before)
            made = [self._whole_paragraph(one, _DEL) for one in before[: max(-more, 0)]]
            made += [self._whole_paragraph(one, _INS) for one in after[: max(more, 0)]]
            both = zip(before[max(-more, 0) :], after[max(more, 0) :], strict=True)
            made += [self._changed(one, other) for one, other in both]
            for paragraph in after:
                if paragraph.getparent() is cell:
                    cell.remove(paragraph)
            cell.extend(made)
        return new

    def _between(self, table: Element) -> Element:
        """Return a paragraph that is neither in the old nor in the new: else two tables are one."""
        paragraph = _made(table, "p")
        self._end(paragraph, _DEL)
        self._end(paragraph, _INS)
        return paragraph

    def _end(self, paragraph: Element, how: str) -> Element:
        """Mark the end of a paragraph, so that it goes or comes with it; return its w:pPr."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = _made(paragraph, "pPr")
            paragraph.insert(0, properties)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = _made(paragraph, "rPr")
            last = [one for one in properties if one.tag in _AFTER_LOOK]
            properties.insert(len(properties) - len(last), look)
        look.insert(0, self._mark(paragraph, how))
        return properties

    def _within(self, run: Element, how: str) -> Element:
        """Return a run inside the mark that says how it came or went."""
        if how == _DEL:
            for child in run:
                child.tag = _DELETED.get(child.tag, child.tag)
        mark = self._mark(run, how)
        mark.append(run)
        return mark

    def _mark(self, at: Element, tag: str) -> Element:
        self._marks += 1
        return _made(at, tag, {f"{W}id": str(self._marks), **self._said})

    def _range(self, name: str, sort: Sort, at: Element) -> tuple[list[Element], list[Element]]:
        """Return the marks around paragraphs that moved together; both places share a name."""
        tag = _FROM if sort is Sort.TAKEN else _TO
        start = self._mark(at, f"{tag}RangeStart")
        start.set(f"{W}name", name)
        end = _made(at, f"{tag}RangeEnd", {f"{W}id": start.get(f"{W}id")})
        return [start], [end]


def _moves(
    steps: Iterable[Step], old: Sequence[Item], new: Sequence[Item]
) -> dict[tuple[int | None, int | None], str]:
    """Return names for the old and new places of paragraphs that moved and are the same.

    What moved together has one name.
    """
    names: dict[tuple[int | None, int | None], str] = {}
    for sort, a, b in steps:
        if sort is not Sort.MOVED or a is None or b is None:
            continue
        if old[a].value == new[b].value and new[b].shape is None:
            names[a, b] = names.get((a - 1, b - 1)) or f"move{len(names) + 1}"
    return names


def _made(at: Element, tag: str, said: Mapping[str, str] | None = None) -> Element:
    """Return an element that can stand beside or in `at`, under the prefix that all have."""
    return at.makeelement(f"{W}{tag}", said, {"w": W.strip("{}")})


def _there(at: int | None) -> int:
    assert at is not None
    return at
