"""Who took which step: bound to the words of that moment, and known to be past when they change."""

import os
import random
import signal
import time
from contextlib import closing

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from gazetteer_desk.bulletin import carried, edit
from gazetteer_desk.bulletin.body import paragraph
from gazetteer_desk.bulletin.issue import Waiver
from gazetteer_desk.errors import NoSuchStep, NotFound
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.signing import Signatures, Step
from gazetteer_desk.history.status import Status
from gazetteer_desk.history.trash import Trash
from gazetteer_desk.store import backup, connect
from gazetteer_desk.store.engine import open_store
from gazetteer_desk.store.recover import recover
from tests.make import article, bulletin


WORDS = article("石桥村志首发", "3月2日，石桥村志首发。", key="k1")


def issue(words="3月2日，石桥村志首发。", **fields):
    return bulletin(replace(WORDS, body=(paragraph(words),)), number=13, **fields)


@pytest.fixture
def signatures(store):
    return Signatures(store)


def keep(ledger, entry, words, *, base=None, occasion=Occasion.SAVED):
    return ledger.keep(entry, words, {}, base=base, occasion=occasion)


def approved(ledger, words=None):
    """Enter an issue and take it as far as 签发; return its entry."""
    kept = ledger.enter(words or issue(), {}, occasion=Occasion.SAVED)
    ledger.advance(kept.entry, Status.CHECKED, who="杜若")
    ledger.advance(
        kept.entry, Status.APPROVED, who="贺青松", reason="可以印", revision=kept.revision
    )
    return kept.entry


def test_each_step_says_who_when_why_and_of_which_words(ledger, signatures):
    entry = approved(ledger)
    ledger.advance(entry, Status.CHECKED, who="贺青松", reason="题名再斟酌")
    signatures.sign(entry, Step.CHECKED, who="周\n宁", remark=" ", revision=1)
    ledger.advance(entry, Status.DRAFT, who="周宁")
    ledger.advance(entry, Status.VOID, reason="误编")
    found = signatures.of(entry)
    assert [(one.step.value, one.who, one.remark) for one in reversed(found)] == [
        ("送核稿", "杜若", ""),
        ("签发", "贺青松", "可以印"),
        ("退回核稿", "贺青松", "题名再斟酌"),
        ("核稿", "周 宁", ""),
        ("退回拟稿", "周宁", ""),
        ("作废", "", "误编"),
    ]
    head = ledger.revisions(entry)[0]
    assert {(one.revision, one.nth, one.digest) for one in found} == {(head.id, 1, head.digest)}
    assert found[0].code == f"{head.digest[:4]} {head.digest[4:8]}".upper()
    assert signatures.names()[0] == (Step.TO_DRAFT, "周宁")
    with pytest.raises(NotFound):
        signatures.of(99)


def test_a_remark_of_a_step_leaves_the_remark_of_the_ledger_as_it_is(ledger):
    entry = approved(ledger)
    assert ledger.line(entry).remark == ""
    ledger.advance(entry, Status.VOID, reason="误编")
    assert ledger.line(entry).remark == "误编"


@pytest.mark.parametrize(
    "changed",
    [
        issue("3月2日，石桥村志首发！"),
        issue(copies=31),
        replace(issue(), articles=(replace(issue().articles[0], column="要闻"),)),
    ],
    ids=["one character", "a number at the foot", "the column"],
)
def test_one_character_changed_after_signing_is_found_whoever_changed_it(
    ledger, signatures, path, changed
):
    entry = approved(ledger)
    assert signatures.standing(entry).is_same
    elsewhere = open_store(path)  # add --revise, or another window
    keep(Ledger(elsewhere), entry, changed, occasion=Occasion.REVISED)
    elsewhere.close()
    standing = signatures.standing(entry)
    assert not standing.is_same
    assert standing.signed.who == "贺青松"
    assert standing.words == issue()
    with pytest.raises(NoSuchStep, match=r"签发之后改过，没有印发。请先再签，或者写明原因"):
        ledger.advance(entry, Status.ISSUED, who="王岚")
    assert ledger.line(entry).status is Status.APPROVED


