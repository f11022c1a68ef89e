"""Sentences that a past issue has are told with its number, and asked for but once."""

import datetime as dt
from threading import Event

import pytest

from gazetteer_desk import stopping
from gazetteer_desk.bulletin import edit
from gazetteer_desk.desk import proofing, reused
from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.errors import Stopped
from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.proof import rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes
from gazetteer_desk.search import quoted
from tests import make


RULE = rulebook.built_in().rules["B27"]
SAID = RULE.wrong[0]


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "desk.sqlite")
    yield desk
    desk.close()


def enter(desk, number, *lines, **fields):
    fields.setdefault("dated", dt.date(2026, 1, number))
    bulletin = make.bulletin(make.article(f"第{number}次例会", *lines), number=number, **fields)
    return desk.ledger.enter(bulletin, {}, occasion=Occasion.SAVED).entry


def now(*lines, **fields):
    return make.bulletin(make.article("县志办部署工作", *lines, key="a", **fields), number=20)


def test_a_sentence_of_a_past_issue_is_told_with_its_number(desk):
    enter(desk, 12, f"1月12日，召开例会。{SAID}", total=144)
    (found,) = proofing.past(desk, now(f"会议开了半天。{SAID}散会。"), None)
    assert (found.rule, found.level, found.place.start, found.text) == (
        "B27", Level.HINT, 7, SAID.rstrip("。"),
    )  # fmt: skip
    assert found.message == "这一句第12期用过。"
    assert found.evidence == "2026年第12期（总第144期）"


def test_another_year_is_named(desk):
    enter(desk, 12, SAID, year=2025, dated=dt.date(2025, 1, 12))
    (found,) = proofing.past(desk, now(SAID), None)
    assert found.message == "这一句2025年第12期用过。"


@pytest.mark.parametrize("line", RULE.right)
def test_what_is_short_or_said_by_all_is_left_alone(desk, line):
    enter(desk, 12, line)
    assert proofing.past(desk, now(line), None) == ()


def test_what_stands_in_many_issues_is_a_set_phrase(desk):
    for number in range(1, 4):
        enter(desk, number, SAID)
    assert len(proofing.past(desk, now(SAID), None)) == 1
    enter(desk, 4, SAID)
    assert proofing.past(desk, now(SAID), None) == ()


def test_the_issue_itself_is_no_past_one(desk):
    entry = enter(desk, 12, SAID)
    assert proofing.past(desk, now(SAID), entry) == ()


def test_an_article_that_says_where_it_is_from_is_left_alone(desk):
    enter(desk, 12, SAID, total=144)
    assert proofing.past(desk, now(SAID, source="转自第12期（总第144期）"), None) == ()
    assert len(proofing.past(desk, now(SAID, source="转自第11期（总第143期）"), None)) == 1


def test_an_office_may_switch_it_off(desk):
    enter(desk, 12, SAID)
    desk.rules.change(lambda _: Changes(off=frozenset({"B27"})))
    assert proofing.past(desk, now(SAID), None) == ()


def test_after_a_key_only_the_new_sentences_are_asked_for(desk, monkeypatch):
    enter(desk, 12, SAID)
    past = reused.Past(desk, proofing.rules(desk), None)
    bulletin = now(SAID, "白渡镇启动百岁老人口述史采集工作并组织志愿者二十八名。")
    assert len(past.found(bulletin)) == 1
    asked, real = [], quoted.quoted

    def ask(store, ledger, sentences, *, entry):
        asked.extend(sentences := list(sentences))
        return real(store, ledger, sentences, entry=entry)

    monkeypatch.setattr(quoted, "quoted", ask)
    body = (*bulletin.articles[0].body, make.para("县档案馆向全县征集老照片和契约文书三百八十件。"))
    assert len(past.found(edit.change_article(bulletin, "a", body=body))) == 1
    assert asked == ["县档案馆向全县征集老照片和契约文书三百八十件"]


def test_it_can_be_stopped(desk):
    enter(desk, 12, SAID)
    token = Event()
    token.set()
    with stopping.by(token), pytest.raises(Stopped):
        proofing.past(desk, now(SAID), None)


def test_a_finding_goes_when_its_words_go(desk):
    enter(desk, 12, SAID)
    bulletin = now(SAID)
    known = Knowledge(past=proofing.past(desk, bulletin, None))
    checker = Checker(rulebook.built_in())
    assert "B27" in [one.rule for one in checker.check(bulletin, known)]
    other = edit.change_article(bulletin, "a", body=make.body(SAID.replace("三月", "四月")))
    assert "B27" not in [one.rule for one in checker.check(other, known)]
