"""What the tests of forms have in common: no long rest."""

import pytest

from ui.widgets import resting


@pytest.fixture(autouse=True)
def short_rest(monkeypatch):
    monkeypatch.setattr(resting, "REST_MS", 60)
