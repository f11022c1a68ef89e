"""The form has the names of those who signed the words as they are now."""

import pytest

from gazetteer_desk.bulletin.distribution import Imprint
from gazetteer_desk.desk import approval, signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from tests import make


IMPRINT = Imprint(office=make.OFFICE, printed=make.bulletin().dated, editor="编辑甲")
ISSUE = make.bulletin(make.article(key="a", credits="县志中心"), imprint=IMPRINT)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def names(desk, entry):
    form = approval.form(desk, entry)
    return form.drafted.who, form.checked.who, form.approved.who


def sign(desk, entry):
    digest = desk.ledger.revisions(entry)[0].digest
    signing.sign(desk, entry, who="贺青松", remark="", digest=digest)


def keep(desk, entry, title):
    words = make.bulletin(make.article(title, key="a", credits="县志中心"), imprint=IMPRINT)
    desk.ledger.keep(entry, words, {}, base=None, occasion=Occasion.SAVED)


def test_names_come_as_the_issue_goes_its_way_and_go_when_it_is_changed(desk):
    entry = desk.ledger.enter(ISSUE, {}, occasion=Occasion.SAVED).entry
    assert names(desk, entry) == ("编辑甲", "", "")
    desk.ledger.advance(entry, Status.CHECKED, who="王岚")
    assert names(desk, entry) == ("王岚", "", "")
    signing.check(desk, entry, who="周宁", remark="")
    sign(desk, entry)
    assert names(desk, entry) == ("王岚", "周宁", "贺青松")
    made = approval.form(desk, entry)
    head = desk.ledger.revisions(entry)[0]
    assert (made.digest, made.nth, made.characters) == (head.digest, 1, head.characters)
    keep(desk, entry, "改过的题名")
    assert names(desk, entry) == ("王岚", "", ""), "nobody signed these words"
    sign(desk, entry)
    assert names(desk, entry) == ("王岚", "", "贺青松")


def test_who_signed_what_was_taken_back_does_not_stand_there(desk):
    entry = desk.ledger.enter(ISSUE, {}, occasion=Occasion.SAVED).entry
    desk.ledger.advance(entry, Status.CHECKED, who="王岚")
    signing.check(desk, entry, who="周宁", remark="")
    sign(desk, entry)
    desk.ledger.advance(entry, Status.CHECKED, who="贺青松", reason="再看看")
    assert names(desk, entry) == ("王岚", "周宁", "")
    desk.ledger.advance(entry, Status.DRAFT)
    assert names(desk, entry) == ("王岚", "", "")


def test_it_is_written_as_a_word_file(desk, tmp_path):
    entry = desk.ledger.enter(ISSUE, {}, occasion=Occasion.SAVED).entry
    approval.export(approval.form(desk, entry), tmp_path / "签发单.docx")
    assert (tmp_path / "签发单.docx").stat().st_size > 5_000
