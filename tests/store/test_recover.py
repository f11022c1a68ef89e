"""A damaged store is made whole again from whatever is intact."""

import errno
import os
import random
import shutil
from collections import Counter
from contextlib import closing

import pytest
from sqlalchemy import text

from benchmarks import flip_test, kill_test
from gazetteer_desk.errors import DeskBusy, DiskFull, NotADesk, NotFound
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.recovery import Recovery
from gazetteer_desk.store import aside, backup, connect, copies
from gazetteer_desk.store import recover as recovering
from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.recover import recover
from tests.make import article, bulletin, picture


def enter(store, title):
    return Ledger(store).enter(bulletin(title), {}, occasion=Occasion.SAVED)


def keep(store, entry, title):
    issue = bulletin(title)
    return Ledger(store).keep(entry, issue, {}, base=None, occasion=Occasion.SAVED)


def spoil(path, deed="UPDATE revision SET bulletin = zeroblob(30) WHERE nth = 2"):
    with closing(connect.writer(path)) as raw:
        raw.execute("DROP TRIGGER revision_stays")
        raw.execute("DROP TRIGGER revision_is_kept")
        raw.execute(deed)


@pytest.fixture
def history(store, path):
    """Give a closed store with one issue of three revisions, and a second issue."""
    kept = enter(store, "甲")
    keep(store, kept.entry, "甲甲")
    keep(store, kept.entry, "甲甲甲")
    enter(store, "乙")
    store.close()
    return path


def everything_is_there(path):
    store = open_store(path, create=False)
    ledger = Ledger(store)
    titles = [ledger.revision(line.id).articles[0].headline for line in ledger.revisions(1)]
    sound = backup.verify(store)
    copies.check_copy(backup.back_up(store))
    store.close()
    return titles == ["甲甲甲", "甲甲", "甲"] and sound == []


def test_a_damaged_revision_comes_back_from_the_journal(history):
    spoil(history)
    told = recover(history)
    assert told.aside.name == "desk.sqlite.damaged"
    assert (told.lost, told.doubtful, told.is_all) == ((), (), True)
    assert everything_is_there(history)


def test_without_a_journal_it_comes_from_a_backup(history):
    store = open_store(history)
    backup.back_up(store)
    enter(store, "丙")
    store.close()
    shutil.rmtree(store.beside / "journal")
    spoil(history)
    assert recover(history).lost == ()
    assert everything_is_there(history)
    store = open_store(history)
    assert len(Ledger(store).lines()) == 3  # what came after the backup is there too
    store.close()


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("has_backup", [True, False])
def test_a_journal_written_anew_beside_a_damaged_store_hides_no_loss(history, nth, has_backup):
    store = open_store(history)
    if has_backup:
        backup.back_up(store)
    store.close()
    shutil.rmtree(store.beside / "journal")
    spoil(
        history, f"UPDATE revision SET bulletin = zeroblob(30) WHERE entry_id = 1 AND nth = {nth}"
    )
    store = open_store(history)
    enter(store, "丙")  # which writes all that there is into a new journal
    store.close()
    assert recover(history).lost == (() if has_backup else ((1, nth),))
    store = open_store(history)
    assert backup.verify(store) == []
    assert len(Ledger(store).revisions(1)) == (3 if has_backup else 2)
    assert len(Ledger(store).lines()) == 3
    store.close()


def test_a_damaged_picture_and_item_in_a_journal_written_anew_come_from_a_backup(history):
    store = open_store(history)
    shown, plates = picture()
    issue = bulletin(article("有图", body=(shown,)))
    Ledger(store).enter(issue, plates, occasion=Occasion.SAVED)
    Items(store).receive(article("来稿"), source="")
    backup.back_up(store)
    store.close()
    shutil.rmtree(store.beside / "journal")
    with closing(connect.writer(history)) as raw:
        raw.execute("UPDATE plate SET bytes = x'00'")
        raw.execute("UPDATE item_revision SET article = x'00'")
    store = open_store(history)
    enter(store, "丙")
    store.close()
    assert recover(history).lost == ()
    store = open_store(history)
    assert backup.verify(store) == []
    assert Ledger(store).plates(plates) == plates
    store.close()


def test_what_is_nowhere_any_more_is_told_and_the_rest_goes_on(history):
    shutil.rmtree(history.with_name("desk.sqlite.d"))
    spoil(history)
    assert recover(history).lost == ((1, 2),)
    store = open_store(history)
    assert [line.nth for line in Ledger(store).revisions(1)] == [3, 1]
    assert backup.verify(store) == []
    keep(store, 1, "又一稿")
    assert backup.verify(store) == []
    backup.back_up(store)
    store.close()


