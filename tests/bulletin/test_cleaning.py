"""What no document can hold is gone at the door; everything else stays as it was written."""

import json

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gazetteer_desk.bulletin import cleaning, codec


ANYTHING = st.text(st.characters(), max_size=30)


@given(ANYTHING)
def test_clean_words_fit_into_xml_and_utf8(words):
    cleaned = cleaning.clean(words)
    cleaned.encode("utf-8")
    etree.Element("t").text = cleaned.replace("\r", "").replace("\x0b", "").replace("\x0c", "")
    assert cleaning.clean(cleaned) == cleaned


@given(ANYTHING)
def test_a_clean_line_is_one_line_and_stays_so(words):
    line = cleaning.clean_line(words)
    assert line == cleaning.clean_line(line) == line.strip()
    assert len(line.splitlines()) <= 1


@given(ANYTHING)
def test_split_lines_hold_no_break_and_no_visible_character_is_lost(words):
    lines = cleaning.split_lines(words)
    assert all(len(line.splitlines()) <= 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(cleaning.clean(words).split())


def test_ordinary_words_are_left_alone():
    for words in ("青梧县　𠮷𫖯", "“资政”——存史", "km²", "👨‍👩‍👧", "ã", "１２ａ"):
        assert cleaning.clean(words) == words


def test_what_hides_or_turns_the_text_is_removed():
    assert cleaning.clean("甲\u200b乙\ufeff丙\u202e丁\x00\ud800\ufffe\t戊") == "甲乙丙丁 戊"


def test_every_field_is_cleaned_at_the_door():
    dirty = " 甲\x07\ud800\n乙 "
    words = {
        "masthead": {"series": dirty},
        "secrecy": {"level": "内部", "term": dirty},
        "imprint": {"office": dirty},
        "distribution": {"report": [dirty], "send": ["", " "]},
        "articles": [
            {"column": "【 甲 】", "title": [dirty], "subtitle": dirty, "credits": [dirty]},
            {"note": [{"block": "table", "caption": dirty, "rows": [[dirty]]}]},
        ],
    }
    bulletin, _ = codec.read(json.dumps(words).encode())
    assert bulletin.masthead.series == bulletin.imprint.office == "甲 乙"
    assert bulletin.secrecy.term == bulletin.articles[0].subtitle == "甲 乙"
    assert bulletin.distribution.report == bulletin.articles[0].title == ("甲", "乙")
    assert bulletin.distribution.send == ()
    assert bulletin.articles[0].column == "甲"
    table = bulletin.articles[1].note[0]
    assert (table.caption, table.rows[0][0].text) == ("甲 乙", " 甲\n乙 ")
    codec.canonical(bulletin)
