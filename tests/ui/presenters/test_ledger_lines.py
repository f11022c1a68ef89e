"""Missing numbers stand in the ledger where they belong, in words."""

import datetime as dt

from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.history.lines import EntryLine
from gazetteer_desk.history.status import Status
from ui.presenters.ledger_lines import ledger_lines


MOMENT = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)


def line(entry: int, year: int, number: int | None, total: int | None = None, **more) -> EntryLine:
    supplement = more.pop("supplement", False)
    whole = {
        "series": "工作简报", "dated": None, "status": Status.DRAFT, "titles": ("例会",),
        "opened": MOMENT, "changed": MOMENT, "head": entry * 10, "nth": 1, "remark": "",
    } | more  # fmt: skip
    own = IssueNumber(year=year, number=number, total=total, supplement=supplement)
    return EntryLine(id=entry, number=own, **whole)


def shown(*lines: EntryLine) -> list[tuple[str, str, str]]:
    return [(row.number, row.title, row.status) for row in ledger_lines(list(lines))]


def test_a_missing_number_stands_below_the_issue_after_it_with_that_ones_remark():
    found = ledger_lines(
        [line(3, 2026, 10, 142, remark="第9期没有印"), line(2, 2026, 8, 140), line(1, 2026, 7, 139)]
    )
    assert [row.number for row in found] == ["2026-10", "2026-9", "2026-8", "2026-7"]
    gap = found[1]
    assert (gap.title, gap.status, gap.missing) == ("缺第9期", "缺", 1)
    assert (gap.entry, gap.remark, gap.series) == (3, "第9期没有印", "工作简报")


def test_what_the_next_year_tells_to_be_missing_stands_above_the_last_of_the_year():
    assert shown(line(3, 2025, 1, 733), line(2, 2024, 123, 728), line(1, 2024, 122, 727)) == [
        ("2025-1", "例会", "拟稿"),
        ("2024-124起", "缺第124期至第127期，4 期", "缺"),
        ("2024-123", "例会", "拟稿"),
        ("2024-122", "例会", "拟稿"),
    ]


def test_the_remark_on_numbers_missing_at_a_years_end_is_that_of_the_next_issue():
    found = ledger_lines([line(3, 2025, 1, 733, remark="年底未印"), line(2, 2024, 123, 728)])
    assert (found[1].status, found[1].entry, found[1].remark) == ("缺", 3, "年底未印")


def test_the_reason_of_a_void_number_is_never_that_of_a_missing_one():
    void = line(2, 2026, 4, status=Status.VOID, remark="印错")
    found = ledger_lines([line(3, 2026, 5, remark="停刊两周"), void, line(1, 2026, 1)])
    assert (found[2].title, found[2].entry) == ("缺第2期至第3期，2 期", 3)
    assert found[2].remark == "停刊两周"


def test_several_runs_below_one_issue_of_each_series_alone():
    found = shown(
        line(4, 2026, 5), line(3, 2026, 1), line(2, 2026, 3, series="年鉴专报"),
        line(1, 2026, 1, series="年鉴专报"),
    )  # fmt: skip
    assert [number for number, _, status in found if status == "缺"] == ["2026-2起", "2026-2"]


def test_a_void_number_is_not_missing_and_a_supplement_fills_no_gap():
    void = line(2, 2026, 2, status=Status.VOID, remark="印错")
    extra = line(5, 2026, 3, supplement=True)
    found = shown(line(4, 2026, 4), extra, void, line(1, 2026, 1))
    assert found == [
        ("2026-4", "例会", "拟稿"),
        ("2026-3", "缺第3期", "缺"),
        ("2026-增3", "例会", "拟稿"),
        ("2026-2", "例会", "作废"),
        ("2026-1", "例会", "拟稿"),
    ]


def test_an_issue_without_a_number_stands_in_the_year_of_its_date():
    (row,) = ledger_lines([line(1, 2026, None, dated=dt.date(2025, 3, 5))])
    assert (row.number, row.year) == ("未编号", 2026)
    bare = line(1, 2026, None, dated=dt.date(2025, 3, 5))
    (row,) = ledger_lines([replace(bare, number=IssueNumber())])
    assert (row.number, row.year, row.label) == ("未编号", 2025, "这一期")


def test_only_what_may_become_void_offers_it():
    rows = ledger_lines([line(n, 2026, n, status=status) for n, status in enumerate(Status, 1)])
    offered = {row.status for row in rows if row.can_void}
    assert offered == {"拟稿", "核稿", "签发", "印发"}