def test_of_a_changed_moment_without_any_other_copy_the_words_are_kept(history):
    shutil.rmtree(history.with_name("desk.sqlite.d"))
    spoil(history, "UPDATE revision SET by = '别人' WHERE nth = 2")
    told = recover(history)
    assert (told.lost, told.doubtful) == ((), ((1, 2),))
    assert everything_is_there(history)


@pytest.mark.parametrize("left", [b"", b"rubbish" * 3000, None])
def test_a_store_that_is_gone_comes_back_and_is_never_made_empty(history, left):
    if left is None:
        history.unlink()
    else:
        history.write_bytes(left)
    with pytest.raises(NotADesk):
        open_store(history)
    recover(history)
    assert everything_is_there(history)


def test_where_nothing_is_left_nothing_is_touched(path):
    path.parent.mkdir()
    path.write_bytes(b"rubbish" * 3000)
    with pytest.raises(NotFound):
        recover(path)
    assert path.read_bytes() == b"rubbish" * 3000


def test_what_was_removed_for_good_does_not_come_back_from_a_backup(history):
    store = open_store(history)
    backup.back_up(store)
    with store.writing() as session:
        session.execute(
            text(
                "INSERT INTO tombstone (entry_id, nth, digest, previous, seal, removed, by, reason)"
                " SELECT entry_id, nth, digest, previous, seal, taken, 'x', 'y'"
                " FROM revision WHERE entry_id = 1 AND nth = 2"
            )
        )
        session.execute(text("DELETE FROM revision WHERE entry_id = 1 AND nth = 2"))
    store.close()
    shutil.rmtree(store.beside / "journal")
    spoil(history, "UPDATE revision SET bulletin = zeroblob(30) WHERE nth = 3")
    assert recover(history).lost == ()
    store = open_store(history)
    assert [line.nth for line in Ledger(store).revisions(1)] == [3, 1]
    assert backup.verify(store) == []
    store.close()


def test_last_words_are_carried_over(history):
    store = open_store(history)
    Recovery(store).write("k", 1, None, {"a": b"last words"})
    store.close()
    spoil(history)
    recover(history)
    store = open_store(history)
    assert [row.parts for row in Recovery(store).read_all()] == [{"a": b"last words"}]
    store.close()


def test_a_second_damaged_store_is_put_beside_the_first(history):
    spoil(history)
    recover(history)
    spoil(history)
    assert recover(history).aside.name == "desk.sqlite.2.damaged"
    assert everything_is_there(history)


def test_a_window_that_opens_after_a_kill_finds_the_damaged_store_again(
    history,
    monkeypatch,
):
    store = open_store(history)
    Recovery(store).write("k", 1, None, {"a": b"last words"})
    store.close()
    spoil(history)
    swap = aside.swap

    def killed(path, ready):
        path.replace(path.with_name("desk.sqlite.damaged"))
        (path.parent / "desk.sqlite.d" / "moving").write_text("desk.sqlite.damaged")
        raise KeyboardInterrupt

    monkeypatch.setattr(aside, "swap", killed)
    with pytest.raises(KeyboardInterrupt):
        recover(history)
    monkeypatch.setattr(aside, "swap", swap)
    opened = open_store(history)
    assert backup.verify(opened) != []
    opened.close()
    recover(history)
    assert everything_is_there(history)
    store = open_store(history)
    assert [row.parts for row in Recovery(store).read_all()] == [{"a": b"last words"}]
    store.close()


def test_a_disk_that_is_full_leaves_the_damaged_store_in_its_place(
    history,
    monkeypatch,
):
    spoil(history)
    before = history.read_bytes()
    copy = copies.copy

    def full(source, to):
        if to.name.startswith("restoring"):
            raise OSError(errno.ENOSPC, "full")
        return copy(source, to)

    monkeypatch.setattr(copies, "copy", full)
    with pytest.raises(DiskFull):
        recover(history)
    monkeypatch.undo()
    assert history.read_bytes() == before
    recover(history)
    assert everything_is_there(history)


def test_what_another_program_saves_during_a_recovery_is_not_lost(
    history,
    monkeypatch,
):
    spoil(history)
    compose = recovering._compose

    def meanwhile(path, into):
        said = compose(path, into)
        store = open_store(path)
        Ledger(store).enter(bulletin("丙"), {}, occasion=Occasion.SAVED)
        store.close()
        return said

    monkeypatch.setattr(recovering, "_compose", meanwhile)
    with pytest.raises(DeskBusy):
        recover(history)
    monkeypatch.undo()
    recover(history)
    store = open_store(history)
    assert {line.titles for line in Ledger(store).lines()} == {("甲甲甲",), ("乙",), ("丙",)}
    store.close()


