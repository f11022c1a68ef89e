"""What is removed for good stands nowhere any more: not in any byte of any file of the office."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from gazetteer_desk.bulletin import codec
from gazetteer_desk.desk import past, removing, tending
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.desk.draft import Draft, part_bytes, split
from gazetteer_desk.desk.values import Saving
from gazetteer_desk.errors import NotFound
from gazetteer_desk.history import removing as rows_of
from gazetteer_desk.history.intake import Incoming, IntakeDrawer
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.tables import Entry, Plate
from gazetteer_desk.history.trash import Sort
from gazetteer_desk.search import building
from gazetteer_desk.store import backup, cleaning, copies
from gazetteer_desk.store.base import now
from gazetteer_desk.store.engine import open_store
from tests import make
from tests.desk.traces import traces


RARE = "鱟鱠麤", "龘靐齉", "Qzxwv7788"
ROOT = Path(__file__).parents[2]


def desk_at(folder: Path) -> Desk:
    return Desk(folder / "desk.sqlite")


def keep(desk: Desk, draft: Draft, bulletin) -> None:
    draft.put("写", bulletin)
    saving = Saving(
        key=draft.key, entry=draft.entry, base=draft.base, bulletin=bulletin,
        occasion=Occasion.SAVED,
    )  # fmt: skip
    kept = desk.keep(saving)
    draft.was_kept(bulletin, entry=kept.entry, revision=kept.revision)


def secret(nth: int, *blocks):
    words = make.article(f"绝密{RARE[0]}", f"第{nth}稿{RARE[1]}的正文{RARE[2]}。", key="geheim")
    words = replace(words, body=(*words.body, *blocks))
    return make.bulletin(words, number=12, note=make.body(f"按语{RARE[1]}"))


def an_office(folder: Path, backups: int = 2) -> tuple[Desk, int, str]:
    """Make an office that has written, autosaved, given up, backed up and deleted one issue."""
    desk = desk_at(folder)
    block, plates = make.picture(make.png(7, 5))
    desk.store_plates(plates)
    other = Draft(make.bulletin("留下的一期", number=11))
    keep(desk, other, other.bulletin)
    draft = Draft(secret(0))
    parts = split(draft.bulletin)
    desk.recovery.write(draft.key, None, None, {k: part_bytes(p) for k, p in parts.items()})
    desk.back_up()  # while it was never kept: its last words are all there is of it
    for nth in range(3):
        keep(desk, draft, secret(nth, block))
        desk.autosave(draft.key, draft.entry, draft.base, split(secret(nth + 10)))
    desk.items.hold([secret(1).articles[0]], entry=draft.entry, source="刊")
    keep(desk, draft, secret(4, block))
    desk.dropped.put(secret(5), entry=draft.entry)
    desk.ledger.remark(draft.entry, f"备注{RARE[0]}")
    desk.ledger.advance(draft.entry, Status.CHECKED, who=RARE[1], reason=f"请核{RARE[0]}")
    for nth in range(backups):
        keep(desk, other, make.bulletin(f"留下的一期，改{nth}", number=11))
        desk.back_up()
    desk.forget(draft.key)
    assert draft.entry is not None
    desk.trash.put(draft.entry)
    return desk, draft.entry, block.digest


def remove(desk: Desk, entry: int) -> list[removing.Step]:
    return list(removing.steps(desk, removing.begin(desk, Sort.ISSUE, entry)))


def test_not_a_byte_of_it_is_left_and_all_else_is_whole(tmp_path):
    desk, entry, picture = an_office(tmp_path)
    before = desk.lines()
    assert traces(tmp_path, *RARE), "the search finds what is there"
    steps = remove(desk, entry)
    assert (steps[-1].done, steps[-1].of, steps[-1].unread) == (4, 4, ())
    assert traces(tmp_path, *RARE) == []
    assert desk.plate(picture) is None
    assert desk.lines() == before
    assert desk.trash.lines() == []
    assert desk.items.lines() == []
    assert desk.verify() == []
    assert past.search(desk, "绝密").count == 0
    assert past.search(desk, "留下").count == 1
    for one in desk.backups():
        assert copies.check_copy(one.path).entries
    desk.close()
    assert traces(tmp_path, *RARE) == []


def test_what_a_backup_holds_is_told_without_it(tmp_path):
    desk, entry, _ = an_office(tmp_path, backups=1)
    desk.back_up()
    newest = desk.backups()[0]
    assert (newest.issues, len(desk.lines())) == (2, 1)
    remove(desk, entry)
    (newest, *older) = desk.backups()
    assert newest.issues == len(desk.lines()) == 1
    assert all(one.issues <= 1 for one in older)
    assert tending.contents(newest.path) == ("2026年第11期　留下的一期，改0（第2稿）",)
    desk.close()


def test_a_backup_made_meanwhile_has_nothing_of_it_either(tmp_path, monkeypatch):
    desk, entry, _ = an_office(tmp_path)
    monkeypatch.setattr(building, "PAGES", 1)  # so that the index takes several slices
    steps = removing.steps(desk, removing.begin(desk, Sort.ISSUE, entry))
    assert next(steps).done == 0
    desk.back_up()  # its rows are gone, and not yet what the index had of them
    *_, last = steps
    assert last.done == last.of == 1 + len(desk.backups())
    assert traces(tmp_path, *RARE) == []
    desk.close()


def test_a_store_put_aside_with_its_log_has_nothing_of_it_either(tmp_path):
    desk, entry, _ = an_office(tmp_path, backups=0)
    for ending in ("", "-wal"):  # as a recovery puts them aside after a power cut
        part = tmp_path / f"desk.sqlite{ending}"
        (tmp_path / f"desk.sqlite.damaged{ending}").write_bytes(part.read_bytes())
    assert (tmp_path / "desk.sqlite.damaged-wal").stat().st_size
    assert remove(desk, entry)[-1].unread == ()
    desk.close()
    assert traces(tmp_path, *RARE) == []
    assert copies.check_copy(tmp_path / "desk.sqlite.damaged").entries


def test_its_place_in_the_chain_stays_and_a_changed_tombstone_is_found(tmp_path):
    desk, entry, _ = an_office(tmp_path, backups=0)
    digests = [line.digest for line in reversed(_revisions(desk, entry))]
    remove(desk, entry)
    with contextlib.closing(sqlite3.connect(desk.path)) as raw:
        asked = "SELECT nth, digest FROM tombstone WHERE entry_id = ? ORDER BY nth"
        assert raw.execute(asked, (entry,)).fetchall() == list(enumerate(digests, start=1))
        raw.execute("UPDATE tombstone SET digest = 'x' WHERE nth = 2")
        raw.commit()
    assert any("销毁记录" in fault for fault in desk.verify())
    kept = desk.ledger.enter(make.bulletin("下一期"), {}, occasion=Occasion.SAVED)
    assert kept.entry > entry
    desk.close()


def _revisions(desk: Desk, entry: int):
    desk.trash.put_back(entry)
    found = desk.revisions(entry)
    desk.trash.put(entry)
    return found


def test_neither_the_journal_nor_a_backup_brings_it_back(tmp_path):
    desk, entry, _ = an_office(tmp_path)
    remove(desk, entry)
    rebuild(desk.path, tmp_path / "built" / "built.sqlite")
    built = open_store(tmp_path / "built" / "built.sqlite")
    assert backup.verify(built) == []
    built.close()
    assert traces(tmp_path, *RARE) == []
    for one in desk.backups():
        desk.restore(one.path)
        assert desk.verify() == []
        assert all(line.id != entry for line in desk.lines())
    assert traces(tmp_path, *RARE) == []
    desk.close()


def test_words_and_pictures_that_others_have_too_stay(tmp_path):
    desk, entry, picture = an_office(tmp_path, backups=1)
    block, plates = make.picture(make.png(7, 5))
    twin = make.bulletin(replace(make.article("用同一张图"), body=(block,)), number=13)
    desk.ledger.enter(twin, plates, occasion=Occasion.SAVED)
    desk.trash.put_back(entry)
    same = desk.entry(entry).bulletin
    draft = Draft(make.bulletin("先是别的", number=14))
    keep(desk, draft, draft.bulletin)
    keep(desk, draft, same)  # the very words, to the byte
    desk.trash.put(entry)
    remove(desk, entry)
    assert desk.plate(picture)
    assert desk.entry(draft.entry).bulletin == same
    desk.directory.set_scheme("随便一刊", desk.scheme_of("随便一刊"))  # any later write
    rebuild(desk.path, tmp_path / "built.sqlite")
    built = open_store(tmp_path / "built.sqlite")
    assert backup.verify(built) == []
    built.close()
    desk.close()


def test_an_item_goes_alone(tmp_path):
    desk = desk_at(tmp_path)
    (item,) = desk.items.hold([secret(0).articles[0]])
    desk.items.hold([make.article("留着的来稿")])
    desk.back_up()
    desk.items.remove(item)
    list(removing.steps(desk, removing.begin(desk, Sort.ITEM, item)))
    assert traces(tmp_path, *RARE) == []
    assert [line.title for line in desk.items.lines()] == ["留着的来稿"]
    assert desk.trash.lines() == []
    assert desk.verify() == []
    desk.close()


def test_only_what_is_in_the_trash_is_removed(tmp_path):
    desk, entry, _ = an_office(tmp_path, backups=0)
    desk.trash.put_back(entry)
    for sort, of in ((Sort.ISSUE, entry), (Sort.ISSUE, 99), (Sort.ITEM, 1), (Sort.ITEM, 99)):
        with pytest.raises(NotFound):
            removing.begin(desk, sort, of)
    assert removing.pending(desk) == []
    desk.close()


def test_who_is_asked_to_remove_it_cannot_put_it_back(tmp_path):
    desk, entry, _ = an_office(tmp_path, backups=0)
    removing.begin(desk, Sort.ISSUE, entry)
    assert desk.trash.lines() == []
    with pytest.raises(NotFound):
        desk.trash.put_back(entry)
    desk.close()


@pytest.mark.parametrize("sort", [Sort.ISSUE, Sort.ITEM])
def test_what_was_put_back_before_a_killed_process_came_to_it_stays(tmp_path, monkeypatch, sort):
    desk, entry, _ = an_office(tmp_path, backups=0)
    of, put_back = entry, desk.trash.put_back
    if sort is Sort.ITEM:
        (of,) = desk.items.hold([make.article("留用的一篇", key="k9")])
        desk.items.remove(of)
        put_back = desk.items.bring_back
    with monkeypatch.context() as killed:
        killed.setattr(rows_of, "remove", lambda *_: None)
        mark = removing.begin(desk, sort, of)
    put_back(of)
    assert list(removing.steps(desk, mark)) == []
    assert removing.pending(desk) == []
    if sort is Sort.ISSUE:
        assert [line.id for line in desk.lines()].count(entry) == 1
        assert desk.entry(entry).bulletin.articles
    else:
        assert desk.items.article(of).headline == "留用的一篇"
    assert desk.verify() == []
    desk.close()


def test_what_was_stopped_is_told_and_done_later(tmp_path):
    desk, entry, _ = an_office(tmp_path)
    steps = removing.steps(desk, removing.begin(desk, Sort.ISSUE, entry))
    assert next(steps).done == 1
    steps.close()
    assert desk.verify() == []
    assert all(copies.check_copy(one.path).entries for one in desk.backups())
    assert len(removing.pending(desk)) == 1
    assert traces(tmp_path, *RARE)
    desk.close()
    desk = desk_at(tmp_path)
    for mark in removing.pending(desk):
        list(removing.steps(desk, mark))
    assert removing.pending(desk) == []
    assert traces(tmp_path, *RARE) == []
    desk.close()


def test_it_is_done_in_slices_between_which_others_save(tmp_path, monkeypatch):
    monkeypatch.setattr(building, "PAGES", 1)
    desk, entry, _ = an_office(tmp_path, backups=0)
    steps = removing.steps(desk, removing.begin(desk, Sort.ISSUE, entry))
    first = next(steps)
    assert (first.done, 0 < first.percent < 100) == (0, True)
    late = Draft(make.bulletin("这时存的一期", number=15))
    keep(desk, late, late.bulletin)
    steps.close()  # as where it is killed
    desk.close()
    desk = desk_at(tmp_path)
    slices = 0
    for mark in removing.pending(desk):
        for step in removing.steps(desk, mark):
            slices += not step.done
            keep(desk, late, make.bulletin(f"存了{slices}次", number=15))
    assert slices
    assert traces(tmp_path, *RARE) == []
    assert desk.verify() == []
    assert past.search(desk, f"存了{slices}次").count == 1
    assert past.search(desk, "留下").count == 1
    desk.close()
    assert traces(tmp_path, *RARE) == []


@pytest.mark.parametrize("times", [1, 9])
def test_what_is_saved_while_the_file_is_written_anew_stays(tmp_path, monkeypatch, times):
    desk, entry, _ = an_office(tmp_path, backups=0)
    late = Draft(make.bulletin("这时存的一期", number=15))
    keep(desk, late, late.bulletin)
    written: list[int] = []
    write = cleaning._write_anew

    def meanwhile(raw, to):
        write(raw, to)
        if raw.execute("PRAGMA database_list").fetchone()[2] != str(desk.path):
            return  # a backup's
        written.append(len(written))
        if len(written) <= min(times, cleaning._ATTEMPTS):  # later the lock is held
            keep(desk, late, make.bulletin(f"存了{len(written)}次", number=15))

    monkeypatch.setattr(cleaning, "_write_anew", meanwhile)
    remove(desk, entry)
    assert len(written) == min(times, cleaning._ATTEMPTS) + 1
    assert past.search(desk, f"存了{len(written) - 1}次").count == 1
    assert desk.verify() == []
    assert traces(tmp_path, *RARE) == []
    desk.close()


def test_a_store_that_takes_its_place_meanwhile_is_not_written_over(tmp_path, monkeypatch):
    path = tmp_path / "desk.sqlite"
    desk = desk_at(tmp_path)
    desk.ledger.enter(make.bulletin("先有的一期"), {}, occasion=Occasion.SAVED)
    desk.close()
    other = desk_at(tmp_path / "other")
    other.ledger.enter(make.bulletin("换上的一期"), {}, occasion=Occasion.SAVED)
    other.close()
    write = cleaning._write_anew

    def meanwhile(raw, to):
        write(raw, to)
        if other.path.exists():
            other.path.replace(path)

    monkeypatch.setattr(cleaning, "_write_anew", meanwhile)
    cleaning.clean(path)
    desk = desk_at(tmp_path)
    assert [line.titles for line in desk.lines()] == [("换上的一期",)]
    desk.close()


def test_a_backup_that_newer_ones_replace_meanwhile_is_not_said_to_be_unread(tmp_path):
    desk, entry, _ = an_office(tmp_path)
    steps = removing.steps(desk, removing.begin(desk, Sort.ISSUE, entry))
    while next(steps).done < 1:
        pass  # the backups are listed now
    desk.backups()[0].path.unlink()
    *_, last = steps
    assert last.unread == ()
    assert removing.pending(desk) == []
    assert traces(tmp_path, *RARE) == []
    desk.close()


def test_a_damaged_backup_is_named_and_tried_again(tmp_path):
    desk, entry, _ = an_office(tmp_path)
    broken = desk.backups()[0].path
    data = bytearray(broken.read_bytes())
    data[len(data) // 3 :] = bytes(len(data) - len(data) // 3)
    broken.write_bytes(data)
    steps = remove(desk, entry)
    assert steps[-1].unread == (broken,)
    assert len(removing.pending(desk)) == 1
    broken.unlink()
    for mark in removing.pending(desk):
        list(removing.steps(desk, mark))
    assert removing.pending(desk) == []
    desk.close()


KILLED = """
import sys
from pathlib import Path
from gazetteer_desk.desk import removing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.trash import Sort
desk = Desk(Path(sys.argv[1]))
print("begun", flush=True)
marks = removing.pending(desk) or [removing.begin(desk, Sort.ISSUE, int(sys.argv[2]))]
for _ in removing.steps(desk, marks[0]):
    pass
