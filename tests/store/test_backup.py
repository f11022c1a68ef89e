import datetime as dt
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from gazetteer_desk.bulletin.recipients import Recipients
from gazetteer_desk.bulletin.scheme import Scheme
from gazetteer_desk.bulletin.units import Unit
from gazetteer_desk.directory.columns import ColumnDrawer
from gazetteer_desk.directory.recipients import RecipientDrawer
from gazetteer_desk.directory.series import Directory
from gazetteer_desk.directory.units import UnitDrawer
from gazetteer_desk.errors import DeskBusy, DeskTooNew, NotADesk, NotFound, NotWritable
from gazetteer_desk.history.dropped import Dropped
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.store import backup, base, check, connect, copies, migrate
from gazetteer_desk.store.engine import open_store
from tests.make import article, bulletin, picture


def enter(store, *articles):
    return Ledger(store).enter(bulletin(*articles), {}, occasion=Occasion.SAVED)


def titles(store):
    return [line.titles for line in Ledger(store).lines()]


def opened_titles(path):
    store = open_store(path, create=False)
    try:
        return titles(store)
    finally:
        store.close()


def test_a_backup_is_one_whole_file_of_this_user(store):
    enter(store, "甲")
    made = backup.back_up(store)
    assert made.parent == store.beside / "backups"
    if os.name == "posix":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert backup.list_backups(store)[0].path == made
    assert opened_titles(made) == [("甲",)]


def test_a_backup_is_needed_when_the_directory_has_changed(store):
    kept = enter(store, "甲")
    column = ColumnDrawer(store)
    column.change("简报", lambda now: ("要闻", "动态"))
    for deed in (
        lambda: UnitDrawer(store).change(lambda now: (Unit(name="县志中心"),)),
        lambda: UnitDrawer(store).change(lambda now: (Unit(name="县志中心", is_retired=True),)),
        lambda: RecipientDrawer(store).change("简报", lambda now: Recipients(spare=3)),
        lambda: column.change("简报", lambda now: now[::-1]),
        lambda: Directory(store).set_scheme("简报", Scheme(contents=True)),
        lambda: Ledger(store).remark(kept.entry, "第1期没有印"),
        lambda: Items(store).decline(Items(store).hold([article("乙")])[0], "重复"),
        lambda: Dropped(store).put(bulletin("丙"), entry=None),
    ):
        backup.back_up(store)
        assert not backup.is_needed(store)
        deed()
        assert backup.is_needed(store)


def test_a_backup_goes_where_it_is_told(store, tmp_path):
    enter(store, "甲")
    to = tmp_path / "usb" / "copy.sqlite"
    assert backup.back_up(store, to) == to
    assert opened_titles(to) == [("甲",)]
    assert backup.list_backups(store) == []


def test_to_look_into_an_older_backup_changes_nothing_of_it(tmp_path):
    old = tmp_path / "000001-20260305-080000.sqlite"
    with closing(sqlite3.connect(old)) as raw:
        raw.execute(f"PRAGMA application_id={connect.APPLICATION}")
    migrate.run(old, folder=migrate.STEPS, start=0, target=3)
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("PRAGMA journal_mode=DELETE")
    before = old.read_bytes()
    with backup.raised(old) as there:
        assert opened_titles(there) == []
    assert old.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [old.name]


def test_a_backup_of_today_is_looked_into_where_it_is(store):
    enter(store, "甲")
    made = backup.back_up(store)
    with backup.raised(made) as there:
        assert there == made


def test_a_backup_never_goes_onto_the_store(store):
    enter(store, "甲")
    with pytest.raises(NotWritable):
        backup.back_up(store, store.path)
    link = store.path.with_name("link")
    link.hardlink_to(store.path)
    with pytest.raises(NotWritable):
        backup.back_up(store, link)
    assert titles(store) == [("甲",)]


def test_the_newest_twenty_are_kept_by_their_number(store):
    for at in range(23):
        enter(store, f"题{at}")
        backup.back_up(store)
    found = backup.list_backups(store)
    assert [one.sequence for one in found] == list(range(23, 3, -1))
    assert [one.issues for one in found] == list(range(23, 3, -1))
    assert found[0].revisions == 23
    assert found[0].bytes == found[0].path.stat().st_size
    assert not list((store.beside / "backups").glob(".*"))


