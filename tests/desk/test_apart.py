"""The check in a process of its own: its answer is the check's, and it never outlives its use."""

import contextlib
import os
import subprocess
import sys
import threading
import time

import pytest

from gazetteer_desk import paths, stopping
from gazetteer_desk.desk import apart, examining
from gazetteer_desk.desk.examining import Examined
from gazetteer_desk.errors import Known, Stopped
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import backup, connect, copies
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin


SLEEPS = "import time; time.sleep(60)"


@pytest.fixture
def children(monkeypatch):
    """Have every deed done by a child, however small the store; give the children."""
    monkeypatch.setattr(apart, "SMALL", 0)
    begun: list[subprocess.Popen[bytes]] = []
    start = apart._started

    def noted(arguments):
        begun.append(start(arguments))
        return begun[-1]

    monkeypatch.setattr(apart, "_started", noted)
    return begun


@pytest.fixture
def path(tmp_path):
    """Give a store with an issue of two revisions and a backup."""
    path = tmp_path / "desk.sqlite"
    store = open_store(path)
    ledger = Ledger(store)
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    ledger.keep(1, bulletin("乙"), {}, base=None, occasion=Occasion.SAVED)
    backup.back_up(store)
    store.close()
    return path


@pytest.fixture
def instead(monkeypatch):
    """Give a way to have another program in the child's place."""

    def put(script: str) -> None:
        monkeypatch.setattr(paths, "own_command", lambda: [sys.executable, "-c", script])

    return put


def wait_for(path) -> None:
    latest = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < latest
        time.sleep(0.01)


def spoil(path) -> None:
    with contextlib.closing(connect.writer(path)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("UPDATE revision SET bulletin = zeroblob(30) WHERE nth = 1")


def test_a_sound_store_is_called_sound_by_the_child(path, children):
    assert apart.do(examining.examine, Examined, path) == Examined()
    assert [child.returncode for child in children] == [0]


def test_the_child_tells_what_is_damaged_and_where_it_is_intact(path, children):
    spoil(path)
    found = apart.do(examining.examine, Examined, path)
    assert [child.returncode for child in children] == [0]
    assert found == examining.examine(path)
    assert (found.entry, found.nth, found.in_journal) == (1, 1, True)
    assert found.rescue is not None
    assert found.faults[0] == "编号 1 的简报第 1 稿的内容与校验值不符。"


def test_a_damaged_journal_is_told(path, children):
    (file,) = (path.with_name("desk.sqlite.d") / "journal").iterdir()
    data = bytearray(file.read_bytes())
    data[data.index("甲".encode())] ^= 1
    file.write_bytes(data)
    assert apart.do(examining.examine, Examined, path) == Examined(needs_writing=True)
    assert [child.returncode for child in children] == [0]


def test_a_backup_is_rehearsed_by_the_child(path, children, tmp_path):
    (copy,) = (path.with_name("desk.sqlite.d") / "backups").glob("*.sqlite")
    (tmp_path / "there").mkdir()
    assert apart.do(examining.rehearse, str, copy, tmp_path / "there") == ""
    copy.write_bytes(b"no store" * 2000)
    (tmp_path / "elsewhere").mkdir()
    assert apart.do(examining.rehearse, str, copy, tmp_path / "elsewhere") == "NotADesk"
    assert [child.returncode for child in children] == [0, 0]


def test_a_backup_is_made_by_the_child(path, children):
    beside = path.with_name("desk.sqlite.d") / "backups"
    made = apart.do(examining.back_up, str, path)
    assert [child.returncode for child in children] == [0]
    assert sorted(one.name for one in beside.glob("*.sqlite"))[1] == made
    assert copies.check_copy(beside / made).revisions == 2


def test_what_is_small_is_checked_without_a_child(path, monkeypatch):
    monkeypatch.setattr(apart, "_started", lambda _: pytest.fail("a child was started"))
    assert apart.do(examining.examine, Examined, path) == Examined()


# A child at work on a deed that looks again and again whether it is to stop, and clears up.
POLLS = """
import time
from gazetteer_desk import stopping
from gazetteer_desk.desk import apart
def poll(path):
    (path.parent / "reading").touch()
    try:
        while True:
            time.sleep(0.01)
            stopping.poll()
    finally:
        (path.parent / "reading").unlink()
        (path.parent / "cleared").touch()
apart._DEEDS, apart._GRACE_S = (poll,), 60
"""


def test_a_child_that_is_to_stop_clears_up(path, children, instead, monkeypatch):
    monkeypatch.setattr(apart, "_GRACE_S", 60)
    instead(f"{POLLS}raise SystemExit(apart.serve('poll', {str(path)!r}))")
    token = threading.Event()

    def stop() -> None:
        wait_for(path.with_name("reading"))
        token.set()

    threading.Thread(target=stop).start()
    with stopping.by(token), pytest.raises(Stopped):
        apart.do(examining.examine, Examined, path)
    assert path.with_name("cleared").exists()
    assert not path.with_name("reading").exists()
    assert children[0].returncode == 1


def test_what_is_done_before_it_could_stop_is_done(path, children, instead, monkeypatch):
    monkeypatch.setattr(apart, "_GRACE_S", 60)
    instead("import sys; sys.stdin.read(); print('\"made\"')")  # it was at its last word
    token = threading.Event()
    token.set()
    with stopping.by(token):
        assert apart.do(examining.back_up, str, path) == "made"
    assert children[0].returncode == 0


def test_a_child_that_does_not_stop_is_killed(path, children, instead, monkeypatch):
    monkeypatch.setattr(apart, "_GRACE_S", 0.2)
    instead(SLEEPS)
    token = threading.Event()
    threading.Timer(0.2, token.set).start()
    with stopping.by(token), pytest.raises(Stopped):
        apart.do(examining.examine, Examined, path)
    (child,) = children
    assert child.returncode not in (None, 0)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (examining.examine, "检查中途断了，没有查完"),
        (examining.back_up, "备份中途断了，没有做完"),
    ],
)
def test_a_child_that_somebody_kills_is_said_not_to_be_done(path, children, instead, deed, said):
    instead("import os; os.kill(os.getpid(), 9)")
    with pytest.raises(Known, match=said):
        apart.do(deed, str, path)
    assert len(children) == 1


