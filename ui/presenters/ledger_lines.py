"""The rows of the ledger: every issue, and the numbers that are missing, where they belong."""

from bisect import bisect

from gazetteer_desk.bulletin.sequence import Sequence
from gazetteer_desk.history.lines import EntryLine, listed_as
from gazetteer_desk.history.status import DELETABLE, Status, may_become
from ui.panes.ledger_rows import CORRECTED, CORRECTING, GAP, LedgerLine
from ui.presenters import stages


def ledger_lines(lines: list[EntryLine]) -> tuple[LedgerLine, ...]:
    """Return the rows, in the order of `lines`, the newest first.

    Missing numbers stand below the issue that comes after them; where none does, because the next
    year tells that there were more, above the last one of their year.
    """
    above: dict[int, list[LedgerLine]] = {}
    below: dict[int, list[LedgerLine]] = {}
    by_series: dict[str, list[EntryLine]] = {}
    for line in lines:
        by_series.setdefault(line.series, []).append(line)
    for series in by_series.values():
        _place_gaps(series, above, below)
    made: list[LedgerLine] = []
    for line in lines:
        made += (*above.get(line.id, ()), _issue(line), *below.get(line.id, ()))
    return tuple(made)


def _place_gaps(
    lines: list[EntryLine], above: dict[int, list[LedgerLine]], below: dict[int, list[LedgerLine]]
) -> None:
    sequence = Sequence(listed_as(line.number, line.dated, line.status) for line in lines)
    places = {
        (line.number.year, line.number.number): line
        for line in lines
        if line.number.year and line.number.number and not line.number.supplement
    }
    standing = sorted(place for place, line in places.items() if line.status is not Status.VOID)
    for year in sequence.years:
        for first, last in reversed(sequence.gaps(year)):
            at = bisect(standing, (year, last))
            after = places[standing[at]] if at < len(standing) else None
            if (below_it := places.get((year, last + 1))) is not None:
                below.setdefault(below_it.id, []).append(_gap(year, first, last, after, below_it))
            elif (above_it := places.get((year, first - 1))) is not None:
                above.setdefault(above_it.id, []).append(_gap(year, first, last, after, above_it))


def _gap(
    year: int, first: int, last: int, after: EntryLine | None, beside: EntryLine
) -> LedgerLine:
    many = first != last
    return LedgerLine(
        entry=after.id if after else 0,
        number=f"{year}-{first}" + ("起" if many else ""),
        total="",
        dated="",
        title=f"缺第{first}期" + (f"至第{last}期，{last - first + 1} 期" if many else ""),
        articles=0,
        status=GAP,
        remark=after.remark if after else "",
        series=beside.series,
        year=year,
        missing=last - first + 1,
    )


def _issue(line: EntryLine) -> LedgerLine:
    number = line.number
    own = "" if number.number is None else f"{'增' if number.supplement else ''}{number.number}"
    return LedgerLine(
        entry=line.id,
        number=(f"{number.year}-{own}" if number.year else own) if own else "未编号",
        total=str(number.total or ""),
        dated=line.dated.isoformat() if line.dated else "",
        title=next(filter(None, line.titles), "（无题名）"),
        articles=len(line.titles),
        status=line.status.label,
        remark=line.remark,
        series=line.series,
        year=number.year or (line.dated.year if line.dated else 0),
        head=line.head,
        label=line.name,
        can_void=may_become(line.status, Status.VOID),
        can_delete=line.status in DELETABLE,
        can_correct=stages.can_correct(line),
        following=stages.words(stages.following(line.status), is_correcting=bool(line.correcting)),
        stage=line.status.value,
        correction=CORRECTING if line.correcting else CORRECTED if line.is_corrected else "",
    )