def dated(*days):
    """Return the paths of backups that were made at noon of these days, in this order."""
    return [Path(f"{nth:06}-{day:%Y%m%d}-120000.sqlite") for nth, day in enumerate(days, 1)]


def days(start, count, *, step=1):
    return [dt.date.fromisoformat(start) + dt.timedelta(step * nth) for nth in range(count)]


def kept(paths):
    gone = copies.superfluous(paths)
    return [path for path in paths if path not in gone]


def test_of_older_backups_one_a_day_a_week_and_a_month_is_kept():
    made = dated(*days("2024-01-01", 730))  # two years, one a day
    left = [copies.taken(path).date() for path in kept(made)]
    assert left[-20:] == days("2025-12-11", 20)
    # Weeks and months that are not among the newest 20 already; 30 November ends one of each.
    assert len(left) == 20 + 5 + 10 - 1
    assert left[0] == dt.date(2025, 1, 31)


def test_of_a_busy_day_the_last_one_is_kept():
    made = [Path(f"{nth:06}-2026010{nth // 40 + 1}-{nth % 24:02}0000.sqlite") for nth in range(120)]
    left = kept(made)
    assert left[-20:] == made[-20:]
    assert left[:-20] == [made[39], made[79]]


def test_a_clock_that_was_set_back_takes_no_backup_away():
    made = dated(*days("2026-03-01", 25), *days("2020-01-01", 3))
    assert kept(made)[-20:] == made[-20:]
    again = dated(*days("2026-03-01", 3), *days("2026-03-01", 3), *[dt.date(2026, 3, 9)] * 20)
    assert kept(again) == again


def test_thinning_again_and_again_leaves_what_thinning_once_does():
    there = []
    for path in dated(*days("2025-01-01", 400)):
        there = kept([*there, path])
    assert there == kept(there)
    assert len(there) >= 20 + 4 + 9


def test_a_backup_is_needed_when_something_was_kept(store):
    assert backup.is_needed(store)
    kept = enter(store, "甲")
    assert backup.is_needed(store)
    backup.back_up(store)
    assert not backup.is_needed(store)
    Ledger(store).name_revision(kept.revision, "送审稿")
    assert backup.is_needed(store)
    newest = backup.back_up(store)
    assert not backup.is_needed(store)
    newest.write_bytes(b"rubbish")
    assert backup.is_needed(store)


def test_a_damaged_store_makes_no_backup_and_loses_none(store):
    enter(store, "甲")
    good = backup.back_up(store)
    raw = connect.writer(store.path)
    raw.execute("DROP TRIGGER revision_stays")
    raw.execute("UPDATE revision SET bulletin = zeroblob(30)")
    raw.close()
    with pytest.raises(NotADesk, match="没有做成备份"):
        backup.back_up(store)
    assert [path for _, path in copies.named(store.beside / "backups")] == [good]


def test_while_a_backup_is_made_others_go_on_writing(store, another):
    for at in range(40):
        enter(store, f"题{at}")
    writer = another(
        "import sys; from pathlib import Path\n"
        "from gazetteer_desk.history.ledger import Ledger\n"
        "from gazetteer_desk.history.occasion import Occasion\n"
        "from gazetteer_desk.store.engine import open_store\n"
        "from tests.make import bulletin\n"
        "ledger = Ledger(open_store(Path(sys.argv[1])))\n"
        "for at in range(1000):\n"
        "    ledger.enter(bulletin(f'别的{at}'), {}, occasion=Occasion.SAVED)\n"
        "    print(at, flush=True)",
        store.path,
    )
    writer.stdout.readline()
    for _ in range(5):
        backup.back_up(store)
    writer.kill()
    writer.wait()
    entries = [one.issues for one in backup.list_backups(store)]
    assert entries == sorted(entries, reverse=True)
    assert entries[-1] >= 41
    assert backup.verify(store) == []


