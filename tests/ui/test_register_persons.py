"""The kind 人员 by itself: a person's posts with their days, 改任, and what is asked above."""

import datetime as dt

import pytest

from gazetteer_desk.bulletin.persons import Person, Post
from ui.panes.register.asked import AskedStrip
from ui.panes.register.room import RegisterRoom


DEPUTY = Post(title="副县长", unit="县政府", since=dt.date(2025, 11, 1))
SHEN = Person(key="s", name="沈砚秋", posts=(Post(title="县委副书记"),))
LU = Person(
    key="l",
    name="卢佩宁",
    posts=(DEPUTY, Post(title="县教育局局长", until=dt.date(2025, 10, 31))),
)
GONE = Person(key="g", name="马文远", note="退休", is_retired=True)


@pytest.fixture
def room(shown):
    room = RegisterRoom()
    room.build()
    shown(room, 1300, 700)
    room.show_kind("人员")
    room.persons.show_persons((SHEN, LU, GONE))
    return room


@pytest.fixture
def page(room):
    return room.persons


@pytest.fixture
def form(page):
    return page.person_form


def fill(field, words):
    field.setText(words)
    field.flush()


def cells(page):
    model = page.table.model()
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_persons_are_listed_with_what_they_are_today(page):
    assert cells(page) == [
        ["沈砚秋", "县委副书记", ""],
        ["卢佩宁", "县政府副县长", ""],
        ["马文远", "", "已离任；退休"],
    ]


def test_the_form_says_what_a_person_is_as_of_today(page, form):
    page.table.selectRow(1)
    assert form.today.text() == "县政府副县长"
    assert [form.posts.item(n).text() for n in range(2)] == [
        "县政府副县长　2025年11月起",
        "县教育局局长　至2025年10月",
    ]
    assert (form.title.text(), form.unit.text(), form.since.text()) == (
        "副县长", "县政府", "2025.11.1",
    )  # fmt: skip
    form.posts.setCurrentRow(1)
    assert (form.title.text(), form.until.text()) == ("县教育局局长", "2025.10.31")


def test_a_post_is_changed_added_and_taken_away(page, form, ear):
    ear.to(form.edited)
    fill(form.since, "2024.3")
    changed = ear.heard[-1][0]
    assert changed.posts == (Post(title="县委副书记", since=dt.date(2024, 3, 1)),)
    form._more.click()
    fill(form.title, "县长")
    assert [one.title for one in ear.heard[-1][0].posts] == ["县委副书记", "县长"]
    form._less.click()
    made, words = ear.heard[-1]
    assert made == changed
    assert words == "已去掉“沈砚秋”的“县长”"


def test_another_post_ends_the_one_that_is_chosen(page, form, ear):
    ear.to(form.edited)
    page.table.selectRow(1)
    form.into.setText("县长")
    form.into_day.setText("2026.3.5")
    form._reappoint.click()
    made, words = ear.heard[-1]
    assert words == "“卢佩宁”改任“县长”"
    assert made.posts[0].until == dt.date(2026, 3, 4)
    assert made.posts[-1] == Post(title="县长", unit="县政府", since=dt.date(2026, 3, 5))


def test_days_that_are_none_are_refused_under_their_field(form, ear):
    ear.to(form.edited)
    fill(form.since, "去年")
    assert form.rows["days"].sentence.text.startswith("没认出这个日期")
    fill(form.since, "2025.11")
    fill(form.until, "2024.11")
    assert form.rows["days"].sentence.text == "离任日期早于任职日期。"
    fill(form.until, "")
    assert form.rows["days"].sentence.text == "不填“至”，就是现在还任。"
    form.into.setText("县长")
    form.into_day.setText("下月")
    form._reappoint.click()
    assert form.rows["into"].sentence.text.startswith("没认出这个日期")
    assert [one[0].posts[0].since for one in ear.heard] == [dt.date(2025, 11, 1)]


def test_a_new_person_gets_a_name_first(page, form, ear):
    ear.to(form.edited)
    page.add.click()
    assert form.rows["into"].isHidden()
    fill(form.title, "副主任")
    assert ear.heard == []
    assert form.rows["name"].sentence.text == "姓名不能空着。"
    fill(form.name, "张三")
    made, words = ear.heard[-1]
    assert (made.name, made.posts, words) == ("张三", (Post(title="副主任"),), "")
    assert len(made.key) == 12
    fill(form.note, "挂职")
    assert ear.heard[-1][0].key == made.key


def test_whoever_is_called_like_another_is_told(page, form):
    page.add.click()
    fill(form.name, "卢佩宁")
    assert form.rows["name"].sentence.text == "名录里已有同名的人，也记下了。"


def test_who_left_is_marked(page, form, ear):
    ear.to(form.edited)
    form.retired.click()
    assert ear.heard[-1][0].is_retired


def test_persons_are_found_by_post_and_by_initials(page):
    page.search.setText("副县长")
    assert [row[0] for row in cells(page)] == ["卢佩宁"]
    page.search.setText("syq")
    assert [row[0] for row in cells(page)] == ["沈砚秋"]


def test_showing_persons_is_quiet(page, form, ear):
    ear.to(form.edited, page.moved, page.removed)
    page.show_persons((LU, SHEN))
    page.table.selectRow(0)
    form.flush_all()
    assert ear.heard == []


def test_a_strip_asks_and_is_gone_when_there_is_nothing_to_ask(shown, ear):
    strip = shown(AskedStrip(), 700, 60)
    ear.to(strip.answered)
    strip.ask("“张三”改任？", "改任", "不改")
    assert strip.words == "“张三”改任？"
    for button in (strip.yes, strip.no, strip.later):
        button.click()
    assert ear.heard == ["yes", "no", "later"]
    strip.ask("从往期认出 2 位名录里没有的人。", "去看")
    assert strip.no.isHidden()
    strip.ask("", "")
    assert strip.words == ""
