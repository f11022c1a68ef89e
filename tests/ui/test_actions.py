"""One table of what can be done: no key twice, no letter twice in a menu."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui import actions
from ui.widgets import recent_menu


def keys() -> list[str]:
    return [QKeySequence(key).toString() for deed in actions.TABLE for key in deed.keys]


def test_no_key_means_two_things():
    assert [key for key, times in Counter(keys()).items() if times > 1] == []


def test_every_key_is_one_that_qt_knows():
    assert all(keys())


def test_keys_are_those_of_word_and_wps():
    known = {deed.name: deed.keys for deed in actions.TABLE}
    assert known["save"] == ("Ctrl+S",)
    assert known["export"] == ("F12", "Ctrl+Shift+S")
    assert known["undo"] == ("Ctrl+Z",)
    assert known["redo"] == ("Ctrl+Y",)
    assert known["paste_text"] == ("Ctrl+Shift+V",)
    assert known["article_up"] == ("Alt+Shift+Up",)


def test_no_menu_has_a_letter_twice():
    for name in [*(name for name, _ in actions.MENUS), *actions.SUBMENUS]:
        texts = [d.text for d in actions.TABLE if d.menu == name]
        texts += [text for place, text in actions.SUBMENUS.values() if place == name]
        texts += [recent_menu.TITLE] if name == "file" else []
        letters = [text.split("(&")[1][0] for text in texts]
        assert [one for one, times in Counter(letters).items() if times > 1] == [], name


def test_the_menus_hold_every_deed_once(qtbot, look):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = actions.make(window)
    actions.fill(window.menuBar(), made)
    menus = window.menuBar().findChildren(QMenu)
    shown = [action for menu in menus for action in menu.actions()]
    named = [action.objectName() for action in shown if action.objectName()]
    assert sorted(named) == sorted(made)
    assert made["kind_body"].actionGroup() is made["kind_note"].actionGroup()


def test_menus_sheet_and_tips_name_a_key_alike(qtbot, look):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = actions.make(window)
    for name, key in {
        "article_up": "Alt+Shift+↑",
        "article_down": "Alt+Shift+↓",
        "next_article": "Ctrl+PgDn",
        "mend": "Alt+Enter",
    }.items():
        assert made[name].text() == f"{actions.BY_NAME[name].text}\t{key}"
        assert actions.tip(actions.BY_NAME[name]).endswith(f"　{key}")
        assert made[name].shortcut() == QKeySequence(actions.BY_NAME[name].keys[0])
    assert made["save"].text() == "存一稿(&S)"  # Qt names the others as the office does


def test_a_tip_says_the_words_and_the_key():
    bold = next(deed for deed in actions.TABLE if deed.name == "bold")
    assert actions.tip(bold) == "加粗　Ctrl+B"
    about = next(deed for deed in actions.TABLE if deed.name == "about")
    assert actions.tip(about) == "关于"