def test_what_no_page_prints_is_none_of_what_was_signed(ledger, signatures):
    entry = approved(ledger, edit.with_editing(issue(), carried=("copies",)))
    noted = carried.confirm(ledger.head(entry)[1], "copies")
    noted = edit.with_editing(noted, waived=(Waiver("P05", "石桥"),))
    kept = keep(ledger, entry, noted)
    assert kept.is_new
    assert signatures.standing(entry).is_same
    with pytest.raises(NoSuchStep, match="不用再签"):
        signatures.sign(entry, Step.AGAIN, who="贺青松", remark="", revision=kept.revision)
    ledger.advance(entry, Status.ISSUED)


def test_the_signed_words_brought_back_are_signed(ledger, signatures):
    entry = approved(ledger)
    keep(ledger, entry, issue("改过。"))
    assert not signatures.standing(entry).is_same
    keep(ledger, entry, issue(), occasion=Occasion.RESTORED)
    assert signatures.standing(entry).is_same
    keep(ledger, entry, issue("又是一稿。"), occasion=Occasion.RESTORED)
    assert not signatures.standing(entry).is_same


def test_what_was_changed_is_signed_again_or_goes_out_for_a_reason(ledger, signatures):
    first, second = approved(ledger), approved(ledger, bulletin(WORDS, number=14))
    keep(ledger, first, issue("改过。"))
    kept = keep(ledger, second, bulletin(WORDS, number=14, copies=9))
    with pytest.raises(NoSuchStep, match="又存了新的一稿"):
        signatures.sign(first, Step.AGAIN, who="贺青松", remark="", revision=kept.revision)
    newest = ledger.line(first).head
    signatures.sign(first, Step.AGAIN, who="贺青松", remark="", revision=newest)
    assert signatures.standing(first).signed.step is Step.AGAIN
    ledger.advance(first, Status.ISSUED, who="王岚")
    ledger.advance(second, Status.ISSUED, who="王岚", reason="领导口头同意")
    assert signatures.of(second)[0].remark == "领导口头同意"
    assert signatures.standing(second).is_same, "what went out for a reason is what went out"


def test_a_correction_is_signed_again(ledger, signatures):
    entry = approved(ledger)
    ledger.advance(entry, Status.ISSUED)
    ledger.correct(entry, "人名有误")
    kept = keep(ledger, entry, issue("更正过的。"), occasion=Occasion.CORRECTED)
    again = {"who": "贺青松", "remark": "", "revision": kept.revision}
    with pytest.raises(NoSuchStep, match="完成更正"):
        signatures.sign(entry, Step.AGAIN, **again)
    ledger.end_correction(entry)
    assert not signatures.standing(entry).is_same
    signatures.sign(entry, Step.AGAIN, **again)
    assert signatures.standing(entry).is_same


def test_what_was_signed_before_it_went_back_holds_no_more(ledger, signatures):
    entry = approved(ledger)
    ledger.advance(entry, Status.DRAFT, reason="重写")
    assert signatures.standing(entry).signed is None
    ledger.advance(entry, Status.CHECKED)
    assert signatures.standing(entry).signed is None
    signatures.sign(entry, Step.CHECKED, who="杜若", remark="", revision=ledger.line(entry).head)
    assert signatures.standing(entry).signed.who == "杜若"
    with pytest.raises(NoSuchStep, match="不用再签"):
        signatures.sign(entry, Step.AGAIN, who="杜若", remark="", revision=ledger.line(entry).head)
    ledger.advance(entry, Status.DRAFT)
    with pytest.raises(NoSuchStep, match="不能核稿"):
        signatures.sign(entry, Step.CHECKED, who="杜若", remark="", revision=1)


def test_nothing_is_signed_that_was_not_read(ledger, signatures):
    kept = ledger.enter(issue(), {}, occasion=Occasion.SAVED)
    ledger.advance(kept.entry, Status.CHECKED, revision=kept.revision)
    keep(ledger, kept.entry, issue("别处存的。"))
    with pytest.raises(NoSuchStep, match=r"又存了新的一稿，没有签发。请看过再来"):
        ledger.advance(kept.entry, Status.APPROVED, who="贺青松", revision=kept.revision)
    assert ledger.line(kept.entry).status is Status.CHECKED
    assert [one.step for one in signatures.of(kept.entry)] == [Step.SENT]