def journal_alone(history):
    """Leave nothing but the journal; return its file and what stands in it."""
    history.unlink()
    file = history.with_name("desk.sqlite.d") / "journal" / "000001.journal"
    return file, file.read_bytes().split(b"\n")


def header_of(lines, title):
    """Return which line is the header above the first words that have a title."""
    asked = f'"title":["{title}"]'.encode()
    return next(at for at, line in enumerate(lines) if asked in line and b'"masthead"' in line) - 1


@pytest.mark.parametrize("title", ["甲", "甲甲", "甲甲甲", "乙"])
def test_words_below_a_damaged_header_come_back_from_the_journal_alone(history, title):
    file, lines = journal_alone(history)
    at = header_of(lines, title)
    lines[at] = lines[at].replace(b'"by"', b'"bz"').replace(b'"kind"', b'"k\xffnd"')
    file.write_bytes(b"\n".join(lines))
    told = recover(history)
    assert (told.lost, told.is_all) == ((), False)
    assert everything_is_there(history)


def test_words_whose_header_is_gone_wholly_are_placed_by_the_revision_after_them(history):
    file, lines = journal_alone(history)
    at = header_of(lines, "甲甲")
    lines[at] = bytes(len(lines[at]))
    file.write_bytes(b"\n".join(lines))
    told = recover(history)
    assert (told.lost, told.doubtful) == ((), ((1, 2),))
    assert everything_is_there(history)


def test_words_that_nothing_places_any_more_are_an_issue_of_their_own(history):
    file, lines = journal_alone(history)
    at = header_of(lines, "乙")
    lines[at] = lines[at].replace(b'"nth":1', b"\x00" * 7)
    file.write_bytes(b"\n".join(lines))
    recover(history)
    store = open_store(history)
    assert {line.titles for line in Ledger(store).lines()} == {("甲甲甲",), ("乙",)}
    assert backup.verify(store) == []
    store.close()


def test_damaged_words_are_not_believed(history):
    file, lines = journal_alone(history)
    at = header_of(lines, "甲甲甲") + 1
    lines[at] = lines[at].replace("甲甲甲".encode(), "甲甲乙".encode())
    file.write_bytes(b"\n".join(lines))
    told = recover(history)
    assert not told.is_all
    store = open_store(history)
    assert [line.nth for line in Ledger(store).revisions(1)] == [2, 1]
    assert backup.verify(store) == []
    store.close()


@pytest.mark.parametrize("turn", [1, 2, 3, 4])
def test_a_turn_whose_end_is_damaged_loses_no_words_and_is_told(history, turn):
    file, lines = journal_alone(history)
    wanted = f'"turn":{turn}}}'.encode()
    file.write_bytes(b"\n".join(line.replace(wanted, b'"turn":0}') for line in lines))
    told = recover(history)
    assert (told.lost, told.is_all) == ((), False)
    assert everything_is_there(history)


def test_an_item_below_a_damaged_header_comes_back(history):
    store = open_store(history)
    Items(store).receive(article("来稿"), source="")
    store.close()
    file, lines = journal_alone(history)
    file.write_bytes(
        b"\n".join(one.replace(b'"table":"item_rev', b'"tabel":"item_rev') for one in lines)
    )
    recover(history)
    store = open_store(history)
    assert [line.title for line in Items(store).lines()] == ["来稿"]
    assert backup.verify(store) == []
    store.close()


def test_a_revision_nobody_knows_between_two_others_leaves_a_sound_chain(history):
    shutil.rmtree(history.with_name("desk.sqlite.d"))
    spoil(history, "DELETE FROM revision WHERE entry_id = 1 AND nth = 2")
    assert recover(history).lost == ((1, 2),)
    store = open_store(history)
    assert backup.verify(store) == []
    store.close()


def test_damage_at_random_is_found_and_what_is_intact_comes_back(tmp_path):
    truth = flip_test.make(tmp_path / "made" / flip_test.NAME, random.Random(1))
    for nth in range(14):
        shutil.copytree(tmp_path / "made", there := tmp_path / f"{nth}")
        said = flip_test.damage(there, random.Random(nth))
        assert flip_test.judge(there / flip_test.NAME, truth, Counter()) == [], said


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_kills_at_random_lose_nothing(tmp_path):
    run = kill_test.Run(tmp_path / "desk.sqlite", random.Random(3))
    while run.killed < 25 and not run.troubles:
        run.round()
    run.finish()
    assert run.troubles == []
