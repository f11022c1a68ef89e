"""自检: what is damaged is named in the banner, and 取回 brings it back while the desk stays."""

import contextlib
import datetime as dt
import sys

import pytest

from gazetteer_desk import paths
from gazetteer_desk.desk import apart, tending
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import backup, check, connect, redo
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin
from tests.ui.presenters.errands import said
from tests.ui.presenters.shelves import note
from ui.presenters.tending import when_spoken


def spoil(path, deed="UPDATE revision SET bulletin = zeroblob(30) WHERE nth = 2"):
    with contextlib.closing(connect.writer(path)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("DROP TRIGGER revision_is_kept")
        raw.execute(deed)


@pytest.fixture
def office(office):
    """Give an office with an issue of three revisions and a backup."""
    store = open_store(office.path)
    ledger = Ledger(store)
    ledger.enter(bulletin("甲", number=118), {}, occasion=Occasion.SAVED)
    for title in ("甲甲", "甲甲甲"):
        issue = bulletin(title, number=118)
        ledger.keep(1, issue, {}, base=None, occasion=Occasion.SAVED)
    backup.back_up(store)
    store.close()
    return office


def faults(path):
    with contextlib.closing(connect.reader(path)) as raw:
        return check.faults(raw)


def banner(program):
    return {notice.name: notice for notice in program.window.banner.notices}


def test_a_damaged_revision_is_named_and_taken_back(office):
    spoil(office.path)
    program = office.open()
    office.wait(program, lambda: "damage" in banner(program))
    notice = banner(program)["damage"]
    assert notice.words.startswith("第118期第2稿校验不符，其余完好。可从今天 ")
    assert notice.words.endswith("的备份取回这一稿。")
    assert notice.deeds == (("recover", "取回"),)
    program.window.banner.answered.emit("damage", "recover")
    office.wait(program, lambda: "已取回全部完好的内容，共 3 稿" in said(program))
    assert faults(office.path) == []
    assert [line.nth for line in program.desk.revisions(1)] == [3, 2, 1]
    assert "damage" not in banner(program)


def test_without_a_backup_the_journal_is_named(office):
    for path in (office.path.with_name(f"{office.path.name}.d") / "backups").iterdir():
        path.unlink()
    spoil(office.path)
    program = office.open()
    office.wait(program, lambda: "damage" in banner(program))
    assert "可从流水取回这一稿" in banner(program)["damage"].words


def test_an_issue_without_its_newest_revision_is_seen_at_a_glance(office):
    program = office.open()
    office.wait(program, lambda: tending.dates(office.path).checked is not None)
    office.close(program)
    spoil(office.path, "UPDATE entry SET head_id = NULL")
    program = office.open()  # a week has not gone by, and the last session ended well
    office.wait(program, lambda: "damage" in banner(program))
    assert "可从流水和备份取回" in banner(program)["damage"].words


def test_what_is_sound_is_not_spoken_of_and_checked_once_a_week(office):
    program = office.open()
    office.wait(program, lambda: tending.dates(office.path).rehearsed is not None)
    office.settle(program)
    assert banner(program) == {}
    assert tending.dates(office.path).can_restore
    assert not tending.is_due(program.desk)
    assert not tending.rehearse_if_due(program.desk)
    assert not list(office.path.with_name(f"{office.path.name}.d").glob("rehearsal-*"))


def test_a_damaged_journal_is_written_anew_without_a_word(office):
    folder = office.path.with_name(f"{office.path.name}.d") / "journal"
    (file,) = folder.iterdir()
    data = bytearray(file.read_bytes())
    data[data.index("甲".encode())] ^= 1
    file.write_bytes(data)
    program = office.open()
    office.wait(program, lambda: tending.dates(office.path).checked is not None)
    office.settle(program)
    with contextlib.closing(connect.reader(office.path)) as raw:
        assert redo.faults(raw, office.path) == []
    assert banner(program) == {}


def test_days_are_told_as_one_says_them():
    now = dt.datetime.now().astimezone()
    assert when_spoken(now) == f"今天 {now:%H:%M}"
    assert when_spoken(now - dt.timedelta(days=1)).startswith("昨天 ")
    long_ago = now - dt.timedelta(days=40)
    assert when_spoken(long_ago).startswith(f"{long_ago.month}月{long_ago.day}日 ")


@pytest.fixture
def children(monkeypatch):
    """Have the store checked by a child that takes its time; give the children."""
    monkeypatch.setattr(apart, "SMALL", 0)
    monkeypatch.setattr(apart, "_GRACE_S", 0.2)
    begun = []
    start = apart._started

    def noted(arguments):
        if arguments[0] != "examine":
            return start(arguments)
        with monkeypatch.context() as patched:
            sleeps = [sys.executable, "-c", "import time; time.sleep(60)"]
            patched.setattr(paths, "own_command", lambda: sleeps)
            begun.append(start(arguments))
        return begun[-1]

    monkeypatch.setattr(apart, "_started", noted)
    return begun


def opened(office):
    """Open the window without waiting for what runs in it."""
    settle, office.settle = office.settle, lambda program: None
    try:
        return office.open()
    finally:
        office.settle = settle


def test_a_check_that_was_asked_for_can_be_cancelled(office, children):
    program = opened(office)
    office.wait_for(lambda: len(children) == 1)
    program.window.show_room("selfcheck")
    office.wait_for(lambda: len(children) == 2)  # it takes the place of that at the start
    program.window.status_line.progress._cancel.click()
    office.settle(program)
    assert note(program) == "已取消，没有查完。"
    assert all(child.returncode not in (None, 0) for child in children)
    assert tending.dates(office.path).checked is None


def test_one_keeps_an_issue_while_the_store_is_checked_and_may_close_the_window(office, children):
    program = opened(office)
    office.wait_for(lambda: len(children) == 1)
    program.window.deeds["new_blank"].trigger()
    office.wait_for(lambda: program.sitting.current is not None)
    program.window.deeds["save"].trigger()
    office.wait_for(lambda: len(program.desk.lines()) == 2)
    assert children[0].poll() is None
    office.close(program)
    assert children[0].returncode not in (None, 0)


def test_a_backup_is_restored_without_waiting_for_the_check(office, children):
    program = opened(office)
    office.wait_for(lambda: len(children) == 1)
    (made, *_) = program.desk.backups()
    program.window.selfcheck_room.restore_asked.emit(str(made.path))
    assert children[0].returncode not in (None, 0)
    office.wait_for(lambda: "已恢复到这份备份" in said(program))


def test_a_large_store_is_checked_and_rehearsed_by_children(office, monkeypatch):
    monkeypatch.setattr(apart, "SMALL", 0)
    program = office.open()
    office.wait(program, lambda: tending.dates(office.path).rehearsed is not None)
    assert tending.dates(office.path).can_restore
    office.close(program)
    spoil(office.path)
    (office.path.with_name(f"{office.path.name}.d") / "tended.json").unlink()
    program = office.open()
    office.wait(program, lambda: "damage" in banner(program))
    assert banner(program)["damage"].words.startswith("第118期第2稿校验不符，其余完好。")
