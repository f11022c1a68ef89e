"""A damaged index is found, never answers with nothing in silence, and is made anew."""

import contextlib

import pytest

from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index
from gazetteer_desk.search.searching import search
from gazetteer_desk.search.sound import doubt_if_damaged
from gazetteer_desk.store import connect
from tests.make import bulletin


@pytest.fixture
def filled(store):
    ledger = Ledger(store, (index.follow,))
    for nth in range(30):
        ledger.enter(bulletin(f"青梧县会议{nth}", number=nth + 1), {}, occasion=Occasion.SAVED)
    return store


def spoil(store, deed):
    with contextlib.closing(connect.writer(store.path)) as raw:
        raw.execute(deed)


BROKEN = "UPDATE words_data SET block = zeroblob(length(block)) WHERE id > 10"


def test_a_sound_index_stays(filled):
    assert not doubt_if_damaged(filled)
    assert search(filled, Ledger(filled), "会议").count == 30


def test_an_index_that_cannot_be_asked_is_never_an_empty_answer(filled, quiet_log):
    spoil(filled, "DELETE FROM words_data WHERE id > 10")
    found = search(filled, Ledger(filled), "会议")
    assert (found.count, found.is_read, found.is_damaged) == (30, True, True)
    quiet_log.clear()


def test_its_own_check_finds_it_and_it_is_made_anew(filled, quiet_log):
    spoil(filled, BROKEN)
    assert doubt_if_damaged(filled)
    quiet_log.clear()
    for _ in index.catch_up(filled):
        pass
    found = search(filled, Ledger(filled), "会议")
    assert (found.count, found.is_read) == (30, False)
