"""Lists of persons and units in and out of files; past issues told a slice at a time."""

import datetime as dt

import pytest

from gazetteer_desk.bulletin import lists_read, persons
from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.desk import rostering
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.errors import Known
from gazetteer_desk.history.status import Status
from tests import make
from tests.desk.test_desk import keep


PERSONS = (
    Person(
        key="s",
        name="沈砚秋",
        posts=(
            Post(title="县委副书记", since=dt.date(2025, 11, 1)),
            Post(title="副县长", unit="县政府", until=dt.date(2025, 10, 31)),
        ),
        note="主持政府工作",
    ),
    Person(key="l", name="卢佩宁", note="离任", is_retired=True),
)
UNITS = (
    Unit(name="县档案馆", short="档案馆"),
    Unit(name="县档案局", note="并入县档案馆", is_retired=True),
)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_goes_out_comes_in_again(desk, tmp_path, ending):
    to = tmp_path / f"人员{ending}"
    assert rostering.export_persons(PERSONS, to) == 2
    found = lists_read.read_persons(rostering.rows_of(desk, to))
    assert [(one.name, one.posts, one.note, one.is_retired) for one in found] == [
        (one.name, one.posts, one.note, one.is_retired) for one in PERSONS
    ]
    to = tmp_path / f"单位{ending}"
    assert rostering.export_units(UNITS, to) == 2
    assert lists_read.read_units(rostering.rows_of(desk, to)) == UNITS


def test_the_empty_table_shows_how_it_is_filled_in(desk, tmp_path):
    rostering.export_form(tmp_path / "人员.xlsx", of_units=False)
    found = lists_read.read_persons(rostering.rows_of(desk, tmp_path / "人员.xlsx"))
    assert found[0].posts[0].since == dt.date(2025, 11, 1)
    rostering.export_form(tmp_path / "单位.xlsx", of_units=True)
    assert lists_read.read_units(rostering.rows_of(desk, tmp_path / "单位.xlsx"))[0].short


def test_a_file_of_another_kind_is_refused(desk, tmp_path):
    (tmp_path / "名单.docx").write_bytes(b"PK")
    with pytest.raises(Known, match="不是表格"):
        rostering.rows_of(desk, tmp_path / "名单.docx")


def issued(desk, number, *lines):
    bulletin = make.bulletin(
        make.article("一篇", *lines), number=number, dated=dt.date(2026, number, 5)
    )
    kept = keep(desk, Draft(bulletin))
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        desk.ledger.advance(kept.entry, status)
    return bulletin


def test_issues_that_went_out_tell_who_is_who_and_each_is_asked_once(desk):
    for number in range(1, 10):
        issued(desk, number, "县志办副主任张三讲话。")
    keep(desk, Draft(make.bulletin(make.article("未印发", "县长李四讲话。"), number=10)))
    steps = list(rostering.learn(desk))
    assert [(one.done, one.of) for one in steps] == [(8, 9), (9, 9)]
    (one,) = rostering.questions(desk, steps[-1].told)
    assert one.words == "第9期有“县志办副主任张三”，记入名录？"
    rostering.remember(desk, one, rostering.NO)
    assert rostering.questions(desk, steps[-1].told) == ()
    rostering.remember(desk, one, "")
    assert rostering.questions(desk, steps[-1].told) == (one,)


def test_one_issue_is_asked_about_when_it_goes_out(desk):
    person = Person(key="z", name="张三", posts=(Post(title="县志办副主任"),))
    desk.persons.change(lambda now: persons.put(now, person))
    bulletin = make.bulletin(make.article("一篇", "县志办主任张三讲话。"), number=12)
    assert [one.yes for one in rostering.questions_of(desk, bulletin)] == ["改任"]
