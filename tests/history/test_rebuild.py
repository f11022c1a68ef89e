import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin.issue import IssueNumber
from gazetteer_desk.errors import NotFound, NotWritable
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.status import Status
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests.make import article, bulletin, picture


def history(ledger):
    """Return everything that a journal can bring back of a history."""
    return {
        line.id: [
            (r.nth, r.taken, r.occasion, r.by, r.note, r.digest, ledger.revision(r.id))
            for r in ledger.revisions(line.id)
        ]
        for line in ledger.lines()
    }


def test_a_destroyed_store_is_made_again(store, ledger, path, tmp_path):
    block, plates = picture()
    first = ledger.enter(bulletin("甲"), {}, occasion=Occasion.IMPORTED, by="王编辑")
    ledger.enter(bulletin(article("图", body=(block,))), plates, occasion=Occasion.SAVED)
    kept = first
    for at in range(3):
        kept = ledger.keep(
            1, bulletin(f"题{at}"), {}, base=kept.revision, occasion=Occasion.AUTO, note="注"
        )
    ledger.remark(2, "第1期没有印")
    ledger.advance(1, Status.VOID, reason="印刷有误")
    before = history(ledger)
    said = {line.id: (line.status, line.remark) for line in ledger.lines()}
    store.close()
    path.write_bytes(b"")
    again = tmp_path / "again" / "desk.sqlite"
    assert rebuild(path, again) == 5
    made = open_store(again, create=False)
    assert history(Ledger(made)) == before
    assert {line.id: (line.status, line.remark) for line in Ledger(made).lines()} == said
    assert Ledger(made).plates([block.digest]) == plates
    assert backup.verify(made) == []
    made.close()


def test_what_a_restore_took_back_is_there_again(store, ledger, path, tmp_path):
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    wanted = backup.back_up(store)
    ledger.enter(bulletin("乙"), {}, occasion=Occasion.SAVED)
    backup.restore(path, wanted)
    ledger.enter(bulletin("丙"), {}, occasion=Occasion.SAVED)
    again = tmp_path / "again.sqlite"
    rebuild(path, again)
    made = open_store(again)
    assert {line.titles for line in Ledger(made).lines()} == {("甲",), ("乙",), ("丙",)}
    made.close()


def test_a_rebuilt_store_can_be_rebuilt_itself(store, ledger, path, tmp_path):
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    assert rebuild(path, tmp_path / "b.sqlite") == 1
    assert rebuild(tmp_path / "b.sqlite", tmp_path / "c.sqlite") == 1


def test_rebuilding_overwrites_nothing(store, ledger, path, tmp_path):
    ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    with pytest.raises(NotWritable):
        rebuild(path, path)
    with pytest.raises(NotFound):
        rebuild(tmp_path / "none.sqlite", tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()


def test_of_two_that_went_out_with_one_number_the_later_one_did(store, ledger, path, tmp_path):
    def send_out(words, number):
        kept = ledger.enter(replace(bulletin(words), number=number), {}, occasion=Occasion.SAVED)
        for stage in (Status.CHECKED, Status.APPROVED, Status.ISSUED):
            ledger.advance(kept.entry, stage)
        return kept.entry

    first = send_out("甲", IssueNumber(year=2026, number=1))
    before = backup.back_up(store)
    lost = send_out("乙", IssueNumber(year=2026, number=2))
    backup.restore(path, before)
    again = send_out("丙", IssueNumber(year=2026, number=2))
    rebuild(path, tmp_path / "again.sqlite")
    made = open_store(tmp_path / "again.sqlite")
    assert {line.id: line.status for line in Ledger(made).lines()} == {
        first: Status.ISSUED,
        lost: Status.APPROVED,
        again: Status.ISSUED,
    }
    assert backup.verify(made) == []
    made.close()
