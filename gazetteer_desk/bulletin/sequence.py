"""How the issues of a series are numbered, and which number comes next (期号、总期号).

Numbers run within a year, the total through all years, so that their difference is constant
within a year and a new year goes on with the total where the old one ended. A supplement (增刊) is
counted apart and not in the total. A void number is used up, and a draft's number too. What is
known may have holes, may begin in the middle of a year and may lack the one number or the other;
its order does not matter.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import IssueNumber


class Listed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An issue that has its number already; `stage` is the office's word for how far it is."""

    number: IssueNumber
    dated: dt.date | None = None
    stage: str = ""
    is_issued: bool = False
    is_void: bool = False


class Sequence:
    """The numbers of one series, as far as they are known; it never changes."""

    def __init__(self, listed: Iterable[Listed] = ()) -> None:
        self._years: dict[int, list[Listed]] = {}
        self._supplements: dict[int, list[Listed]] = {}
        self._totals: dict[int, list[Listed]] = {}
        self._is_empty = True
        for raw in listed:
            self._is_empty = False
            one = _with_year(raw)
            if (year := one.number.year) is None:
                continue
            if one.number.supplement:
                self._supplements.setdefault(year, []).append(one)
                continue
            self._years.setdefault(year, []).append(one)
            if one.number.total is not None:
                self._totals.setdefault(one.number.total, []).append(one)

    def __bool__(self) -> bool:
        return not self._is_empty

    @property
    def latest_year(self) -> int:
        """Return the last year of which an issue is known, 0 where none is."""
        return max(self._years, default=0)

    def of_year(self, year: int, *, supplement: bool = False) -> list[Listed]:
        """Return the issues of a year that are in the count, or its supplements."""
        return (self._supplements if supplement else self._years).get(year, [])

    def before(self, year: int, *, supplement: bool = False) -> Iterator[list[Listed]]:
        """Return the issues of that year, then of each one before it that is known."""
        among = self._supplements if supplement else self._years
        return (among[one] for one in sorted(among, reverse=True) if one <= year)

    def after(self, year: int, *, supplement: bool = False) -> Iterator[list[Listed]]:
        """Return the issues of that year, then of each one after it that is known."""
        among = self._supplements if supplement else self._years
        return (among[one] for one in sorted(among) if one >= year)

    def with_total(self, total: int) -> list[Listed]:
        """Return the issues that have this total."""
        return self._totals.get(total, [])

    def difference(self, year: int) -> int | None:
        """Return by how much the total is ahead of the number in a year, None where unknown.

        Should the issues disagree, those that were issued decide, then the larger number of them.
        A total below its number is a slip, and tells nothing of the others.
        """
        all_of_them: Counter[int] = Counter()
        issued: Counter[int] = Counter()
        for one in self.of_year(year):
            number, total = one.number.number, one.number.total
            if number is not None and total is not None and total >= number:
                all_of_them[total - number] += 1
                issued[total - number] += one.is_issued
        return max(all_of_them, key=lambda d: (issued[d], all_of_them[d], -d), default=None)

    def numbers(self, year: int) -> set[int]:
        """Return the numbers used up in a year, told by the total where that alone is known."""
        difference = self.difference(year)
        found: set[int] = set()
        for one in self.of_year(year):
            number, total = one.number.number, one.number.total
            if number is None and total is not None and difference is not None:
                number = max(total - difference, 0)
            found.add(number or 0)
        return found - {0}

    def totals(self, year: int) -> set[int]:
        """Return the totals that are known of a year."""
        return {one.number.total for one in self.of_year(year) if one.number.total is not None}

    def last(self, year: int) -> int:
        """Return the last number of a year: the greatest known, or what the next year tells."""
        known = max(self.numbers(year), default=0)
        difference, following = self.difference(year), self.difference(year + 1)
        if difference is None or following is None:
            return known
        return max(known, following - difference)

    @property
    def years(self) -> list[int]:
        """Return the years of which an issue is known, in their order."""
        return sorted(self._years)

    def gaps(self, year: int) -> list[tuple[int, int]]:
        """Return the runs of missing numbers, first and last of each, in their order.

        A ledger that begins in the middle of its first year misses nothing before that.
        """
        used = self.numbers(year)
        if not used:
            return []
        begin = 1 if any(known < year for known in self._years) else min(used)
        found: list[tuple[int, int]] = []
        for number in (*sorted(used), self.last(year) + 1):
            if begin < number:
                found.append((begin, number - 1))
            begin = max(begin, number + 1)
        return found

    def begins(self, year: int) -> bool:
        """Tell whether a year is new: none of its issues is known, but some of earlier years."""
        return not self.of_year(year) and any(known < year for known in self._years)

    def end(self, year: int) -> int | None:
        """Return the total of the last issue known before a year; None where totals are not."""
        before = max((known for known in self._years if known < year), default=None)
        if before is None:
            return None
        difference, numbers = self.difference(before), self.numbers(before)
        if difference is not None and numbers:
            return difference + max(numbers)
        return max(self.totals(before), default=None)

    def proposal(self, year: int, *, supplement: bool = False) -> IssueNumber:
        """Return the number of the next issue in a year, as much of it as can be told."""
        if supplement:
            used = {s.number.number or 0 for s in self.of_year(year, supplement=True)}
            return IssueNumber(year=year, number=max(used, default=0) + 1, supplement=True)
        numbers, totals, difference = self.numbers(year), self.totals(year), self.difference(year)
        proposed = IssueNumber(year=year, number=max(numbers, default=0) + 1)
        if difference is not None:
            return replace(proposed, total=difference + max(numbers, default=0) + 1)
        if totals:
            number, total = proposed.number if numbers else None, max(totals) + 1
            return replace(proposed, number=number, total=total if total >= (number or 0) else None)
        if numbers or (end := self.end(year)) is None:
            return proposed  # the office counts no total, or not any more
        return replace(proposed, total=end + 1)


def _with_year(one: Listed) -> Listed:
    if one.number.year is not None or one.dated is None:
        return one
    return replace(one, number=replace(one.number, year=one.dated.year))


def propose(sequence: Sequence, *, today: dt.date, supplement: bool = False) -> IssueNumber:
    """Return the number for an issue that is begun today: in this year, or a later one begun."""
    year = max(today.year, sequence.latest_year)
    return sequence.proposal(year, supplement=supplement)
