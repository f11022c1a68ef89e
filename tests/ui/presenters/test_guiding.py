"""F1 opens the help for what has the focus; its links go on, do things, or say why not."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.conftest import Office
from tests.ui.presenters.errands import asked, begun, current, save
from tests.ui.presenters.pages import gone_to, sampled
from ui import guide_pages
from ui.dialogs import files
from ui.dialogs.guide import Guide
from ui.program import Program


def helped(program: Program) -> Guide:
    program.window.deeds["help"].trigger()
    assert program.guiding.guide is not None
    return program.guiding.guide


def follow(guide: Guide, link: str) -> None:
    guide.text.anchorClicked.emit(QUrl(link))


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("报头", "masthead"),
        ("报尾", "tail"),
        ("篇目，查找替换", "find"),
        ("往期，ledger", "past"),
        ("名录，单位", "register"),
        ("设置，外观", "settings"),
        ("自检", "backup"),
        ("印前检查", "export"),
        ("对比", "save"),
        ("命令", "commands"),
        ("没有打开", "new"),
    ],
)
def test_f1_opens_the_page_for_what_has_the_focus(office: Office, page: str, name: str):
    program = sampled(office)
    gone_to(office, program, page)
    assert helped(program).page == name


def test_in_the_words_it_is_about_writing_and_in_the_outline_about_articles(office: Office):
    program = begun(office)
    assert program.guiding.page_for(program.bench.editor) == "write"
    assert program.guiding.page_for(program.bench.title) == "write"
    assert program.guiding.page_for(program.window.outline.tree) == "articles"
    assert program.guiding.page_for(None) == "window"


def test_every_page_that_f1_may_open_is_there(office: Office):
    program = sampled(office)
    names = {program.guiding.page_for(one) for one in program.window.findChildren(QWidget)}
    assert names <= guide_pages.pages().keys()
    assert len(names) > 8


def test_a_link_leads_on_and_back(office: Office):
    guide = helped(begun(office))
    follow(guide, "page:headings")
    assert guide.page == "headings"
    assert "二级" in guide.text.toPlainText()
    guide.back.click()
    assert guide.page == "write"
    assert not guide.back.isEnabled()
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.page == "write"


def test_a_link_does_what_it_says(office: Office):
    program = begun(office)
    follow(helped(program), "do:new_article")
    assert len(current(program).articles) == 2


def test_what_cannot_be_done_now_says_why(office: Office):
    program = office.open()
    guide = helped(program)
    follow(guide, "do:save")
    assert guide.said.text() == "现在不能做：要先打开一期。"
    follow(guide, "page:save")
    assert guide.said.text() == ""


def test_no_other_link_opens_anything(office: Office, monkeypatch):
    opened: list[object] = []
    monkeypatch.setattr(files, "show_outside", opened.append)
    program = begun(office)
    guide = helped(program)
    for link in ("https://example.org/", "file:///etc/passwd", "javascript:alert(1)"):
        follow(guide, link)
    assert (opened, guide.page) == ([], "write")
    assert guide.text.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("a.png")) is None


def test_a_page_is_looked_up_by_pinyin(office: Office):
    guide = helped(begun(office))
    guide.field.setText("beifen")
    assert guide.page == "backup"
    assert guide.found[0].name == "backup"
    guide.field.setText("没有这样的事")
    assert guide.said.text() == "没有这样的一页，换个词试试。"
    guide.field.setText("")
    assert len(guide.found) == len(guide_pages.pages())


def test_keys_are_looked_up_and_kept_as_a_file(office: Office, tmp_path: Path, monkeypatch):
    program = begun(office)
    program.window.deeds["shortcuts"].trigger()
    guide = program.guiding.guide
    assert guide is not None
    assert guide.page == "keys"
    guide.field.setText("f12")
    assert "导出 Word" in guide.text.toPlainText()
    assert "存一稿" not in guide.text.toPlainText()
    wanted, opened = tmp_path / "键.html", list[object]()
    monkeypatch.setattr(files, "ask_save", lambda *_: wanted)
    monkeypatch.setattr(files, "show_outside", opened.append)
    guide.keep.click()
    office.settle(program)
    assert "Ctrl+Shift+S" in wanted.read_text("utf-8")
    assert opened == [wanted]
    assert guide.said.text() == "已存为“键.html”。"


def test_the_help_is_walked_by_keys_and_left_by_esc(office: Office):
    program = begun(office)
    guide = helped(program)
    guide.field.setFocus()
    QTest.keyClick(guide.field, Qt.Key.Key_Down)
    assert guide.focusWidget() is guide.list
    QTest.keyClick(guide.list, Qt.Key.Key_Down)
    assert guide.page != "write"
    QTest.keyClick(guide.list, Qt.Key.Key_Escape)
    assert guide.isHidden()


def test_a_dialog_that_keeps_the_window_waiting_has_the_help_too(office: Office):
    program = begun(office)
    save(office, program)
    program.window.tabs.next.click()
    dialog = asked(office, program)
    QTest.keyClick(dialog.name, Qt.Key.Key_F1)
    guide = program.guiding.guide
    assert guide.page == "sign"
    assert guide.parentWidget() is dialog
    follow(guide, "do:save")
    assert guide.said.text() == "现在不能做，请先关掉打开的那个小窗口。"
    dialog.reject()
    office.settle(program)
    assert helped(program).parentWidget() is program.window
