"""The drawer of persons, and that of answers: kept when the store is opened again."""

import datetime as dt

import pytest

from gazetteer_desk.bulletin import persons
from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.directory.answers import AnswerDrawer
from gazetteer_desk.directory.persons import PersonDrawer
from gazetteer_desk.store.engine import open_store


SHEN = Person(
    key="s",
    name="沈砚秋",
    posts=(Post(title="县委副书记", since=dt.date(2025, 11, 1)), Post(title="县长")),
    note="主持政府工作",
)
LU = Person(key="l", name="卢佩宁", is_retired=True)


@pytest.fixture
def drawer(store):
    return PersonDrawer(store)


def test_persons_are_there_in_the_leaders_order_when_the_store_is_opened_again(drawer, store):
    assert drawer.all() == ()
    drawer.change(lambda now: (*now, SHEN, LU))
    assert drawer.change(lambda now: persons.moved(now, "l", -1)) == (LU, SHEN)
    store.close()
    again = open_store(store.path)
    assert PersonDrawer(again).all() == (LU, SHEN)
    again.close()


def test_a_person_is_changed_and_taken_out(drawer):
    drawer.change(lambda _: (SHEN, LU))
    changed = persons.dismissed(SHEN, SHEN.posts[0], dt.date(2026, 3, 4))
    assert drawer.change(lambda now: persons.put(now, changed)) == (changed, LU)
    drawer.change(lambda now: persons.removed(now, "s"))
    assert drawer.all() == (LU,)


def test_answers_are_kept_changed_and_taken_back(store):
    answers = AnswerDrawer(store)
    answers.put("新人　张三", "否")
    answers.put("改任　李四", "是")
    answers.put("新人　张三", "是")
    assert answers.all() == {"新人　张三": "是", "改任　李四": "是"}
    answers.put("新人　张三", "")
    answers.put("没问过", "")
    assert AnswerDrawer(store).all() == {"改任　李四": "是"}