def test_a_store_that_is_gone_is_said_to_be_gone(tmp_path, children):
    with pytest.raises(Known, match="历史库"):
        apart.do(examining.examine, Examined, tmp_path / "desk.sqlite")
    assert children == []


@pytest.mark.parametrize("script", ["print('nonsense')", "raise SystemExit(1)", "pass"])
def test_a_child_that_answers_nothing_has_its_deed_done_here(path, children, instead, script):
    spoil(path)
    instead(script)
    assert apart.do(examining.examine, Examined, path).nth == 1
    assert len(children) == 1


def test_where_no_child_can_be_had_the_deed_is_done_here(path, children, monkeypatch, quiet_log):
    spoil(path)
    monkeypatch.setattr(paths, "own_command", lambda: ["/nonexistent/desk"])
    assert apart.do(examining.examine, Examined, path).nth == 1
    assert [record.getMessage() for record in quiet_log] == [
        "no process to work apart: FileNotFoundError"
    ]
    quiet_log.clear()


def test_what_the_deed_cannot_do_it_says_itself(tmp_path, children):
    (tmp_path / "desk.sqlite").write_bytes(b"no store" * 2000)
    with pytest.raises(Known, match="历史库"):
        apart.do(examining.examine, Examined, tmp_path / "desk.sqlite")
    assert [child.returncode for child in children] == [1]


def test_the_child_ends_with_the_program_that_asked():
    program = (
        "import time\n"
        "from gazetteer_desk.desk import apart\n"
        "def sleep(path):\n"
        "    print('begun', flush=True)\n"
        "    time.sleep(60)\n"
        "apart._DEEDS, apart._GRACE_S = (sleep,), 0.1\n"
        "apart.serve('sleep', '/')\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=paths.own_environment(),
    )
    with child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stdout.readline().strip() == b"begun"
        time.sleep(0.2)
        assert child.poll() is None
        child.stdin.close()  # as the system does for a program that was killed
        assert child.wait(timeout=20) == 1


# A child that has a view of the store, and holds it until it is killed.
READS = """
import contextlib, sys, time
from pathlib import Path
from gazetteer_desk.store import connect
with contextlib.closing(connect.reader(Path(sys.argv[-1]))) as raw:
    raw.execute("BEGIN")
    raw.execute("SELECT count(*) FROM revision").fetchone()
    Path(sys.argv[-1]).with_name("reading").touch()
    time.sleep(60)
"""


def test_the_store_is_opened_written_and_closed_while_the_child_reads(
    path, children, instead, monkeypatch
):
    monkeypatch.setattr(apart, "_GRACE_S", 0.2)
    instead(READS)
    token = threading.Event()
    stopped: list[Known] = []

    def check() -> None:
        with stopping.by(token):
            try:
                apart.do(examining.examine, Examined, path)
            except Stopped as error:
                stopped.append(error)

    checking = threading.Thread(target=check)
    checking.start()
    wait_for(path.with_name("reading"))
    store = open_store(path)
    kept = Ledger(store).keep(1, bulletin("丙"), {}, base=None, occasion=Occasion.SAVED)
    store.close()
    token.set()
    checking.join()
    assert len(stopped) == 1
    assert children[0].returncode is not None
    store = open_store(path)
    assert Ledger(store).revisions(1)[0].id == kept.revision
    store.close()
