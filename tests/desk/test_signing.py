"""Signing: what holds it back is looked for on the bytes that are signed, and a reason is kept."""

import datetime as dt

import pytest
from msgspec.structs import replace

from gazetteer_desk.bulletin import codec, edit
from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.desk import numbers, signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import NoSuchStep
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.signing import Standing, Step
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof import waiving
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rulebook import Changes, Word
from tests import make


SOUND = "3月5日，石桥村志首发。"
WRONG = "3月5日，石桥村资政辅资。"
DAY = dt.date(2026, 3, 5)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    desk.rules.change(
        lambda _: Changes(words=(Word(wrong="资政辅资", rights=("资政辅治",), level=Level.ERROR),))
    )
    yield desk
    desk.close()


def issue(*lines, number=13, **fields):
    article = make.article("石桥村志首发", *lines, key="k", credits="县志中心")
    return make.bulletin(article, number=number, **fields)


def checked(desk, bulletin):
    """Keep an issue and take it as far as 核稿; return its entry."""
    entry = desk.ledger.enter(bulletin, {}, occasion=Occasion.SAVED).entry
    numbers.advance(desk, entry, Status.CHECKED, who="杜若")
    return entry


def sign(desk, entry, who="贺青松", remark=""):
    digest = desk.ledger.revisions(entry)[0].digest
    return signing.sign(desk, entry, who=who, remark=remark, digest=digest)


def test_the_signer_is_told_what_is_signed(desk):
    entry = checked(desk, issue(SOUND))
    seen = signing.look(desk, entry, today=DAY)
    head = desk.ledger.revisions(entry)[0]
    assert (seen.now.digest, seen.now.held, seen.now.counted) == (head.digest, (), "")
    assert seen.now.code.replace(" ", "").lower() == head.digest[:8]
    assert seen.today is None, "it is dated that day already"
    assert sign(desk, entry).status is Status.APPROVED


def test_the_day_of_signing_is_proposed_as_the_date(desk):
    entry = checked(desk, issue(SOUND))
    seen = signing.look(desk, entry, today=dt.date(2026, 3, 12))
    dated = seen.today.bulletin
    assert dated.dated == dated.imprint.printed == dt.date(2026, 3, 12)
    assert seen.today.digest == codec.digest(codec.canonical(dated)) != seen.now.digest
    other = issue(SOUND)
    other = replace(other, imprint=replace(other.imprint, printed=dt.date(2026, 3, 6)))
    assert signing.as_of(other, dt.date(2026, 3, 12)).imprint.printed == dt.date(2026, 3, 6)


@pytest.mark.parametrize(
    ("bulletin", "counted"),
    [
        (issue(SOUND, WRONG), "1 处必错"),
        (issue(SOUND, "会上，【待补】讲话，【待补：人名】总结。"), "2 处必错"),
        (issue(SOUND, copies=None), "1 项未填"),
        (issue(WRONG, copies=None), "1 处必错、1 项未填"),
    ],
)
def test_what_is_open_holds_signing_back_unless_a_reason_is_given(desk, bulletin, counted):
    entry = checked(desk, bulletin)
    assert signing.look(desk, entry).now.counted == counted
    assert len(signing.look(desk, entry).now.told) == len(signing.look(desk, entry).now.held)
    with pytest.raises(NoSuchStep, match=f"还有 {counted}，没有签发。请改好再签，或者写明原因"):
        sign(desk, entry, remark=" ")
    assert desk.ledger.line(entry).status is Status.CHECKED
    sign(desk, entry, remark="急件，印后补。")
    said = signing.steps(desk, entry)[0]
    assert (said.who, said.remark) == ("贺青松", f"急件，印后补（签发时还有 {counted}）")


def test_what_is_left_as_it_is_holds_nothing_back(desk):
    entry = checked(desk, issue(WRONG))
    (finding,) = signing.look(desk, entry).now.held
    words = waiving.waived(desk.ledger.head(entry)[1], finding)
    desk.ledger.keep(entry, words, {}, base=None, occasion=Occasion.SAVED)
    assert sign(desk, entry).status is Status.APPROVED


def test_nobody_signs_without_a_name_or_what_was_not_shown(desk):
    entry = checked(desk, issue(SOUND))
    shown = desk.ledger.revisions(entry)[0].digest
    with pytest.raises(NoSuchStep, match="签发要写明签发人"):
        sign(desk, entry, who=" ")
    desk.ledger.keep(entry, issue(SOUND, "又一段。"), {}, base=None, occasion=Occasion.REVISED)
    with pytest.raises(NoSuchStep, match="又存了新的一稿"):
        signing.sign(desk, entry, who="贺青松", remark="", digest=shown)
    with pytest.raises(NoSuchStep, match="核稿要写明核稿人"):
        signing.check(desk, entry, who="", remark="")
    assert desk.ledger.line(entry).status is Status.CHECKED


def test_what_was_changed_since_is_told_and_signed_again(desk):
    entry = checked(desk, issue(SOUND))
    sign(desk, entry)
    signed = signing.standing(desk, entry)
    now = issue(SOUND.replace("首发", "正式首发"))
    assert signing.changed(signed, now) == "签发之后改了 2 个字"
    assert signing.changed(signed, issue(SOUND)) == ""
    assert signing.changed(Standing(), now) == ""
    rekinded = edit.change_article(issue(SOUND), "k", body=(paragraph(SOUND, Kind.CENTERED),))
    assert signing.changed(signed, rekinded) == "签发之后有改动"
    desk.ledger.keep(entry, now, {}, base=None, occasion=Occasion.SAVED)
    assert sign(desk, entry).status is Status.APPROVED
    assert [one.step for one in signing.steps(desk, entry)][:2] == [Step.AGAIN, Step.APPROVED]
    assert signing.changed(signing.standing(desk, entry), now) == ""
