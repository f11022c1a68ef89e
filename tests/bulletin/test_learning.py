"""What issued bulletins tell becomes questions, and the answers change the directory."""

import datetime as dt

from gazetteer_desk.bulletin import learning
from gazetteer_desk.bulletin.learning import Sort
from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.bulletin.units import Unit
from tests import make


def issue(number, day, *lines):
    return learning.told(
        make.bulletin(make.article("无", *lines), number=number, dated=dt.date(2026, *day))
    )


OLD = issue(12, (3, 5), "县志办副主任张三讲话。", "县委副书记沈砚秋主持会议。")
NEW = issue(13, (4, 2), "县志办主任张三讲话。", "原主任马文远到会。")
ZHANG = Person(key="z", name="张三", posts=(Post(title="副主任", unit="县志办"),))


def asked(issues, persons=(), units=(), answered=()):
    return learning.questions(issues, persons, units, answered)


def test_who_is_new_is_asked_by_the_newest_word():
    assert [one.words for one in asked((OLD, NEW))] == [
        "第13期有“县志办主任张三”，记入名录？",
        "第12期有“县委副书记沈砚秋”，记入名录？",
    ]


def test_another_post_is_asked_against_the_list():
    (one,) = asked((NEW,), (ZHANG,))
    assert one.words == "“张三”名录里为“县志办副主任”，第13期为“县志办主任”：改任？"
    assert one.yes == "改任"
    made = learning.taken((ZHANG,), one)
    assert [(post.unit + post.title, post.since, post.until) for post in made[0].posts] == [
        ("县志办副主任", None, dt.date(2026, 4, 1)),
        ("县志办主任", dt.date(2026, 4, 2), None),
    ]
    assert asked((NEW,), made) == ()


def test_who_has_no_post_yet_gets_one():
    (one,) = asked((NEW,), (Person(key="z", name="张三"),))
    assert one.words == "“张三”名录里没有职务，第13期为“县志办主任”：改任？"
    made = learning.taken((Person(key="z", name="张三"),), one)
    assert made[0].posts == (Post(title="县志办主任"),)


def test_what_was_answered_is_not_asked_again():
    (one, _) = asked((OLD, NEW))
    assert len(asked((OLD, NEW), answered={one.key: "否"})) == 1


def test_a_person_of_the_right_post_raises_no_question():
    person = Person(key="z", name="张三", posts=(Post(title="主任", unit="县地方志办公室"),))
    assert asked((NEW,), (person,)) == ()


def test_a_new_person_is_put_at_the_end_with_his_posts():
    (one, _) = asked((OLD, NEW))
    made = learning.taken((), one)
    assert (made[0].name, made[0].posts) == ("张三", (Post(title="县志办主任"),))
    assert learning.taken(made, one) == made


def test_a_short_name_is_learned_from_where_it_is_introduced():
    text = "由青梧县地方志办公室（以下简称“县地方志办”）承办。"
    (one,) = asked((issue(12, (3, 5), text),))
    assert (one.sort, one.words) == (
        Sort.SHORT,
        "第12期里“青梧县地方志办公室”简称“县地方志办”，记入名录？",
    )
    made = learning.taken_unit((Unit(name="青梧县地方志办公室", note="主编"),), one)
    assert made == (Unit(name="青梧县地方志办公室", short="县地方志办", note="主编"),)
    assert learning.taken_unit((), one) == (Unit(name="青梧县地方志办公室", short="县地方志办"),)
    assert asked((issue(12, (3, 5), text),), units=made) == ()
