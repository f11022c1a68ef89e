"""Looking for past articles: portions, filters, what to drop, the table."""

import csv
import datetime as dt
import io

import pytest

from gazetteer_desk.desk import past
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.search import conditions, index
from tests import make


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


@pytest.fixture
def office(desk):
    """A desk with three issues and an item on the shelf."""
    for year, unit, title in (
        (2023, "白渡镇", "资政读本"),
        (2024, "档案馆", "资政座谈"),
        (2025, "白渡镇", "资政会议"),
    ):
        one = make.article(title, "资政的话。", credits=unit, column="经验交流")
        other = make.article("别的事", "会议。", credits="档案馆")
        b = make.bulletin(one, other, year=year, number=1, dated=dt.date(year, 5, 1))
        desk.ledger.enter(b, {}, occasion=Occasion.SAVED)
    desk.items.hold([make.article("资政来稿", "白渡镇的资政。", credits="白渡镇", column="")])
    return desk


def table(filters):
    return {one.name: [(v.value, v.count, v.is_chosen) for v in one.values] for one in filters}


def test_issues_and_held_items_are_found_together_in_portions(office):
    found = past.search(office, "资政")
    assert [hit.title for hit in found.hits] == ["资政来稿", "资政会议", "资政座谈", "资政读本"]
    assert past.search(office, "资政 状态:留用稿").count == 1
    assert past.search(office, "资政 状态:往期").count == 3
    rest = past.search(office, "资政", offset=3)
    assert (rest.count, [hit.title for hit in rest.hits]) == (4, ["资政读本"])
    assert past.search(office, "资政", offset=50).hits == []


def test_each_value_of_a_filter_says_how_many_it_leaves(office):
    words = "资政 年:2024 或 年:2025"
    shown = table(past.filtered(office, words, past.search(office, words).hits))
    assert shown["年"] == [("2025", 1, True), ("2024", 1, True), ("2023", 1, False)]
    assert shown["单位"] == [("白渡镇", 1, False), ("档案馆", 1, False)]
    assert shown["栏目"] == [("经验交流", 2, False)]
    assert shown["刊"] == [(make.SERIES, 2, False)]
    assert shown["状态"] == [("往期", 2, False), ("拟稿", 2, False)]
    for one in past.filtered(office, words, []):
        for value in one.values:
            asked = conditions.choose(words, one.name, (value.value,))
            assert past.search(office, asked).count == value.count, asked


def test_what_is_chosen_is_offered_though_it_leaves_nothing(office):
    shown = table(past.filtered(office, "资政 单位:没有的馆", []))
    assert ("没有的馆", 0, True) in shown["单位"]
    assert all(count == 0 for _, count, _ in shown["年"])


def test_without_words_the_filters_count_everything(office):
    shown = table(past.filtered(office, "", []))
    assert shown["年"] == [("2025", 2, False), ("2024", 2, False), ("2023", 2, False)]
    assert shown["状态"] == [("往期", 6, False), ("拟稿", 6, False), ("留用稿", 1, False)]
    assert shown["单位"] == [("档案馆", 4, False), ("白渡镇", 3, False)]


def test_past_issues_are_found_by_how_far_they_are(office):
    first, _, last = (line.id for line in reversed(office.lines()))
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        office.ledger.advance(first, status)
    office.ledger.advance(last, Status.VOID, reason="印错")

    def titles(words):
        return [hit.title for hit in past.search(office, words).hits]

    assert titles("资政 状态:印发") == ["资政读本"]
    assert titles("资政 状态:印发 或 状态:作废") == ["资政会议", "资政读本"]
    assert titles("资政 -状态:作废 状态:往期") == ["资政座谈", "资政读本"]
    assert titles("资政 状态:留用稿 或 状态:作废") == ["资政来稿", "资政会议"]
    assert titles("状态:拟稿") == ["资政座谈", "别的事"]
    shown = table(past.filtered(office, "资政", past.search(office, "资政").hits))
    assert dict(one[:2] for one in shown["状态"]) == {
        "往期": 3,
        "印发": 1,
        "拟稿": 1,
        "作废": 1,
        "留用稿": 1,
    }
    with office.store.writing() as session:
        index.doubt(session)
    assert titles("资政 状态:印发 或 状态:作废") == ["资政会议", "资政读本"]


def test_an_issue_without_a_number_stands_under_the_year_of_its_day(desk):
    b = make.bulletin("甲", year=None, number=None, dated=dt.date(2019, 5, 1))
    desk.ledger.enter(b, {}, occasion=Occasion.SAVED)
    desk.ledger.enter(
        make.bulletin("乙", year=None, number=None, dated=None), {}, occasion=Occasion.SAVED
    )
    assert table(past.filtered(desk, "", []))["年"] == [("2019", 1, False)]


def test_beside_a_chosen_value_the_others_are_still_offered(office):
    words = "资政 单位:白渡镇"
    shown = table(past.filtered(office, words, past.search(office, words).hits))
    assert shown["单位"] == [("白渡镇", 3, True), ("档案馆", 1, False)]


def test_where_nothing_is_found_each_condition_is_accounted_for(office):
    said = [
        (e.said, e.alone, e.rest, e.dropped) for e in past.eased(office, "资政 单位:档案馆 年:2025")
    ]
    assert said == [
        ("词 资政", 4, "单位:档案馆 年:2025", 1),
        ("单位 档案馆", 4, "资政 年:2025", 1),
        ("年 2025", 2, "资政 单位:档案馆", 1),
    ]


def test_without_an_index_nothing_is_counted_and_all_is_found(office):
    with office.store.writing() as session:
        index.doubt(session)
    assert past.search(office, "资政 状态:留用稿").is_read
    assert past.search(office, "资政 状态:留用稿 或 年:2023").count == 2
    assert past.filtered(office, "资政", []) is None
    assert past.eased(office, "资政 单位:档案馆") == ()


def test_all_that_is_found_becomes_a_table(office, tmp_path, monkeypatch):
    monkeypatch.setattr(past.searching, "PORTION", 1)
    monkeypatch.setattr(past.searching, "_AT_ONCE", 2)
    to = tmp_path / "查找.csv"
    assert past.export_table(office, "资政", to) == 4
    head, *rows = csv.reader(io.StringIO(to.read_text("utf-8-sig"), newline=""))
    assert head == ["期号", "日期", "栏目", "题名", "单位", "摘句", "刊"]
    assert rows[0] == ["留用稿", "", "", "资政来稿", "白渡镇", "白渡镇的资政。", ""]
    assert rows[1] == [
        "2025年第1期",
        "2025-05-01",
        "经验交流",
        "资政会议",
        "白渡镇",
        "资政的话。",
        make.SERIES,
    ]
    assert len(rows) == 4
