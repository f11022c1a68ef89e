import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from gazetteer_desk.errors import DeskTooNew, NotADesk, NotFound, NotWritable
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import base, connect
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin


ROOT = Path(__file__).parents[2]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_opening_makes_a_store_for_this_user_alone(path):
    store = open_store(path)
    assert store.created
    assert Ledger(store).lines() == []
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    if os.name == "posix":
        assert mode(path) == 0o600
        assert mode(path.parent) == mode(store.beside) == 0o700
        beside = [file for file in store.beside.rglob("*") if file.is_file()]
        log = path.with_name("desk.sqlite-wal")
        assert {mode(file) for file in [*beside, log]} == {0o600}
    store.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["desk.sqlite", "desk.sqlite.d"]


def test_a_folder_that_was_there_keeps_its_mode(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    open_store(folder / "desk.sqlite").close()
    assert mode(folder) == 0o755


def test_the_second_opening_finds_what_is_there(path):
    store = open_store(path)
    kept = Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    store.close()
    store = open_store(path, create=False)
    assert not store.created
    assert Ledger(store).head(kept.entry)[1] == bulletin()
    store.close()


def test_an_empty_file_becomes_a_store(tmp_path):
    path = tmp_path / "made-by-mktemp"
    path.touch()
    store = open_store(path)
    assert store.created
    store.close()


def test_a_relative_path_is_the_same_store(path, monkeypatch):
    open_store(path).close()
    monkeypatch.chdir(path.parent)
    store = open_store(Path("desk.sqlite"), create=False)
    assert store.path == path
    store.close()


def test_a_name_with_marks_that_mean_something_in_an_address(tmp_path):
    path = tmp_path / "刊 #1?mode=memory&x=%41" / "库.sqlite"
    store = open_store(path)
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    store.close()
    assert path.stat().st_size > 8192


def test_the_settings_are_what_durability_needs(store):
    def ask(session, name):
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()

    with store.writing() as session:
        assert ask(session, "journal_mode") == "wal"
        assert ask(session, "synchronous") == 2
        assert ask(session, "foreign_keys") == 1
        assert ask(session, "secure_delete") == 1
        assert ask(session, "page_size") == 8192
        assert ask(session, "application_id") == connect.APPLICATION
        assert ask(session, "user_version") == base.VERSION
    with store.reading() as session:
        assert ask(session, "query_only") == 1


def test_a_setting_that_does_not_hold_is_not_lived_with(path, monkeypatch):
    open_store(path).close()
    monkeypatch.setitem(connect._WRITING, "synchronous", "FULL")  # never reads back as a word
    with pytest.raises(NotWritable, match="不能可靠地保存"):
        connect.writer(path)


def test_a_missing_store_is_not_made_by_asking(path):
    with pytest.raises(NotFound):
        open_store(path, create=False)
    assert not path.exists()


def refused(path: Path, kind: type[Exception]) -> Exception:
    before = path.read_bytes()
    around = {file.name for file in path.parent.iterdir()}
    with pytest.raises(kind) as caught:
        open_store(path)
    assert path.read_bytes() == before
    log = {f"{path.name}-wal", f"{path.name}-shm"}  # what SQLite itself puts there to read
    assert {file.name for file in path.parent.iterdir()} - log == around
    return caught.value


@pytest.mark.parametrize(
    "data",
    [b"x", "这不是数据库。".encode() * 500, b"SQLite format 3\0" + b"\xff" * 9000, b"\0" * 8192],
)
def test_a_file_that_is_no_store_is_left_alone(tmp_path, data):
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    assert "notes.txt" in str(refused(path, NotADesk))


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE revision (id)")
        other.commit()
    refused(path, NotADesk)


def test_a_store_from_a_newer_program_is_left_alone(path):
    open_store(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version={base.VERSION + 1}")
    assert "新版" in str(refused(path, DeskTooNew))


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(NotADesk, match="文件夹"):
        open_store(tmp_path)


def test_a_truncated_store_says_so(path):
    store = open_store(path)
    for at in range(30):
        Ledger(store).enter(bulletin(f"题{at}"), {}, occasion=Occasion.SAVED)
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    with pytest.raises(NotADesk, match="损坏"):
        store = open_store(path)
    assert path.read_bytes() == whole[: len(whole) // 3]


READ_ONLY = """
import os, sys
from pathlib import Path
import filelock
from gazetteer_desk.errors import Known
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin
from gazetteer_desk.history import keeping
from gazetteer_desk.store import backup, base, birth
base.load_rooms()
if os.getuid() == 0:  # after the imports: the checkout may be closed to others
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    store = open_store(path)
    print(len(Ledger(store).lines()))
    for deed in (lambda: Ledger(store).enter(bulletin("新"), {}, occasion=Occasion.SAVED),
                 store.mark_open):
        try:
            deed()
        except Known as error:
            print(type(error).__name__)
    store.close()
except Known as error:
    print(type(error).__name__)
"""


@pytest.fixture
def anyones():
    """A folder outside the tests' own, which another user may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def as_nobody(path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_in_a_read_only_folder_one_can_read_and_is_told_when_one_writes(anyones):
    path = anyones / "desk.sqlite"
    store = open_store(path)
    Ledger(store).enter(bulletin(), {}, occasion=Occasion.SAVED)
    store.close()
    path.chmod(0o444)
    before = path.read_bytes()
    anyones.chmod(0o555)
    assert as_nobody(path) == ["1", "NotWritable", "NotWritable"]
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_in_a_read_only_folder_no_store_is_made(anyones):
    anyones.chmod(0o555)
    assert as_nobody(anyones / "desk.sqlite") == ["NotWritable"]
    assert list(anyones.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_a_store_of_another_user_stays_closed(anyones):
    path = anyones / "desk.sqlite"
    open_store(path).close()
    if os.getuid() != 0:
        path.chmod(0)
    assert as_nobody(path) == ["NotWritable"]


def test_a_drive_that_is_pulled_out_is_told_and_nothing_is_made_in_its_place(store, path):
    Ledger(store).enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    away = path.parent.rename(path.parent.with_name("drive"))
    with pytest.raises(NotWritable, match="不见了"):
        Ledger(store).enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    assert not path.parent.exists()
    away.rename(path.parent)
    Ledger(store).enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    assert len(Ledger(store).lines()) == 2
    path.parent.rename(away)
    store.close()
    assert not path.parent.exists()
    again = open_store(away / path.name)
    assert len(Ledger(again).lines()) == 2
    again.close()


def test_a_root_that_is_not_there_is_said(tmp_path):
    class Root:
        def is_dir(self):
            return False

        @property
        def parent(self):
            return self

    with pytest.raises(FileNotFoundError):
        connect.make_folder(Root())
