"""The one linear text, its places, and how it is counted."""

import pytest
from hypothesis import given

from gazetteer_desk.bulletin import plain
from gazetteer_desk.bulletin.issue import Secrecy, SecrecyLevel, Urgency
from tests import make
from tests.bulletin import strategies


def test_the_text_of_an_issue_stands_in_the_printed_order():
    block, _ = make.picture(caption="图1")
    text = plain.text(
        make.bulletin(
            make.article(
                "上行\n下行", "一、情况", column="要闻", credits="县志办", subtitle="副题"
            ),
            make.article(
                "第二篇", column="要闻", body=(make.table(("甲", "乙"), caption="表1"), block)
            ),
            number=12,
            total=144,
            secrecy=Secrecy(level=SecrecyLevel.SECRET, term="1年", copy_no="000001"),
            urgency=Urgency.URGENT,
            note=make.body("全期按语"),
        )
    )
    assert text.split("\n") == [
        "000001", "秘密★1年", "加急",
        "青梧县地方志工作简报", "第12期（总第144期）", "青梧县地方志办公室　2026年3月5日",
        "全期按语",
        "【要闻】", "上行", "下行", "副题", "一、情况", "（县志办）",
        "第二篇", "表1", "甲", "乙", "图1",
        "信息公开选项：主动公开",
        "报：县委，县人大常委会，县人民政府，县政协。",
        "送：县直各部门。", "发：各乡镇地方志工作机构。",
        "青梧县地方志办公室　2026年3月5日印发", "（共印30份）",
    ]  # fmt: skip


def test_persons_of_the_imprint_stand_on_one_line():
    imprint = make.bulletin().imprint
    text = plain.text(make.bulletin(imprint=type(imprint)(editor="甲某", phone="000")))
    assert "编辑：甲某　电话：000" in text
    assert "印发" not in text.replace("印发机关", "")


@given(strategies.bulletins())
def test_every_place_leads_back_to_its_words(bulletin):
    for article in bulletin.articles:
        for place, words in plain.article_lines(article):
            assert (place.article, place.start, place.end) == (article.key, 0, len(words))
            if place.part == "title":
                assert article.title[place.path[0]] == words
            elif place.part in ("body", "note"):
                assert _words(getattr(article, place.part), place.path) == words


@given(strategies.bulletins())
def test_words_without_places_are_the_same_and_count_the_same(bulletin):
    for article in bulletin.articles:
        lines = [words for _, words in plain.body_lines(article.body)]
        assert [words for words in plain.body_words(article.body) if words] == [
            *filter(None, lines)
        ]
        listed = plain.article_lines(article)
        counted = sum(plain.count(words) for place, words in listed if place.part != "credits")
        assert plain.count_article(article) == counted


def _words(body, path):
    block = body[path[0]]
    if len(path) == 1:
        return block.text if hasattr(block, "spans") else block.caption
    _, row, cell, paragraph = path
    return block.rows[row][cell].paragraphs[paragraph].text


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 0),
        ("　 \n", 0),
        ("青梧县", 3),
        ("县志办，召开。", 7),
        ("GB/T 9704", 2),
        ("2026年3月5日", 6),
        ("3.5万", 2),
        ("10:30", 1),
        ("𠮷林", 2),
    ],
)
def test_characters_are_counted_as_word_counts_them(words, count):
    assert plain.count(words) == count


def test_an_article_counts_without_its_source_line():
    assert plain.count_article(make.article("题名", "正文。", credits="县志办")) == 5
