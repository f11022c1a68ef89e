"""What is free goes back to the system while the window works."""

import sys

import pytest

from ui import garbage
from ui.garbage import TRIM_EVERY, Garbage


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


def test_the_c_library_of_linux_knows_how_and_others_are_left_alone(monkeypatch):
    assert garbage._trimmer()(0) in (0, 1, None)
    monkeypatch.setattr(sys, "platform", "win32")
    assert garbage._trimmer() is garbage._keep
