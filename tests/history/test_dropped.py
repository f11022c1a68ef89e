"""What a clerk gave up can be had back for 30 days."""

import datetime as dt

import pytest

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import NotFound
from gazetteer_desk.history import dropped as room
from gazetteer_desk.history.dropped import Dropped
from gazetteer_desk.store.backup import verify
from tests.make import article, bulletin


@pytest.fixture
def dropped(store):
    return Dropped(store)


def test_given_up_words_are_held_and_come_back_whole(dropped, store):
    given_up = bulletin(article("甲", "写了一半。"), number=12, total=144)
    held = dropped.put(given_up, entry=3)
    later = dropped.put(bulletin(article("乙"), number=None), entry=None)
    assert [(line.id, line.entry, line.label) for line in dropped.lines()] == [
        (later, None, "乙"),
        (held, 3, "2026年第12期（总第144期）"),
    ]
    assert dropped.bulletin(held) == given_up
    assert verify(store) == []


def test_what_was_fetched_is_taken_out(dropped):
    held = dropped.put(bulletin("甲"), entry=None)
    dropped.forget(held)
    assert dropped.lines() == []
    with pytest.raises(NotFound, match="30 天"):
        dropped.bulletin(held)


def ids(store):
    with store.reading() as session:
        return [row.id for row in session.connection().exec_driver_sql("SELECT id FROM dropped")]


def test_a_window_that_opens_lets_go_of_what_is_over(path, monkeypatch):
    desk = Desk(path)
    held = desk.dropped.put(bulletin("甲"), entry=None)
    desk.begin()
    desk.end()
    assert ids(desk.store) == [held]
    real = room.now()
    monkeypatch.setattr(room, "now", lambda: real + dt.timedelta(days=31))
    desk.begin()
    assert ids(desk.store) == []
    desk.close()


def test_after_thirty_days_they_are_gone_for_good(dropped, store, monkeypatch):
    over = dropped.put(bulletin("甲"), entry=None)
    real = room.now()
    monkeypatch.setattr(room, "now", lambda: real + dt.timedelta(days=29))
    assert len(dropped.lines()) == 1
    monkeypatch.setattr(room, "now", lambda: real + dt.timedelta(days=31))
    assert dropped.lines() == []
    with pytest.raises(NotFound, match="30 天"):
        dropped.bulletin(over)
    kept = dropped.put(bulletin("乙"), entry=None)
    assert ids(store) == [kept]
    assert dropped.bulletin(kept).articles[0].headline == "乙"


def test_a_clock_that_leaps_takes_nothing_away(dropped, store, monkeypatch):
    over = dropped.put(bulletin("甲"), entry=None)
    real = room.now()
    monkeypatch.setattr(room, "now", lambda: real + dt.timedelta(days=365))
    dropped.clear()
    later = dropped.put(bulletin("乙"), entry=None)
    monkeypatch.undo()
    assert ids(store) == [over, later]
    assert [line.id for line in dropped.lines()][-1] == over
