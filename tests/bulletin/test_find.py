"""查找: what is found where, and what is refused in words a clerk understands."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.bulletin import find
from gazetteer_desk.bulletin.body import Kind, Picture, paragraph
from gazetteer_desk.bulletin.find import BadPattern, Query
from tests import make
from tests.bulletin.strategies import ANY, bulletins


def found(words: str, *lines: str, **how: bool) -> list[tuple[int, str]]:
    """Return (start, words) of the hits in the body of an article of these lines."""
    issue = make.bulletin(make.article("题", *lines))
    hits = find.find(issue, Query(words, **how))
    return [(hit.place.start, hit.groups[0]) for hit in hits if hit.place.part == "body"]


def test_every_part_of_an_article_is_searched_in_the_order_of_the_page():
    article = make.article(
        "方志一\n方志二",
        subtitle="方志三",
        note=(paragraph("方志四", Kind.NOTE),),
        body=(
            paragraph("方志五"),
            make.table(("方志七", "无"), ("无", "方志八"), caption="方志六"),
            Picture(digest="0" * 64, media="image/png", caption="方志九"),
        ),
        credits=("甲", "方志十"),
        key="a",
    )
    issue = make.bulletin(article, note=(paragraph("方志零", Kind.NOTE),))
    places = [hit.place for hit in find.find(issue, Query("方志"))]
    assert [(place.part, place.path) for place in places] == [
        ("note", (0,)),
        ("title", (0,)),
        ("title", (1,)),
        ("subtitle", ()),
        ("note", (0,)),
        ("body", (0,)),
        ("body", (1,)),
        ("body", (1, 0, 0, 0)),
        ("body", (1, 1, 1, 0)),
        ("body", (2,)),
        ("credits", (1,)),
    ]
    assert [place.article for place in places] == ["", *["a"] * 10]
    assert len(find.find(issue, Query("方志"), article="a")) == 10


def test_places_count_characters_not_units():
    assert found("村", "𠮷𫖯村") == [(2, "村")]


def test_width_and_case_are_alike_only_when_asked():
    assert found("(a1)", "（Ａ１）与(a1)") == [(0, "（Ａ１）"), (5, "(a1)")]
    assert found("(a1)", "（Ａ１）与(a1)", alike=False) == [(5, "(a1)")]
    assert found("wps", "WPS", alike=False) == []


def test_a_whole_word_does_not_begin_or_end_inside_a_latin_word_or_number():
    assert found("Word", "Word、Words、Word", whole=True) == [(0, "Word"), (11, "Word")]
    assert found("12", "2012年12月", whole=True) == [(5, "12")]
    assert found("a|ab", "ab", whole=True, regex=True) == [(0, "ab")]


def test_whole_word_asks_nothing_of_chinese():
    assert found("方志", "县方志办WPS方志", whole=True) == [(1, "方志"), (7, "方志")]


def test_a_regular_expression_finds_groups_and_none_of_no_width():
    issue = make.bulletin(make.article("题", "3月10日，4月2日"))
    hits = find.find(issue, Query(r"(\d+)月(\d+)日(x)?", regex=True))
    assert [hit.groups for hit in hits] == [("3月10日", "3", "10", ""), ("4月2日", "4", "2", "")]
    assert found("x*", "没有", regex=True) == []


def test_full_width_marks_in_a_pattern_are_marks():
    assert found("（一）", "（一）与(一)", regex=True) == [(0, "（一）"), (4, "(一)")]
    assert found("[，。]", "一，二。三,", regex=True) == [(1, "，"), (3, "。"), (5, ",")]


@pytest.mark.parametrize("bad", ["(", "[", "a{2,1}", "*", "(?P<n", r"\1", "a" + "(" * 300])
@pytest.mark.parametrize("whole", [True, False])
def test_a_bad_pattern_is_refused_with_a_sentence(bad, whole):
    with pytest.raises(BadPattern) as refused:
        found(bad, "甲", regex=True, whole=whole)
    assert "正则表达式没有写完整" in refused.value.message
    assert refused.value.remedy


def test_a_pattern_that_python_may_read_otherwise_one_day_is_no_warning():
    assert found("[[a]", "a", regex=True) == [(0, "a")]


def test_no_more_is_found_than_anybody_looks_through():
    assert len(found("甲", "甲" * (find.MOST + 5))) == find.MOST


@given(bulletins(), ANY.filter(bool), st.booleans())
def test_what_is_found_stands_there(issue, words, alike):
    among = {(at.article, at.part, at.path): text for at, text in find.lines(issue)}
    for hit in find.find(issue, Query(words, alike=alike)):
        place = hit.place
        text = among[place.article, place.part, place.path]
        assert text[place.start : place.end] == hit.groups[0]
        assert len(hit.groups[0]) == len(words)
        assert alike or hit.groups[0] == words


@given(bulletins(), ANY.filter(bool))
def test_nothing_is_missed(issue, words):
    counted = sum(text.count(words) for _, text in find.lines(issue))
    assert len(find.find(issue, Query(words, alike=False))) == counted


@given(ANY.filter(bool), st.booleans())
def test_a_query_and_its_matches_survive_the_way_to_the_child(words, regex):
    query = Query(words, regex=regex)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(query), type=Query) == query
    try:
        matches = find.matches(["青梧县", words], query)
    except BadPattern:
        return
    packed = msgspec.msgpack.encode(matches)
    assert msgspec.msgpack.decode(packed, type=list[find.Match]) == matches
