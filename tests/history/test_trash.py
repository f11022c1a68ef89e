"""An issue is thrown away by mistake, and taken out of the trash again."""

import datetime as dt

import pytest

from gazetteer_desk.errors import NoSuchStep, NotFound
from gazetteer_desk.history import chain
from gazetteer_desk.history import trash as trash_room
from gazetteer_desk.history.items import Items
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.trash import HELD, Sort, Trash
from gazetteer_desk.search import index
from gazetteer_desk.search.searching import search
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests.make import SERIES, article, bulletin


@pytest.fixture
def ledger(store):
    return Ledger(store, (index.follow,))


@pytest.fixture
def trash(store):
    return Trash(store, (index.follow_trash,))


def enter(ledger, *titles, **more):
    return ledger.enter(bulletin(*titles, **more), {}, occasion=Occasion.SAVED)


def test_what_is_deleted_is_nowhere_until_it_is_put_back(store, ledger, trash):
    kept = enter(ledger, "石桥村志首发", number=5)
    enter(ledger, "另一期", number=6)
    before = ledger.line(kept.entry)
    trash.put(kept.entry)
    assert [line.titles for line in ledger.lines()] == [("另一期",)]
    assert list(ledger.listed(SERIES)) != [kept.entry]
    assert len(ledger.listed(SERIES)) == 1
    assert ledger.clash(before.number, SERIES, apart_from=None) == []
    assert ledger.last_issue().number.number == 6
    assert search(store, ledger, "石桥").count == 0
    for asked in (ledger.line, ledger.head, ledger.revisions):
        with pytest.raises(NotFound, match="回收站"):
            asked(kept.entry)
    with pytest.raises(NotFound, match="回收站"):
        ledger.advance(kept.entry, Status.CHECKED)
    (line,) = trash.lines()
    assert (line.sort, line.id, line.titles) == (Sort.ISSUE, kept.entry, ("石桥村志首发",))
    assert line.ends - line.deleted == dt.timedelta(days=90)
    assert ledger.revision(line.head) == bulletin("石桥村志首发", number=5)
    trash.put_back(kept.entry)
    assert ledger.line(kept.entry) == before
    assert search(store, ledger, "石桥").count == 1
    assert trash.lines() == []
    assert backup.verify(store) == []
    with store.reading() as session:
        assert index.is_whole(session)


def test_the_same_file_again_is_another_issue_while_the_first_is_in_the_trash(ledger, trash):
    first = enter(ledger, "甲")
    trash.put(first.entry)
    assert enter(ledger, "甲").entry != first.entry


def test_words_for_an_issue_in_the_trash_are_refused_and_not_lost_in_it(ledger, trash):
    kept = enter(ledger, "甲")
    trash.put(kept.entry)
    with pytest.raises(NotFound, match="回收站"):
        ledger.keep(kept.entry, bulletin("乙"), {}, base=kept.revision, occasion=Occasion.SAVED)


def test_what_has_gone_out_is_never_deleted(ledger, trash):
    issued, void = enter(ledger, "甲", number=1), enter(ledger, "乙", number=2)
    for status in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
        ledger.advance(issued.entry, status)
    ledger.advance(void.entry, Status.VOID, reason="误编")
    with pytest.raises(NoSuchStep, match=r"已印发.*只能作废"):
        trash.put(issued.entry)
    with pytest.raises(NoSuchStep, match="已作废，不能删除"):
        trash.put(void.entry)
    assert len(ledger.lines()) == 2
    for deed in (trash.put, trash.put_back):
        with pytest.raises(NotFound):
            deed(99)
    with pytest.raises(NotFound, match="不在回收站"):
        trash.put_back(issued.entry)


def test_items_lie_there_too_and_the_latest_is_first(store, ledger, trash):
    items = Items(store, (index.follow_items,))
    kept = enter(ledger, "甲")
    (item,) = items.hold([article("柳溪来稿", "柳溪。")])
    trash.put(kept.entry)
    items.remove(item)
    assert [(line.sort, line.titles) for line in trash.lines()] == [
        (Sort.ITEM, ("柳溪来稿",)),
        (Sort.ISSUE, ("甲",)),
    ]
    assert search(store, ledger, "柳溪").count == 0
    items.bring_back(item)
    assert search(store, ledger, "柳溪").count == 1


def test_after_ninety_days_it_is_due_for_removal(ledger, trash, monkeypatch):
    first, second = enter(ledger, "甲"), enter(ledger, "乙")
    trash.put(first.entry)
    trash.put(second.entry)
    assert trash.overdue() == []
    late = trash_room.now() + HELD
    monkeypatch.setattr(trash_room, "now", lambda: late)
    assert [line.id for line in trash.overdue()] == [first.entry, second.entry]


def test_the_journal_knows_what_was_in_the_trash(path, store, ledger, trash, tmp_path):
    kept, other = enter(ledger, "甲"), enter(ledger, "乙")
    trash.put(kept.entry)
    trash.put(other.entry)
    trash.put_back(other.entry)
    built = tmp_path / "built.sqlite"
    rebuild(path, built)
    again = open_store(built)
    assert [line.id for line in Ledger(again).lines()] == [other.entry]
    assert [line.id for line in Trash(again).lines()] == [kept.entry]
    again.close()


@pytest.mark.parametrize("years", [1, 70])
def test_a_clock_that_leaps_removes_nothing(ledger, trash, monkeypatch, years):
    ahead = dt.timedelta(days=365 * years)
    kept = ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    trash.put(kept.entry)
    real = trash_room.now()
    monkeypatch.setattr(trash_room, "now", lambda: real + ahead)
    assert trash.overdue() == []
    # Kept by that clock, a leap stays a leap; at work all the time, it is none.
    monkeypatch.setattr(chain, "now", lambda: real + ahead - dt.timedelta(days=1))
    ledger.enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    assert trash.overdue() == []
    for nth, days in enumerate(range(60, 365 * years, 60)):
        monkeypatch.setattr(chain, "now", lambda days=days: real + dt.timedelta(days=days))
        ledger.enter(bulletin(f"第{nth}篇"), {}, occasion=Occasion.SAVED)
    assert [line.id for line in trash.overdue()] == [kept.entry]
