"""Several articles become one, and none of their words or units is lost."""

import pytest

from gazetteer_desk.bulletin import codec, plain
from gazetteer_desk.bulletin.body import Kind, paragraph
from gazetteer_desk.bulletin.combining import combine
from tests import make


def two() -> tuple:
    return (
        make.article(
            "白渡镇建村史馆",
            "一、建馆",
            "（二）布展。已经开放。",
            key="a",
            credits=("白渡镇", "县志中心"),
            source="转自2025年第54期（总第786期）",
        ),
        make.article("别的", key="x"),
        make.article(
            "石埠乡编家谱", "正文。", key="b", credits=("石埠乡", "白渡镇"), subtitle="走访记"
        ),
    )


def test_the_titles_become_headings_and_their_headings_go_down():
    whole = combine(make.bulletin(*two()), ["b", "a"]).articles
    assert [article.key for article in whole] == ["a", "x"]
    found = [(block.kind, block.text, block.lead) for block in whole[0].body]
    assert found == [
        (Kind.HEADING1, "一、白渡镇建村史馆", 0),
        (Kind.HEADING2, "（一）建馆", 0),
        (Kind.HEADING3, "2.布展。已经开放。", 5),
        (Kind.HEADING1, "二、石埠乡编家谱——走访记", 0),
        (Kind.BODY, "正文。", 0),
    ]
    assert whole[0].title == ()


def test_all_units_stay_in_order_and_none_twice():
    whole = combine(make.bulletin(*two()), ["a", "b"]).articles[0]
    assert whole.credits == ("白渡镇", "县志中心", "石埠乡")
    assert whole.source == "转自2025年第54期（总第786期）"
    assert whole.keys == ("a", "b")


def test_what_was_put_together_can_be_put_together_again():
    once = combine(make.bulletin(*two()), ["a", "b"])
    twice = combine(once, ["a", "x"]).articles
    assert [article.keys for article in twice] == [("a", "b", "x")]
    assert codec.restore_article(codec.article_bytes(twice[0])) == twice[0]


def test_empty_bodies_leave_nothing_and_notes_stand_together():
    blank = make.article("甲", key="a", body=(paragraph(""),), note=make.body("按。"))
    other = make.article("", "无题的话。", key="b", note=make.body("又按。"))
    whole = combine(make.bulletin(blank, other), ["a", "b"]).articles[0]
    assert [block.text for block in whole.body] == ["一、甲", "无题的话。"]
    assert [block.text for block in whole.note] == ["按。", "又按。"]


def test_one_alone_stays_as_it_is():
    bulletin = make.bulletin(*two())
    assert combine(bulletin, ["a"]) is bulletin
    assert "石埠乡编家谱" in plain.text(combine(bulletin, ["a", "b"]))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.HEADING3, "3.5万人参加普查"),
        (Kind.HEADING3, "2026.11.27会议纪要"),
        (Kind.HEADING2, "（十十）布展"),
        (Kind.HEADING1, "一百零二、附则"),
    ],
)
def test_what_is_no_number_of_a_heading_stays_as_it_was_written(kind, words):
    one = make.article("甲", key="a", body=(paragraph(words, kind),))
    whole = combine(make.bulletin(one, make.article("乙", "话。", key="b")), ["a", "b"]).articles[0]
    assert whole.body[1].text == words
