"""The list of persons as a value: put, moved, posts added and ended, 改任, another list joined."""

import datetime as dt

from gazetteer_desk.bulletin import persons
from gazetteer_desk.bulletin.persons import Person, Post


DEPUTY, HEAD = Post(title="副主任", unit="县志办"), Post(title="主任", unit="县志办")
SHEN = Person(key="s", name="沈砚秋", posts=(DEPUTY,))
LU, ZHAO = Person(key="l", name="卢佩宁"), Person(key="z", name="赵　行")
LIST = (SHEN, LU, ZHAO)
DAY = dt.date(2026, 3, 5)


def test_a_new_person_stands_at_the_end_with_a_key_and_a_changed_one_where_he_stood():
    made = persons.put(LIST, Person(key="", name="邓瑜"))
    assert made[:3] == LIST
    assert made[3].name == "邓瑜"
    assert len(made[3].key) == 12
    changed = Person(key="l", name="卢佩宁", note="挂职")
    assert persons.put(LIST, changed) == (SHEN, changed, ZHAO)


def test_the_order_of_the_leaders_is_that_of_the_list():
    assert persons.moved(LIST, "z", -2) == (ZHAO, SHEN, LU)
    assert persons.moved(LIST, "没有", 1) == LIST
    assert persons.removed(LIST, "l") == (SHEN, ZHAO)


def test_who_is_called_so_whatever_blanks_are_in_the_name():
    assert persons.named(LIST, "赵行") == (ZHAO,)
    assert persons.named(LIST, "赵航") == ()


def test_another_post_ends_the_old_one_the_day_before():
    made = persons.reappointed(SHEN, DEPUTY, HEAD, DAY)
    assert [(one.title, one.since, one.until) for one in made.posts] == [
        ("副主任", None, dt.date(2026, 3, 4)),
        ("主任", DAY, None),
    ]
    assert [one.title for one in made.posts_on(dt.date(2026, 3, 4))] == ["副主任"]
    assert [one.title for one in made.posts_on(DAY)] == ["主任"]


def test_a_post_that_is_there_only_gets_its_days():
    since = Post(title="副主任", unit="县志办", since=DAY)
    assert persons.appointed(SHEN, since).posts == (since,)
    assert persons.appointed(SHEN, HEAD).posts == (DEPUTY, HEAD)


def test_another_list_brings_new_persons_and_more_posts():
    found = (
        Person(key="", name="沈砚秋", posts=(HEAD,), note="主持工作"),
        Person(key="", name="邓瑜"),
    )
    made = persons.joined(LIST, found)
    assert made[0] == Person(key="s", name="沈砚秋", posts=(DEPUTY, HEAD), note="主持工作")
    assert [one.name for one in made] == ["沈砚秋", "卢佩宁", "赵　行", "邓瑜"]
    assert persons.joined(made, found) == made


def test_of_two_namesakes_neither_is_taken_for_the_new_one():
    two = (Person(key="1", name="王伟"), Person(key="2", name="王伟"))
    assert len(persons.joined(two, (Person(key="", name="王伟", posts=(HEAD,)),))) == 3
