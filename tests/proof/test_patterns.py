"""What patterns find: the place a rule means, nothing in addresses, nothing where it is right."""

import msgspec

from gazetteer_desk.proof import patterns, rulebook
from gazetteer_desk.proof.finding import Level
from gazetteer_desk.proof.rule import Rule, Zone
from gazetteer_desk.proof.rulebook import Changes


BOOK = rulebook.built_in()


def found(text, *rules, zone=Zone.BODY):
    own = {rule.id: rule for rule in rules}
    book = rulebook.rulebook(Changes(rules=rules))
    spots = patterns.found(text, zone, rulebook.Rulebook(rules=own or book.rules, words=()))
    return [(text[one.start : one.end], one.suggestion) for one in spots]


def rule(**kinds):
    given = {"id": "本1", "name": "试", "level": Level.DOUBT, "message": "请核对。", **kinds}
    return Rule(**given)


def test_a_named_group_is_the_place():
    assert found("县志稿", rule(pattern="县(?P<at>志)稿", suggestion="{0}书")) == [("志", "志书")]


def test_what_is_written_as_proposed_is_left_alone():
    one = rule(pattern="第[0-9一-九]期", suggestion="第1期")
    assert found("第1期、第2期", one) == [("第2期", "第1期")]


def test_nothing_is_found_over_a_guard():
    one = rule(pattern="从书", guard="从书中", suggestion="丛书")
    assert found("从书中来，出从书", one) == [("从书", "丛书")]


def test_a_line_without_what_a_rule_needs_is_not_searched():
    one = rule(pattern="志", needs=("甲乙", "丙"))
    assert found("志甲丙", one)
    assert not found("志甲乙", one)
    assert not found("志丙", one)


def test_a_line_without_the_words_a_rule_needs_is_not_searched():
    one = rule(pattern="志", needs=(("县志", "志\n"),))
    assert found("县志稿", one)
    assert found("村志", one)
    assert not found("志县", one)


def test_addresses_of_pages_mail_and_files_are_left_alone():
    for words in (
        "登录https://example.cn/a?b=1,2查阅。",
        "发至bianzuan.zu@example.com。",
        "文件名为“方案.报送稿.docx”。",
    ):
        assert found(words) == [], words


def test_a_rule_holds_in_its_zones_only():
    one = rule(pattern="志", zones=(Zone.TITLE,))
    assert found("志", one, zone=Zone.TITLE)
    assert not found("志", one)


def test_a_rule_finds_no_less_for_what_it_needs():
    lines = [words for one in BOOK.rules.values() for words in (*one.wrong, *one.right)]
    bare = {name: msgspec.structs.replace(one, needs=()) for name, one in BOOK.rules.items()}
    whole = rulebook.Rulebook(rules=bare, words=())
    for words in lines:
        for zone in (Zone.BODY, Zone.TITLE):
            spared = list(patterns.found(words, zone, BOOK))
            assert spared == list(patterns.found(words, zone, whole)), words


def test_what_a_rule_needs_is_one_character_or_two():
    for one in BOOK.rules.values():
        for group in one.needs:
            assert all(1 <= len(word) <= 2 for word in group), one.id