def test_an_issue_from_before_steps_were_recorded_is_not_called_changed(store, ledger, signatures):
    kept = ledger.enter(issue(), {}, occasion=Occasion.SAVED)
    with store.writing() as session:
        session.execute(text("UPDATE entry SET status = 'approved'"))
    keep(ledger, kept.entry, issue("改过。"))
    standing = signatures.standing(kept.entry)
    assert (standing.signed, standing.is_same) == (None, True)
    ledger.advance(kept.entry, Status.ISSUED)


def test_a_signature_survives_the_trash_a_backup_and_a_store_made_again(
    store, ledger, signatures, path, tmp_path
):
    entry = approved(ledger)
    before = signatures.of(entry)
    trash = Trash(store)
    trash.put(entry)
    trash.put_back(entry)
    assert signatures.of(entry) == before
    wanted = backup.back_up(store)
    ledger.advance(entry, Status.DRAFT)
    assert backup.is_needed(store)
    backup.restore(path, wanted)
    assert signatures.of(entry) == before
    rebuild(path, tmp_path / "again.sqlite")
    again = open_store(tmp_path / "again.sqlite")
    assert Signatures(again).of(entry) == before
    assert Signatures(again).standing(entry).is_same
    again.close()


def spoil(path, deed):
    with closing(connect.writer(path)) as raw:
        raw.execute(deed)


@pytest.mark.parametrize("has_journal", [True, False])
def test_a_signature_that_does_not_fit_its_words_is_found_and_taken_back_right(
    store, ledger, signatures, path, has_journal
):
    entry = approved(ledger)
    before = signatures.of(entry)
    keep(ledger, entry, issue("改过。"))
    backup.back_up(store)
    assert backup.verify(store) == []
    spoil(path, "UPDATE signature SET revision_id = 2 WHERE role = '签发'")
    (said,) = backup.verify(store)
    assert said == f"编号 {entry} 的简报第 2 稿的“签发”记录与这一稿的校验值不符。"
    store.close()
    if not has_journal:
        for file in (store.beside / "journal").iterdir():
            file.unlink()
    recover(path)
    again = open_store(path)
    assert Signatures(again).of(entry) == before
    assert backup.verify(again) == []
    again.close()


def test_a_changed_name_is_found_too(store, ledger, path):
    approved(ledger)
    spoil(path, "UPDATE signature SET who = '某人' WHERE role = '签发'")
    assert backup.verify(store) == ["历史库里有 1 条与流水不符。"]


SIGNING = """
import sys
from pathlib import Path
from gazetteer_desk.history.ledger import Ledger
from gazetteer_desk.history.status import Status
from gazetteer_desk.store.engine import open_store
ledger = Ledger(open_store(Path(sys.argv[1])))
for entry in range(1, 41):
    ledger.advance(entry, Status.APPROVED, who="贺青松")
    print(entry, flush=True)
"""


def test_killed_while_it_is_signed_an_issue_is_signed_or_it_is_not(store, ledger, another, path):
    for number in range(40):
        kept = ledger.enter(bulletin(f"题{number}", number=number), {}, occasion=Occasion.SAVED)
        ledger.advance(kept.entry, Status.CHECKED)
    store.close()
    process = another(SIGNING, path)
    told = {int(process.stdout.readline()) for _ in range(7)}
    time.sleep(random.Random(7).uniform(0, 0.02))
    os.kill(process.pid, signal.SIGKILL)
    told |= {int(line) for line in process.communicate()[0].split("\n")[:-1]}
    again = open_store(path)
    signed = set()
    for line in Ledger(again).lines():
        steps = {one.step for one in Signatures(again).of(line.id)}
        assert (Step.APPROVED in steps) == (line.status is Status.APPROVED)
        signed |= {line.id} if Step.APPROVED in steps else set()
    assert told <= signed
    assert backup.verify(again) == []
    again.close()
