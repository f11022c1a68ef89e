"""The number of the next issue, and what is wrong with one, with the open issues counted in."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import carried, review
from gazetteer_desk.bulletin.issue import Bulletin, IssueNumber
from gazetteer_desk.desk import numbers, reviewing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from tests import make


DAY = dt.date(2026, 3, 12)


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def keep(desk: Desk, issue: Bulletin) -> Draft:
    draft = Draft(issue)
    kept = desk.keep(
        Saving(key=draft.key, entry=None, base=None, bulletin=issue, occasion=Occasion.SAVED)
    )
    draft.was_kept(issue, entry=kept.entry, revision=kept.revision)
    return draft


def following(desk: Desk, last: Bulletin, *drafts: Draft) -> str:
    return numbers.following(desk, last, map(numbers.on_desk, drafts), today=DAY).label


def said(desk: Desk, draft: Draft, *others: Draft) -> list[str]:
    facts = reviewing.known(desk, numbers.on_desk(draft), tuple(map(numbers.on_desk, others)))
    found = review.remarks(draft.bulletin, facts)
    return [remark.said for remark in found if remark.field in ("year", "number", "total", "dated")]


def test_the_next_issue_is_numbered_by_the_ledger_not_by_the_one_it_is_made_from(desk: Desk):
    keep(desk, make.bulletin("例会", number=12, total=144))
    old = keep(desk, make.bulletin("评审会", number=11, total=143))
    assert following(desk, old.bulletin) == "第13期（总第145期）"
    assert following(desk, make.bulletin("别的刊", series="史志信息", number=3)) == "第1期"


def test_an_open_issue_that_was_never_kept_uses_up_its_number(desk: Desk):
    last = keep(desk, make.bulletin(number=12, total=144)).bulletin
    first = Draft(make.following(last))
    assert following(desk, last, first) == "第14期（总第146期）"


def test_an_open_issue_counts_as_it_stands_now_not_as_it_was_kept(desk: Desk):
    keep(desk, make.bulletin("甲", number=12, total=144))
    moved = keep(desk, make.bulletin("乙", number=13, total=145))
    moved.apply("改期号", lambda b: replace(b, number=IssueNumber(year=2026, number=9, total=141)))
    assert following(desk, moved.bulletin, moved) == "第13期（总第145期）"


def test_a_void_number_is_used_up_and_an_open_issue_of_it_changes_nothing(desk: Desk):
    keep(desk, make.bulletin("甲", number=12, total=144))
    void = keep(desk, make.bulletin("乙", number=13, total=145))
    assert void.entry is not None
    line = numbers.advance(desk, void.entry, Status.VOID, reason="印刷有误")
    assert (line.status.label, line.remark) == ("作废", "印刷有误")
    void.status, void.remark = line.status, line.remark
    assert following(desk, void.bulletin, void) == "第14期（总第146期）"
    twin = Draft(make.bulletin("丙", number=13, total=145))
    assert said(desk, twin, void)[0].startswith("第13期已作废，期号不能再用。")
    assert said(desk, void) == ["这一期已作废，期号保留：印刷有误。"]


def test_an_issue_is_not_held_against_itself(desk: Desk):
    draft = keep(desk, make.bulletin(number=12, total=144))
    assert said(desk, draft) == []
    twin = Draft(make.bulletin("另一篇", number=12, total=144))
    assert said(desk, draft, twin)[0].startswith("第12期已有一份，在拟稿。")


def test_that_the_date_is_in_order_is_said_where_nothing_is_wrong(desk: Desk):
    keep(desk, make.bulletin(number=12, total=144))
    draft = Draft(make.bulletin("乙", number=13, total=145, dated=DAY))
    assert said(desk, draft) == []
    facts = reviewing.known(desk, numbers.on_desk(draft), ())
    assert review.assurances(draft.bulletin, facts) == {"dated": "晚于上一期（3月5日）。"}


def test_the_reason_in_the_ledger_quiets_a_skipped_number(desk: Desk):
    keep(desk, make.bulletin("甲", number=12, total=144))
    late = keep(desk, make.bulletin("乙", number=14, total=146))
    assert "跳过了第13期" in said(desk, late)[0]
    assert late.entry is not None
    late.remark = numbers.remark(desk, late.entry, "第13期没有印").remark
    assert said(desk, late) == []


def test_the_next_issue_carries_the_proposed_number(desk: Desk):
    keep(desk, make.bulletin(number=12, total=144))
    last = desk.last_issue()
    assert last is not None
    new = carried.next_issue(last.bulletin, numbers.following(desk, last.bulletin, (), today=DAY))
    assert new.number.label == "第13期（总第145期）"
    assert new.dated is None
