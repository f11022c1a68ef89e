"""What fields offer: what was used before, the last issue first, then what the lists hold."""

import datetime as dt

import pytest

from gazetteer_desk.bulletin.distribution import Distribution, Imprint
from gazetteer_desk.bulletin.offers import Offer
from gazetteer_desk.bulletin.recipients import Group, Recipient, Recipients
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.desk import offering
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.desk.values import Lists
from tests import make
from tests.desk.test_desk import keep


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def issue(column, unit, *, number=1, **fields):
    article = make.article("一篇", column=column, credits=unit)
    return make.bulletin(article, number=number, dated=dt.date(2026, number, 5), **fields)


def texts(offers):
    return [one.text for one in offers.all()]


def test_the_last_issue_comes_first_then_earlier_ones_then_the_directory():
    lists = Lists(units=(Unit(name="县档案馆"), Unit(name="县志编纂中心", short="县志中心")))
    found = offering.offered((issue("要闻", "白渡镇"), issue("动态", "石埠乡")), lists)
    assert found["unit"].all() == (
        Offer("白渡镇", "上一期用过"),
        Offer("石埠乡", "用过"),
        Offer("县档案馆", "名录"),
        Offer("县志中心", "名录"),
        Offer("县志编纂中心", "名录"),
    )
    assert texts(found["publisher"])[0] == make.OFFICE


def test_columns_keep_the_order_of_the_pages():
    lists = Lists(columns=("特别关注", "工作动态"))
    found = offering.offered((issue("工作动态", "甲"), issue("旧栏目", "甲")), lists)
    assert found["column"].all() == (
        Offer("特别关注", "名录"),
        Offer("工作动态", "上一期用过"),
        Offer("旧栏目", "用过"),
    )


def test_a_retired_unit_is_offered_no_more():
    lists = Lists(units=(Unit(name="白渡公社", short="白渡", is_retired=True),))
    found = offering.offered((issue("要闻", "白渡"),), lists)
    assert texts(found["unit"]) == []


def test_recipients_are_offered_in_their_group_and_persons_as_they_signed():
    towns = Recipient(name="各乡镇", group=Group.ISSUE)
    imprint = Imprint(office=make.OFFICE, editor="卢佩宁", proofreader="沈砚秋")
    last = issue("甲", "乙", imprint=imprint, distribution=Distribution(send=("县直各部门。",)))
    found = offering.offered((last,), Lists(recipients=Recipients(recipients=(towns,))))
    assert texts(found[Group.ISSUE]) == ["各乡镇"]
    assert texts(found[Group.SEND]) == ["县直各部门"]
    assert texts(found["editor"]) == ["卢佩宁"]
    assert texts(found["approver"]) == []


def test_the_desk_offers_of_its_own_series_and_not_of_the_issue_itself(desk):
    keep(desk, Draft(issue("别刊栏目", "甲", series="工作信息")))
    first = keep(desk, Draft(issue("特别关注", "县史志馆", number=2)))
    keep(desk, Draft(issue("要闻", "乙", number=3)))
    desk.columns.change(make.SERIES, lambda _: ("要闻", "综合"))
    found = offering.offers(desk, make.SERIES, apart_from=first.entry)
    assert texts(found["column"]) == ["要闻", "综合"]
    assert texts(found["unit"]) == ["乙"]
    assert set(texts(found["series"])) == {make.SERIES, "工作信息"}
    assert texts(offering.offers(desk, "新刊")["unit"]) == ["乙", "县史志馆", "甲"]
