"""The issue in front is checked while it is written, and whoever shows it is told."""

from functools import partial

import pytest
import pytestqt.exceptions

from gazetteer_desk.bulletin import edit
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from gazetteer_desk.history.status import Status
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Finding
from gazetteer_desk.proof.rulebook import Changes
from tests import make
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import commit, compose, kept_busy, let_run, reading
from ui.presenters import proofing
from ui.presenters.proofing import Proofing
from ui.program import Program


WRONG = make.bulletin(make.article("题", "做好编篡工作。", "下一段。", key="a", credits="股"))


@pytest.fixture
def program(office: Office) -> Program:
    return office.open()


def put(program: Program, office: Office, issue: Bulletin = WRONG) -> Draft:
    draft = Draft(issue)
    program.sitting.open(draft)
    office.wait(program, lambda: program.proofing.is_current)
    return draft


def words(proofing: Proofing) -> list[str]:
    return [one.text for one in _sure(proofing.found)]


def _sure(found: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in found if one.rule in ("W-编篡", "P19")]


def test_an_issue_that_comes_to_the_front_is_checked(program, office):
    put(program, office)
    assert words(program.proofing) == ["编篡"]
    program.sitting.close(program.sitting.current.key)
    assert program.proofing.found == ()


def test_what_is_typed_is_checked_before_it_is_a_deed(program, office):
    draft = put(program, office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "圆满。。")
    assert not program.proofing.is_current
    program.bench.editor._burst._rest.stop()
    office.wait(program, lambda: program.proofing.is_current)
    assert words(program.proofing) == ["。。", "编篡"]
    assert draft.bulletin is WRONG, "the words are not a deed yet"


def test_nothing_is_checked_while_half_a_word_stands_there(program, office):
    put(program, office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "。。")
    compose(program.bench.editor, "ni")
    let_run(500)
    assert words(program.proofing) == ["编篡"]
    compose(program.bench.editor, "")
    office.wait(program, lambda: program.proofing.is_current)
    assert words(program.proofing) == ["。。", "编篡"]


def test_an_answer_that_a_key_has_overtaken_is_dropped(program, office):
    put(program, office)
    told: list[str] = []
    program.proofing.changed.append(lambda: told.append("|".join(words(program.proofing))))
    with kept_busy(reading(program)):
        program.sitting.apply("改", lambda b: edit.change_article(b, "a", title=("编篡",)))
        office.wait_for(lambda: not program.proofing._rest.isActive())
        program.bench.editor.setFocus()
        commit(program.bench.editor, "字")
    office.wait(program, lambda: program.proofing.is_current)
    assert told == ["编篡|编篡"]


def test_what_waits_for_a_check_gets_one_of_the_words_as_they_stand(program, office):
    put(program, office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "。。")
    seen: list[list[str]] = []
    program.proofing.when_checked(lambda: seen.append(words(program.proofing)))
    assert seen == []
    office.settle(program)
    assert seen == [["。。", "编篡"]]
    program.proofing.when_checked(lambda: seen.append(words(program.proofing)))
    assert len(seen) == 2, "at once, where nothing changed since"


def test_what_is_left_as_it_is_is_known_apart_from_what_is_open(program, office):
    put(program, office)
    finding = program.proofing.found[0]
    program.deciding.do("once", finding)
    office.wait(program, lambda: program.proofing.is_current)
    assert words(program.proofing) == []
    assert [one.text for one in _sure(program.proofing.left)] == ["编篡"]
    program.writing.undo()
    office.wait(program, lambda: program.proofing.is_current)
    assert words(program.proofing) == ["编篡"]


def test_rules_that_the_office_changes_hold_at_once(program, office):
    put(program, office)
    program.desk.rules.change(lambda _: Changes(off=frozenset({"W-编篡"})))
    program.listing._tell()
    office.wait(program, lambda: program.proofing.is_current)
    assert words(program.proofing) == []


def test_a_void_issue_is_not_checked(program, office):
    draft = Draft(WRONG, status=Status.VOID)
    program.sitting.open(draft)
    office.wait(program, lambda: program.proofing.is_current)
    assert program.proofing.found == ()


def test_a_long_issue_is_read_in_pieces_and_others_are_answered_between(
    program, office, monkeypatch
):
    monkeypatch.setattr(proofing, "_PIECE_S", 0)
    answered: list[bool] = []
    program.sitting.open(Draft(WRONG))
    ask = partial(program.worker.read, topic="other")
    program.proofing.changed.append(lambda: answered.append(True))
    ask(lambda: None, lambda _: answered.append(False))
    office.wait(program, lambda: program.proofing.is_current)
    assert answered == [False, True]
    assert words(program.proofing) == ["编篡"]


def test_what_waits_for_a_check_is_left_undone_in_another_issue(program, office):
    put(program, office)
    program.bench.editor.setFocus()
    commit(program.bench.editor, "圆满。。")
    program.deciding.mend_all()
    other = put(program, office)
    office.settle(program)
    assert other.bulletin is WRONG
    program.sitting.close(other.key)
    program.sitting.close(program.sitting.current.key)
    program.deciding.mend_all()  # nothing is open
    assert put(program, office).bulletin is WRONG


def test_too_many_findings_wait_until_some_are_seen_to(program, office, monkeypatch):
    monkeypatch.setattr(proofing, "MOST", 2)
    article = make.article("题", "买了从书。", "编篡。", "编篡。", key="a", credits="股")
    put(program, office, make.bulletin(article))
    assert words(program.proofing) == ["编篡", "编篡"], "the surest ones"
    assert program.proofing.count >= 3
    assert program.window.problems._more.text().startswith("还有 1 处")
    program.deciding.mend_all()
    office.wait(program, lambda: program.proofing.is_current)
    assert [one.text for one in program.proofing.found] == ["从书"]


def test_a_rule_that_fails_is_told_once_and_one_goes_on_writing(program, office, monkeypatch):
    monkeypatch.setattr(Checker, "check", lambda *_: 1 // 0)
    waited: list[bool] = []
    with pytestqt.exceptions.capture_exceptions() as raised:
        put(program, office)
        program.bench.editor.setFocus()
        commit(program.bench.editor, "字")
        program.proofing.when_checked(lambda: waited.append(True))
        office.wait(program, lambda: program.proofing.is_current)
    assert len(raised) == 1
    assert waited == [True], "nobody waits for ever"
    assert program.proofing.found == ()
