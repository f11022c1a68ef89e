"""faces: which faces an issue is printed in, and what they cannot show."""

import pytest

from gazetteer_desk.export import families
from tests import make


@pytest.fixture
def has(monkeypatch):
    def these(*names):
        answer = frozenset(names) if names else None
        monkeypatch.setattr(families, "installed", lambda: answer)

    return these


def test_what_this_pc_has_and_what_it_lacks(desk, put, store, has):
    has("黑体", "FangSong", "KaiTi_GB2312")
    answer = desk("faces", put(make.bulletin()))
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "仿宋_GB2312　本机没有，用“仿宋”代替",
        "黑体　本机有",
        "方正小标宋简体　本机没有",
        "楷体_GB2312　本机有",
        "宋体　本机没有",
        "这一期的字，各字体里都有。",
    ]
    assert not store.exists()


def test_rare_characters_of_an_entry(desk, put, has):
    has()
    desk("add", put(make.bulletin(make.article("题", "王赟讲话。"))))
    answer = desk("faces", 1)
    assert "仿宋_GB2312　不知道本机有没有" in answer.out
    assert "“赟”字在“仿宋_GB2312”里没有，可能印成空框（第1篇“王赟讲话。”）。" in answer.out


def test_the_same_for_programs(desk, put, has):
    has("仿宋")
    answer = desk("faces", put(make.bulletin(make.article("题", "王赟讲话。"))), "--json").json
    assert answer["faces"][0] == {"name": "仿宋_GB2312", "others": ["仿宋"], "shown_in": "仿宋"}
    assert answer["faces"][1]["shown_in"] == ""
    (found,) = answer["rare"]
    assert (found["character"], found["face"], found["times"]) == ("赟", "仿宋_GB2312", 1)
    has()
    assert desk("faces", put(make.bulletin()), "--json").json["faces"][0]["shown_in"] is None
