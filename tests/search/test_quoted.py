"""Sentences that other issues have, the newest of them; none while there is no index."""

import datetime as dt

import pytest

from gazetteer_desk.history.occasion import Occasion
from gazetteer_desk.history.status import Status
from gazetteer_desk.search import index, quoted
from tests import make


SAID = "会议要求各乡镇于三月底前完成村志资料征集和篇目拟定工作"


@pytest.fixture
def enter(ledger):
    def enter(number, *lines):
        one = make.article(f"第{number}次例会", *lines)
        day = dt.date(2026, 1, number)
        bulletin = make.bulletin(one, number=number, dated=day)
        return ledger.enter(bulletin, {}, occasion=Occasion.SAVED).entry

    return enter


@pytest.fixture
def ask(store, ledger):
    return lambda *said, entry=None: quoted.quoted(store, ledger, said, entry=entry)


def test_the_newest_issue_that_has_the_sentence_is_named(enter, ask):
    enter(3, f"{SAID}。")
    enter(5, f"召开例会。{SAID}；散会。")
    assert {said: line.number.label for said, line in ask(SAID).items()} == {SAID: "第5期"}


def test_a_sentence_that_differs_in_one_character_is_another(enter, ask):
    enter(3, f"{SAID.replace('三月', '四月')}。")
    assert ask(SAID) == {}


def test_width_and_blanks_do_not_matter(enter, ask):
    enter(3, "全县 2026 年启动20个村的村志编纂，完成初稿４部。")
    assert list(ask("全县2026年启动20个村的村志编纂，完成初稿4部")) != []


def test_a_void_issue_was_never_out(enter, ask, ledger):
    entry = enter(3, f"{SAID}。")
    ledger.advance(entry, Status.VOID, reason="重复")
    assert ask(SAID) == {}


def test_while_the_index_is_in_doubt_nothing_is_known(enter, ask, store):
    enter(3, f"{SAID}。")
    with store.writing() as session:
        index.doubt(session)
    assert ask(SAID) is None
