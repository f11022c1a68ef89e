"""The row of table commands at the window, and undo over what it does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from gazetteer_desk.bulletin.article import Article
from gazetteer_desk.bulletin.body import Picture, Table, paragraph
from gazetteer_desk.bulletin.issue import Bulletin
from gazetteer_desk.desk.draft import Draft
from tests.ui.presenters.errands import begun, current
from ui.dialogs import files
from ui.editor import table_deeds
from ui.editor.edits import Spot
from ui.editor.table_picker import TablePicker


def rows_of(program) -> int:
    body = current(program).articles[0].body
    return next(len(block.rows) for block in body if isinstance(block, Table))


def button(program, name: str) -> QToolButton:
    bar = program.tabling._bar
    return next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == name)


def test_the_row_comes_with_a_table_and_its_deeds_are_undone(office) -> None:
    program = begun(office)
    editor, bar = program.bench.editor, program.tabling._bar
    editor.setFocus()
    assert not bar.isVisible()
    program.bench.toolbar.table_asked.emit(3, 2)
    assert bar.isVisible()
    button(program, "下方插入行").click()
    assert rows_of(program) == 4
    assert button(program, "表头行").isChecked()
    button(program, "表头行").click()
    assert not button(program, "表头行").isChecked()
    assert not button(program, "合并单元格").isEnabled()
    program.writing.undo()
    program.writing.undo()
    assert rows_of(program) == 3
    program.writing.redo()
    assert rows_of(program) == 4
    editor.go_to(Spot((len(editor.body()),), gap=True))
    assert not bar.isVisible()


def test_the_row_asks_for_no_more_room_than_the_editor_has(office) -> None:
    assert begun(office).tabling._bar.minimumSizeHint().width() <= 560


def test_the_row_goes_with_the_toolbar(office) -> None:
    program = begun(office)
    program.bench.toolbar.table_asked.emit(3, 2)
    program.window.article_page.fold(folded=True)
    assert not program.tabling._bar.isVisible()
    program.window.article_page.fold(folded=False)
    assert program.tabling._bar.isVisible()
    table_deeds.do(program.bench.editor, "删除表格")
    assert not program.tabling._bar.isVisible()


def test_tables_and_pictures_are_in_the_menu_for_who_uses_no_mouse(office, monkeypatch) -> None:
    program = begun(office)
    program.window.deeds["table"].trigger()
    picker = program.bench.toolbar.findChild(TablePicker)
    assert picker is not None
    assert picker.isVisible()
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert not picker.isVisible()
    assert rows_of(program) == 3
    asked: list[str] = []
    monkeypatch.setattr(files, "ask_open", lambda _window, name, _kinds: asked.append(name) or [])
    program.window.deeds["picture"].trigger()
    assert asked == ["插入图片"]


def test_the_usual_window_has_room_for_tables_and_pictures_in_the_bar(office) -> None:
    program = begun(office)
    program.window.resize(1366, 745)
    office.settle(program)
    shown = program.bench.toolbar.findChildren(QToolButton)
    assert {"表格", "图片", "查找"} <= {b.accessibleName() for b in shown if b.isVisible()}


def test_words_out_of_sight_are_not_changed_from_the_menus(office) -> None:
    program = begun(office)
    deeds, before = program.window.deeds, program.bench.editor.toPlainText()
    place = program.sitting.place
    names = ("today", "table", "picture", "bold", "kind_heading1", "renumber", "paste_text")
    program.drafting.go("masthead")
    office.settle(program)
    assert not any(deeds[name].isEnabled() for name in names)
    deeds["today"].trigger()
    program.drafting.go(place)
    program.bench.editor.setFocus()
    assert all(deeds[name].isEnabled() for name in names)
    program.window.show_room("settings")
    assert not any(deeds[name].isEnabled() for name in names)
    program.window.show_room("draft")
    assert all(deeds[name].isEnabled() for name in names)
    assert program.bench.editor.toPlainText() == before


def test_the_commands_of_an_empty_outline_stay_at_its_foot(office) -> None:
    program = begun(office)
    program.window.deeds["headings"].trigger()
    office.settle(program)
    pane = program.window.headings
    assert pane._none.isVisible()
    foot = pane._up.mapTo(pane, pane._up.rect().bottomLeft()).y()
    assert foot > pane.height() - 40


def test_the_panel_of_a_picture_leaves_the_next_article_as_it_is(office) -> None:
    program = begun(office)
    plain, captioned = Picture("a" * 64, "image/png"), Picture("a" * 64, "image/png", 60, "图")
    long = (plain, *(paragraph("甲"),) * 2, plain, captioned)
    bodies = (long, (paragraph("乙"), captioned, paragraph("丙")))
    keys = "pq"
    articles = tuple(Article(key=k, body=b) for k, b in zip(keys, bodies, strict=True))
    program.sitting.open(Draft(Bulletin(articles=articles)))
    for key in "pq":
        program.drafting.go(key)
        assert program.bench.editor.body() == bodies[keys.index(key)]


def test_the_menu_has_the_commands_where_the_caret_is_in_a_table(office) -> None:
    program = begun(office)
    menu = program.tabling._menu
    menu.aboutToShow.emit()
    assert [one.isEnabled() for one in menu.actions()] == [False]
    program.bench.toolbar.table_asked.emit(2, 2)
    menu.aboutToShow.emit()
    words = [one.text().split("\t")[0] for one in menu.actions()]
    assert words[:4] == ["插入", "删除", "选择", "合并单元格"]
    assert all(one.isEnabled() for one in menu.actions())
    program.bench.editor.go_to(Spot((len(program.bench.editor.body()),), gap=True))
    menu.aboutToShow.emit()
    assert [one.isEnabled() for one in menu.actions()] == [False]
