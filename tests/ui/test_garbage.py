"""What is free goes back to the system while the window works."""

import gc
import sys

import pytest

from ui import garbage
from ui.garbage import SETTLED_AT, TRIM_EVERY, Garbage


@pytest.fixture
def collector(qapp):
    made = Garbage()
    yield made
    made.hand_back()


def test_what_is_free_is_given_back_every_few_ticks(collector, monkeypatch):
    asked = []
    monkeypatch.setattr(collector, "_trim", asked.append)
    for _ in range(3 * TRIM_EVERY):
        collector.collect()
    assert asked == [0, 0, 0]


def test_what_stays_is_looked_through_no_more_once_the_window_stands(collector):
    before = [[] for _ in range(1000)]
    for _ in range(SETTLED_AT):
        collector.collect()
    after: list[list[int]] = []
    looked_at = {id(one) for one in gc.get_objects()}
    assert not any(id(one) in looked_at for one in before)
    assert id(after) in looked_at
    collector.hand_back()
    assert {id(one) for one in before} <= {id(one) for one in gc.get_objects()}


def test_the_c_library_of_linux_knows_how_and_others_are_left_alone(monkeypatch):
    assert garbage._trimmer()(0) in (0, 1, None)
    monkeypatch.setattr(sys, "platform", "win32")
    assert garbage._trimmer() is garbage._keep
