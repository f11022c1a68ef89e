"""A job is stopped by its own token, in its own thread, and never without one."""

import contextlib
import threading
from pathlib import Path

import pytest

from gazetteer_desk import stopping
from gazetteer_desk.desk import past
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.errors import Stopped
from gazetteer_desk.export.exporting import export
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import check, connect
from tests import make


@pytest.fixture
def asked() -> threading.Event:
    token = threading.Event()
    token.set()
    return token


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(tmp_path / "desk.sqlite")
    issue = make.bulletin("甲")
    desk.keep(Saving(key="a", entry=None, base=None, bulletin=issue, occasion=Occasion.SAVED))
    yield desk
    desk.close()


def test_without_a_token_nothing_is_stopped(asked):
    stopping.poll()
    with stopping.by(threading.Event()):
        stopping.poll()
    with stopping.by(asked), pytest.raises(Stopped):
        stopping.poll()
    stopping.poll()


def test_a_token_is_that_of_one_thread(asked):
    found: list[bool] = []
    with stopping.by(asked):
        other = threading.Thread(target=lambda: found.append(stopping.is_asked()))
        other.start()
        other.join()
    assert found == [False]


def test_what_is_stopped_says_nothing_of_damage(asked, desk: Desk):
    with stopping.by(asked):
        for job in (desk.verify, lambda: past.search(desk, "甲"), desk.back_up):
            with pytest.raises(Stopped):
                job()
    assert desk.verify() == []
    assert desk.backups() == []


def test_even_one_long_question_is_stopped(asked, desk: Desk):
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    with contextlib.closing(connect.reader(desk.path)) as connection:
        with stopping.by(asked), pytest.raises(Stopped), check.stoppable(connection):
            connection.execute(endless)
        assert check.faults(connection) == []


def test_a_stopped_restore_leaves_the_store_and_its_backups(asked, desk: Desk):
    backup = desk.back_up()
    desk.keep(
        Saving(key="b", entry=None, base=None, bulletin=make.bulletin("乙"),
               occasion=Occasion.SAVED)
    )  # fmt: skip
    with stopping.by(asked), pytest.raises(Stopped):
        desk.restore(backup)
    assert len(desk.lines()) == 2
    assert [one.path for one in desk.backups()] == [backup]
    desk.restore(backup)
    assert len(desk.lines()) == 1


@pytest.mark.parametrize("ending", [".docx", ".txt", ".html"])
def test_a_stopped_export_leaves_the_old_file(asked, tmp_path: Path, ending: str):
    to = tmp_path / f"简报{ending}"
    to.write_text("以前的", "utf-8")
    with stopping.by(asked), pytest.raises(Stopped):
        export(make.bulletin("甲"), {}, to)
    assert to.read_text("utf-8") == "以前的"