def test_going_back_to_a_backup_loses_nothing(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    later = enter(store, "乙")
    aside = backup.restore(store.path, wanted)
    assert titles(store) == [("甲",)]  # in the window that is open all the while
    assert opened_titles(aside) == [("乙",), ("甲",)]
    new = enter(store, "丙")
    assert new.entry > later.entry  # a number on paper keeps its meaning
    assert new.revision > later.revision
    assert backup.verify(store) == []


def test_what_is_kept_while_a_restore_prepares_is_in_the_copy_of_before(store, monkeypatch):
    enter(store, "甲")
    made = backup.back_up(store)
    copy_beside = copies.back_up_beside

    def slowly(path, *, keep_all=False):
        aside = copy_beside(path, keep_all=keep_all)
        if "乙" not in str(opened_titles(path)):
            enter(store, "乙")  # as from another window, which is told that it is kept
        return aside

    monkeypatch.setattr(copies, "back_up_beside", slowly)
    aside = backup.restore(store.path, made)
    assert titles(store) == [("甲",)]
    backup.restore(store.path, aside)
    assert sorted(titles(store)) == [("乙",), ("甲",)]


def test_one_can_go_back_to_the_oldest_of_all_backups(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    enter(store, "乙")
    for _ in range(copies.KEPT - 1):
        backup.back_up(store)
    aside = backup.restore(store.path, wanted)
    assert titles(store) == [("甲",)]
    assert opened_titles(wanted) == [("甲",)]
    assert opened_titles(aside) == [("乙",), ("甲",)]
    backup.back_up(store)  # the next one drops the oldest again
    assert len(backup.list_backups(store)) == copies.KEPT


def test_a_draft_of_an_entry_that_a_restore_took_away_is_told(store):
    wanted = backup.back_up(store)
    gone = enter(store, "甲")
    backup.restore(store.path, wanted)
    with pytest.raises(NotFound):
        Ledger(store).keep(
            gone.entry, bulletin("乙"), {}, base=gone.revision, occasion=Occasion.SAVED
        )
    assert titles(store) == []


def test_another_process_sees_the_restored_store(store, another):
    enter(store, "甲")
    wanted = backup.back_up(store)
    enter(store, "乙")
    other = another(
        "import sys; from pathlib import Path\n"
        "from gazetteer_desk.history.ledger import Ledger\n"
        "from gazetteer_desk.history.occasion import Occasion\n"
        "from gazetteer_desk.store.engine import open_store\n"
        "from tests.make import bulletin\n"
        "ledger = Ledger(open_store(Path(sys.argv[1])))\n"
        "print(len(ledger.lines()), flush=True); sys.stdin.readline()\n"
        "ledger.enter(bulletin('丙'), {}, occasion=Occasion.SAVED)\n"
        "print(len(ledger.lines()), flush=True)",
        store.path,
    )
    assert other.stdout.readline() == "2\n"
    backup.restore(store.path, wanted)
    other.stdin.write("\n")
    other.stdin.flush()
    assert other.stdout.readline() == "2\n"
    assert titles(store) == [("丙",), ("甲",)]


def test_a_damaged_store_is_put_aside_and_replaced(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    store.close()
    store.path.write_bytes(b"\0" * 5000)
    aside = backup.restore(store.path, wanted)
    assert aside.read_bytes() == b"\0" * 5000
    assert opened_titles(store.path) == [("甲",)]
    if os.name == "posix":
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def damage(path):
    """Change a digest, as a bad disk might; whoever has the store open goes on unawares."""
    with closing(connect.writer(path)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("UPDATE revision SET digest = 'x'")


POSIX = pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be moved")


@POSIX
def test_who_has_a_store_open_that_is_put_aside_goes_on_in_the_new_one(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    later = enter(store, "乙")
    damage(store.path)
    aside = backup.restore(store.path, wanted)
    new = enter(store, "丙")
    assert new.entry > later.entry
    assert titles(store) == opened_titles(store.path) == [("丙",), ("甲",)]
    assert opened_titles(aside) == [("乙",), ("甲",)]
    assert backup.verify(store) == []


@POSIX
def test_who_only_looks_sees_the_new_one_too(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    enter(store, "乙")
    damage(store.path)
    backup.restore(store.path, wanted)
    assert titles(store) == [("甲",)]


@POSIX
def test_closing_a_store_that_was_put_aside_leaves_the_new_one_whole(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    damage(store.path)
    backup.restore(store.path, wanted)
    other = open_store(store.path)
    enter(other, "丙")  # waits in the log of the new file
    store.close()
    assert titles(other) == [("丙",), ("甲",)]
    assert opened_titles(store.path) == [("丙",), ("甲",)]
    other.close()
    assert opened_titles(store.path) == [("丙",), ("甲",)]


@POSIX
def test_a_store_that_is_gone_takes_no_words_into_nowhere(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    store.path.unlink()
    with pytest.raises(NotWritable, match="不见了"):
        enter(store, "乙")
    assert titles(store) == [("甲",)]
    store.mark_open()
    backup.restore(store.path, wanted)  # there is nothing to put aside
    enter(store, "乙")
    assert opened_titles(store.path) == [("乙",), ("甲",)]


def test_a_damaged_store_stays_where_it_is_while_a_window_has_it_open(store, another):
    enter(store, "甲")
    wanted = backup.back_up(store)
    enter(store, "乙")
    damage(store.path)
    store.close()
    window = another(
        "import sys; from pathlib import Path\n"
        "from gazetteer_desk.store.engine import open_store\n"
        "store = open_store(Path(sys.argv[1])); store.mark_open()\n"
        "print(store.is_first, flush=True); sys.stdin.readline()",
        store.path,
    )
    assert window.stdout.readline() == "True\n"
    before = store.path.stat().st_ino
    with pytest.raises(DeskBusy, match="请先关闭窗口"):
        backup.restore(store.path, wanted)
    assert store.path.stat().st_ino == before
    assert opened_titles(store.path) == [("乙",), ("甲",)]
    window.communicate("\n")
    backup.restore(store.path, wanted)
    assert opened_titles(store.path) == [("甲",)]


def test_a_damaged_store_that_cannot_be_read_at_all_is_replaced_too(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:9000])
    backup.restore(store.path, wanted)
    assert opened_titles(store.path) == [("甲",)]


def test_a_lost_store_comes_back_from_a_backup(store):
    enter(store, "甲")
    wanted = backup.back_up(store)
    store.close()
    store.path.unlink()
    backup.restore(store.path, wanted)
    assert opened_titles(store.path) == [("甲",)]


@pytest.mark.parametrize("fault", ["missing", "rubbish", "newer", "flipped"])
def test_a_backup_that_is_no_good_changes_nothing(store, tmp_path, fault):
    enter(store, "甲")
    bad = backup.back_up(store, tmp_path / "bad.sqlite")
    enter(store, "乙")
    if fault == "missing":
        bad.unlink()
    elif fault == "rubbish":
        bad.write_bytes(b"rubbish")
    else:
        with closing(sqlite3.connect(bad, isolation_level=None)) as raw:
            if fault == "newer":
                raw.execute(f"PRAGMA user_version={base.VERSION + 1}")
            else:
                raw.execute("DROP TRIGGER revision_stays")
                raw.execute("UPDATE revision SET by = 'x'")
    kind = {"missing": NotFound, "newer": DeskTooNew}.get(fault, NotADesk)
    with pytest.raises(kind):
        backup.restore(store.path, bad)
    assert titles(store) == [("乙",), ("甲",)]
    assert backup.list_backups(store) == []


def test_a_sound_store_verifies(store):
    assert backup.verify(store) == []
    block, plates = picture()
    enter(store, "甲")
    Ledger(store).enter(bulletin(article("图", body=(block,))), plates, occasion=Occasion.SAVED)
    assert backup.verify(store) == []


def flips(store):
    """Yield for each bit in turn of every revision's packed words a store with it flipped."""
    raw = connect.writer(store.path)
    raw.execute("DROP TRIGGER revision_stays")
    for row, blob in raw.execute("SELECT id, bulletin FROM revision").fetchall():
        for bit in range(0, len(blob) * 8, 7):
            changed = bytearray(blob)
            changed[bit // 8] ^= 1 << bit % 8
            raw.execute("UPDATE revision SET bulletin = ? WHERE id = ?", (bytes(changed), row))
            yield row, bit
        raw.execute("UPDATE revision SET bulletin = ? WHERE id = ?", (blob, row))
    raw.close()


def test_a_single_flipped_bit_is_found(store):
    enter(store, "甲")
    with closing(connect.reader(store.path)) as reading:
        tried = 0
        for row, bit in flips(store):
            assert check.faults(reading), (row, bit)
            tried += 1
        assert tried > 200
        assert check.faults(reading) == []


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        ("UPDATE revision SET taken = '2020-01-01T00:00:00.000000+00:00' WHERE nth = 1", "时间"),
        ("UPDATE revision SET by = '别人' WHERE nth = 2", "留稿人"),
        ("UPDATE revision SET occasion = 'auto' WHERE nth = 2", "缘由"),
        ("UPDATE revision SET previous = digest WHERE nth = 2", "接不上"),
        ("DELETE FROM revision WHERE nth = 2", "缺了稿"),
        ("UPDATE entry SET head_id = (SELECT id FROM revision WHERE nth = 1)", "最新的一稿"),
        ("UPDATE entry SET head_id = NULL", "最新的一稿"),
        ("UPDATE plate SET bytes = x'00'", "图片"),
        ("DELETE FROM entry", "不存在的内容"),
    ],
)
def test_what_was_tampered_with_is_told(store, deed, says):
    kept = enter(store, "甲")
    Ledger(store).store_plates(picture()[1])
    for at in range(3):
        Ledger(store).keep(kept.entry, bulletin(f"题{at}"), {}, base=None, occasion=Occasion.SAVED)
    raw = connect.writer(store.path)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("DROP TRIGGER revision_stays")
    raw.execute("DROP TRIGGER revision_is_kept")
    raw.execute(deed)
    raw.close()
    assert any(says in sentence for sentence in backup.verify(store))


def test_a_revision_removed_for_good_leaves_its_link_in_the_chain(store):
    kept = enter(store, "甲")
    for at in range(3):
        Ledger(store).keep(kept.entry, bulletin(f"题{at}"), {}, base=None, occasion=Occasion.SAVED)
    with closing(connect.writer(store.path)) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute("DELETE FROM revision WHERE nth = 2")
    with store.writing() as session:
        session.execute(
            text(
                "INSERT INTO tombstone (entry_id, nth, digest, previous, seal, removed, by, reason)"
                " SELECT entry_id, nth, digest, previous, seal, taken, 'x', 'y'"
                " FROM revision WHERE nth = 2"
            )
        )
        session.execute(text("DELETE FROM revision WHERE nth = 2"))
    assert backup.verify(store) == []


def test_a_page_of_rubbish_is_told(store):
    for at in range(60):
        enter(store, f"题{at}")
    store.close()
    data = bytearray(store.path.read_bytes())
    middle = len(data) // 2 // 8192 * 8192
    data[middle : middle + 8192] = os.urandom(8192)
    store.path.write_bytes(data)
    with closing(connect.reader(store.path)) as reading:
        assert check.faults(reading)


def test_a_backup_never_takes_on_the_log_of_another_store(store, tmp_path):
    other = open_store(tmp_path / "other.sqlite")
    enter(other, "别处")
    left = {
        part.name: part.read_bytes() for part in tmp_path.glob("other.sqlite*") if part.is_file()
    }
    other.close()
    for name in ("other.sqlite", "other.sqlite-wal"):  # as a power cut leaves them
        (tmp_path / name).write_bytes(left[name])
    enter(store, "甲")
    with pytest.raises(NotWritable, match="另一个"):
        backup.back_up(store, tmp_path / "other.sqlite")
    opened = open_store(tmp_path / "other.sqlite")
    assert [line.titles for line in Ledger(opened).lines()] == [("别处",)]
    opened.close()


def test_a_new_store_never_takes_on_the_log_of_one_that_is_gone(tmp_path):
    path = tmp_path / "office" / "desk.sqlite"
    gone = open_store(path)
    enter(gone, "甲")
    log = path.with_name("desk.sqlite-wal").read_bytes()
    gone.close()
    shutil.rmtree(path.parent)
    path.parent.mkdir()
    path.with_name("desk.sqlite-wal").write_bytes(log)
    made = open_store(path)
    assert Ledger(made).lines() == []
    assert backup.verify(made) == []
    made.close()
    assert path.with_name("desk.sqlite.damaged-wal").read_bytes() == log
