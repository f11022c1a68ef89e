"""The page of an article: its fields open as they are used, and their words come out once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextEdit

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Kind, paragraph
from tests.ui.forms.issues import names
from ui.forms.article import ArticlePage


@pytest.fixture
def page(qtbot, look, ear):
    form = ArticlePage(QLabel("一、"), QLabel("题名"), QTextEdit())
    qtbot.addWidget(form)
    form.show()
    ear.to(form.column_edited, form.credits_edited, form.note_edited, form.subtitle_edited)
    return form


def test_an_article_page_is_quiet_and_opens_the_fields_that_are_used(page, ear):
    page.offer({"column": names("特别关注"), "unit": names("县志中心")})
    page.show_article(Article(key="a", column="特别关注", credits=("县志中心",)))
    assert page.subtitle.isHidden()
    page.show_article(Article(key="b", subtitle="侧记", note=(paragraph("按", Kind.NOTE),)))
    assert not page.subtitle.isHidden()
    assert not page.note.isHidden()
    page.show_article(Article(key="c"))
    assert page.note.isHidden()
    page.flush()
    assert ear.heard == []


def test_column_units_subtitle_and_note_come_out_once(page, ear, qtbot, writes):
    page.show_article(Article(key="a"))
    page.column.setFocus()
    writes(page.column.lineEdit(), "工作动态")
    page.units.setFocus()
    writes(page.units._line, "白渡镇、县档案馆")
    qtbot.keyClick(page.units._line, Qt.Key.Key_Return)
    page._add_subtitle.click()
    writes(page.subtitle, "侧记")
    page._add_note.click()
    page.note.setPlainText("供参考")
    page.flush()
    page.flush()
    assert ear.heard == [
        "工作动态",
        ("白渡镇", "县档案馆"),
        "侧记",
        (paragraph("供参考", Kind.NOTE),),
    ]


def test_focus_mode_leaves_the_sheet_alone(page):
    page.show_article(Article(key="a", subtitle="侧记"))
    page.fold(folded=True)
    assert page.toolbar.isHidden()
    assert page.top.isHidden()
    assert not page.editor.isHidden()
    page.fold(folded=False)
    assert not page.extras.isHidden()
