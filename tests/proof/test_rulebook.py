"""Every built-in rule does what its own examples say: finds the wrong, leaves the right alone."""

import pytest

from gazetteer_desk.proof import checking, rulebook
from gazetteer_desk.proof.checking import Checker
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rule import Rule, Zone
from gazetteer_desk.proof.rulebook import Changes, Word
from tests.proof import office, written


BOOK = rulebook.built_in()
PATTERNS = [rule for rule in BOOK.rules.values() if rule.pattern]
CHECKS = [
    rule for rule in BOOK.rules.values() if rule.check and rule.check != "past"
]  # asked apart


def ids(text, zone, rules=BOOK):
    return [spot.rule for check in checking.IN_LINES for spot in check(text, zone, rules)]


@pytest.mark.parametrize("rule", BOOK.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_has_examples_and_says_what_it_is(rule):
    assert bool(rule.pattern) != bool(rule.check), "either a pattern or a check"
    assert rule.wrong, "at least one example in which it finds something"
    assert rule.right, "at least one example in which it finds nothing"
    assert rule.message.endswith("。")
    assert rule.zones


@pytest.mark.parametrize("rule", PATTERNS, ids=lambda rule: rule.id)
def test_a_pattern_finds_the_wrong_and_leaves_the_right_alone(rule):
    zone = Zone.BODY if Zone.BODY in rule.zones else rule.zones[0]
    for words in rule.wrong:
        assert rule.id in ids(words, zone), words
    for words in rule.right:
        assert rule.id not in ids(words, zone), words


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.id)
def test_a_check_finds_the_wrong_issues_and_leaves_the_right_alone(rule):
    def found(example):
        given = written.known(example, office.KNOWLEDGE)
        return [one.rule for one in Checker(BOOK).check(*given)]

    for example in rule.wrong:
        assert rule.id in found(example), example
    for example in rule.right:
        assert rule.id not in found(example), example


def test_what_a_sure_rule_suggests_is_right():
    for rule in PATTERNS:
        if rule.level is not Level.ERROR:
            continue
        zone = Zone.BODY if Zone.BODY in rule.zones else rule.zones[0]
        for words in rule.wrong:
            for check in checking.IN_LINES:
                for spot in check(words, zone, BOOK):
                    if spot.rule == rule.id and spot.suggestion is not None:
                        mended = words[: spot.start] + spot.suggestion + words[spot.end :]
                        left = [one for one in ids(mended, zone) if one == rule.id]
                        assert len(left) < ids(words, zone).count(rule.id), (words, mended)


def around(word, words):
    """Return the words in a line where the word beside stands that makes it wrong."""
    beside = word.beside[0] if word.beside else ""
    if beside.startswith("~"):
        return f"、{words}{beside[1:]}。"
    return f"、{beside.strip('…~')}{words}。"


def test_every_wrong_word_is_found_and_its_right_one_is_not():
    for word in BOOK.words:
        assert word.id in ids(around(word, word.wrong), Zone.BODY), word.wrong
        for right in word.rights:
            assert word.id not in ids(around(word, right), Zone.BODY), right
        for guard in word.guard:
            assert word.wrong in guard
            assert word.id not in ids(guard, Zone.BODY), guard


def test_no_word_is_listed_twice():
    wrongs = [word.wrong for word in BOOK.words]
    assert len(wrongs) == len(set(wrongs))


def test_an_office_switches_off_weighs_and_adds():
    own = Rule(id="本1", name="本单位", level=Level.HINT, message="“{0}”请核对。", pattern="志书办")
    changes = Changes(
        off=frozenset({"P19"}),
        levels={"W-编篡": Level.DOUBT},
        words=(Word(wrong="石阜乡", rights=("石埠乡",), level=Level.ERROR),),
        rules=(own,),
    )
    book = rulebook.rulebook(changes)
    assert "P19" not in ids("圆满成功。。", Zone.BODY, book)
    assert ids("石阜乡志书办编篡", Zone.BODY, book) == ["本1", "W-石阜乡", "W-编篡"]
    assert {word.id: word.level for word in book.words}["W-编篡"] is Level.DOUBT
