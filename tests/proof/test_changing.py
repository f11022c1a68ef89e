"""What an office does to the rules: switched off, weighed, added, taken away again."""

import re

from hypothesis import given
from hypothesis import strategies as st

from gazetteer_desk.proof import changing, patterns, rulebook, words
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rule import Zone
from gazetteer_desk.proof.rulebook import Changes, Word


WORD = Word(wrong="石阜乡", rights=("石埠乡",), level=Level.DOUBT)


def test_a_rule_is_switched_off_and_on_again():
    off = changing.switched(Changes(), "P19", on=False)
    assert "P19" not in rulebook.rulebook(off).rules
    assert changing.switched(off, "P19", on=True) == Changes()


def test_a_level_is_changed_and_its_own_one_is_no_change():
    changes = changing.weighed(Changes(), "P19", Level.HINT, Level.ERROR)
    assert rulebook.rulebook(changes).rules["P19"].level is Level.HINT
    assert changing.weighed(changes, "P19", Level.ERROR, Level.ERROR) == Changes()


def test_a_word_takes_the_place_of_another_and_no_word_is_there_twice():
    changes = changing.with_word(Changes(), WORD)
    other = Word(wrong="云西乡", rights=("云栖乡",), level=Level.DOUBT)
    changes = changing.with_word(changes, other)
    renamed = Word(wrong="石浮乡", rights=("石埠乡",), level=Level.ERROR)
    changes = changing.with_word(changes, renamed, instead_of="石阜乡")
    assert [one.wrong for one in changes.words] == ["石浮乡", "云西乡"]
    changes = changing.with_word(changes, renamed, instead_of="云西乡")
    assert [one.wrong for one in changes.words] == ["石浮乡"]


def test_what_is_removed_leaves_nothing_behind():
    changes = changing.with_word(Changes(), WORD)
    changes = changing.with_rule(changes, changing.watched("截止…前", Level.HINT))
    changes = changing.left(changes, "编篡斋")
    names = [WORD.id, "本-截止…前", changing.left_name("编篡斋")]
    assert all(changing.is_own(changes, name) for name in names)
    for name in names:
        changes = changing.removed(changing.switched(changes, name, on=False), name)
    assert changes == Changes()


def test_words_with_a_gap_are_found_within_a_clause():
    rule = changing.watched("截止…前", Level.HINT, "“{0}”请写“截至”", "截至")
    book = rulebook.Rulebook(rules={rule.id: rule}, words=())
    found = list(patterns.found("截止到本月底前完成。截止，以前。", Zone.BODY, book))
    assert [(one.start, one.end) for one in found] == [(0, 7)]
    assert found[0].message == "“{0}”请写“截至”"
    assert found[0].suggestion == "截至"
    assert changing.said(rule) == ("截止…前", "“{0}”请写“截至”", "截至")
    assert changing.said(changing.watched("志书办", Level.HINT)) == ("志书办", "", "")


def test_what_would_be_found_everywhere_is_refused():
    assert changing.refused("的") == "至少写两个字，一个字会处处都是。"
    assert changing.refused("…前") == "“…”前后都要有字。"
    assert changing.refused("截止…前") == changing.refused("") == ""


@given(st.text(max_size=30))
def test_any_words_make_a_pattern_that_finds_them(text):
    name = changing.watched(text, Level.HINT).name
    if not changing.refused(text) and name:
        assert re.search(changing.pattern_of(name), name)


def test_pasted_lines_are_words():
    pasted = "错词\t正词\n石阜乡\t石埠乡\n云西乡，云栖乡\n白度镇→白渡镇\n一行没有正词\n石阜乡\t别的"
    found = changing.read_words(pasted)
    assert [(one.wrong, one.rights) for one in found] == [
        ("石阜乡", ("石埠乡",)),
        ("云西乡", ("云栖乡",)),
        ("白度镇", ("白渡镇",)),
    ]


def test_an_own_word_wins_over_the_built_in_one():
    mine = Word(wrong="编篡", rights=("编撰",), level=Level.HINT)
    book = rulebook.rulebook(changing.with_word(Changes(), mine))
    found = [one for one in words.found("编篡", Zone.BODY, book) if one.rule == mine.id]
    assert [one.suggestion for one in found] == ["编撰"]
