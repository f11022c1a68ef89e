"""An office for the errands of single presenters: the real window on a desk of its own."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Office


@pytest.fixture
def office(qtbot, tmp_path: Path):
    office = Office(qtbot, tmp_path / "desk.sqlite")
    yield office
    office.close_all()
