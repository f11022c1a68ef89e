"""The help says what is true: its links, its menus, its keys are those of the program."""

import re

import pytest

from ui import actions, guide_pages, shortcuts
from ui.guide_pages import KEYS, matching, pages


MENUS = {title.split("(&")[0]: name for name, title in actions.MENUS}
MENUS |= {
    f"{above} › {title.split('(&')[0]}": name
    for name, (place, title) in actions.SUBMENUS.items()
    for above, its in tuple(MENUS.items())
    if its == place
}
DEEDS = {(deed.menu, deed.label) for deed in actions.TABLE}
TITLES = {title.split("(&")[0] for _, title in actions.SUBMENUS.values()}
WRITTEN = {name: page for name, page in pages().items() if name != KEYS}
ALL_KEYS = {
    key
    for rows in shortcuts.sections().values()
    for row in rows
    for key in row.keys.replace("　", " ").split(" ")
}
NAMES = {"Ctrl", "Shift", "Enter", "Tab"}  # keys by themselves: held down, or told of in words
NOT_KEYS = {"{{单位}}", "{{期号}}"}


@pytest.mark.parametrize("name", WRITTEN)
def test_every_link_leads_somewhere(name: str):
    links = re.findall(r"\]\((.*?)\)", pages()[name].text)
    for link in links:
        scheme, _, target = link.partition(":")
        assert scheme in ("page", "do"), link
        assert target in (pages() if scheme == "page" else actions.BY_NAME), link


@pytest.mark.parametrize("name", WRITTEN)
def test_every_menu_that_is_named_is_there(name: str):
    text = pages()[name].text
    for way in re.findall(r"“([^”]+? › [^”]+?)”", text):
        *menus, label = way.split(" › ")
        assert (MENUS[" › ".join(menus)], label) in DEEDS, way
    for menu, label in re.findall(r"“(..)”菜单的“(.+?)”", text):
        assert menu in MENUS
        assert label in TITLES


@pytest.mark.parametrize("name", WRITTEN)
def test_every_key_that_is_named_does_something(name: str):
    keys = set(re.findall(r"`(.+?)`", pages()[name].text)) - NAMES - NOT_KEYS
    assert keys <= ALL_KEYS


@pytest.mark.parametrize("name", WRITTEN)
def test_a_page_is_short_and_polite_and_has_no_foreign_pictures(name: str):
    page = pages()[name]
    assert page.title
    assert len(page.sought) > 2
    assert len(page.text) < 900
    assert not re.search(r"[!！]|<|请稍候|成功|错误代码", page.text.replace("> | 只找命令", ""))
    assert "http" not in page.text
    assert not re.search(r"[一-龥]\n[一-龥]", page.text), "a line is broken inside a paragraph"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("新建一期", "new"),
        ("xjyq", "new"),
        ("zhantie", "paste"),
        ("打不出中文", "input"),
        ("huishouzhan", "past"),
        ("U 盘", "backup"),
        ("加粗", KEYS),
    ],
)
def test_a_page_is_found_by_its_title_its_other_words_pinyin_and_what_it_says(typed, name):
    assert name in [page.name for page in matching(typed)]


def test_nothing_typed_shows_all_and_nonsense_none():
    assert matching(" ") == tuple(pages().values())
    assert matching("没有这样的事") == ()


def test_the_page_of_keys_has_the_whole_table_or_what_is_looked_for():
    whole = pages()[KEYS].text
    for part in shortcuts.sections().values():
        assert all(f"| {row.words} | {row.keys} |" in whole for row in part)
    found = guide_pages.keys_page("jiacu")
    assert "| 加粗 | Ctrl+B |" in found
    assert "Ctrl+S" not in found
    assert "| 存一稿 | Ctrl+S |" in guide_pages.keys_page("ctrl+s")


def test_the_table_as_a_file_has_every_key_and_stands_alone():
    page = shortcuts.page()
    for part in shortcuts.sections().values():
        assert all(row.keys in page for row in part)
    assert "http" not in page
    assert "<script" not in page
