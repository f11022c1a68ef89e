"""Which tests run without coverage being measured, because measuring takes a third of their time.

What is not measured counts as not covered: the gate can only become stricter by it. Left out are
the tests that go the same ways dozens of times over, by chance, and of those that open the whole
window every second one of a file.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

import pytest


_WINDOWS = ("ui/presenters/", "journeys/")
_CHILDREN = "COVERAGE_PROCESS_CONFIG"  # by it coverage measures child processes too
UNTRACED = pytest.StashKey[bool]()


def choose(items: Iterable[pytest.Item]) -> None:
    """Note of each test whether it is left out."""
    for path, tests in groupby(items, lambda item: item.path.as_posix()):
        is_window = any(f"/tests/{folder}" in path for folder in _WINDOWS)
        for nth, item in enumerate(tests):
            by_chance = item.get_closest_marker("hypothesis") is not None
            item.stash[UNTRACED] = by_chance or (is_window and nth % 2 == 1)


@contextmanager
def untraced() -> Iterator[None]:
    """Measure nothing, here and in child processes that are started; do nothing if none is."""
    coverage = _current()
    if coverage is None:
        yield
        return
    children = os.environ.pop(_CHILDREN, None)
    coverage.stop()
    try:
        yield
    finally:
        coverage.start()
        if children is not None:
            os.environ[_CHILDREN] = children


def _current():
    import coverage

    return coverage.Coverage.current()
