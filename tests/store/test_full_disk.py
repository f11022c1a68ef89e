"""The disk takes no more, at whatever point of whatever deed: it is said, and nothing is lost."""

import os
import shutil
from contextlib import closing

import pytest

from benchmarks.kill_test import in_child
from gazetteer_desk.desk import removing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import Known
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.trash import Sort
from gazetteer_desk.store import backup, connect, copies
from gazetteer_desk.store.engine import beside, open_store
from gazetteer_desk.store.recover import recover
from tests.make import article, bulletin


resource = pytest.importorskip("resource")
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning"),
]
LIMITS = [0, 1, 4, 8, 16, 24, 32, 48, 64, 128, 512]  # pages that a file may have
LONG = [
    f"第{nth}段，" + "".join(chr(0x4E00 + nth * 97 + at) for at in range(90)) for nth in range(60)
]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Make an office with two issues, one in the trash, a backup and something after it."""
    desk = Desk(tmp_path_factory.mktemp("made") / "desk.sqlite")
    for title in ("甲", "乙"):
        desk.ledger.enter(bulletin(article(title, *LONG)), {}, occasion=Occasion.SAVED)
    desk.back_up()
    desk.trash.put(desk.ledger.enter(bulletin("丙"), {}, occasion=Occasion.SAVED).entry)
    desk.close()
    return desk.path.parent


def save(path):
    store = open_store(path)
    Ledger(store).enter(bulletin(article("丁", *LONG[::-1])), {}, occasion=Occasion.SAVED)
    store.close()


def back_up(path):
    store = open_store(path)
    backup.back_up(store)
    store.close()


def restore(path):
    backup.restore(path, copies.named(beside(path) / "backups")[0][1])


def remove(path):
    desk = Desk(path)
    marks = removing.pending(desk) or [removing.begin(desk, Sort.ISSUE, 3)]
    steps = [step for mark in marks for step in removing.steps(desk, mark)]
    desk.close()
    if any(step.unread for step in steps):
        raise Known("a backup is not done")


def spoil(path):
    with closing(connect.writer(path)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("UPDATE revision SET bulletin = zeroblob(30) WHERE id = 1")


def limited(job, path, pages):
    """Do a job while no file may grow beyond that; return what is said, "" where it was done."""
    limit = pages * connect.PAGE
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        job(path)
    except Known as error:
        return str(error)
    return ""


def titles(path):
    store = open_store(path)
    sound = backup.verify(store)
    found = {line.titles[0] for line in Ledger(store).lines()}
    store.close()
    assert sound == []
    return found


@pytest.mark.parametrize(
    ("job", "wanted"),
    [
        (save, {"甲", "乙", "丁"}),
        (back_up, {"甲", "乙"}),
        (restore, {"甲", "乙"}),
        (recover, {"甲", "乙"}),
        (remove, {"甲", "乙"}),
    ],
)
def test_wherever_it_is_full_it_is_said_and_done_once_there_is_room(office, tmp_path, job, wanted):
    said = []
    for pages in LIMITS:
        path = shutil.copytree(office, tmp_path / f"{pages}") / "desk.sqlite"
        if job is recover:
            spoil(path)
        said.append(in_child(lambda path=path, pages=pages: limited(job, path, pages)))
        assert path.exists()
        if job is not recover:
            assert {"甲", "乙"} <= titles(path)
        if said[-1]:
            job(path)
        assert titles(path) == wanted
        left = [file.name for file in path.parent.rglob("*") if "ing-" in file.name]
        assert left + [file.name for file in path.parent.rglob("*.tmp*")] == []
    assert said[0] != ""
    assert said[-1] == ""
