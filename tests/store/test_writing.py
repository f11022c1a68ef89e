import errno
import os
import sqlite3
import threading
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from gazetteer_desk.errors import DeskBusy, DiskFull, NotADesk, NotWritable
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.search import index
from gazetteer_desk.store import connect, lock, trouble
from gazetteer_desk.store.backup import verify
from gazetteer_desk.store.engine import open_store
from tests.make import article, body, bulletin


def enter(store, *articles):
    return Ledger(store).enter(bulletin(*articles), {}, occasion=Occasion.SAVED)


def test_a_block_that_fails_leaves_nothing_behind(store):
    enter(store, "甲")

    def break_off():
        with store.writing() as session:
            session.connection().exec_driver_sql("UPDATE entry SET title = '半截'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert Ledger(store).lines()[0].titles == ("甲",)
    assert len(Ledger(store).lines()) == 1
    enter(store, "乙")
    assert len(Ledger(store).lines()) == 2


def test_an_error_of_the_database_holds_no_word_of_a_draft(store):
    enter(store, "甲")
    with pytest.raises(IntegrityError) as caught, store.writing() as session:
        session.execute(text("UPDATE entry SET title = :t, changed = NULL"), {"t": "机密"})
    assert "entry.changed" in str(caught.value)
    assert "机密" not in str(caught.value)


def test_a_full_disk_is_said_and_nothing_is_half_written(store):
    enter(store, "甲")
    with store.writing() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")
    long = "".join(chr(0x4E00 + (7919 * at) % 20000) for at in range(60_000))
    with pytest.raises(DiskFull) as caught:
        enter(store, article("长文", long))
    assert caught.value.remedy
    assert [line.titles for line in Ledger(store).lines()] == [("甲",)]
    assert verify(store) == []
    with store.writing() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1000000")
    enter(store, "乙")
    assert verify(store) == []


@pytest.mark.parametrize("pages", [8, 30])
def test_a_disk_that_fills_up_while_the_index_is_written_acknowledges_nothing(
    store, quiet_log, pages
):
    for _ in index.catch_up(store):
        pass
    ledger = Ledger(store, (index.follow,))
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    with store.writing() as session:
        present = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={present + pages}")
    long = "".join(chr(0x4E00 + (7919 * at) % 20000) for at in range(30_000))
    with pytest.raises(NotWritable, match="没有存成"):  # SQLite took back all of it
        ledger.enter(bulletin(article("长文", long)), {}, occasion=Occasion.SAVED)
    quiet_log.clear()
    assert [line.titles for line in ledger.lines()] == [("甲",)]
    with store.writing() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count=1000000")
    ledger.enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    assert len(ledger.lines()) == 2
    assert verify(store) == []


def test_a_journal_that_cannot_grow_stops_the_save(store, monkeypatch):
    enter(store, "甲")
    journal = store.beside / "journal" / "000001.journal"
    before = journal.read_bytes()
    write = os.write

    def full(descriptor, data):
        write(descriptor, data[:50])
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(DiskFull):
        enter(store, "乙")
    monkeypatch.undo()
    assert journal.read_bytes() == before
    assert len(Ledger(store).lines()) == 1
    enter(store, "丙")
    assert len(Ledger(store).lines()) == 2


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_BUSY, DeskBusy),
        (sqlite3.SQLITE_CORRUPT, NotADesk),
        (sqlite3.SQLITE_NOTADB, NotADesk),
        (sqlite3.SQLITE_READONLY, NotWritable),
        (sqlite3.SQLITE_CANTOPEN, NotWritable),
        (sqlite3.SQLITE_IOERR | (3 << 8), NotWritable),
    ],
)
def test_what_sqlite_says_becomes_one_sentence(path, code, kind):
    error = sqlite3.OperationalError("something in English")
    error.sqlite_errorcode = code
    with pytest.raises(kind) as caught, trouble.told(path):
        raise error
    assert "English" not in str(caught.value)
    assert caught.value.remedy


def test_a_bug_stays_a_bug(path):
    with pytest.raises(sqlite3.ProgrammingError), trouble.told(path):
        raise sqlite3.ProgrammingError("no such column")


