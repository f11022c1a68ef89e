"""Much at once: read and written side by side, merged at last, and never over what is newer."""

import datetime as dt
import sys
from collections import deque

import pytest

from gazetteer_desk.errors import DeskBusy
from gazetteer_desk.history import placing
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import asking, building, index
from gazetteer_desk.search.query import parse
from gazetteer_desk.search.tables import AUTOMERGE, Owner
from gazetteer_desk.store import connect
from tests.make import bulletin


@pytest.fixture
def bare(store):
    """Return a ledger that writes no index, as an older program's."""
    return Ledger(store, (placing.follow,))


def enter(ledger, *issues):
    kept = [ledger.enter(one, {}, occasion=Occasion.SAVED) for one in issues]
    return [(one.entry, one.revision) for one in kept]


def count(store, words):
    with store.reading() as session:
        return asking.ask(session, parse(words), limit=0).count


def asked(store, question):
    raw = connect.reader(store.path)
    found = raw.execute(question).fetchall()
    raw.close()
    return found


def test_after_much_was_written_its_parts_are_one(store, bare, monkeypatch):
    monkeypatch.setattr(index, "SLICE_S", 0)
    monkeypatch.setattr(building, "MANY", 12)
    monkeypatch.setattr(building, "PAGES", 1)
    enter(bare, *(bulletin(f"会议{nth}", number=nth + 1) for nth in range(12)))
    with store.writing() as session:
        index.doubt(session)
    parts = []
    for _ in index.catch_up(store):
        ((many,),) = asked(store, "SELECT count(DISTINCT segid) FROM words_idx")
        parts.append(many)
    assert max(parts) == 12
    assert parts[-1] == 1
    assert asked(store, "SELECT v FROM words_config WHERE k = 'automerge'") == [(AUTOMERGE,)]
    assert count(store, "会议") == 12


def test_the_interpreter_is_handed_over_soon_while_it_is_built_and_no_longer(store, bare):
    enter(bare, *(bulletin(f"会议{nth}", number=nth + 1) for nth in range(3)))
    before = sys.getswitchinterval()
    meanwhile = [sys.getswitchinterval() for _ in index.catch_up(store)]
    assert meanwhile[0] < before / 2
    assert sys.getswitchinterval() == before


def test_what_is_saved_meanwhile_is_not_written_over(store, bare, ledger):
    ((entry, revision),) = enter(bare, bulletin("旧题"))
    missing = deque([(Owner.ISSUE, entry, revision)])
    (ready,) = building.prepared(store, missing, 1)
    ledger.keep(entry, bulletin("新题"), {}, base=None, occasion=Occasion.SAVED)
    with store.writing() as session:
        building.write(session, ready)
    assert (count(store, "新题"), count(store, "旧题")) == (1, 0)


def test_the_newest_issues_are_the_last_that_are_written(store, bare):
    days = ["2026-03-02", "2024-05-01", "2025-01-09"]
    issues = [
        bulletin(f"会议{day}", dated=dt.date.fromisoformat(day), number=nth + 1)
        for nth, day in enumerate(days)
    ]
    first, second, third = (entry for entry, _ in enter(bare, *issues))
    with store.writing() as session:
        index.doubt(session)
        index._begin(session)
    assert [of for _, of, _ in index._missing(store)] == [second, third, first]


def test_what_cannot_be_read_now_breaks_off_and_leaves_no_thread_behind(store, bare, monkeypatch):
    enter(bare, bulletin("会议"))

    def busy(*_given):
        raise DeskBusy("历史库正忙。", "请稍候。")

    monkeypatch.setattr(building.sources, "read", busy)
    with pytest.raises(DeskBusy):
        list(index.catch_up(store))
    monkeypatch.undo()
    list(index.catch_up(store))
    assert count(store, "会议") == 1


def test_what_many_saves_left_is_merged_between_them_and_not_by_them(store, ledger, monkeypatch):
    monkeypatch.setattr(building, "PAGES", 1)
    (entry,) = (entry for entry, _ in enter(ledger, bulletin("会议")))
    for nth in range(7):
        ledger.keep(entry, bulletin(f"会议{nth}"), {}, base=None, occasion=Occasion.SAVED)
    many = "SELECT count(DISTINCT segid) FROM words_idx"
    assert asked(store, many) == [(8,)]
    slices = 1
    while building.tidy(store):
        slices += 1
    assert slices > 1
    assert asked(store, many) == [(1,)]
    assert not building.tidy(store)
    assert (count(store, "会议6"), count(store, "会议5")) == (1, 0)


def test_what_is_thrown_away_goes_in_slices_and_what_is_saved_meanwhile_is_found(
    store, ledger, monkeypatch
):
    monkeypatch.setattr(building, "_ROWS", 1)
    enter(ledger, *(bulletin(f"会议{nth}", number=nth + 1) for nth in range(5)))
    with store.writing() as session:
        index.doubt(session)
    steps = index.catch_up(store)
    for nth in range(3):
        next(steps)
        enter(ledger, bulletin(f"存了{nth}次"))
    assert asked(store, "SELECT count(*) FROM words_data WHERE id > 10") == [(2,)]
    list(steps)
    assert (count(store, "会议"), count(store, "存了")) == (5, 3)
