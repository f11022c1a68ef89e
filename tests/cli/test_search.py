"""search: what was found, for people and for programs."""

import pytest

from tests import make


@pytest.fixture(autouse=True)
def _filled(desk, put):
    desk(
        "add",
        put(make.bulletin(make.article("白渡镇村志", "石桥村编修村志。"), "县志例会"), "1.json"),
    )


def test_json_has_the_published_keys(desk):
    found = desk("search", "--json", "村志").json
    assert found["count"] == 1
    (hit,) = found["hits"]
    assert set(hit) == {
        "id", "article", "title", "series", "number", "dated", "excerpt", "places",
    }  # fmt: skip
    assert (hit["id"], hit["title"], hit["number"], hit["dated"]) == (
        1,
        "白渡镇村志",
        12,
        "2026-03-05",
    )
    assert {place["part"] for place in hit["places"]} == {"title", "body"}


def test_words_must_all_occur(desk):
    assert desk("search", "--json", "石桥", "村志").json["count"] == 1
    assert desk("search", "--json", "石桥", "例会").json == {"count": 0, "hits": []}


def test_a_word_with_a_hyphen_must_not_occur(desk):
    assert desk("search", "县志", "-村志", "--json").json["count"] == 1
    assert desk("search", "-例会", "--limit", "1").out.startswith("找到 1 篇。")
    assert desk("search", "--jsn", "村志").code == 2
    assert desk("search", "村志", "--jsn").code == 2


def test_for_people_a_count_and_a_line_each(desk):
    out = desk("search", "村志").out
    assert out.startswith("找到 1 篇。")
    assert "白渡镇村志" in out
    assert desk("search", "没有的词") == (0, "没有找到。\n", "")


def test_any_text_is_legal(desk):
    for words in ('"', "“", "*", "OR", "--", "( AND", "%_\\", "\ud800"):
        assert desk("search", "--json", "--", words).code == 0


def test_what_is_not_listed_is_counted(desk, put, monkeypatch):
    monkeypatch.setattr("gazetteer_desk.cli.search.SHOWN", 1)
    desk("add", put(make.bulletin("又一篇村志", number=13), "2.json"))
    assert desk("search", "村志").out.endswith("还有 1 篇没有列出，可以再加一个词。\n")
