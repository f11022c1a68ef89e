"""Past issues come in as files: the sure are archived, the others wait, nothing comes twice."""

import sqlite3
from contextlib import closing

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import codec
from gazetteer_desk.errors import NoSuchStep, NotFound
from gazetteer_desk.history.intake import LARGEST_KEPT, Incoming, IntakeDrawer
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.rebuild import rebuild
from gazetteer_desk.history.rows import FileState
from gazetteer_desk.history.status import Status
from gazetteer_desk.store import backup
from gazetteer_desk.store.engine import open_store
from tests import make


@pytest.fixture
def drawer(store):
    return IntakeDrawer(store)


def file(name: str, bulletin=None, **more) -> Incoming:
    sha256 = codec.digest(name.encode())
    return Incoming(sha256=sha256, name=name, form="docx", size=9, bulletin=bulletin, **more)


def test_a_sure_issue_is_archived_and_its_bytes_are_known_again(drawer, ledger):
    line, is_new = drawer.put(file("3.docx", make.bulletin("甲", number=3)))
    assert (line.status, is_new) == (FileState.TAKEN, True)
    assert ledger.line(line.entry).status is Status.FILED
    assert ledger.revisions(line.entry)[0].occasion is Occasion.IMPORTED
    again = drawer.put(file("3.docx", make.bulletin("甲", number=3)))
    assert again == (line, False)
    assert drawer.known(line.sha256) == line
    assert len(ledger.lines()) == 1


def test_who_keeps_the_index_hears_of_it(store):
    heard = []
    drawer = IntakeDrawer(store, (lambda *kept: heard.append(kept[1]),))
    assert heard == [drawer.put(file("3.docx", make.bulletin("甲", number=3)))[0].entry]


def test_a_number_that_is_taken_lets_the_file_wait(drawer, ledger):
    present = ledger.enter(make.bulletin("在写", number=4), {}, occasion=Occasion.SAVED)
    first, _ = drawer.put(file("4.docx", make.bulletin("甲", number=4)))
    assert first.reason == f"2026年第4期已在台账里，编号 {present.entry}。"
    ledger.advance(present.entry, Status.VOID, reason="不出了")
    assert drawer.put(file("4.pdf", make.bulletin("乙", number=4)))[0].status is FileState.REVIEW
    unsure, _ = drawer.put(file("5.docx", make.bulletin("丙", number=5), doubts=("日期要核对。",)))
    assert (unsure.status, unsure.reason) == (FileState.REVIEW, "日期要核对。")
    twin, _ = drawer.put(file("5.pdf", make.bulletin("丙", number=5)))
    assert twin.reason == "待审的“5.docx”也是2026年第5期。"
    assert drawer.clashes(make.bulletin("别的", number=6)) == ()
    assert drawer.counts() == {
        FileState.TAKEN: 0, FileState.REVIEW: 4, FileState.REFUSED: 0, FileState.DECLINED: 0,
    }  # fmt: skip
    assert len(ledger.lines()) == 1


def test_what_waits_keeps_its_words_its_pictures_and_its_original(drawer, ledger, store, path):
    block, plates = make.picture(make.png(7, 5))
    issue = make.bulletin(replace(make.article("图"), body=(block,)), number=7)
    value = b'{"a":"' + block.digest.encode() + b'"}'
    more = {"plates": plates, "doubts": ("要看。",), "value": value}
    line, _ = drawer.put(file("7.docx", issue, original=b"bytes" * 99, **more))
    assert drawer.value(line.sha256) == value
    assert drawer.original(line.sha256) == b"bytes" * 99
    assert ledger.plates(plates) == plates
    large, _ = drawer.put(file("8.docx", issue, original=b"x" * (LARGEST_KEPT + 1), **more))
    assert drawer.original(large.sha256) is None
    with pytest.raises(NotFound, match="不在“待审”里"):
        drawer.value("0" * 64)
    assert backup.verify(store) == []
    assert backup.is_needed(store)
    backup.back_up(store)
    assert not backup.is_needed(store)
    rebuild(path, path.with_name("built.sqlite"))
    built = open_store(path.with_name("built.sqlite"))
    assert IntakeDrawer(built).lines() == drawer.lines()
    assert IntakeDrawer(built).original(line.sha256) == b"bytes" * 99
    built.close()


def test_a_refused_file_is_tried_again(drawer, ledger):
    refused, is_new = drawer.put(file("坏.docx", refusal="这个文件已损坏，没有收。"))
    assert (refused.status, is_new) == (FileState.REFUSED, True)
    assert drawer.known(refused.sha256) is None
    taken, _ = drawer.put(file("坏.docx", make.bulletin("甲", number=3)))
    assert drawer.lines() == [taken]
    assert drawer.lines(FileState.REFUSED) == []


def test_changed_words_are_found(drawer, store, path):
    line, _ = drawer.put(file("9.docx", make.bulletin("甲", number=9), doubts=("要看。",)))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE intake_file SET digest = 'x'")
        raw.commit()
    assert backup.verify(store)[0] == f"收件 {line.sha256[:8]} 的内容与校验值不符。"


def test_what_was_looked_through_is_taken_and_its_original_let_go(drawer, ledger, store):
    present = ledger.enter(make.bulletin("在写", number=4), {}, occasion=Occasion.SAVED)
    issue = make.bulletin("甲", number=4)
    line, _ = drawer.put(file("4.docx", issue, original=b"bytes", value=b'"words"'))
    taken = drawer.take(line.sha256, make.bulletin("甲，改过", number=5))
    assert (taken.status, taken.reason) == (FileState.TAKEN, "")
    assert ledger.line(taken.entry).status is Status.FILED
    assert ledger.head(taken.entry)[1].articles[0].title == ("甲，改过",)
    with store.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM plate").scalar() == 0
    again, _ = drawer.put(file("5.pdf", make.bulletin("乙", number=5)))
    with pytest.raises(NoSuchStep, match="同一期号已经印发过一期"):
        drawer.take(again.sha256, make.bulletin("乙", number=5))
    assert drawer.lines(FileState.REVIEW) == [again]
    with pytest.raises(NotFound):
        drawer.take(line.sha256, issue)
    assert present.entry != taken.entry
    assert backup.verify(store) == []


def test_what_is_declined_is_not_asked_again_and_can_wait_again(drawer):
    line, _ = drawer.put(file("4.docx", make.bulletin("甲", number=4), doubts=("要看。",)))
    declined = drawer.decline(line.sha256, "是草稿")
    assert (declined.status, declined.reason) == (FileState.DECLINED, "是草稿")
    assert drawer.known(line.sha256) == declined
    assert drawer.put(file("4.pdf", make.bulletin("甲", number=4)))[0].status is FileState.TAKEN
    assert drawer.reopen(line.sha256).status is FileState.REVIEW
    with pytest.raises(NotFound, match="不在“不收”里"):
        drawer.reopen(line.sha256)
