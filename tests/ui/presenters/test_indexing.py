"""The index of all words is brought up to date in the background after the start."""

import contextlib

import pytest

from gazetteer_desk.desk import past
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index
from gazetteer_desk.store import connect
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin
from tests.ui.presenters.errands import begun, commit
from ui.presenters import indexing


COUNT = 40


@pytest.fixture
def filled(office):
    """Return an office whose issues were kept without an index, as by an older program."""
    store = open_store(office.path)
    for nth in range(COUNT):
        Ledger(store).enter(bulletin(f"会议{nth}", number=nth + 1), {}, occasion=Occasion.SAVED)
    with store.writing() as session:
        index.doubt(session)
    store.close()
    return office


def is_whole(program):
    with program.desk.store.reading() as session:
        return index.is_whole(session)


def test_an_older_store_has_an_index_a_moment_after_the_start(filled):
    program = filled.open()
    filled.wait(program, lambda: is_whole(program))
    found = past.search(program.desk, "会议")
    assert (found.count, found.is_read) == (COUNT, False)
    assert not program.window.status_line.progress.isVisible()


def test_until_then_everything_is_read_and_the_clerk_is_told(filled):
    program = filled.open()
    program.indexing.stop()
    with program.desk.store.writing() as session:
        index.doubt(session)
    program.window.recall_room.asked.emit("会议")
    filled.settle(program)
    assert program.window.status_line.note == "查找索引还没有建好，这次是逐期查的。"
    assert past.search(program.desk, "会议").count == COUNT


def test_a_long_building_can_be_cancelled_and_goes_on_with_the_next_start(filled, monkeypatch):
    monkeypatch.setattr(index, "SLICE_S", 0)  # one issue at a time
    program = filled.open()
    program.indexing.begin()
    filled.wait(
        program, lambda: program.window.status_line.progress.isVisible() or is_whole(program)
    )
    program.window.status_line.progress.cancelled.emit()
    filled.settle(program)
    assert not program.window.status_line.progress.isVisible()
    filled.close(program)
    again = filled.open()
    filled.wait(again, lambda: is_whole(again))
    assert past.search(again.desk, "会议").count == COUNT


def test_closing_does_not_wait_for_all_of_it(filled, monkeypatch):
    monkeypatch.setattr(index, "SLICE_S", 0)
    program = filled.open()
    filled.close(program)
    store = open_store(filled.path)
    with store.reading() as session:
        assert not index.is_whole(session)
    store.close()


def test_damage_that_looks_like_words_that_are_nowhere_is_found(filled, quiet_log):
    program = filled.open()
    filled.wait(program, lambda: is_whole(program))
    with contextlib.closing(connect.writer(filled.path)) as raw:
        raw.execute("UPDATE words_data SET block = zeroblob(length(block)) WHERE id > 10")
    program.window.recall_room.asked.emit("会议")
    filled.wait(program, lambda: bool(quiet_log))
    filled.wait(program, lambda: is_whole(program))
    quiet_log.clear()
    assert past.search(program.desk, "会议").count == COUNT


def test_what_saves_leave_in_it_is_put_in_order_when_nobody_saves(office, monkeypatch):
    monkeypatch.setattr(indexing, "_QUIET_MS", 0)
    program = begun(office)
    for nth in range(5):
        program.desk.ledger.enter(bulletin(f"会议{nth}"), {}, occasion=Occasion.SAVED)

    def parts():
        with program.desk.store.reading() as session:
            asked = "SELECT count(DISTINCT segid) FROM words_idx"
            return session.connection().exec_driver_sql(asked).scalar_one()

    assert parts() >= 5
    commit(program.bench.editor, "又开了一次会议。")
    program.window.deeds["save"].trigger()
    office.wait(program, lambda: parts() == 1)
    assert past.search(program.desk, "会议").count == 6
