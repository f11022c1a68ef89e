"""校样, 校核报告, 花脸稿 of an issue that the desk has."""

import docx
import pytest

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.persons import Person, Post
from gazetteer_desk.desk import proof_papers, proofing, redlining, signing
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof import looking
from tests import make


FIRST = make.bulletin(make.article("例会", "编篡。。", "资料。", key="a", credits="县志办"))
NEXT = edit.change_article(FIRST, "a", body=make.body("编篡。", "资料。"))


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def entered(desk, *more):
    entry = desk.ledger.enter(FIRST, {}, occasion=Occasion.SAVED).entry
    for one in more:
        desk.ledger.keep(entry, one, {}, base=None, occasion=Occasion.SAVED)
    return entry


def test_the_proof_copy_is_made_by_the_template_of_the_series(desk, tmp_path):
    plate, plates = make.picture()
    article = make.article("例会", key="a", credits="县志办", body=(*make.body("编篡。"), plate))
    bulletin = make.bulletin(article)
    desk.store_plates(plates)
    to = tmp_path / "校样.docx"
    proof_papers.proof_copy(desk, bulletin, looking.looked_through(bulletin), to)
    document = docx.Document(to)
    assert [one.text.splitlines()[0] for one in document.comments] == ["【必错】“编篡”应为“编纂”。"]
    assert len(document.inline_shapes) == 1


def test_the_report_knows_what_was_mended_since_the_first_revision(desk, tmp_path):
    entry = entered(desk, NEXT)
    found = proofing.checked(desk, NEXT, entry)
    to = tmp_path / "报告.docx"
    proof_papers.check_report(desk, NEXT, to, entry=entry, found=found, left=())
    (table,) = docx.Document(to).tables
    told = [(row.cells[2].text, row.cells[7].text) for row in table.rows[1:]]
    assert told == [("编篡。", "未处理"), ("编篡。。", "改正")]


def test_a_finding_that_went_with_another_list_was_not_mended(desk, tmp_path):
    words = "会议由县志办副主任马文远主持。县志办主任马文远讲话。"
    bulletin = edit.change_article(FIRST, "a", body=make.body(words))
    entry = desk.ledger.enter(bulletin, {}, occasion=Occasion.SAVED).entry
    posts = (Post(title="副主任", unit="县志办"),)
    desk.persons.change(lambda now: (*now, Person(key="m", name="马文远", posts=posts)))
    found = proofing.checked(desk, bulletin, entry)
    assert "名录" in found[-1].message
    to = tmp_path / "报告.html"
    proof_papers.check_report(desk, bulletin, to, entry=entry, found=found, left=())
    assert "改正" not in to.read_text("utf-8")


def test_an_issue_that_was_never_kept_has_a_report_too(desk, tmp_path):
    to = tmp_path / "报告.html"
    proof_papers.check_report(desk, FIRST, to, entry=None, found=(), left=())
    assert "没有发现问题。" in to.read_text("utf-8")


def test_the_leader_is_shown_what_changed_since_the_last_version(desk):
    assert redlining.before(desk, entered(desk)) is None
    entry = entered(desk, NEXT, edit.with_editing(NEXT, copies_reason="加印"))
    before = redlining.before(desk, entry)
    assert before.bulletin == FIRST
    assert (before.name, before.new_name) == ("第1稿", "第3稿")


def test_once_it_was_signed_the_signed_words_are_what_counts(desk):
    entry = entered(desk)
    desk.ledger.advance(entry, Status.CHECKED)
    digest = signing.look(desk, entry).now.digest
    signing.sign(desk, entry, who="贺青松", remark="照发", digest=digest)
    assert redlining.before(desk, entry) is None
    desk.ledger.keep(entry, NEXT, {}, base=None, occasion=Occasion.SAVED)
    before = redlining.before(desk, entry)
    assert (before.bulletin, before.name) == (FIRST, "签发的第1稿")
