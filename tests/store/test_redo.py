"""What is in the journal and not in the store comes into the store; and the other way round."""

import shutil
import sqlite3
from contextlib import closing

from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.store import backup, connect, journal, redo, rows
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin


def enter(store, title):
    return Ledger(store).enter(bulletin(title), {}, occasion=Occasion.SAVED)


def titles(store):
    return {line.titles[0] for line in Ledger(store).lines()}


def turns(path):
    return [(turn.nth, turn.missed) for turn in journal.turns(path)]


def test_saves_whose_log_was_lost_come_back_when_the_store_is_opened(store, path):
    enter(store, "甲")
    store.close()
    whole = path.read_bytes()
    again = open_store(path)
    first, second = enter(again, "乙"), enter(again, "丙")
    again.close()
    path.write_bytes(whole)  # as a lost log leaves it
    after = open_store(path)
    assert titles(after) == {"甲", "乙", "丙"}
    new = enter(after, "丁")
    assert titles(after) == {"甲", "乙", "丙", "丁"}
    assert new.entry > second.entry > first.entry
    assert backup.verify(after) == []
    after.close()


def test_a_journal_that_cannot_be_read_any_more_is_told_and_written_anew(store, path, tmp_path):
    enter(store, "甲")
    enter(store, "乙")
    file = store.beside / "journal" / "000001.journal"
    data = bytearray(file.read_bytes())
    data[data.index("甲".encode())] ^= 1
    file.write_bytes(data)
    assert backup.verify(store) == ["流水里有 1 条读不出来。"]
    store.write_journal_anew()
    assert backup.verify(store) == []
    assert rebuild(path, tmp_path / "again.sqlite").revisions == 2


def test_a_damaged_writing_of_everything_that_did_not_commit_takes_nothing_away(store, path):
    enter(store, "甲")
    enter(store, "乙")
    store.close()
    with closing(connect.writer(path)) as raw:
        raw.execute("BEGIN")
        redo.write_whole(raw, store.beside, path, redo.latest(path) + 1)
        raw.execute("ROLLBACK")  # as a process that was killed leaves it
    file = store.beside / "journal" / "000001.journal"
    data = bytearray(file.read_bytes())
    data[data.rindex(b'"kind":"revision"') + 10] ^= 1
    file.write_bytes(data)
    after = open_store(path)
    assert titles(after) == {"甲", "乙"}
    enter(after, "丙")
    assert titles(after) == {"甲", "乙", "丙"}
    assert backup.verify(after) == []
    after.close()


def test_a_lost_journal_is_written_anew_with_everything(store, path, tmp_path):
    enter(store, "甲")
    store.close()
    shutil.rmtree(store.beside / "journal")
    after = open_store(path)
    enter(after, "乙")
    after.close()
    assert rebuild(path, tmp_path / "again.sqlite").revisions == 2


def test_a_journal_of_another_history_is_not_taken_over(store, path, tmp_path):
    enter(store, "甲")
    store.close()
    other = open_store(tmp_path / "other.sqlite")
    for at in range(4):
        enter(other, f"别处{at}")
    other.close()
    shutil.copy(tmp_path / "other.sqlite", path)
    after = open_store(path)
    enter(after, "乙")
    assert titles(after) == {"别处0", "别处1", "别处2", "别处3", "乙"}
    after.close()
    assert rebuild(path, tmp_path / "again.sqlite").revisions == 5


def test_a_store_from_before_there_were_turns_is_written_down_once(store, path, tmp_path):
    enter(store, "甲")
    store.close()
    shutil.rmtree(store.beside / "journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        rows.forget_standing(raw)
    after = open_store(path)
    enter(after, "乙")
    enter(after, "丙")
    after.close()
    assert turns(path) == [(1, 0), (2, 0), (3, 0)]
    assert rebuild(path, tmp_path / "again.sqlite").revisions == 3


def test_words_that_stand_in_the_journal_are_not_written_twice(store, path):
    enter(store, "甲")
    wanted = backup.back_up(store)
    enter(store, "乙")
    backup.restore(path, wanted)
    bodies = [one.size for one in journal.found_records(path) if "digest" in one.header]
    assert sorted(size > 0 for size in bodies) == [False, True, True]


def test_a_torn_turn_at_the_end_is_made_good(store, path, tmp_path):
    enter(store, "甲")
    store.close()
    with (store.beside / "journal" / "000001.journal").open("ab") as stream:
        stream.write(b"0" * 64 + b' {"kind":"revi')
    after = open_store(path)
    enter(after, "乙")
    assert titles(after) == {"甲", "乙"}
    after.close()
    assert turns(path) == [(1, 0), (2, 0)]
    assert rebuild(path, tmp_path / "again.sqlite").revisions == 2


def test_a_turn_that_did_not_commit_is_taken_over_by_the_next_process(store, path):
    enter(store, "甲")
    store.close()
    before = path.read_bytes()
    again = open_store(path)
    enter(again, "乙")
    again.close()
    path.write_bytes(before)
    after = open_store(path)
    kept = enter(after, "乙")  # the clerk saves once more
    assert not kept.is_new
    assert titles(after) == {"甲", "乙"}
    after.close()
