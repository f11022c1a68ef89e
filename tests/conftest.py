"""What every test has: a desk of its own, no screen, and a log that must stay quiet."""

import logging
import os
from collections.abc import Generator, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from gazetteer_desk import paths
from gazetteer_desk.bulletin import codec
from gazetteer_desk.bulletin.issue import Bulletin
from tests import untraced


# Before anything imports Qt: no test opens a window on somebody's screen.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("GAZETTEER_DESK_TEST_PLATFORM", "offscreen")

settings.register_profile(
    "house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", settings.get_profile("house"), max_examples=2000)
settings.load_profile(os.environ.get("GAZETTEER_DESK_HYPOTHESIS", "house"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    untraced.choose(items)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    with untraced.untraced() if item.stash[untraced.UNTRACED] else nullcontext():
        return (yield)


@pytest.fixture(autouse=True)
def own_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the desk of whoever runs it; return its data folder."""
    home = tmp_path / "desk-home"
    monkeypatch.setenv("GAZETTEER_DESK_HOME", str(home))
    monkeypatch.delenv("GAZETTEER_DESK_STORE", raising=False)
    return home


@pytest.fixture(autouse=True)
def quiet_log() -> Iterator[list[logging.LogRecord]]:
    """Fail a test that logs a warning or worse; one that means to clears the list it gets."""
    caught: list[logging.LogRecord] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            caught.append(record)

    ear = Ear(logging.WARNING)
    logger = logging.getLogger("gazetteer_desk")
    before = list(logger.handlers)
    logger.addHandler(ear)
    yield caught
    for handler in [h for h in logger.handlers if h not in before]:
        logger.removeHandler(handler)
        handler.close()
    if caught:
        pytest.fail("logged: " + "; ".join(record.getMessage() for record in caught))


@pytest.fixture(scope="session")
def sample_bytes() -> bytes:
    """Return the sample bulletin as it is shipped."""
    return (paths.resources() / "sample.json").read_bytes()


@pytest.fixture(scope="session")
def sample(sample_bytes: bytes) -> Bulletin:
    """Return the sample bulletin as a value."""
    return codec.read(sample_bytes)[0]
