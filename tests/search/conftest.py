from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer_desk.history import placing
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.search import index
from gazetteer_desk.store.engine import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store, (placing.follow, index.follow))
