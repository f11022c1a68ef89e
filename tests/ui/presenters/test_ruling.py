"""The kind 校核规则 at the real window: what is changed holds at once and can be taken back."""

import pytest

from gazetteer_desk.desk import proofing
from gazetteer_desk.proof.finding import LEVELS, Level
from tests.journeys.conftest import Office
from tests.ui.presenters.errands import begun
from ui.program import Program


@pytest.fixture
def program(office: Office):
    program = begun(office)
    program.window.deeds["room_register"].trigger()
    office.settle(program)
    program.window.register_room.show_kind("校核规则")
    office.settle(program)
    return program


@pytest.fixture
def page(program: Program):
    return program.window.register_room.rules


def rules(program: Program):
    return proofing.rules(program.desk)


def choose(page, key: str) -> None:
    page.table.show_lines(page.table._lines.lines, choose=key)
    page.table.chosen.emit(key)


def write(field, words: str) -> None:
    field.setText(words)
    field.flush()


def test_a_built_in_rule_is_switched_off_and_weighed(office: Office, program: Program, page):
    choose(page, "P19")
    form = page.rule_form
    assert "标点" in form.about.text()
    assert form.examples.text().startswith("查出：")
    form.on.click()
    office.settle(program)
    assert "P19" not in rules(program).rules
    assert program.window.status_line.note == "这一条规则以后不查"
    program.window.status_line._deed.click()
    office.settle(program)
    assert rules(program).rules["P19"].level is Level.ERROR
    choose(page, "P19")
    form.level.group.button(LEVELS.index(Level.HINT)).click()
    office.settle(program)
    assert rules(program).rules["P19"].level is Level.HINT
    assert not page._remove.isEnabled()
    assert page._remove.toolTip()


def test_a_word_is_added_changed_and_deleted(office: Office, program: Program, page):
    page.add.click()
    form = page.rule_form
    write(form.words, "石阜乡")
    assert form.new.accessibleDescription() == "有错：应写成什么，请填上。"
    write(form.new, "石埠乡")
    office.settle(program)
    assert [one.wrong for one in program.desk.rules.changes().words] == ["石阜乡"]
    assert page.table.current() == "W-石阜乡"
    write(form.words, "石浮乡")
    office.settle(program)
    assert [one.wrong for one in program.desk.rules.changes().words] == ["石浮乡"]
    page._remove.click()
    office.settle(program)
    assert program.desk.rules.changes().words == ()


def test_words_to_watch_and_words_that_are_none(office: Office, program: Program, page):
    form = page.rule_form
    for sort, words in (("提示词", "截止…前"), ("不作错的词", "编篡斋")):
        page.add.click()
        form.sort.setCurrentText(sort)
        form.sort.activated.emit(form.sort.currentIndex())
        write(form.words, words)
        office.settle(program)
    changes = program.desk.rules.changes()
    assert [rule.name for rule in changes.rules] == ["截止…前"]
    assert changes.leave == ("编篡斋",)
    choose(page, "放-编篡斋")
    assert form.rows["words"].label.text() == form.words.accessibleName() == "不作错的字"
    write(form.words, "编篡轩")
    office.settle(program)
    assert program.desk.rules.changes().leave == ("编篡轩",)


def test_who_looks_for_the_rules_in_the_settings_is_led_to_them(program: Program, page):
    window = program.window
    window.show_room("settings")
    window.settings_room.show_section("校核")
    window.settings_room.rules.click()
    assert window.room() == "register"
    assert page.isVisible()


def test_one_character_is_refused(office: Office, program: Program, page):
    page.add.click()
    form = page.rule_form
    write(form.words, "的")
    write(form.new, "地")
    office.settle(program)
    assert form.words.accessibleDescription() == "有错：至少写两个字，一个字会处处都是。"
    assert program.desk.rules.changes().words == ()


def test_a_list_of_words_is_pasted(office: Office, program: Program, page):
    page.pasted.emit("石阜乡\t石埠乡\n编篡\t编纂\n云西乡\t云栖乡")
    office.settle(program)
    assert [one.wrong for one in program.desk.rules.changes().words] == ["石阜乡", "云西乡"]
    assert program.window.status_line.note == "已记下 2 个易错词，1 个原来就有"


def test_a_rule_is_found_by_its_words_and_by_pinyin(program: Program, page):
    for typed in ("P19", "标点重复", "bdcf"):
        page.search.setText(typed)
        assert "P19" in [line.key for line in page.table._lines.lines], typed
