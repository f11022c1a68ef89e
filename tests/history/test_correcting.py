"""What has gone out is locked; a mistake in it is mended by a correction that says so (更正)."""

import pytest

from gazetteer_desk.errors import Locked, NoSuchStep
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.status import Status
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests.make import bulletin


WAY = (Status.CHECKED, Status.APPROVED, Status.ISSUED)


@pytest.fixture
def issued(ledger):
    kept = ledger.enter(bulletin("印错一字"), {}, occasion=Occasion.SAVED)
    for status in WAY:
        ledger.advance(kept.entry, status)
    return kept


def keep(ledger, kept, title, occasion, note=""):
    return ledger.keep(
        kept.entry, bulletin(title), {}, base=kept.revision, occasion=occasion, note=note
    )


@pytest.mark.parametrize("occasion", Occasion)
def test_what_has_gone_out_takes_no_words_in_any_way(ledger, issued, occasion):
    with pytest.raises(Locked, match=r"已印发.*更正"):
        keep(ledger, issued, "改一字", occasion)
    ledger.advance(issued.entry, Status.FILED)
    with pytest.raises(Locked, match="已归档"):
        keep(ledger, issued, "改一字", occasion)
    assert len(ledger.revisions(issued.entry)) == 1


def test_the_same_words_are_kept_already_and_nothing_is_refused(ledger, issued):
    assert not keep(ledger, issued, "印错一字", Occasion.EXPORTED).is_new


def test_a_correction_has_its_reason_and_locks_again(store, ledger, issued):
    with pytest.raises(NoSuchStep, match="写明原因"):
        ledger.correct(issued.entry, "  ")
    ledger.correct(issued.entry, "第一版人名有误")
    assert ledger.line(issued.entry).correcting == "第一版人名有误"
    assert not ledger.line(issued.entry).is_corrected
    with pytest.raises(NoSuchStep, match="已经在更正"):
        ledger.correct(issued.entry, "又一次")
    with pytest.raises(NoSuchStep, match="请先完成更正"):
        ledger.advance(issued.entry, Status.FILED)
    with pytest.raises(Locked):
        keep(ledger, issued, "命令行来的", Occasion.REVISED)
    keep(ledger, issued, "改好一字", Occasion.CORRECTED, "第一版人名有误")
    ledger.end_correction(issued.entry)
    line = ledger.line(issued.entry)
    assert (line.status, line.is_corrected, line.correcting) == (Status.ISSUED, True, "")
    newest = ledger.revisions(issued.entry)[0]
    assert (newest.occasion, newest.note) == (Occasion.CORRECTED, "第一版人名有误")
    with pytest.raises(NoSuchStep, match="没有改名"):
        ledger.name_revision(newest.id, "定稿")
    with pytest.raises(Locked):
        keep(ledger, issued, "再改", Occasion.CORRECTED)
    with pytest.raises(NoSuchStep, match="没有在更正"):
        ledger.end_correction(issued.entry)
    assert backup.verify(store) == []


def test_a_dropped_correction_leaves_the_words_that_went_out_and_keeps_the_others(
    store, ledger, issued
):
    def correct(title, reason="人名有误"):
        ledger.correct(issued.entry, reason)
        note = ledger.line(issued.entry).correcting
        return keep(ledger, issued, title, Occasion.CORRECTED, note)

    correct("乙")
    assert ledger.drop_correction(issued.entry) == 2
    assert not ledger.line(issued.entry).is_corrected
    correct("丙")
    assert ledger.end_correction(issued.entry)
    correct("丁")  # for the same reason once more: the words of 丙 had gone out
    assert ledger.drop_correction(issued.entry) == 5
    revisions = ledger.revisions(issued.entry)
    titles = [ledger.revision(one.id).articles[0].headline for one in revisions]
    assert titles == ["丙", "丁", "丙", "印错一字", "乙", "印错一字"]
    line = ledger.line(issued.entry)
    assert (line.titles, line.is_corrected, line.correcting) == (("丙",), True, "")
    ledger.correct(issued.entry, "别的")
    assert ledger.drop_correction(issued.entry) == 0
    ledger.correct(issued.entry, "别的")
    assert not ledger.end_correction(issued.entry)
    with pytest.raises(NoSuchStep, match="没有在更正"):
        ledger.drop_correction(issued.entry)
    assert backup.verify(store) == []


def test_what_was_brought_back_may_be_named_and_is_still_a_correction(ledger, issued):
    for title, reason in (("乙", "人名有误"), ("丙", "误开"), ("丁", "又误开")):
        ledger.correct(issued.entry, reason)
        keep(ledger, issued, title, Occasion.CORRECTED, reason)
        if title == "乙":
            ledger.end_correction(issued.entry)
        else:
            ledger.drop_correction(issued.entry)
            ledger.name_revision(ledger.revisions(issued.entry)[0].id, "印出去的")
    line = ledger.line(issued.entry)
    assert (line.titles, line.is_corrected) == (("乙",), True)


def test_words_that_were_typed_back_and_dropped_are_no_correction(ledger, issued):
    for reason, titles in (("误开", ("乙", "印错一字")), ("又误开", ("丙",))):
        ledger.correct(issued.entry, reason)
        for title in titles:
            how = {"base": None, "occasion": Occasion.CORRECTED, "note": reason}
            assert ledger.keep(issued.entry, bulletin(title), {}, **how).is_new
        ledger.drop_correction(issued.entry)
    line = ledger.line(issued.entry)
    assert (line.titles, line.is_corrected) == (("印错一字",), False)


def test_a_correction_is_not_dropped_where_the_words_of_before_are_lost(store, ledger, issued):
    ledger.correct(issued.entry, "人名有误")
    keep(ledger, issued, "乙", Occasion.CORRECTED, "人名有误")
    with store.writing() as session:  # as a recovery may leave it
        session.connection().exec_driver_sql("DROP TRIGGER revision_is_kept")
        session.connection().exec_driver_sql("DELETE FROM signature")
        session.connection().exec_driver_sql("DELETE FROM revision WHERE nth = 1")
    with pytest.raises(NoSuchStep, match="已经没有了"):
        ledger.drop_correction(issued.entry)
    assert ledger.line(issued.entry).correcting == "人名有误"


def test_a_draft_needs_no_correction(ledger):
    kept = ledger.enter(bulletin("拟稿"), {}, occasion=Occasion.SAVED)
    with pytest.raises(NoSuchStep, match="可以直接改"):
        ledger.correct(kept.entry, "错字")


def test_when_it_came_to_its_stage_is_known(ledger):
    kept = ledger.enter(bulletin("甲"), {}, occasion=Occasion.SAVED)
    assert ledger.line(kept.entry).advanced is None
    ledger.advance(kept.entry, Status.CHECKED)
    first = ledger.line(kept.entry).advanced
    ledger.remark(kept.entry, "备注")
    assert ledger.line(kept.entry).advanced == first
    ledger.advance(kept.entry, Status.APPROVED)
    assert ledger.line(kept.entry).advanced > first


def test_the_journal_brings_back_a_correction_under_way(path, ledger, issued, tmp_path):
    ledger.correct(issued.entry, "人名有误")
    keep(ledger, issued, "改好", Occasion.CORRECTED, "人名有误")
    before = ledger.line(issued.entry)
    rebuild(path, tmp_path / "built.sqlite")
    store = open_store(tmp_path / "built.sqlite")
    after = Ledger(store).line(issued.entry)
    assert (after.correcting, after.is_corrected) == ("人名有误", True)
    assert (after.status, after.advanced) == (Status.ISSUED, before.advanced)
    store.close()
