import datetime as dt
import random
from threading import Event

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from gazetteer_desk import stopping
from gazetteer_desk.errors import Stopped
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import alike, index
from gazetteer_desk.search.tables import Owner
from tests.make import SERIES, article, body, bulletin


def prose(seed, paragraphs=6):
    """Return paragraphs of four sentences that no other seed has."""
    chance = random.Random(seed)
    letters = [chr(code) for code in range(0x5000, 0x5800)]
    said = ["".join(chance.choices(letters, k=27)) + "。" for _ in range(4 * paragraphs)]
    return tuple("".join(said[at : at + 4]) for at in range(0, len(said), 4))


@pytest.fixture
def enter(ledger):
    def enter(*articles, **fields):
        return ledger.enter(bulletin(*articles, **fields), {}, occasion=Occasion.SAVED).entry

    return enter


@pytest.fixture
def ask(store, ledger):
    return lambda one, entry=None: alike.alike(store, ledger, one, entry=entry)


def test_an_article_that_was_printed_before_is_found_with_where_it_stood(enter, ask):
    old = article("村志编修推进会召开", *prose("a"), key="old")
    entry = enter(article("别的", *prose("b")), old, number=12, total=99)
    enter(article("又一篇", *prose("c")))
    (found,) = ask(replace(old, key="new")).found
    assert (found.owner, found.id, found.article, found.percent) == (Owner.ISSUE, entry, "old", 100)
    assert (found.title, found.series) == ("村志编修推进会召开", SERIES)
    assert (found.number.label, found.dated) == ("第12期（总第99期）", dt.date(2026, 3, 5))
    assert [here.path for here, _ in found.paragraphs if here.part == "body"] == [
        (at,) for at in range(6)
    ]
    assert found.excerpt in "".join(prose("a"))
    assert {(here.article, there.article) for here, there in found.pairs} == {("new", "old")}
    assert {place.article for place in found.there} == {"old"}


def test_a_new_title_leaves_nearly_all_the_same(enter, ask):
    enter(article("村志编修推进会召开", *prose("a")))
    (found,) = ask(article("我县推进村志编修", *prose("a"))).found
    assert 95 <= found.percent < 100


def test_the_most_similar_come_first_the_newer_of_equals_and_five_at_most(enter, ask):
    a, b = prose("a"), prose("b")
    half = enter(article("甲", *a[:3], *b[3:]))
    whole = [enter(article("甲", *a), dated=dt.date(2020, month, 1)) for month in (3, 1, 2)]
    third = enter(article("丙", *a[:2], *prose("c")))
    for seed in "defg":
        enter(article("丁", *prose(seed)))
    found = ask(article("甲", *a)).found
    assert [one.id for one in found] == [whole[0], whole[2], whole[1], half, third]
    percents = [one.percent for one in found]
    assert percents[:3] == [100, 100, 100]
    assert 40 <= percents[3] <= 60
    assert 25 <= percents[4] <= 40
    enter(article("甲", *a))
    assert len(ask(article("甲", *a)).found) == 5


def test_what_all_articles_say_does_not_make_them_alike(enter, ask):
    said = "会议强调，要坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大精神。"
    for seed in ("a", "b", "c"):
        enter(article(seed, *prose(seed), said))
    assert ask(article("新的一篇", *prose("d"), said)).found == ()


def test_an_issue_is_not_compared_with_itself(enter, ask, ledger):
    one = article("甲", *prose("a"))
    entry = enter(one)
    assert ask(one, entry).found == ()
    other = enter(one, number=13)
    assert [found.id for found in ask(one, entry).found] == [other]


def test_articles_that_wait_are_compared_too(store, ask):
    items = Items(store, (index.follow_items,))
    waiting = article("留用的一篇", *prose("a"), key="held")
    (item,) = items.hold([waiting], source=SERIES)
    (found,) = ask(replace(waiting, key="new")).found
    assert (found.owner, found.id, found.article) == (Owner.ITEM, item, "held")
    assert (found.series, found.dated, found.percent) == ("", None, 100)
    assert ask(waiting).found == ()  # it came back from the shelf by 撤销


def test_without_an_index_the_newest_are_read(enter, ask, store, monkeypatch):
    monkeypatch.setattr(alike, "NEWEST", 2)
    one = article("甲", *prose("a"))
    enter(one, dated=dt.date(2020, 1, 1))
    newest = enter(one, dated=dt.date(2026, 1, 1)), enter(one, dated=dt.date(2025, 1, 1))
    with store.writing() as session:
        index.doubt(session)
    answer = ask(one)
    assert answer.is_read
    assert [found.id for found in answer.found] == list(newest)


@pytest.mark.parametrize("at_most", ["MOST_READ", "_CANDIDATES"])
def test_without_an_index_one_does_not_read_or_compare_without_end(
    enter, ask, store, monkeypatch, at_most
):
    one = article("甲", *prose("a"))
    near = article("乙", *prose("a")[:3], *prose("b")[:3])
    other = article("丙", *prose("c"))
    enter(one, dated=dt.date(2020, 1, 1))
    second = enter(near, dated=dt.date(2025, 1, 1))
    enter(other, dated=dt.date(2026, 1, 1))
    with store.writing() as session:
        index.doubt(session)
    assert len(ask(one).found) == 2
    monkeypatch.setattr(alike, at_most, 1000 if at_most == "MOST_READ" else 1)
    if at_most == "MOST_READ":  # the newest: the oldest is not reached
        assert [found.id for found in ask(one).found] == [second]
    else:  # the likeliest, whenever it was
        assert [found.percent for found in ask(one).found] == [100]


def test_too_little_to_compare_is_like_nothing(enter, ask):
    enter(article("开会", "好。"))
    assert ask(article("开会", "好。")).found == ()
    assert ask(replace(article(""), title=(), body=())).found == ()


def test_a_list_of_short_lines_is_found_by_them(enter, ask):
    lines = [f"白渡镇{name}村" for name in ("石埠", "青山", "大岭", "小溪", "东风", "新桥")]
    entry = enter(article("名单", *lines))
    assert [(one.id, one.percent) for one in ask(article("名单", *lines)).found] == [(entry, 100)]


def test_it_can_be_stopped(enter, ask):
    enter(article("甲", *prose("a")))
    token = Event()
    token.set()
    with stopping.by(token), pytest.raises(Stopped):
        ask(article("甲", *prose("a")))


def test_a_very_long_article_asks_no_more_than_a_short_one(enter, ask, store):
    entry = enter(article("甲", *prose("a", 40)))
    made = replace(article("甲"), body=body(*prose("a", 40) * 20))
    asked = []
    with store.reading() as session:
        event.listen(
            session.get_bind(), "before_cursor_execute", lambda *them: asked.append(them[2])
        )
    (found,) = ask(made).found
    assert (found.id, found.percent) == (entry, 100)
    assert sum("MATCH" in words for words in asked) <= 48