def test_a_store_held_by_another_process_is_said(store, another):
    enter(store, "甲")
    holder = another(
        "import sys; from pathlib import Path; from gazetteer_desk.store.lock import held\n"
        "with held(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()",
        store.beside,
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(DeskBusy), lock.held(store.beside, timeout=0.2):
        pass
    assert len(Ledger(store).lines()) == 1  # reading needs no lock


def test_a_process_killed_while_writing_keeps_nobody_out(store, another):
    enter(store, "甲")
    holder = another(
        "import sys; from pathlib import Path\n"
        "from gazetteer_desk.store.engine import open_store\n"
        "store = open_store(Path(sys.argv[1]))\n"
        "with store.writing() as session:\n"
        "    session.connection().exec_driver_sql('DELETE FROM recovery')\n"
        "    session.connection().exec_driver_sql(\"UPDATE entry SET title = '半截'\")\n"
        "    print('writing', flush=True); sys.stdin.read()",
        store.path,
    )
    assert holder.stdout.readline() == "writing\n"
    holder.kill()
    holder.wait()
    enter(store, "乙")
    assert [line.titles for line in Ledger(store).lines()] == [("乙",), ("甲",)]
    assert verify(store) == []


def test_readers_in_other_threads_see_only_whole_saves(store):
    ledger = Ledger(store)
    kept = enter(store, "题0")
    failed: list[BaseException] = []
    done = threading.Event()

    def read():
        try:
            while not done.is_set():
                line, words = ledger.head(kept.entry)
                assert words.articles[0].headline == f"题{line.nth - 1}"
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for at in range(1, 25):
        issue = bulletin(article(f"题{at}", *(f"第{n}段。" for n in range(at * 20))))
        ledger.keep(kept.entry, issue, {}, base=None, occasion=Occasion.AUTO)
    done.set()
    for thread in threads:
        thread.join()
    assert failed == []


def test_one_view_does_not_change_while_it_is_looked_at(store):
    ledger = Ledger(store)
    enter(store, "甲")
    with store.reading():
        before = ledger.lines()
        enter(store, "乙")
        assert ledger.lines() == before
    assert len(ledger.lines()) == 2


def test_the_reader_cannot_write(store):
    with pytest.raises(NotWritable), store.reading() as session:
        session.connection().exec_driver_sql("DELETE FROM entry")


def test_deleted_words_are_gone_from_the_file(store):
    from gazetteer_desk.history.recovery import Recovery

    secret = "".join(chr(0x4E00 + (6007 * at) % 20000) for at in range(300)).encode()
    Recovery(store).write("k", None, None, {"frame": secret})
    with store.reading() as session:
        packed = session.connection().exec_driver_sql("SELECT value FROM recovery").scalar()
    Recovery(store).forget("k")
    store.close()
    assert packed[20:120] not in store.path.read_bytes()


def test_closing_leaves_one_file_to_carry_away(store, tmp_path):
    enter(store, "甲")
    store.close()
    carried = tmp_path / "carried.sqlite"
    carried.write_bytes(store.path.read_bytes())
    opened = open_store(carried)
    assert Ledger(opened).lines()[0].titles == ("甲",)
    opened.close()


def test_a_closed_store_can_be_closed_again(store):
    store.close()
    store.close()


def test_a_window_that_breaks_off_is_known_at_the_next_start(path):
    first = open_store(path)
    first.mark_open()
    assert not first.unclean
    first.close()
    second = open_store(path)
    second.mark_open()
    assert second.unclean
    second.mark_clean()
    second.mark_clean()
    second.close()
    third = open_store(path)
    third.mark_open()
    assert not third.unclean
    third.close()


def test_a_window_that_is_still_open_did_not_break_off(path):
    first, second = open_store(path), open_store(path)
    first.mark_open()
    second.mark_open()
    assert not second.unclean
    second.mark_clean()
    second.close()
    first.close()
    third = open_store(path)
    third.mark_open()
    assert third.unclean
    third.close()


def test_the_first_window_is_told_from_the_second(path, another):
    store = open_store(path)
    assert not store.is_first
    code = (
        "import sys; from pathlib import Path\n"
        "from gazetteer_desk.store.engine import open_store\n"
        "store = open_store(Path(sys.argv[1])); store.mark_open()\n"
        "print(store.is_first, store.unclean, flush=True); sys.stdin.readline()\n"
        "store.mark_clean(); print(store.is_first, flush=True)"
    )
    first = another(code, path)
    assert first.stdout.readline() == "True False\n"
    store.mark_open()
    assert not store.is_first
    assert not store.unclean
    assert first.communicate("\n")[0] == "False\n"
    store.mark_open()
    assert store.is_first
    second = another(code, path)
    assert second.stdout.readline() == "False False\n"
    store.close()
    assert not store.is_first


def test_the_log_does_not_grow_for_ever(store):
    text = [f"第{n}段，共有若干字，说的是第{n * 7919}件事。" for n in range(900)]
    ledger = Ledger(store)
    kept = enter(store, "甲")
    for at in range(60):
        issue = bulletin(article(f"题{at}", body=body(*text[at:], *text[:at])))
        ledger.keep(kept.entry, issue, {}, base=None, occasion=Occasion.AUTO)
    log = store.path.with_name(f"{store.path.name}-wal")
    assert log.stat().st_size < 12_000_000
    with closing(connect.reader(store.path)) as raw:
        assert raw.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_a_write_inside_a_write_is_a_bug_that_shows_at_once(store):
    with store.writing(), pytest.raises(RuntimeError), store.writing():
        pass
    enter(store, "甲")


def test_reading_imports_nothing_that_only_writing_needs(store, another):
    entry = enter(store, "甲").entry
    reader = another(
        "import sys; from pathlib import Path\n"
        "from gazetteer_desk.history.ledger import Ledger\n"
        "from gazetteer_desk.store.engine import open_store\n"
        "store = open_store(Path(sys.argv[1]), create=False)\n"
        "ledger = Ledger(store)\n"
        "ledger.head(int(sys.argv[2])), ledger.lines(), ledger.plates(['x']); store.close()\n"
        "heavy = 'alembic filelock docx lxml gazetteer_desk.bulletin.plain"
        " gazetteer_desk.history.keeping gazetteer_desk.history.rows'\n"
        "print([name for name in heavy.split() if name in sys.modules])",
        store.path,
        entry,
    )
    assert reader.communicate()[0] == "[]\n"