desk.close()
print("done", flush=True)
"""
LONG = os.environ.get("GAZETTEER_DESK_HYPOTHESIS") == "long"


@pytest.mark.parametrize("after_ms", range(0, 1200, 30) if LONG else (120, 400))
def test_killed_in_the_middle_it_is_done_at_the_next_start(tmp_path, after_ms):
    desk, entry, _ = an_office(tmp_path)
    before = desk.lines()
    desk.close()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path / "desk.sqlite"), str(entry)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(after_ms / 1000)
        process.send_signal(signal.SIGKILL)
    desk = desk_at(tmp_path)
    assert desk.lines() == before
    assert desk.verify() == []
    for one in desk.backups():
        copies.check_copy(one.path)
    if not removing.pending(desk) and desk.trash.lines():  # killed before the mark
        removing.begin(desk, Sort.ISSUE, entry)
    for mark in removing.pending(desk):
        list(removing.steps(desk, mark))
    desk.close()
    assert traces(tmp_path, *RARE) == []


def test_the_exchange_form_is_unchanged_by_all_this(tmp_path):
    desk, _, _ = an_office(tmp_path, backups=0)
    words = codec.canonical(desk.entry(desk.lines()[0].id).bulletin)
    remove(desk, desk.trash.lines()[0].id)
    assert codec.canonical(desk.entry(desk.lines()[0].id).bulletin) == words
    desk.close()


def a_file(name: str, bulletin, **more) -> Incoming:
    sha256 = codec.digest(name.encode())
    return Incoming(sha256=sha256, name=name, form="docx", size=9, bulletin=bulletin, **more)


def test_a_file_that_waits_goes_with_its_words_its_pictures_and_its_original(tmp_path):
    desk = desk_at(tmp_path)
    drawer = IntakeDrawer(desk.store)
    block, plates = make.picture(make.png(7, 5))
    words = {"value": codec.canonical(secret(1, block)), "plates": plates}
    more = {"doubts": (f"{RARE[0]}要看。",), "original": os.urandom(99)}
    line, _ = drawer.put(a_file(f"{RARE[1]}.docx", secret(1, block), **words, **more))
    other, _ = drawer.put(a_file("留下.docx", make.bulletin("留下", number=1), doubts=("看。",)))
    desk.back_up()
    with desk.store.reading() as session:
        plates = [digest for (digest,) in session.execute(select(Plate.digest))]
    assert len(plates) == 2
    assert traces(tmp_path, *RARE)
    list(removing.steps(desk, removing.begin_file(desk, line.sha256)))
    assert drawer.lines() == [other]
    assert desk.ledger.plates(plates) == {}
    assert traces(tmp_path, *RARE) == []
    assert desk.verify() == []
    with pytest.raises(NotFound, match="收件里没有"):
        removing.begin_file(desk, line.sha256)
    desk.close()


def test_the_line_of_a_file_goes_with_the_issue_that_came_of_it(tmp_path):
    desk = desk_at(tmp_path)
    drawer = IntakeDrawer(desk.store)
    words = {"value": codec.canonical(secret(1)), "original": b"%PDF" + RARE[0].encode()}
    waiting, _ = drawer.put(a_file(f"{RARE[1]}.docx", secret(1), doubts=(RARE[0],), **words))
    desk.back_up()
    line = drawer.take(waiting.sha256, secret(2))
    assert line.entry is not None
    with pytest.raises(NotFound, match="收件里没有"):
        removing.begin_file(desk, line.sha256)
    with desk.store.writing() as session:
        session.get_one(Entry, line.entry).deleted = now()  # as a clerk may do with a draft alone
    desk.back_up()
    remove(desk, line.entry)
    assert drawer.lines() == []
    assert traces(tmp_path, *RARE) == []
    assert desk.verify() == []
    desk.close()
