"""What is wrong with the number and the date of an issue, held against the others of its series."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from gazetteer_desk.bulletin.checks import Fix, Remark, Weight
from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.bulletin.lacking import MASTHEAD
from gazetteer_desk.bulletin.numbering import official_date
from gazetteer_desk.bulletin.sequence import Listed, Sequence


_JANUARY = 1


def judge(
    number: IssueNumber, dated: dt.date | None, sequence: Sequence, *, reason: str = ""
) -> tuple[Remark, ...]:
    """Return what there is to say of an issue's number and date, the weightiest of a field first.

    `sequence` has the other issues of the series; `reason` is what the ledger says of this one
    (备注): a number that was skipped on purpose is not remarked upon again.
    """
    if number.number is None:
        return ()
    if number.year is None:
        return tuple(_no_year(number, dated))
    found = tuple(_of_number(number, sequence, reason))
    is_other = any(one.weight is Weight.WRONG and _fits(one.fix, number) for one in found)
    if number.number > 0 and not is_other:
        found += tuple(_of_supplement(number) if number.supplement else _of_total(number, sequence))
    return (
        *found,
        *_of_year(number, dated, sequence),
        *_of_date(number, dated, sequence),
    )


def assurance(number: IssueNumber, dated: dt.date | None, sequence: Sequence) -> str:
    """Return 晚于上一期（3月5日）。 where the date is in order, "" where nothing can be said."""
    before, after = _neighbours(number, sequence)
    if dated is None or before is None or before.dated is None:
        return ""
    if dated < before.dated or (after and after.dated and dated > after.dated):
        return ""
    how = "与{}同一天" if dated == before.dated else "晚于{}"
    return f"{how.format(_called(before, number))}（{_day(before.dated, number)}）。"


def _no_year(number: IssueNumber, dated: dt.date | None) -> Iterator[Remark]:
    fix = replace(number, year=dated.year) if dated else None
    remedy = f"填{dated.year}年" if dated else ""
    yield _remark("year", Weight.LACKING, "期号的年份未填。", "年份未填", remedy=remedy, fix=fix)


def _of_number(number: IssueNumber, sequence: Sequence, reason: str) -> Iterator[Remark]:
    year, own = number.year or 0, number.number or 0
    proposed = sequence.proposal(year, supplement=number.supplement)
    same = sorted(_same(number, sequence), key=lambda o: (not o.is_issued, not o.is_void))
    used = _used(number, sequence)
    lower = max((n for n in used if n < own), default=None)
    if same or own < 1:
        said = _taken(number, same[0]) if same else "期号从第1期起。"
        said += f"按台账，这一期是{proposed.label}。" if proposed.number else ""
        yield _renumber(Weight.WRONG, said, "期号重复" if same else "期号不对", proposed)
    elif not number.supplement and (last := _overrun(number, sequence)):
        said = f"{year}年到第{last}期为止，第{own}期已经排到{year + 1}年里了。"
        yield _remark("number", Weight.WRONG, said, "期号太大")
    elif lower is not None and lower + 1 < own and not reason:
        missed = _run(lower + 1, own - 1)
        said = f"上一期是第{lower}期，跳过了{missed}。确实要跳，请在备注里写明原因。"
        fix = _numbered(number, lower + 1, sequence)
        is_known = sequence.difference(year) is not None  # then the total tells which is meant
        weight = Weight.WRONG if is_known and _fits(fix, number) else Weight.DOUBTFUL
        yield replace(_renumber(weight, said, "期号不连", fix), excuse="写原因")
    elif own > 1 and number.supplement and not used:
        said = f"台账里还没有{year}年的增刊，增刊从第1期起。"
        yield _renumber(Weight.DOUBTFUL, said, "期号不连", _numbered(number, 1, sequence))
    elif own > 1 and not number.supplement and sequence.begins(year) and not reason:
        said = f"台账里还没有{year}年的期号，新的一年从第1期起。"
        yield _renumber(Weight.DOUBTFUL, said, "期号不连", _numbered(number, 1, sequence))


def _of_supplement(number: IssueNumber) -> Iterator[Remark]:
    if number.total is not None:
        said, fix = "增刊不计入总期号。", replace(number, total=None)
        yield _remark("total", Weight.DOUBTFUL, said, "增刊有总期号", remedy="去掉总期号", fix=fix)


def _of_total(number: IssueNumber, sequence: Sequence) -> Iterator[Remark]:
    year, own, total = number.year or 0, number.number or 0, number.total
    difference = sequence.difference(year)
    if difference is not None:
        right = difference + own
        if total is None:
            said = f"总期号未填，{year}年第{own}期应为总第{right}期。"
            fix = replace(number, total=right)
            yield _remark("total", Weight.LACKING, said, "总期号未填", remedy="照填", fix=fix)
        elif total != right:
            said = _total_is(year, own, right, total)
            yield _total_off(Weight.WRONG, said, number, right)
        return
    end = sequence.end(year)
    if total is None:
        return
    if twice := sorted(_with_total(total, sequence), key=lambda one: one.number.label):
        said = f"总第{total}期已用于{twice[0].number.year}年第{twice[0].number.number}期。"
        is_due = end is not None and end + own == total  # then the other one is wrong
        right = None if end is None or is_due else end + own
        yield _total_off(Weight.WRONG, said, number, right)
    elif end is not None and not sequence.totals(year) and total - own != end:
        said = f"上一年到总第{end}期为止，{_total_is(year, own, end + own, total)}"
        weight = Weight.WRONG if total - own < end else Weight.DOUBTFUL
        yield _total_off(weight, said, number, end + own)
    elif total < own:
        yield _total_off(Weight.WRONG, "总期号不会小于期号。", number, None)


def _of_year(number: IssueNumber, dated: dt.date | None, sequence: Sequence) -> Iterator[Remark]:
    if dated is None or dated.year == number.year:
        return
    fix = sequence.proposal(dated.year, supplement=number.supplement)
    is_late = dated.year == (number.year or 0) + 1 and dated.month == _JANUARY
    weight = Weight.DOUBTFUL if is_late else Weight.WRONG
    said = f"日期在{dated.year}年，期号写的是{number.year}年。"
    remedy = f"改为{dated.year}年{_short(fix)}" if fix.number else ""
    yield _remark("year", weight, said, "年份与日期不符", remedy=remedy, fix=fix)


def _of_date(number: IssueNumber, dated: dt.date | None, sequence: Sequence) -> Iterator[Remark]:
    before, after = _neighbours(number, sequence)
    for other, is_off, word in (
        (before, before and before.dated and dated and dated < before.dated, "早于"),
        (after, after and after.dated and dated and dated > after.dated, "晚于"),
    ):
        if other is not None and other.dated is not None and is_off:
            called = _called(other, number)
            said = f"日期{word}{called}（{_day(other.dated, number)}）。"
            weight = Weight.WRONG if other.is_issued else Weight.DOUBTFUL
            yield _remark("dated", weight, said, f"日期{word}{called}", remedy="改日期")


def _remark(
    field: str, weight: Weight, said: str, short: str, *, remedy: str = "", fix: Fix = None
) -> Remark:
    return Remark(
        place=MASTHEAD, field=field, weight=weight, said=said, short=short, remedy=remedy, fix=fix
    )


def _renumber(weight: Weight, said: str, short: str, fix: IssueNumber) -> Remark:
    remedy = f"改为{_short(fix)}" if fix.number else ""
    return _remark("number", weight, said, short, remedy=remedy, fix=fix if remedy else None)


def _total_is(year: int, own: int, right: int, total: int) -> str:
    return f"{year}年第{own}期应为总第{right}期，现为总第{total}期。"


def _total_off(weight: Weight, said: str, number: IssueNumber, right: int | None) -> Remark:
    if right is None:
        return _remark("total", weight, said, "总期号不对")
    return _remark(
        "total", weight, said, "总期号不对", remedy="改过来", fix=replace(number, total=right)
    )


def _fits(fix: Fix, number: IssueNumber) -> bool:
    """Tell whether the total that is written belongs to another number: that one is meant."""
    return isinstance(fix, IssueNumber) and fix.total is not None and fix.total == number.total


def _used(number: IssueNumber, sequence: Sequence) -> set[int]:
    if not number.supplement:
        return sequence.numbers(number.year or 0)
    same_year = sequence.of_year(number.year or 0, supplement=True)
    return {one.number.number for one in same_year if one.number.number is not None}


def _overrun(number: IssueNumber, sequence: Sequence) -> int:
    """Return the last number of the year, told by the next one, where this is beyond it; else 0."""
    year = number.year or 0
    difference, following = sequence.difference(year), sequence.difference(year + 1)
    if difference is None or following is None or (number.number or 0) <= following - difference:
        return 0
    return following - difference


def _same(number: IssueNumber, sequence: Sequence) -> Iterator[Listed]:
    for one in sequence.of_year(number.year or 0, supplement=number.supplement):
        if one.number.number == number.number:
            yield one


def _with_total(total: int, sequence: Sequence) -> Iterator[Listed]:
    return (one for one in sequence.with_total(total) if one.number.number is not None)


def _numbered(number: IssueNumber, own: int, sequence: Sequence) -> IssueNumber:
    """Return the number `own` in the year of `number`, with the total that belongs to it."""
    if number.supplement:
        return replace(number, number=own, total=None)
    year = number.year or 0
    difference = sequence.difference(year)
    if difference is None and not sequence.totals(year):
        difference = sequence.end(year)
    total = number.total if difference is None else difference + own
    return replace(number, number=own, total=total)


def _neighbours(number: IssueNumber, sequence: Sequence) -> tuple[Listed | None, Listed | None]:
    """Return the issues with a date that come right before and right after this one."""
    if number.year is None or number.number is None:
        return None, None
    here, year, is_apart = (number.year, number.number), number.year, number.supplement

    def placed(years: Iterator[list[Listed]], *, is_before: bool) -> Iterator[list[Listed]]:
        """Return of each year those with a date that come before this one, or after it."""
        for listed in years:
            dated = (one for one in listed if one.dated and one.number.number and not one.is_void)
            yield [
                one for one in dated if (_place(one) < here if is_before else _place(one) > here)
            ]

    earlier = placed(sequence.before(year, supplement=is_apart), is_before=True)
    later = placed(sequence.after(year, supplement=is_apart), is_before=False)
    before, after = next(filter(None, earlier), ()), next(filter(None, later), ())
    latest = max(before, key=lambda one: (*_place(one), one.dated or dt.date.min), default=None)
    soonest = min(after, key=lambda one: (*_place(one), one.dated or dt.date.max), default=None)
    return latest, soonest


def _place(one: Listed) -> tuple[int, int]:
    return one.number.year or 0, one.number.number or 0


def _called(other: Listed, number: IssueNumber) -> str:
    """Return 上一期 or 下一期 for a neighbour, else the number of the issue."""
    year, own = _place(other)
    apart = own - (number.number or 0)
    if year == number.year:
        return {-1: "上一期", 1: "下一期"}.get(apart, _short(other.number))
    if year < (number.year or 0) and number.number == 1:
        return "上一期"
    return f"{year}年{_short(other.number)}"


def _taken(number: IssueNumber, other: Listed) -> str:
    called = _short(number)
    if other.is_void:
        return f"{called}已作废，期号不能再用。"
    if other.is_issued:
        when = f"于{_day(other.dated, number)}" if other.dated else ""
        return f"{called}已{when}印发。"
    return f"{called}已有一份，在{other.stage}。"


def _short(number: IssueNumber) -> str:
    return number.label.split("（")[0]


def _run(first: int, last: int) -> str:
    return f"第{first}期" if first == last else f"第{first}期至第{last}期"


def _day(day: dt.date, number: IssueNumber) -> str:
    return f"{day.month}月{day.day}日" if day.year == number.year else official_date(day)
