"""check: what is wrong, doubtful or worth a look in an issue."""

import datetime as dt

import pytest

from gazetteer_desk.desk.desk import Desk
from gazetteer_desk.proof import waiving
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.knowledge import Knowledge
from gazetteer_desk.proof.rulebook import Changes, Word, rulebook
from tests import make
from tests.cli.test_door import imported_by


WRONG = make.article("年鉴编篡启动", "各乡镇年鉴编篡工作圆满启动。。", key="a1", credits="县志办")
CLEAN = make.article("县志办召开例会", "3月2日，县志办召开例会。", key="a2", credits="县志办")


def rules_of(answer):
    return [one["rule"] for one in answer.json["findings"]]


def test_a_clean_issue_says_so_and_makes_no_store(desk, put, store):
    answer = desk("check", put(make.bulletin(CLEAN)))
    assert answer == (0, "没有发现问题。\n", "")
    assert desk("check", put(make.bulletin(CLEAN)), "--json").json == {"findings": []}
    assert not store.exists()


def test_the_findings_for_programs(desk, put):
    answer = desk("check", put(make.bulletin(CLEAN, WRONG)), "--json")
    assert answer.code == 1
    title, word, mark = answer.json["findings"]
    assert title["path"] == ["title", 0]
    assert word == {
        "rule": "W-编篡",
        "level": "必错",
        "basis": word["basis"],
        "article": "a1",
        "path": ["body", 0],
        "start": 5,
        "end": 7,
        "text": "编篡",
        "message": "“编篡”应为“编纂”。",
        "suggestion": "编纂",
    }
    assert word["basis"].startswith("实务")
    assert (mark["text"], mark["suggestion"]) == ("。。", "。")
    assert mark["basis"] == "规定　GB/T 15834—2011，5.1"


def test_the_findings_for_people_stand_under_their_article(desk, put):
    answer = desk("check", put(make.bulletin(CLEAN, WRONG)))
    lines = answer.out.splitlines()
    assert lines[0] == "第2篇　年鉴编篡启动"
    assert lines[1] == "  必错  第2篇题名　“编篡”应为“编纂”。"
    assert lines[5] == "  必错  第2篇第1段　标点“。。”重复。"
    assert lines[6] == "        原文：。。　建议：。　依据：规定　GB/T 15834—2011，5.1"
    assert lines[-1] == "共 3 处：必错 3。"


def test_what_is_left_as_it_is_is_only_counted(desk, put):
    bulletin = make.bulletin(WRONG)
    for one in Checker(rulebook()).check(bulletin, Knowledge()):
        bulletin = waiving.waived(bulletin, one)
    answer = desk("check", put(bulletin))
    assert answer == (0, "没有发现问题。\n", "另有 3 处已定不改，没有列出。\n")


def test_an_entry_is_checked_by_the_rules_and_the_numbers_of_its_office(desk, put, store):
    desk("add", put(make.bulletin(CLEAN)))
    desk("add", put(make.bulletin(WRONG)))
    office = Desk(store)
    own = Word(wrong="例会", rights=("工作例会",), level=Level.HINT)
    office.rules.change(lambda _: Changes(off=frozenset({"W-编篡"}), words=(own,)))
    office.close()
    first = desk("check", 1, "--json")
    assert rules_of(first) == ["R-wrong", "W-例会", "W-例会"]
    number = first.json["findings"][0]
    assert (first.code, number["article"], number["path"]) == (1, "", ["number"])
    assert number["text"] == "第12期"
    assert "第12期已有一份" in number["message"]
    second = rules_of(desk("check", 2, "--json"))
    assert second[0] == "R-wrong"
    assert "P19" in second
    assert "W-编篡" not in second


def test_a_file_that_is_an_entry_already_does_not_take_its_own_number(desk, put):
    path = put(make.bulletin(CLEAN))
    desk("add", path)
    assert desk("check", path).code == 0
    other = put(make.bulletin(CLEAN, copies=31), "另.json")
    assert rules_of(desk("check", other, "--json")) == ["R-wrong"]


def test_what_lacks_is_a_hint_and_what_was_left_open_an_error(desk, put):
    lacking = put(make.bulletin(CLEAN, copies=None), "缺.json")
    (one,) = desk("check", lacking, "--json").json["findings"]
    assert (one["rule"], one["level"], one["message"]) == ("R-lacking", "提示", "印数未填。")
    assert "报尾\n  提示  报尾　印数　印数未填。" in desk("check", lacking).out
    left = make.article("题", "参加的有【待补单位】等。", key="a1", credits="县志办")
    answer = desk("check", put(make.bulletin(left)), "--json")
    (place,) = answer.json["findings"]
    assert (answer.code, place["path"], place["text"]) == (1, ["body", 0], "【待补单位】")
    assert (place["start"], place["end"]) == (4, 10)


def test_a_date_that_belongs_to_another_year(desk, put):
    path = put(make.bulletin(CLEAN, dated=dt.date(2025, 3, 5)))
    (one,) = desk("check", path, "--json").json["findings"]
    assert (one["rule"], one["path"], one["article"]) == ("R-wrong", ["year"], "")


@pytest.mark.parametrize("args", [("check", 1), ("check", 1, "--json")])
def test_without_a_store_there_is_no_entry(desk, store, args):
    answer = desk(*args)
    assert (answer.code, answer.out) == (1, "")
    assert "没有找到历史库" in answer.err
    assert not store.exists()


def test_a_file_is_checked_without_a_drawer(put):
    heavy = {"docx", "lxml", "sqlalchemy", "alembic", "PySide6", "ui"}
    assert imported_by("check", put(make.bulletin(CLEAN))) & heavy == set()
